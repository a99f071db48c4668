"""Finds the copies that a sync program puts beside a journal when two computers changed it at once.

Each program has its own way to name such a copy. What has such a name and carries the mark of a
journal is taken for one. Copies that updates made have other names.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from storage.file.header import is_journal
from storage.file.places import real_path

_WORD = r"(?i:conflict|conflit|konflikt|conflicto|conflito|конфликт|競合|冲突|衝突|충돌)"
_MARK = re.compile(
    "|".join(
        (
            # Dropbox, Nextcloud, Seafile, Box: " (conflicted copy 2026-11-30)", " [Conflict]".
            rf" ?[(\[].*{_WORD}.*[)\]]",
            # Syncthing, Resilio, ownCloud, rclone: ".sync-conflict-20261130-101500-ABCDEFG".
            rf"[._-](?:sync-)?{_WORD}\w*(?:[._-]\S*)?",
            # Synology: "_NAS_Nov-30-1015-2026_Conflict".
            rf"_[^_]+_[A-Z][a-z]+-\d\d-\d+-\d{{4}}_{_WORD}",
            # Google Drive: " (1)", "_conf(1)"; iCloud: " 2".
            r"(?: |_conf)?\(\d{1,3}\)",
            r" [2-9]",
            # OneDrive: the name of the computer, and a number from the second copy on.
            r"-[A-Z][A-Z0-9-]{3,62}",
            r"-[^-]*(?:MacBook|iMac|Mac mini|Mac Studio).*",
        )
    )
)
_MOST_LOOKED_AT = 1_000
"""How many files with such names are opened, so that it ends soon."""


class ConflictCopy(NamedTuple):
    """A copy, and when it was changed last, in nanoseconds since 1970."""

    path: Path
    changed_at: int


def conflict_names(journal: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that a sync program would give to a copy of the file called `journal`."""
    whole = Path(_composed(journal))
    return tuple(
        name
        for name in names
        if name != journal and _is_marked(_composed(name), whole.stem, whole.suffix)
    )


def conflict_copies(path: Path) -> tuple[ConflictCopy, ...]:
    """The conflict copies beside the journal at `path`, the one changed last first. Only reads.

    Raises OSError if its folder can't be listed. A copy that can't be read is left out.
    """
    path = real_path(path)
    here = path.stat()
    with os.scandir(path.parent) as entries:
        names = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
    likely = conflict_names(path.name, names)[:_MOST_LOOKED_AT]
    found = (_copy(path.with_name(name), here) for name in likely)
    return tuple(sorted(filter(None, found), key=lambda copy: -copy.changed_at))


def original_of(path: Path, journals: Iterable[Path]) -> Path | None:
    """The one of these journals that the file at `path` seems to be a conflict copy of, if any."""
    for journal in journals:
        real = real_path(journal)
        if real.parent == path.parent and conflict_names(real.name, [path.name]):
            return journal
    return None


def _copy(path: Path, journal: os.stat_result) -> ConflictCopy | None:
    try:
        state = path.stat()
        # Another name of the open file: to close it would drop the locks that this process has.
        is_other = not os.path.samestat(state, journal) and is_journal(path)
    except OSError:
        return None
    return ConflictCopy(path, state.st_mtime_ns) if is_other else None


def _is_marked(name: str, stem: str, suffix: str) -> bool:
    if not name.startswith(stem):
        return False
    rest = name[len(stem) :]
    between = rest.removesuffix(suffix) if rest.endswith(suffix) else ""
    after = rest.removeprefix(suffix) if suffix and rest.startswith(suffix) else ""
    return any(_MARK.fullmatch(part) for part in (between, after) if part)


def _composed(name: str) -> str:
    """The name in one form of Unicode: a Mac's sync program may have taken letters apart."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)
