# ruff: noqa: N818  (a name says what happened: "raise CycleIsClosed" needs no second noun)
"""What a sound journal refuses to change or doesn't hold, in the same plain words as its errors."""

from __future__ import annotations

from storage.file.errors import JournalError


class NoSuchReview(JournalError):
    """The review cycle is not in the journal, or is in the trash."""

    def __init__(self) -> None:
        super().__init__(
            "That review is not in the journal, or is in the trash. Nothing was changed.",
            "Look for it in the trash, or choose another.",
        )


class CycleIsClosed(JournalError):
    """A closed cycle is read-only."""

    def __init__(self) -> None:
        super().__init__(
            "That review is closed, so it can’t be changed. It is safe, just as you closed it.",
            "Reopen it if you want to write in it again.",
        )


class CycleIsOpen(JournalError):
    """Only a closed cycle can be rated a second time."""

    def __init__(self) -> None:
        super().__init__(
            "That review is open again, so it can’t be rated a second time. It was not changed.",
            "Close it first.",
        )


class RatingIsFinal(JournalError):
    """A committed second rating can't be changed."""

    def __init__(self) -> None:
        super().__init__(
            "You have already rated that skill a second time. That rating stays as it is.",
            "Continue with the next skill.",
        )


class ChangedElsewhere(JournalError):
    """Another window chose something else since this one read it."""

    def __init__(self) -> None:
        super().__init__(
            "That was changed in another window or on another computer in the meantime. The "
            "choice made there stays.",
            "Look at it as it is now, then choose again if you want something else.",
        )


class NoSuchFeedback(JournalError):
    """The feedback is not in the journal, or is in the trash."""

    def __init__(self) -> None:
        super().__init__(
            "That feedback is not in the journal, or is in the trash. Nothing was changed.",
            "Look for it in the trash, or enter it again.",
        )


class NoSuchEvidence(JournalError):
    """The work log entry is not in the journal, or is in the trash."""

    def __init__(self) -> None:
        super().__init__(
            "That evidence is not in the journal, or is in the trash. Nothing was changed.",
            "Look for it in the trash, or note it again.",
        )


class CycleIsInTrash(JournalError):
    """A cycle in the trash is read-only."""

    def __init__(self) -> None:
        super().__init__(
            "That review is in the trash, so it can’t be changed. Everything in it is safe.",
            "Restore it if you want to write in it again.",
        )
