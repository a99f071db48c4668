"""Finds the newest copy of a journal that passes every check, for when the journal does not."""

from __future__ import annotations

import glob
from contextlib import closing
from pathlib import Path

from rubrics.errors import KnownError
from storage.file.connection import JournalFile, Opener
from storage.file.driver import driver
from storage.file.errors import AlteredSchema, DamagedJournal, JournalError
from storage.file.header import examine
from storage.file.opening import open_sound
from storage.file.schema import migrate
from storage.migrations import MIGRATIONS
from storage.tables.checking import refuse_any_damage

_MOST_COPIES = 5
"""How many copies are looked at, the newest first, so that it ends soon."""


def newest_good_copy(path: Path) -> Path | None:
    """The newest of the copies that updates left beside the journal, if one is sound. Only reads.

    A copy of an older schema is updated in memory, so that its rows can be read.
    """
    pattern = f"{glob.escape(path.stem)}.before-schema-*{glob.escape(path.suffix)}"
    copies = sorted(path.parent.glob(pattern), key=lambda copy: copy.name.split(".")[-3:-1])
    for copy in reversed(copies[-_MOST_COPIES:]):
        if _is_sound(copy):
            return copy
    return None


def with_good_copy(error: AlteredSchema | DamagedJournal) -> KnownError:
    """The same error with a way out that names the newest good copy, where there is one."""
    copy = newest_good_copy(error.path)
    if copy is None:
        return error
    return KnownError(
        error.message,
        "Make a copy of the file before anything else. The newest copy beside it that passes "
        f"every check is {copy}.",
    )


def _is_sound(copy: Path) -> bool:
    try:
        examine(copy, MIGRATIONS[-1].number)
        with (
            closing(open_sound(Opener(copy, wait=0.0))) as file,
            closing(JournalFile(Opener(Path(":memory:")))) as memory,
        ):
            file.connection.backup(memory.connection)
            migrate(memory, MIGRATIONS)
            refuse_any_damage(memory)
    # Whatever is wrong with it, it is no good copy.
    except (JournalError, driver.Error, OSError, ValueError):
        return False
    return True
