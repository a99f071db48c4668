"""Feedback is kept with any review, and nothing is deleted at once."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.feedback import Who
from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.ratings import NotRated
from storage.changes import Change, ChangeKind
from storage.file.driver import driver
from storage.file.refusals import CycleIsInTrash, NoSuchFeedback, NoSuchReview
from storage.journal import Journal
from storage.tables.feedback import FEEDBACK
from tests.storage.conftest import Clock
from tests.storage.examples import level, some_feedback
from tests.storage.files import emptied, in_trash, past_the_door


def test_a_draft_and_a_closed_review_take_views_and_stay_as_they_were(
    journal: Journal, draft: ReviewCycle
) -> None:
    journal.reviews.save_rating(level(draft.id))
    journal.feedback.save(some_feedback(draft.id, "first"))
    journal.reviews.close(draft.id)
    before = journal.reviews.review(draft.id)
    none = some_feedback(draft.id, "second").with_changes(
        level=None, reason=NotRated.NO_OPPORTUNITY, who=Who.MANAGER, label="", private=False
    )
    journal.feedback.save(none)
    assert journal.reviews.review(draft.id) == before
    journal.close()
    with Journal.open(journal.path) as again:
        assert again.feedback.everything() == (some_feedback(draft.id, "first"), none)
        again.check()


def test_several_people_say_something_of_one_skill_and_the_days_give_their_order(
    journal: Journal, draft: ReviewCycle
) -> None:
    for name, day in (("late", 9), ("early", 2), ("also early", 2)):
        said = some_feedback(draft.id, name).with_changes(said_on=date(2026, 11, day))
        journal.feedback.save(said)
    assert [said.id for said in journal.feedback.everything()] == ["early", "also early", "late"]


def test_a_view_is_edited_in_its_place(journal: Journal, draft: ReviewCycle) -> None:
    journal.feedback.save(some_feedback(draft.id))
    changed = some_feedback(draft.id).with_changes(level=1, words="Something else.", who=Who.REPORT)
    journal.feedback.save(changed)
    assert journal.feedback.everything() == (changed,)


def test_a_view_goes_to_the_trash_and_comes_back_as_it_was(
    journal: Journal, draft: ReviewCycle, clock: Clock
) -> None:
    for name in ("one", "two"):
        journal.feedback.save(some_feedback(draft.id, name))
    journal.reviews.close(draft.id)
    for name in ("one", "two"):
        clock.move_on()
        journal.feedback.move_to_trash(name)
    assert journal.feedback.everything() == ()
    assert [said.id for said in in_trash(journal, FEEDBACK)] == ["two", "one"]
    journal.feedback.restore("one")
    assert journal.feedback.everything() == (some_feedback(draft.id, "one"),)
    assert [said.id for said in in_trash(journal, FEEDBACK)] == ["two"]


def test_emptying_the_trash_deletes_views_for_good(journal: Journal, draft: ReviewCycle) -> None:
    secret = "a sentence that is not to stay " * 400
    journal.feedback.save(some_feedback(draft.id, "kept"))
    journal.feedback.save(some_feedback(draft.id, "gone").with_changes(words=secret))
    journal.feedback.move_to_trash("gone")
    assert secret[:40].encode() in journal.path.read_bytes()
    assert journal.trash.empty() == emptied(views=1)
    assert journal.trash.empty() == emptied()
    assert secret[:40].encode() not in journal.path.read_bytes()
    assert [said.id for said in journal.feedback.everything()] == ["kept"]
    assert in_trash(journal, FEEDBACK) == ()
    journal.check()


def test_views_go_and_come_back_with_their_review(journal: Journal, draft: ReviewCycle) -> None:
    for name in ("kept", "thrown away"):
        journal.feedback.save(some_feedback(draft.id, name))
    journal.feedback.move_to_trash("thrown away")
    journal.reviews.move_to_trash(draft.id)
    assert (journal.feedback.everything(), in_trash(journal, FEEDBACK)) == ((), ())
    assert [thing.item.id for thing in journal.trash.everything()] == [draft.id]
    with pytest.raises(CycleIsInTrash):
        journal.feedback.save(some_feedback(draft.id, "new"))
    with pytest.raises(CycleIsInTrash):
        journal.feedback.restore("thrown away")
    journal.reviews.restore(draft.id)
    assert [said.id for said in journal.feedback.everything()] == ["kept"]
    assert [said.id for said in in_trash(journal, FEEDBACK)] == ["thrown away"]
    journal.reviews.move_to_trash(draft.id)
    assert journal.trash.empty() == emptied(reviews=1)
    with past_the_door(journal.path) as connection:
        assert connection.execute("SELECT count(*) FROM feedback").fetchone() == (0,)


def test_a_view_that_is_not_there_is_said_to_be_missing(
    journal: Journal, draft: ReviewCycle
) -> None:
    journal.feedback.save(some_feedback(draft.id))
    journal.feedback.move_to_trash("view")
    for attempt in (
        lambda: journal.feedback.save(some_feedback(draft.id)),
        lambda: journal.feedback.move_to_trash("view"),
        lambda: journal.feedback.move_to_trash("unknown"),
        lambda: journal.feedback.restore("unknown"),
    ):
        with pytest.raises(NoSuchFeedback, match="not in the journal"):
            attempt()
    with pytest.raises(NoSuchReview):
        journal.feedback.save(some_feedback("gone", "other"))
    assert in_trash(journal, FEEDBACK) == (some_feedback(draft.id),)


def test_what_breaks_a_rule_of_the_file_changes_nothing(
    journal: Journal, draft: ReviewCycle
) -> None:
    for wrong, rule in (
        ({"rubric_id": "other"}, "FOREIGN KEY"),
        ({"level": 11}, "CHECK"),
        ({"level": None}, "CHECK"),
        ({"id": ""}, "CHECK"),
    ):
        with pytest.raises(driver.IntegrityError, match=rule):
            journal.feedback.save(some_feedback(draft.id).model_copy(update=wrong))
    assert journal.feedback.everything() == ()


def test_listeners_hear_of_feedback(journal: Journal, draft: ReviewCycle) -> None:
    changes: list[Change] = []
    journal.subscribe(changes.append)
    journal.feedback.save(some_feedback(draft.id))
    journal.feedback.move_to_trash("view")
    journal.feedback.restore("view")
    journal.feedback.move_to_trash("view")
    journal.trash.empty()
    assert changes[:4] == [Change(ChangeKind.FEEDBACK, draft.id)] * 4
    assert changes[4:] == [Change(ChangeKind.FEEDBACK, None)]
