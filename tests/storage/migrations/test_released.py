"""Every journal that a released version wrote can be opened and read for good."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assessment.feedback import Feedback, Who
from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState, Depth, Place
from assessment.reviews.ratings import Confidence, Energy, NotRated
from assessment.reviews.review import Review
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from storage.tables.evidence import EVIDENCE
from storage.tables.feedback import FEEDBACK
from storage.tables.reviews.kinds import CYCLES
from tests.conftest import EAST, StandIn
from tests.storage.examples import (
    AWKWARD,
    OTHER_VERSION,
    QUOTATIONS,
    a_then_rating,
    entry,
    repeat,
    some_feedback,
    words,
)
from tests.storage.files import in_trash, past_the_door
from tests.storage.released import copy_of_released

SCHEMAS = [migration.number for migration in MIGRATIONS]


@pytest.fixture(params=SCHEMAS)
def schema(request: pytest.FixtureRequest) -> int:
    """Every schema that was released."""
    return request.param


@pytest.fixture
def released(schema: int, tmp_path: Path) -> Path:
    """A copy of the journal that stands for a released schema."""
    return copy_of_released(schema, tmp_path)


def test_a_released_journal_opens_and_checks_clean(released: Path) -> None:
    with Journal.open(released) as journal:
        journal.check()
        assert [cycle.id for cycle in journal.reviews.cycles()] == ["closed", "draft"]
        assert [cycle.id for cycle in in_trash(journal, CYCLES)] == ["trashed"]
        assert journal.preferences.chosen_rubrics == ("practice",)
        (rubric,) = journal.reviews.frozen_rubrics()
    assert (rubric.id, rubric.version, rubric.title) == ("practice", 1, "Practice")
    assert rubric.skill("planning").anchor(3) == "Does it, in way 3."


def test_a_released_journals_closed_review_reads_as_it_was_written(
    released: Path, schema: int
) -> None:
    with Journal.open(released) as journal:
        review, feedback = journal.reviews.review("closed"), journal.feedback.everything()
    cycle = review.cycle
    assert (cycle.title, cycle.depth, cycle.state) == (
        "Review of 2024",
        Depth.FULL,
        CycleState.CLOSED,
    )
    assert (cycle.period.start, cycle.period.end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert cycle.opened_at == datetime(2024, 12, 31, 8, tzinfo=UTC)
    assert cycle.closed_at is not None
    assert cycle.reopened_at is not None
    assert cycle.opened_at < cycle.reopened_at < cycle.closed_at
    assert (cycle.closing_reflection, cycle.reflection_private) == ("A year of two halves.", True)
    assert cycle.focus == (SkillKey("practice", "listening"),)
    (answer,) = review.answers
    assert (answer.text, answer.private, answer.bring_to_one_on_one) == (
        "Wrote this *first*.",
        True,
        True,
    )
    _assert_ratings(review, feedback, schema)


def _assert_ratings(review: Review, feedback: tuple[Feedback, ...], schema: int) -> None:
    planning, *others = review.ratings
    assert (planning.skill_id, planning.level) == ("planning", 4)
    if schema == 1:
        # It held a peer's view as a rating, which no version could show.
        assert others == []
        (item,) = feedback
        assert (item.skill_id, item.who, item.level) == ("listening", Who.PEER, 4)
        assert (item.words, item.private, item.said_on) == (AWKWARD, True, date(2026, 12, 31))
        return
    (listening,) = others
    assert (listening.confidence, listening.energy) == (Confidence.HIGH, Energy.DRAINS_ME)
    assert (listening.note, listening.note_private, listening.without_writing) == (
        AWKWARD,
        True,
        True,
    )
    assert [(r.level, r.reason, r.confidence) for r in listening.revisions] == [
        (None, NotRated.NO_OPPORTUNITY, None),
        (2, None, Confidence.LOW),
    ]


def test_a_released_journals_second_looks_and_views_read_as_they_were_written(
    released: Path, schema: int
) -> None:
    with Journal.open(released) as journal:
        repeats, then_ratings = (
            journal.repeats.everything(),
            journal.then_ratings.everything(),
        )
        kept, thrown_away = journal.feedback.everything(), in_trash(journal, FEEDBACK)
    if schema == 1:
        assert (repeats, then_ratings, thrown_away) == ((), (), ())
        return
    assert repeats == (repeat("closed", 3),)
    assert then_ratings == (a_then_rating("closed", "draft", 2),)
    assert (kept, thrown_away) == (
        (some_feedback("closed", "kept"),),
        (some_feedback("closed", "thrown-away"),),
    )


def test_a_released_journals_quotations_read_as_they_were_chosen(
    released: Path, schema: int
) -> None:
    with Journal.open(released) as journal:
        chosen = journal.quotations.chosen("closed")
    assert chosen == (() if schema == 1 else QUOTATIONS)


def test_a_released_journals_work_log_reads_as_it_was_noted(released: Path, schema: int) -> None:
    with Journal.open(released) as journal:
        kept, thrown_away = journal.evidence.entries(), in_trash(journal, EVIDENCE)
        if schema < 3:
            assert (kept, thrown_away) == ((), ())
            return
        assert (kept, thrown_away) == ((entry("kept"),), (entry("thrown-away"),))
        journal.evidence.restore("thrown-away")
        journal.evidence.move_to_trash("kept")
        assert journal.evidence.entries() == (entry("thrown-away"),)
        journal.check()


def test_a_released_journals_other_versions_read_as_they_were_kept(
    released: Path, schema: int
) -> None:
    with Journal.open(released) as journal:
        kept = journal.other_versions.everything()
    assert kept == (() if schema < 5 else (OTHER_VERSION,))


def test_a_released_journals_days_read_as_they_were_kept(
    schema: int, tmp_path: Path, stand_in: StandIn
) -> None:
    path = copy_of_released(schema, tmp_path)
    # The days of the older ones are those of the place where they are updated.
    stand_in(EAST)
    with Journal.open(path) as journal:
        cycle = journal.reviews.review("closed").cycle
    zone = None if schema < 6 else UTC
    for moment, day in (
        (cycle.opened_at, cycle.opened_on),
        (cycle.closed_at, cycle.closed_on),
        (cycle.reopened_at, cycle.reopened_on),
    ):
        assert moment is not None
        assert day == moment.astimezone(zone).date()


def test_a_released_journals_draft_is_taken_up_where_it_was(released: Path) -> None:
    with Journal.open(released) as journal:
        (review,) = journal.reviews.drafts()
        assert review.cycle.depth is Depth.PULSE
        assert review.cycle.place == Place(
            rubric_id="practice", skill_id="listening", question_id="listening-well"
        )
        journal.reviews.save_answer(words("draft"))
        journal.reviews.close("draft")
        assert len(journal.reviews.snapshots()) == 2
        journal.check()


def test_an_updated_journal_has_the_very_tables_of_a_new_one(
    released: Path, tmp_path: Path
) -> None:
    Journal.open(released).close()
    Journal.create(tmp_path / "new.rings").close()
    schemas: list[list[tuple[str, str]]] = []
    for path in (released, tmp_path / "new.rings"):
        with past_the_door(path) as connection:
            query = "SELECT name, sql FROM sqlite_schema ORDER BY type, name"
            schemas.append(connection.execute(query).fetchall())
    assert schemas[0] == schemas[1]
