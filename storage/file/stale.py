"""Recognises what an unfinished change left beside another state of the journal.

A crash leaves the pages as they were before the change in a file whose name ends in "-journal", and
the next opening puts them back. Where an older copy of the journal was restored meanwhile, they
belong to another state of it and would destroy the copy.
"""

from __future__ import annotations

from pathlib import Path

from storage.file.errors import StaleChanges

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_ALL_TO_THE_END = 0xFFFFFFFF
_MOST_PAGES = 100_000
"""A transaction of the program changes a few pages; this only bounds a file that is no such."""


def refuse_stale_changes(path: Path) -> None:
    """Raises StaleChanges if the changes left beside the journal belong to another state of it.

    Every commit raises a counter in the first page. The one in the page as it was has to be that
    of the file, or one less if the new page was written. Both are read twice if they differ:
    another program may be saving right now. Raises OSError.
    """
    beside = path.with_name(f"{path.name}-journal")
    if not beside.exists():
        return
    if not (_belongs(beside, path) or _belongs(beside, path)):
        raise StaleChanges(path, beside)


def _belongs(beside: Path, path: Path) -> bool:
    try:
        before = _first_page_before(beside)
    except FileNotFoundError:
        return True
    with path.open("rb") as file:
        counter = int.from_bytes(file.read(28)[24:28])
    return before is None or counter - int.from_bytes(before[24:28]) in (0, 1)


def _first_page_before(beside: Path) -> bytes | None:
    """The first page of the journal as it was, or None if the change did not touch it.

    The format is described in https://www.sqlite.org/fileformat2.html (3. The Rollback Journal).
    """
    size, start = beside.stat().st_size, 0
    with beside.open("rb") as file:
        while start + 28 <= size:
            file.seek(start)
            header = file.read(28)
            if not header.startswith(_MAGIC):
                return None
            count, _, _, sector, page = (
                int.from_bytes(header[at : at + 4]) for at in range(8, 28, 4)
            )
            if not 512 <= page <= 65536 or not 32 <= sector <= 65536:  # noqa: PLR2004
                return None
            if count == _ALL_TO_THE_END:
                count = size // (page + 8)
            at = start + sector
            for _ in range(min(count, _MOST_PAGES)):
                file.seek(at)
                if int.from_bytes(file.read(4)) == 1:
                    found = file.read(page)
                    return found if len(found) == page else None
                at += page + 8
            start = -(-at // sector) * sector
    return None
