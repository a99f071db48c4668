"""The passages chosen for the yearly page of a review."""

from __future__ import annotations

from assessment.reporting.quotations import MOST_QUOTATIONS, Quotation
from storage.changes import Change, ChangeKind
from storage.file.connection import JournalFile
from storage.file.errors import DamagedJournal
from storage.tables.comparing import refuse_change
from storage.tables.keeping import Keeping
from storage.tables.kind import ListTable
from storage.tables.table import Lists

QUOTATIONS = ListTable(
    "quotation",
    owner="cycle_id",
    texts={"passage": "despite_private"},
    names=("source_rubric_id", "source_name"),
)
_PRESENT = "SELECT id FROM cycle WHERE id = ? AND deleted_at IS NULL"


class QuotationStore:
    """Reads and saves the chosen passages. When a method returns, its change is on the disk.

    They are a list that belongs to a cycle but not to the review itself, so they can be changed
    even if the review is closed.
    """

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._lists = Lists(QUOTATIONS, Quotation)

    def chosen(self, cycle_id: str) -> tuple[Quotation, ...]:
        """The passages chosen for a cycle, in order. Empty for a cycle in the trash.

        Raises DamagedJournal if one of them is not what was written.
        """
        found = self._lists.read(self._keeping.file, _PRESENT, (cycle_id,))
        return _as_models(self._keeping.file, found[cycle_id])

    def choose(
        self,
        cycle_id: str,
        quotations: tuple[Quotation, ...],
        *,
        read: tuple[Quotation, ...] | None = None,
    ) -> None:
        """Replaces the chosen passages with these, at most three.

        Raises ValueError if there are more, ChangedElsewhere if the chosen ones are no longer
        those that were `read`, and NoSuchReview, CycleIsInTrash, LockedJournal or
        DiskFull.
        """
        if len(quotations) > MOST_QUOTATIONS:
            raise ValueError("a page holds three quotations at most")
        with self._keeping.saving(cycle_id) as file:
            if read is not None:
                refuse_change(self.chosen(cycle_id), quotations, read)
            self._lists.put(file, cycle_id, quotations)
        self._keeping.announce(Change(ChangeKind.QUOTATION, cycle_id))


def damaged_quotations(file: JournalFile) -> list[str]:
    """Every review's passages that are not what was chosen, as DamagedJournal names their rows."""
    found = Lists(QUOTATIONS, Quotation).read(file, "SELECT id FROM cycle", ())
    damaged: list[str] = []
    for of_cycle in found.values():
        try:
            _as_models(file, of_cycle)
        except DamagedJournal as error:
            damaged += error.places
    return damaged


def _as_models(file: JournalFile, found: list[dict[str, object]]) -> tuple[Quotation, ...]:
    try:
        return tuple(map(Quotation.model_validate, found))
    except ValueError as error:
        raise DamagedJournal(file.path, [f"a row of the table “{QUOTATIONS.name}”"]) from error
