"""Opens a file whose schema and pages are as they should be; looks twice before it says damage."""

from __future__ import annotations

from collections.abc import Callable

from storage.file.connection import JournalFile, Opener, refuse_damage
from storage.file.errors import DamagedJournal, DiskTrouble, JournalError
from storage.file.layout import refuse_altered_schema


def open_sound(opener: Opener) -> JournalFile:
    """The open file. Raises AlteredSchema or DamagedJournal.

    Its schema is compared first: nothing in a file may run before that.
    """
    file = JournalFile(opener)
    try:
        refuse_altered_schema(file)
        refuse_damage(file)
    except BaseException:
        file.close()
        raise
    return file


def looked_at_again(first: DamagedJournal, look: Callable[[], object]) -> JournalError:
    """What `look` raises as DamagedJournal, or else DiskTrouble.

    SQLite tells a page that could not be read once as a fault of the file, and a disk that fails
    once, or a connection to it, is no damaged journal.
    """
    try:
        look()
    except DamagedJournal as second:
        return second
    return DiskTrouble(first.path)
