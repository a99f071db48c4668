"""Second ratings are kept with a closed review, which itself stays as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.ratings import NotRated
from assessment.reviews.second_ratings import Repeat
from rubrics.model import Rubric
from storage.changes import Change, ChangeKind
from storage.file.driver import driver
from storage.file.refusals import CycleIsInTrash, CycleIsOpen, NoSuchReview, RatingIsFinal
from storage.journal import Journal
from tests.assessment.examples import a_cycle, a_rubric
from tests.storage.examples import (
    LISTENING,
    PLANNING,
    a_then_rating,
    full_rating,
    level,
    repeat,
    words,
)
from tests.storage.files import emptied, past_the_door


@pytest.fixture
def closed(journal: Journal, draft: ReviewCycle) -> ReviewCycle:
    """A closed review of 2026 with words and a level in it."""
    journal.reviews.save_answer(words(draft.id))
    journal.reviews.save_rating(full_rating(draft.id, PLANNING))
    journal.reviews.set_focus(draft.id, (PLANNING,))
    return journal.reviews.close(draft.id)


@pytest.fixture
def later(journal: Journal, rubric: Rubric) -> ReviewCycle:
    """An open review of 2027."""
    cycle = a_cycle(2027, [rubric])
    journal.reviews.start(cycle, [rubric])
    return cycle


def begun(then_rating: Repeat) -> Repeat:
    return then_rating.with_changes(committed_at=None)


def test_a_closed_review_takes_second_looks_and_stays_as_it_was(
    journal: Journal, closed: ReviewCycle, later: ReviewCycle
) -> None:
    before = journal.reviews.review(closed.id)
    unsure = repeat(closed.id, key=LISTENING).with_changes(
        level=None, reason=NotRated.NOT_ENOUGH_EVIDENCE, confidence=None
    )
    for then_rating in (repeat(closed.id), unsure):
        journal.repeats.save(then_rating)
    journal.then_ratings.save(a_then_rating(closed.id, later.id))
    assert journal.reviews.review(closed.id) == before
    journal.close()
    with Journal.open(journal.path) as again:
        assert again.reviews.review(closed.id) == before
        assert again.repeats.everything() == (repeat(closed.id), unsure)
        assert again.then_ratings.everything() == (a_then_rating(closed.id, later.id),)
        again.check()


def test_until_it_is_committed_a_second_look_can_change_and_be_taken_back(
    journal: Journal, closed: ReviewCycle, later: ReviewCycle
) -> None:
    repeats, then_ratings = journal.repeats, journal.then_ratings
    by_later = a_then_rating(closed.id, later.id).with_changes(committed_at=None)
    for number in (2, 5):
        repeats.save(begun(repeat(closed.id, number)))
        then_ratings.save(by_later.with_changes(level=number))
    assert [then_rating.level for then_rating in repeats.everything()] == [5]
    assert [then_rating.level for then_rating in then_ratings.everything()] == [5]
    repeats.remove(repeat(closed.id))
    then_ratings.remove(a_then_rating(closed.id, later.id))
    assert (repeats.everything(), then_ratings.everything()) == ((), ())


def test_only_a_second_look_that_was_taken_back_is_announced(
    journal: Journal, closed: ReviewCycle
) -> None:
    committed = repeat(closed.id, key=LISTENING)
    journal.repeats.save(begun(repeat(closed.id)))
    journal.repeats.save(committed)
    changes: list[Change] = []
    journal.subscribe(changes.append)
    for second_rating in (repeat(closed.id), repeat(closed.id), committed):
        journal.repeats.remove(second_rating)
    assert changes == [Change(ChangeKind.SECOND_RATING, closed.id)]


def test_a_second_look_that_was_committed_stays(
    journal: Journal, closed: ReviewCycle, later: ReviewCycle
) -> None:
    repeats, then_ratings = journal.repeats, journal.then_ratings
    repeats.save(begun(repeat(closed.id, 2)))
    repeats.save(repeat(closed.id, 3))
    then_ratings.save(a_then_rating(closed.id, later.id))
    with pytest.raises(RatingIsFinal, match="stays as it is"):
        repeats.save(repeat(closed.id, 4))
    with pytest.raises(RatingIsFinal):
        then_ratings.save(a_then_rating(closed.id, later.id, 5))
    repeats.remove(repeat(closed.id))
    then_ratings.remove(a_then_rating(closed.id, later.id))
    assert repeats.everything() == (repeat(closed.id, 3),)
    assert then_ratings.everything() == (a_then_rating(closed.id, later.id),)
    with past_the_door(journal.path) as connection:
        for statement in ("UPDATE repeat_rating SET level = 1", "DELETE FROM then_rating"):
            with pytest.raises(driver.IntegrityError, match="committed rating"):
                connection.execute(statement)


def test_each_later_review_looks_back_once_by_its_own_standard(
    journal: Journal, rubric: Rubric, closed: ReviewCycle, later: ReviewCycle
) -> None:
    last = a_cycle(2028, [rubric])
    journal.reviews.start(last, [rubric])
    for cycle, number in ((later, 2), (last, 1)):
        journal.then_ratings.save(a_then_rating(closed.id, cycle.id, number))
    assert [then_rating.level for then_rating in journal.then_ratings.everything()] == [2, 1]


def test_an_open_review_takes_no_second_look(
    journal: Journal, closed: ReviewCycle, later: ReviewCycle
) -> None:
    with pytest.raises(CycleIsOpen) as caught:
        journal.repeats.save(repeat(later.id))
    assert caught.value.way_out == "Close it first."
    with pytest.raises(CycleIsOpen):
        journal.then_ratings.save(a_then_rating(later.id, closed.id))
    assert journal.repeats.everything() == ()


def test_second_looks_go_to_the_trash_and_come_back_with_either_review(
    journal: Journal, closed: ReviewCycle, later: ReviewCycle
) -> None:
    repeats, then_ratings = journal.repeats, journal.then_ratings
    repeats.save(repeat(closed.id))
    then_ratings.save(a_then_rating(closed.id, later.id))
    for cycle, count in ((closed, 0), (later, 1)):
        journal.reviews.move_to_trash(cycle.id)
        assert (len(repeats.everything()), len(then_ratings.everything())) == (count, 0)
        with pytest.raises(CycleIsInTrash):
            then_ratings.save(a_then_rating(closed.id, later.id, key=LISTENING))
        journal.reviews.restore(cycle.id)
        assert (len(repeats.everything()), len(then_ratings.everything())) == (1, 1)


@pytest.mark.parametrize("which, repeats", [("closed", 0), ("later", 1)])
def test_emptying_the_trash_takes_the_second_looks_of_either_review(
    journal: Journal, closed: ReviewCycle, later: ReviewCycle, which: str, repeats: int
) -> None:
    journal.repeats.save(repeat(closed.id))
    journal.then_ratings.save(a_then_rating(closed.id, later.id))
    journal.reviews.move_to_trash({"closed": closed, "later": later}[which].id)
    assert journal.trash.empty() == emptied(reviews=1)
    assert len(journal.repeats.everything()) == repeats
    with past_the_door(journal.path) as connection:
        assert connection.execute("SELECT count(*) FROM then_rating").fetchone() == (0,)
    journal.check()


def test_a_second_look_at_or_from_a_review_that_is_gone_says_so(
    journal: Journal, closed: ReviewCycle
) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: journal.repeats.save(repeat("gone")),
        lambda: journal.then_ratings.save(a_then_rating("gone", closed.id)),
        lambda: journal.then_ratings.save(a_then_rating(closed.id, "gone")),
    ]
    for attempt in attempts:
        with pytest.raises(NoSuchReview, match="not in the journal"):
            attempt()


def test_what_breaks_a_rule_of_the_file_changes_nothing(
    journal: Journal, closed: ReviewCycle
) -> None:
    with pytest.raises(driver.IntegrityError, match="CHECK"):
        journal.then_ratings.save(a_then_rating(closed.id, closed.id))
    for then_rating, rule in (
        (repeat(closed.id).model_copy(update={"rubric_id": "other"}), "FOREIGN KEY"),
        (repeat(closed.id).model_copy(update={"level": 11}), "CHECK"),
        (repeat(closed.id).model_copy(update={"reason": NotRated.NO_OPPORTUNITY}), "CHECK"),
    ):
        with pytest.raises(driver.IntegrityError, match=rule):
            journal.repeats.save(then_rating)
    assert (journal.repeats.everything(), journal.then_ratings.everything()) == ((), ())


def test_listeners_hear_of_a_second_rating(
    journal: Journal, closed: ReviewCycle, later: ReviewCycle
) -> None:
    changes: list[Change] = []
    journal.subscribe(changes.append)
    journal.repeats.save(begun(repeat(closed.id)))
    journal.then_ratings.save(a_then_rating(closed.id, later.id))
    journal.repeats.remove(repeat(closed.id))
    assert changes == [Change(ChangeKind.SECOND_RATING, closed.id)] * 3


def test_a_reopened_review_keeps_its_second_looks_and_takes_no_more(
    journal: Journal, closed: ReviewCycle
) -> None:
    journal.repeats.save(repeat(closed.id))
    journal.reviews.reopen(closed.id)
    journal.reviews.save_rating(level(closed.id, 1))
    with pytest.raises(CycleIsOpen):
        journal.repeats.save(repeat(closed.id, key=LISTENING))
    assert journal.repeats.everything() == (repeat(closed.id),)


def test_a_declined_repeat_is_remembered_with_the_journal(
    journal: Journal, closed: ReviewCycle
) -> None:
    assert journal.preferences.declined_repeats == ()
    journal.preferences.declined_repeats = (closed.id,)
    journal.close()
    with Journal.open(journal.path) as again:
        assert again.preferences.declined_repeats == (closed.id,)


def test_a_second_rubric_of_the_later_review_does_not_matter(
    journal: Journal, rubric: Rubric, closed: ReviewCycle
) -> None:
    other = a_rubric(rubric_id="other")
    both = a_cycle(2027, [other, rubric])
    journal.reviews.start(both, [other, rubric])
    journal.then_ratings.save(a_then_rating(closed.id, both.id))
    assert len(journal.then_ratings.everything()) == 1
