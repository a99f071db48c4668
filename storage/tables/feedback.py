"""What other people said. It can be added to closed reviews, too."""

from __future__ import annotations

from assessment.feedback import Feedback
from storage.changes import ChangeKind
from storage.file.errors import NoSuchFeedback
from storage.tables.kind import Kind, TrashWords

FEEDBACK = Kind(
    model=Feedback,
    table="feedback",
    change=ChangeKind.FEEDBACK,
    cycles=("cycle_id",),
    order="said_on, rowid",
    texts={"label": "private", "words": "private"},
    names=("id", "cycle_id", "rubric_id", "skill_id"),
    trash_words=TrashWords("view from someone else", "views from others"),
    missing=NoSuchFeedback,
)
