"""Opens a file whose schema and pages are as they should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from storage.file.connection import JournalFile, Opener, refuse_damage
from storage.file.errors import DamagedJournal, DiskTrouble
from storage.file.layout import refuse_altered_schema

Found = TypeVar("Found")


def open_sound(opener: Opener) -> JournalFile:
    """The open file. Its schema is compared first: nothing in a file may run before that.

    Raises AlteredSchema, DamagedJournal, or what `found_again` raises.
    """
    return found_again(opener.path, lambda: _open_compared(opener))


def found_again(path: Path, check: Callable[[], Found]) -> Found:
    """What `check` returns. Raises DamagedJournal only if it finds the same when called again.

    Raises DiskTrouble if it does not. SQLite tells a page that could not be read once as a fault
    of the file, and a disk that fails once, or a connection to it, is no damaged journal.
    """
    try:
        return check()
    except DamagedJournal as error:
        again = check()
        if isinstance(again, JournalFile):
            again.close()
        raise DiskTrouble(path) from error


def _open_compared(opener: Opener) -> JournalFile:
    file = JournalFile(opener)
    try:
        refuse_altered_schema(file)
        refuse_damage(file)
    except BaseException:
        file.close()
        raise
    return file
