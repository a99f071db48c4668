"""The trash of every kind: listed in one place, and emptied completely or not at all."""

from __future__ import annotations

import pytest

from assessment.reviews.cycles import ReviewCycle
from rubrics.model import Rubric
from storage.changes import Change
from storage.file.errors import DiskFull
from storage.file.refusals import NoSuchReview
from storage.journal import Journal
from tests.assessment.examples import a_cycle
from tests.storage.conftest import Clock
from tests.storage.examples import entry, some_feedback
from tests.storage.files import emptied


@pytest.fixture
def thrown(journal: Journal, draft: ReviewCycle, rubric: Rubric, clock: Clock) -> ReviewCycle:
    """A journal with a review, two pieces of evidence and a view in its trash."""
    cycle = a_cycle(2025, [rubric])
    journal.reviews.start(cycle, [rubric])
    journal.feedback.save(some_feedback(draft.id))
    for name in ("first", "second", "kept"):
        journal.evidence.save(entry(name))
    for throw_away in (
        lambda: journal.feedback.move_to_trash("view"),
        lambda: journal.evidence.move_to_trash("first"),
        lambda: journal.reviews.move_to_trash(cycle.id),
        lambda: journal.evidence.move_to_trash("second"),
    ):
        clock.move_on()
        throw_away()
    return cycle


def test_everything_in_the_trash_is_listed_with_its_kind_and_when_it_went_there(
    journal: Journal, thrown: ReviewCycle, clock: Clock
) -> None:
    things = journal.trash.everything()
    assert [(thing.words.one, thing.item.id) for thing in things] == [
        ("review", thrown.id),
        ("piece of evidence", "second"),
        ("piece of evidence", "first"),
        ("piece of feedback", "view"),
    ]
    assert things[1].deleted_at == clock.now
    assert len({thing.deleted_at for thing in things}) == 4


def test_a_thing_of_any_kind_comes_back(journal: Journal, thrown: ReviewCycle) -> None:
    for thing in journal.trash.everything():
        journal.trash.restore(thing)
    assert journal.trash.everything() == ()
    assert len(journal.reviews.cycles()) == 2
    assert len(journal.evidence.entries()) == 3
    assert journal.feedback.everything()


def test_what_was_brought_back_can_be_thrown_away_again(
    journal: Journal, thrown: ReviewCycle
) -> None:
    before = [thing.item.id for thing in journal.trash.everything()]
    for thing in reversed(journal.trash.everything()):
        journal.trash.restore(thing)
        journal.trash.throw_away_again(thing)
    assert sorted(thing.item.id for thing in journal.trash.everything()) == sorted(before)


def test_emptying_deletes_all_kinds_at_once_and_says_how_many(
    journal: Journal, thrown: ReviewCycle
) -> None:
    changes: list[Change] = []
    journal.subscribe(changes.append)
    assert journal.trash.empty() == emptied(reviews=1, evidence=2, views=1)
    assert journal.trash.everything() == ()
    assert [change.kind for change in changes] == ["cycle", "evidence", "feedback"]
    assert [one.id for one in journal.evidence.entries()] == ["kept"]
    with pytest.raises(NoSuchReview):
        journal.reviews.restore(thrown.id)
    journal.check()


def test_when_emptying_fails_halfway_nothing_is_gone(
    journal: Journal, thrown: ReviewCycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, changes = journal.trash.everything(), list[Change]()
    journal.subscribe(changes.append)

    def full(_: object) -> None:
        raise DiskFull(journal.path)

    monkeypatch.setattr("storage.trash.forget_glance", full)
    with pytest.raises(DiskFull):
        journal.trash.empty()
    assert (journal.trash.everything(), changes) == (before, [])
