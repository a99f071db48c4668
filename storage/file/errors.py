# ruff: noqa: N818  (a name says what happened: "raise DiskFull" needs no second noun)
"""What can go wrong with a journal although the program has no bug, in plain words.

Every message says what happened and what is safe. Every way out says what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rubrics.errors import KnownError


class JournalError(KnownError):
    """A failure of a journal that the user can do something about."""


class MissingJournal(JournalError):
    """There is no file at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no journal at {path}.", "Check the path, or start a new journal there."
        )


class NoHome(JournalError):
    """The account has no home folder, so there is no default place for a journal."""

    def __init__(self) -> None:
        super().__init__(
            "This account has no home folder, so there is no place for a journal in it.",
            "Name a file with “--journal FILE” or in GROWTH_RINGS_JOURNAL.",
        )


class JournalExists(JournalError):
    """A new file would replace one that is already there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is already a file at {path}. It was not changed.",
            "Open it, or choose another name.",
        )


class NoPlaceForJournal(JournalError):
    """A new journal, or its folder, can't be written there."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} can’t be created: {reason}. Nothing was written.",
            "Choose a folder that you can write to.",
        )


class NotAJournal(JournalError):
    """The file is something else. `found` completes "it is ..."."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(
            f"{path} is not a Growth Rings journal: it is {found}. It was not changed.",
            "Choose a file that Growth Rings made; its name ends in .rings.",
        )


MOST_PLACES = 5
"""How many places of a damage are named. More tell a reader nothing new."""


class DamagedJournal(JournalError):
    """The file was a journal, but parts of it are lost or overwritten.

    `places` names the damaged rows, each as "row 3 of the table “answer”", never what is in them.
    There are none where whole pages of the file are lost.
    """

    def __init__(self, path: Path, places: Sequence[str] = ()) -> None:
        self.path = path
        self.places = tuple(places)
        super().__init__(
            f"The journal {path} is damaged{self._where()} It was not changed.",
            "Leave it as it is, and open the latest copy you saved.",
        )

    def _where(self) -> str:
        if not self.places:
            return ": part of it is missing or was overwritten."
        named, more = [*self.places[:MOST_PLACES]], len(self.places) - MOST_PLACES
        last = f"{more} more" if more > 0 else named.pop()
        return f" in {', '.join(named)} and {last}." if named else f" in {last}."


class AlteredSchema(JournalError):
    """The tables of the file are not as Growth Rings makes them. `what` is a clause that says so.

    Something unknown in a journal could read, change or delete what is in it, so nothing is read.
    """

    def __init__(self, path: Path, what: str) -> None:
        self.path = path
        super().__init__(
            f"The journal {path} was altered by another program: {what}. It was not changed.",
            "Leave it as it is, and open the latest copy you saved.",
        )


class StaleChanges(JournalError):
    """Beside the file lie unfinished changes that belong to another state of it."""

    def __init__(self, path: Path, beside: Path) -> None:
        super().__init__(
            f"Beside the journal {path} is {beside.name}, left over from an unfinished change to "
            "a different copy of it. Opening the two together would damage the journal. Neither "
            "was changed.",
            f"If you restored an older copy, move {beside.name} to another folder, then open the "
            "journal again.",
        )


class PathTooLong(JournalError):
    """The path of a file is longer than the database or the system can take."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The path is too long: {path}. Nothing was changed.",
            "Choose a folder with a shorter path, or a shorter name.",
        )


class NewerJournal(JournalError):
    """A later version of Growth Rings wrote the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The journal {path} was written by a newer version of Growth Rings. "
            "It was not changed.",
            "Update Growth Rings on this computer, then open it again.",
        )


class ReadOnlyJournal(JournalError):
    """The file or its folder is write-protected."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"The journal {path} can’t be written to: {what} is read-only. It was not changed.",
            "Allow writing to it, or copy the journal to a folder of your own and open the copy. "
            "“growth-rings report” makes a report from it as it is.",
        )


class MovedJournal(JournalError):
    """The file was renamed, deleted or replaced while it was open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The file at {path} is no longer the one that was opened: it was moved, deleted or "
            "replaced. Nothing was written to either file.",
            "Copy anything not saved yet, close the window, then put the file back or open "
            "the new one.",
        )


class UnreadableJournal(JournalError):
    """The system refuses to read the file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The journal {path} can’t be read: {reason}. It was not changed.",
            "Check that the file belongs to you and that its disk is connected.",
        )


class JournalOutOfReach(JournalError):
    """The folder of an open journal can't be looked into any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The folder of {path} can’t be reached any more: its disk or network is "
            "disconnected, or you no longer have access to it. Everything saved so far is safe.",
            "Connect it again, or restore your access to it. Growth Rings keeps trying to save.",
        )


class LockedJournal(JournalError):
    """Another program is writing to the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The journal {path} is in use by another program. "
            "Nothing was changed, and everything saved so far is safe.",
            "Close the other program, then try again.",
        )


class DiskFull(JournalError):
    """There is no space left to write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk is full, so {path} could not be written. Everything saved so far is safe.",
            "Free some space, then try again.",
        )


class DiskTrouble(JournalError):
    """The disk, or the connection to it, failed while reading or writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk failed to read or write {path}. Everything saved so far is safe.",
            "Check that the disk is connected and healthy, then try again.",
        )


class BackupFailed(JournalError):
    """A backup could not be made, or differs from the journal."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"No copy of {path} could be made: {reason}. The journal was not changed.",
            "Check that there is room on the disk, then try again.",
        )


class UpdateFailed(JournalError):
    """The journal could not be updated to the schema of this version."""

    def __init__(self, path: Path, backup: Path) -> None:
        super().__init__(
            f"The journal {path} could not be updated for this version of Growth Rings. It was "
            f"not changed, and there is a copy of it at {backup}.",
            "Open it with the version you had before, and report this as a bug.",
        )
