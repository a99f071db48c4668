"""What other people said. It can be added to closed reviews, too."""

from __future__ import annotations

from assessment.feedback import Feedback
from storage.changes import ChangeKind
from storage.file.refusals import NoSuchFeedback
from storage.tables.keeping import Keeping
from storage.tables.kind import Kind, TrashWords
from storage.tables.scales import read_judgements
from storage.tables.store import TrashStore

FEEDBACK = Kind(
    model=Feedback,
    table="feedback",
    change=ChangeKind.FEEDBACK,
    cycles=("cycle_id",),
    order="said_on, rowid",
    texts={"label": "private", "words": "private"},
    together=("level", "reason"),
    names=("id", "cycle_id", "rubric_id", "skill_id"),
    trash_words=TrashWords("piece of feedback", "pieces of feedback"),
    missing=NoSuchFeedback,
)


class FeedbackStore(TrashStore[Feedback]):
    """The feedback on every review."""

    def __init__(self, keeping: Keeping) -> None:
        super().__init__(FEEDBACK, keeping)

    def everything(self) -> tuple[Feedback, ...]:
        """All feedback, without that in the trash or on a review in the trash."""
        return read_judgements(self._keeping, self._table)

    def public(self) -> tuple[Feedback, ...]:
        """The same without what is private, of which no word is read."""
        return read_judgements(self._keeping, self._table, "NOT private")
