"""The passages chosen for the page to keep of a review."""

from __future__ import annotations

from assessment.reporting.quotations import MOST_QUOTATIONS, PassageSource, Quotation
from storage.changes import Change, ChangeKind, Listener
from storage.file.connection import JournalFile
from storage.tables.rows import Row
from storage.tables.saving import saving

_CHOSEN = """
    SELECT kind, rubric_id, name, passage, despite_private
    FROM quotation JOIN cycle ON cycle.id = cycle_id
    WHERE cycle_id = ? AND deleted_at IS NULL ORDER BY position
"""
_PUT = """
    INSERT INTO quotation (
        cycle_id, position, kind, rubric_id, name, passage, despite_private
    ) VALUES (?, ?, ?, ?, ?, ?, ?)
"""


class QuotationStore:
    """Reads and saves the chosen passages. What a method wrote is on the disk when it returns.

    They are no part of the review itself: a closed one takes them too.
    """

    def __init__(self, file: JournalFile, tell: Listener) -> None:
        self._file = file
        self._tell = tell

    def chosen(self, cycle_id: str) -> tuple[Quotation, ...]:
        """The passages chosen for a cycle, in their order; none for one in the trash."""
        return tuple(_quotation(row) for row in self._file.rows(_CHOSEN, (cycle_id,)))

    def choose(self, cycle_id: str, quotations: tuple[Quotation, ...]) -> None:
        """Chooses these passages, at most three, in place of those chosen before.

        Raises ValueError for more, and NoSuchReview, CycleIsInTrash, LockedJournal or DiskFull.
        """
        if len(quotations) > MOST_QUOTATIONS:
            raise ValueError("a page holds three quotations at most")
        with saving(self._file, cycle_id):
            self._file.execute("DELETE FROM quotation WHERE cycle_id = ?", (cycle_id,))
            for position, quotation in enumerate(quotations, start=1):
                self._file.execute(_PUT, (cycle_id, position, *_values(quotation)))
        self._tell(Change(ChangeKind.QUOTATION, cycle_id))


def _values(quotation: Quotation) -> Row:
    source = quotation.source
    return (
        source.kind.value,
        source.rubric_id,
        source.name,
        quotation.passage,
        quotation.despite_private,
    )


def _quotation(row: Row) -> Quotation:
    return Quotation(
        source=PassageSource(kind=row[0], rubric_id=row[1], name=row[2]),
        passage=row[3],
        despite_private=row[4],
    )
