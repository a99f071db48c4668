"""A closed review is read-only, and nothing that is deleted is gone at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assessment.reviews.cycles import Period, Place, ReviewCycle
from rubrics.model import Rubric
from storage.file.driver import driver
from storage.file.refusals import CycleIsClosed, CycleIsInTrash, NoSuchReview
from storage.journal import Journal
from storage.tables.reviews.kinds import CYCLES
from storage.tables.reviews.store import ReviewStore
from tests.assessment.examples import a_cycle, a_rubric
from tests.conftest import EAST, WEST, StandIn
from tests.storage.conftest import Clock
from tests.storage.examples import LISTENING, PLANNING, full_rating, level, words
from tests.storage.files import emptied, in_trash, past_the_door

Attempt = Callable[[ReviewStore, str], None]

WAYS_TO_WRITE: dict[str, Attempt] = {
    "a new answer": lambda s, c: s.save_answer(words(c, "New.", "planning-badly")),
    "another answer": lambda s, c: s.save_answer(words(c, "Changed.")),
    "a new rating": lambda s, c: s.save_rating(level(c, 1, LISTENING)),
    "another rating": lambda s, c: s.save_rating(level(c, 1)),
    "no rating": lambda s, c: s.remove_rating(c, LISTENING),
    "a focus": lambda s, c: s.set_focus(c, (LISTENING,)),
    "no focus": lambda s, c: s.set_focus(c, ()),
    "a reflection": lambda s, c: s.save_reflection(c, "Changed.", private=False),
    "a place": lambda s, c: s.save_place(c, Place(rubric_id="practice", skill_id="listening")),
    "a period": lambda s, c: s.change_period(
        c, Period(start=date(2020, 1, 1), end=date(2020, 1, 2))
    ),
}


@pytest.fixture
def filled(journal: Journal, draft: ReviewCycle) -> ReviewCycle:
    """A draft with something of everything in it."""
    journal.reviews.save_answer(words(draft.id))
    journal.reviews.save_rating(full_rating(draft.id, PLANNING))
    journal.reviews.save_rating(
        level(draft.id, 2, LISTENING).model_copy(update={"committed_at": None})
    )
    journal.reviews.save_reflection(draft.id, "A good year.", private=False)
    journal.reviews.set_focus(draft.id, (PLANNING,))
    return draft


@pytest.mark.parametrize("way", WAYS_TO_WRITE)
def test_a_closed_review_takes_no_writing(journal: Journal, filled: ReviewCycle, way: str) -> None:
    journal.reviews.close(filled.id)
    before = journal.reviews.review(filled.id)
    with pytest.raises(CycleIsClosed) as caught:
        WAYS_TO_WRITE[way](journal.reviews, filled.id)
    assert caught.value.message.startswith("That review is closed")
    assert caught.value.way_out.startswith("Reopen it")
    assert journal.reviews.review(filled.id) == before


@pytest.mark.parametrize("way", WAYS_TO_WRITE)
def test_a_reopened_review_takes_writing_again(
    journal: Journal, filled: ReviewCycle, way: str
) -> None:
    journal.reviews.close(filled.id)
    journal.reviews.reopen(filled.id)
    before = journal.reviews.review(filled.id)
    WAYS_TO_WRITE[way](journal.reviews, filled.id)
    assert journal.reviews.review(filled.id) != before


@pytest.mark.parametrize("way", WAYS_TO_WRITE)
def test_a_review_in_the_trash_takes_no_writing(
    journal: Journal, filled: ReviewCycle, way: str
) -> None:
    before = journal.reviews.review(filled.id)
    journal.reviews.move_to_trash(filled.id)
    with pytest.raises((CycleIsInTrash, NoSuchReview)) as caught:
        WAYS_TO_WRITE[way](journal.reviews, filled.id)
    assert "in the trash" in caught.value.message
    journal.reviews.restore(filled.id)
    assert journal.reviews.review(filled.id) == before


def test_closing_and_reopening_say_when(journal: Journal, draft: ReviewCycle, clock: Clock) -> None:
    closed_at = clock.move_on()
    closed = journal.reviews.close(draft.id)
    assert closed.closed_at == closed_at
    assert journal.reviews.review(draft.id).cycle == closed
    reopened_at = clock.move_on()
    reopened = journal.reviews.reopen(draft.id)
    assert (reopened.reopened_at, reopened.is_draft) == (reopened_at, True)
    assert journal.reviews.review(draft.id).cycle == reopened
    clock.move_on()
    assert journal.reviews.close(draft.id).reopened_at == reopened_at


def test_the_days_of_a_review_stay_those_on_which_they_were(
    journal: Journal, draft: ReviewCycle, clock: Clock, stand_in: StandIn
) -> None:
    stand_in(EAST)
    clock.now = datetime(2027, 1, 10, 12, tzinfo=UTC)
    assert journal.local_now() == clock.now
    assert journal.local_now().date() == date(2027, 1, 11)
    journal.reviews.close(draft.id)
    clock.move_on(24)
    journal.reviews.reopen(draft.id)
    stand_in(WEST)
    cycle = journal.reviews.review(draft.id).cycle
    assert cycle.closed_at == datetime(2027, 1, 10, 12, tzinfo=UTC)
    assert (cycle.closed_on, cycle.reopened_on) == (date(2027, 1, 11), date(2027, 1, 12))


def test_the_days_of_a_closed_review_can_not_be_changed_past_the_journal(
    journal: Journal, path: Path, draft: ReviewCycle
) -> None:
    journal.reviews.close(draft.id)
    with past_the_door(path) as other:
        for change in (
            "UPDATE cycle SET opened_on = '2026-12-30'",
            "UPDATE cycle SET closed_on = '2026-12-30'",
            "UPDATE cycle SET closed_at = opened_at",
        ):
            with pytest.raises(driver.IntegrityError, match="closed cycle"):
                other.execute(change)


def test_closing_what_is_closed_and_reopening_what_is_open_change_nothing(
    journal: Journal, draft: ReviewCycle, clock: Clock
) -> None:
    assert journal.reviews.reopen(draft.id) == draft
    closed = journal.reviews.close(draft.id)
    clock.move_on()
    assert journal.reviews.close(draft.id) == closed


def test_a_closed_review_can_be_renamed(journal: Journal, draft: ReviewCycle) -> None:
    journal.reviews.close(draft.id)
    journal.reviews.snapshots()
    journal.reviews.rename(draft.id, "The long year")
    assert journal.reviews.snapshots()[0].cycle.title == "The long year"


def test_a_snapshot_shows_what_was_written_after_it_was_reopened(
    journal: Journal, filled: ReviewCycle
) -> None:
    # All in one moment of the clock: only the text tells one snapshot from the next.
    for text in ("It went well.", "It went better.", "It went best."):
        journal.reviews.reopen(filled.id)
        journal.reviews.save_answer(words(filled.id, text))
        journal.reviews.close(filled.id)
        assert journal.reviews.snapshots()[0].answers[0].text == text


def test_a_review_goes_to_the_trash_and_comes_back_whole(
    journal: Journal, filled: ReviewCycle
) -> None:
    journal.reviews.close(filled.id)
    before = journal.reviews.review(filled.id)
    journal.reviews.move_to_trash(filled.id)
    assert journal.reviews.cycles() == ()
    assert journal.reviews.snapshots() == ()
    assert in_trash(journal, CYCLES) == (before.cycle,)
    with pytest.raises(NoSuchReview):
        journal.reviews.review(filled.id)
    journal.reviews.restore(filled.id)
    assert in_trash(journal, CYCLES) == ()
    assert journal.reviews.snapshots() == (before,)


def test_a_draft_in_the_trash_hides_nothing(journal: Journal, draft: ReviewCycle) -> None:
    assert journal.reviews.hidden_skills()
    journal.reviews.move_to_trash(draft.id)
    assert journal.reviews.hidden_skills() == frozenset()


def test_the_last_thrown_away_comes_first(journal: Journal, rubric: Rubric, clock: Clock) -> None:
    for year in (2024, 2026, 2025):
        cycle = a_cycle(year, [rubric])
        journal.reviews.start(cycle, [rubric])
        journal.reviews.move_to_trash(cycle.id)
        clock.move_on()
    assert [cycle.period.end.year for cycle in in_trash(journal, CYCLES)] == [2025, 2026, 2024]


def test_emptying_the_trash_deletes_for_good_drafts_and_closed_reviews_only_there(
    journal: Journal, rubric: Rubric, filled: ReviewCycle
) -> None:
    other = a_rubric(rubric_id="other")
    kept, closed = a_cycle(2024, [rubric]), a_cycle(2025, [rubric, other])
    for cycle, rubrics in ((kept, [rubric]), (closed, [rubric, other])):
        journal.reviews.start(cycle, rubrics)
        journal.reviews.save_answer(words(cycle.id, "Never to be seen again."))
        journal.reviews.save_rating(full_rating(cycle.id))
    journal.reviews.close(closed.id)
    for cycle in (filled, closed):
        journal.reviews.move_to_trash(cycle.id)
    assert journal.trash.empty() == emptied(reviews=2)
    assert journal.trash.empty() == emptied()
    assert in_trash(journal, CYCLES) == ()
    assert journal.reviews.cycles() == (kept,)
    assert journal.reviews.frozen_rubrics() == (rubric,)
    with pytest.raises(NoSuchReview):
        journal.reviews.restore(closed.id)
    journal.check()


def test_deleted_text_leaves_the_file(journal: Journal, draft: ReviewCycle) -> None:
    secret = "a sentence that is not to stay " * 400
    journal.reviews.save_answer(words(draft.id, secret))
    assert secret[:40].encode() in journal.path.read_bytes()
    journal.reviews.move_to_trash(draft.id)
    journal.trash.empty()
    assert secret[:40].encode() not in journal.path.read_bytes()


def test_the_file_itself_refuses_to_lose_a_review_that_is_not_in_the_trash(
    journal: Journal, filled: ReviewCycle
) -> None:
    journal.reviews.close(filled.id)
    with past_the_door(journal.path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for statement, refusal in (
            ("DELETE FROM cycle", "cycle not in trash"),
            ("DELETE FROM answer", "closed cycle"),
            ("UPDATE rating SET level = 5", "closed cycle"),
            ("UPDATE rating_revision SET level = 5", "closed cycle"),
            ("DELETE FROM rating_revision", "closed cycle"),
            ("UPDATE rubric SET text = '{}'", "frozen rubric"),
            ("UPDATE cycle_rubric SET position = 9", "frozen rubric"),
        ):
            with pytest.raises(driver.IntegrityError, match=refusal):
                connection.execute(statement)


def test_what_happened_to_a_review_stays_on_record(
    journal: Journal, draft: ReviewCycle, clock: Clock
) -> None:
    for step in (
        journal.reviews.close,
        journal.reviews.reopen,
        journal.reviews.move_to_trash,
        journal.reviews.restore,
    ):
        clock.move_on()
        step(draft.id)
    with past_the_door(journal.path) as connection:
        events = connection.execute("SELECT kind, at FROM cycle_event ORDER BY id").fetchall()
    assert [kind for kind, _ in events] == ["opened", "closed", "reopened", "trashed", "restored"]
    assert events[0][1].startswith("2026-12-31T00:00:00")
    assert events[2][1] == "2026-12-31T11:30:15.250000+00:00"


def test_today_follows_the_computer_to_another_zone_while_the_journal_is_open(
    journal: Journal, stand_in: StandIn
) -> None:
    stand_in(WEST)
    west = journal.local_now().utcoffset()
    with pytest.MonkeyPatch.context() as journey:
        # Only the system knows of it yet.
        journey.setenv("TZ", EAST)
        assert journal.local_now().utcoffset() != west
