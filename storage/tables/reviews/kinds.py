"""The kinds of things that make up a review: cycles, answers and ratings."""

from __future__ import annotations

from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.ratings import Answer, Rating
from storage.changes import ChangeKind
from storage.tables.kind import Kind, ListTable, TrashWords

# The version is kept with the frozen text.
_VERSION = "(SELECT version FROM rubric WHERE rubric.sha256 = cycle_rubric.sha256)"

CYCLES = Kind(
    model=ReviewCycle,
    table="cycle",
    change=ChangeKind.CYCLE,
    lists={
        "editions": ListTable(
            "cycle_rubric",
            owner="cycle_id",
            looked_up={"version": _VERSION},
            names=("rubric_id", "sha256"),
        ),
        "focus": ListTable("cycle_focus", owner="cycle_id", names=("rubric_id", "skill_id")),
    },
    also_reads=("rubric",),
    texts={"title": "", "closing_reflection": "reflection_private"},
    names=("id", "place_rubric_id", "place_skill_id", "place_question_id"),
    trash_words=TrashWords("review", "reviews"),
)
ANSWERS = Kind(
    model=Answer,
    table="answer",
    change=ChangeKind.ANSWER,
    key=("cycle_id", "rubric_id", "question_id"),
    cycles=("cycle_id",),
    texts={"text": "private"},
    names=("cycle_id", "rubric_id", "question_id"),
)
RATINGS = Kind(
    model=Rating,
    table="rating",
    change=ChangeKind.RATING,
    key=("cycle_id", "rubric_id", "skill_id"),
    lists={"revisions": ListTable("rating_revision", owner="rating_id")},
    cycles=("cycle_id",),
    texts={"note": "note_private"},
    together=(
        "level",
        "reason",
        "confidence",
        "without_writing",
        "committed_at",
        "revisions",
    ),
    names=("cycle_id", "rubric_id", "skill_id"),
)
