"""The passages chosen for a page are kept with their review, which stays as it was."""

from __future__ import annotations

import pytest

from assessment.reviews.cycles import ReviewCycle
from storage.changes import Change, ChangeKind
from storage.file.driver import driver
from storage.file.refusals import CycleIsInTrash, NoSuchReview
from storage.journal import Journal
from tests.storage.examples import QUOTATIONS
from tests.storage.files import past_the_door


def test_a_closed_review_keeps_them_in_their_order_and_stays_as_it_was(
    journal: Journal, draft: ReviewCycle
) -> None:
    journal.reviews.close(draft.id)
    before = journal.reviews.review(draft.id)
    assert journal.quotations.chosen(draft.id) == ()
    journal.quotations.choose(draft.id, QUOTATIONS)
    assert journal.reviews.review(draft.id) == before
    journal.close()
    with Journal.open(journal.path) as again:
        assert again.quotations.chosen(draft.id) == QUOTATIONS
        again.check()


def test_choosing_again_takes_the_place_of_what_was_chosen(
    journal: Journal, draft: ReviewCycle
) -> None:
    journal.quotations.choose(draft.id, QUOTATIONS)
    journal.quotations.choose(draft.id, QUOTATIONS[::-1])
    assert journal.quotations.chosen(draft.id) == QUOTATIONS[::-1]
    journal.quotations.choose(draft.id, ())
    assert journal.quotations.chosen(draft.id) == ()


def test_more_than_three_are_refused_and_change_nothing(
    journal: Journal, draft: ReviewCycle
) -> None:
    journal.quotations.choose(draft.id, QUOTATIONS)
    with pytest.raises(ValueError, match="three"):
        journal.quotations.choose(draft.id, QUOTATIONS * 2)
    assert journal.quotations.chosen(draft.id) == QUOTATIONS


def test_they_go_and_come_back_with_their_review(journal: Journal, draft: ReviewCycle) -> None:
    journal.quotations.choose(draft.id, QUOTATIONS)
    journal.reviews.move_to_trash(draft.id)
    assert journal.quotations.chosen(draft.id) == ()
    for attempt in (QUOTATIONS, ()):
        with pytest.raises(CycleIsInTrash):
            journal.quotations.choose(draft.id, attempt)
    journal.reviews.restore(draft.id)
    assert journal.quotations.chosen(draft.id) == QUOTATIONS
    journal.reviews.move_to_trash(draft.id)
    journal.trash.empty()
    with past_the_door(journal.path) as connection:
        assert connection.execute("SELECT count(*) FROM quotation").fetchone() == (0,)
    with pytest.raises(NoSuchReview):
        journal.quotations.choose(draft.id, QUOTATIONS)


def test_what_breaks_a_rule_of_the_file_changes_nothing(
    journal: Journal, draft: ReviewCycle
) -> None:
    first = QUOTATIONS[0]
    bare = first.source.model_copy(update={"name": ""})
    for wrong in (
        first.model_copy(update={"passage": "  "}),
        first.model_copy(update={"source": bare}),
    ):
        with pytest.raises(driver.IntegrityError, match="CHECK"):
            journal.quotations.choose(draft.id, (QUOTATIONS[1], wrong))
    assert journal.quotations.chosen(draft.id) == ()


def test_listeners_hear_of_a_choice(journal: Journal, draft: ReviewCycle) -> None:
    changes: list[Change] = []
    journal.subscribe(changes.append)
    journal.quotations.choose(draft.id, QUOTATIONS)
    assert changes == [Change(ChangeKind.QUOTATION, draft.id)]
