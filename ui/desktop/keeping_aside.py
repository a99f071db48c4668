"""Keeps a text whose review was closed or deleted elsewhere while it was being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.evidence import Evidence, entry_of_line
from rubrics.errors import KnownError
from storage.file.refusals import NoSuchReview
from ui.desktop.undoing import Undoable

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessment.reviews.other_versions import OtherVersion
    from storage.journal import Journal
    from ui.desktop.undoing import UndoHistory

BESIDE = (
    "What you wrote here is saved too. Once the review is open again, choose between the two "
    "versions."
)
IN_EVIDENCE = (
    "This review has been deleted for good in another window or on another computer. What you "
    "wrote here is saved as a private entry in your evidence."
)


def keep_aside(
    journal: Journal, version: OtherVersion, before: OtherVersion | None, error: KnownError
) -> str:
    """Keeps a version in place of the one that was kept `before`, and says where.

    `error` is why it can't be where it belongs.
    """
    try:
        journal.other_versions.save(version, read=before)
    except NoSuchReview:
        read = None if before is None else _entry(before)
        journal.evidence.save(_entry(version), read=read)
        return IN_EVIDENCE
    return f"{error.message} {BESIDE}"


def note_settled(
    history: UndoHistory, journal: Journal, version: OtherVersion, show: Callable[[], object]
) -> None:
    """Notes that a version no longer waits for a choice. An undo has it wait, and shows it."""

    def undo() -> str:
        journal.other_versions.save(version, read=None)
        show()
        return "The other version is back. Choose which one to keep."

    def redo() -> str:
        journal.other_versions.settle(version)
        show()
        return "The other version is removed again."

    history.add(Undoable(undo, redo))


def _entry(version: OtherVersion) -> Evidence:
    # Some letter, as an entry needs a title, and a text may be emptied again.
    line, day = version.text.strip() or "…", version.saved_at.astimezone().date()
    entry = entry_of_line(line, version.id, day, version.saved_at)
    return entry.with_changes(text=version.text, private=True)
