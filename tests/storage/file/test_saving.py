"""A save that fails says why, and destroys nothing that was saved before."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from assessment.reviews.cycles import ReviewCycle
from storage.changes import Change, ChangeKind
from storage.file import faults
from storage.file.connection import PRAGMAS
from storage.file.driver import driver
from storage.file.errors import (
    DamagedJournal,
    DiskFull,
    DiskTrouble,
    JournalOutOfReach,
    LockedJournal,
    MovedJournal,
    UnreadableJournal,
)
from storage.journal import Journal
from tests.storage.examples import PLANNING, level, words
from tests.storage.files import everything_in, held_elsewhere, names_in, past_the_door


def test_a_full_disk_says_so_and_what_was_saved_stays(
    journal: Journal, draft: ReviewCycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.reviews.save_answer(words(draft.id, "Before."))
    pages = journal.path.stat().st_size // 4096
    small = (*PRAGMAS, f"PRAGMA max_page_count = {pages + 2}")
    monkeypatch.setattr("storage.file.connection.PRAGMAS", small)
    with Journal.open(journal.path) as cramped:
        changes: list[Change] = []
        cramped.subscribe(changes.append)
        with pytest.raises(DiskFull) as caught:
            cramped.reviews.save_answer(words(draft.id, "Too much. " * 5000))
        assert "The disk is full" in caught.value.message
        assert "Everything saved so far is safe" in caught.value.message
        assert caught.value.way_out == "Free some space, then try again."
        assert changes == [], "what was not saved is not reported"
        assert cramped.reviews.review(draft.id).answers == (words(draft.id, "Before."),)
        cramped.reviews.save_answer(words(draft.id, "After."))
        cramped.check()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps an open file where it is")
@pytest.mark.parametrize("to", ["replaced", "deleted", "renamed"])
def test_a_file_that_is_no_longer_there_is_not_written_to_and_says_so(
    journal: Journal, draft: ReviewCycle, to: str
) -> None:
    path = journal.path
    newer = path.with_name("newer")
    newer.write_bytes(path.read_bytes())
    if to == "replaced":
        newer.replace(path)
    elif to == "deleted":
        path.unlink()
    else:
        path.rename(path.with_name("renamed.rings"))
    before = everything_in(path.parent)
    with pytest.raises(MovedJournal, match="no longer the one that was opened"):
        journal.reviews.save_answer(words(draft.id, "Words."))
    journal.put_away()
    assert everything_in(path.parent) == before


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps an open file where it is")
def test_a_folder_that_is_out_of_reach_says_so_and_saving_works_once_it_is_back(
    journal: Journal, draft: ReviewCycle
) -> None:
    folder = journal.path.parent
    away = folder.rename(folder.with_name("disconnected"))
    with pytest.raises(JournalOutOfReach, match="can’t be reached any more"):
        journal.reviews.save_answer(words(draft.id, "Words."))
    away.rename(folder)
    journal.reviews.save_answer(words(draft.id, "Words."))
    assert journal.reviews.review(draft.id).answers == (words(draft.id, "Words."),)


def test_a_folder_that_may_no_longer_be_entered_says_so_and_saving_works_once_it_may(
    journal: Journal, draft: ReviewCycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = PermissionError(13, "Permission denied")

    def refuse(_path: Path) -> bool:
        raise refused

    journal.path.rename(journal.path.with_name("away"))
    with monkeypatch.context() as closed:
        # What a folder of another user answers; root may enter any.
        closed.setattr(faults, "_is_read_only", refuse)
        with pytest.raises(UnreadableJournal, match="permission denied"):
            journal.reviews.save_answer(words(draft.id, "Words."))
    journal.path.with_name("away").rename(journal.path)
    journal.reviews.save_answer(words(draft.id, "Words."))
    assert journal.reviews.review(draft.id).answers == (words(draft.id, "Words."),)


@pytest.mark.skipif(os.name != "posix", reason="a limit on file sizes is a matter of POSIX")
def test_a_failing_disk_says_so_and_what_was_saved_stays(
    journal: Journal, draft: ReviewCycle
) -> None:
    import resource

    journal.reviews.save_answer(words(draft.id, "Before."))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal.path.stat().st_size, limits[1]))
    try:
        with pytest.raises(DiskTrouble, match="failed to read or write"):
            journal.reviews.save_answer(words(draft.id, "Too much. " * 50_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert journal.reviews.review(draft.id).answers == (words(draft.id, "Before."),)
    journal.reviews.save_answer(words(draft.id, "After."))
    journal.check()


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_save_while_another_program_writes_says_so_and_works_afterwards(
    journal: Journal, draft: ReviewCycle, lock: str
) -> None:
    with Journal.open(journal.path, wait=0.05) as hasty:
        with held_elsewhere(journal.path, lock), pytest.raises(LockedJournal):
            hasty.reviews.save_answer(words(draft.id))
        hasty.reviews.save_answer(words(draft.id))
        assert hasty.reviews.review(draft.id).answers == (words(draft.id),)


def test_reading_goes_on_while_another_program_is_about_to_write(
    journal: Journal, draft: ReviewCycle
) -> None:
    with held_elsewhere(journal.path, "BEGIN IMMEDIATE"):
        assert journal.reviews.cycles() == (draft,)


def test_what_breaks_a_rule_of_the_file_is_a_bug_and_changes_nothing(
    journal: Journal, draft: ReviewCycle
) -> None:
    foreign = words(draft.id).model_copy(update={"rubric_id": "not-in-this-review"})
    with pytest.raises(driver.IntegrityError, match="FOREIGN KEY"):
        journal.reviews.save_answer(foreign)
    with pytest.raises(driver.IntegrityError, match="CHECK"):
        journal.reviews.save_rating(level(draft.id).model_copy(update={"level": 11}))
    with pytest.raises(driver.IntegrityError, match="UNIQUE"):
        journal.reviews.set_focus(draft.id, (PLANNING, PLANNING))
    review = journal.reviews.review(draft.id)
    assert (review.answers, review.ratings, review.cycle.focus) == ((), (), ())


def test_listeners_hear_what_was_saved_once_it_is_on_the_disk(
    journal: Journal, draft: ReviewCycle
) -> None:
    changes: list[Change] = []
    seen_by_others: list[int] = []

    def listen(change: Change) -> None:
        changes.append(change)
        with Journal.open(journal.path) as other:
            seen_by_others.append(len(other.reviews.review(draft.id).answers))

    stop = journal.subscribe(listen)
    journal.reviews.save_answer(words(draft.id))
    assert changes == [Change(ChangeKind.ANSWER, draft.id)]
    assert seen_by_others == [1]
    journal.reviews.save_rating(level(draft.id))
    journal.reviews.rename(draft.id, "Another title")
    journal.preferences.chosen_rubrics = ("practice",)
    assert [change.kind for change in changes[1:]] == ["rating", "cycle", "preference"]
    stop()
    stop()
    journal.reviews.close(draft.id)
    assert len(changes) == 4


def test_a_listener_may_leave_while_it_is_called(journal: Journal, draft: ReviewCycle) -> None:
    called: list[str] = []
    stop = journal.subscribe(lambda _: (called.append("first"), stop())[0])
    journal.subscribe(lambda _: called.append("second"))
    journal.reviews.save_answer(words(draft.id))
    journal.reviews.save_answer(words(draft.id))
    assert called == ["first", "second", "second"]


def test_a_listener_that_fails_is_an_error_of_its_own_and_the_others_are_still_called(
    journal: Journal, draft: ReviewCycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: reported.append(error))
    fault, heard = RuntimeError("a page that is half made"), list[Change]()

    def fail(_: Change) -> None:
        raise fault

    journal.subscribe(fail)
    journal.subscribe(heard.append)
    journal.reviews.save_answer(words(draft.id))
    assert reported == [fault]
    assert heard == [Change(ChangeKind.ANSWER, draft.id)]
    assert journal.reviews.review(draft.id).answers == (words(draft.id),)


def test_saving_leaves_one_file(journal: Journal, draft: ReviewCycle) -> None:
    journal.reviews.save_answer(words(draft.id))
    assert names_in(journal.path.parent) == {"journal.rings"}


def test_preferences_are_kept_in_the_journal(journal: Journal) -> None:
    journal.preferences.chosen_rubrics = ("b", "a")
    journal.close()
    with Journal.open(journal.path) as again:
        assert again.preferences.chosen_rubrics == ("b", "a")


@pytest.mark.parametrize("value", ['{"a": 1}', "7", '["a", 7]', "null"])
def test_a_preference_that_makes_no_sense_has_its_default(journal: Journal, value: str) -> None:
    with past_the_door(journal.path) as other:
        other.execute("INSERT INTO preference VALUES ('chosen_rubrics', ?)", (value,))
    assert journal.preferences.chosen_rubrics == ()


def test_a_check_finds_a_rubric_whose_text_was_altered(
    journal: Journal, draft: ReviewCycle, tmp_path: Path
) -> None:
    content = journal.path.read_bytes()
    anchor = b"Does it, in way 3."
    assert content.count(anchor) == 2
    journal.close()
    journal.path.write_bytes(content.replace(anchor, b"Does it, in way 9."))
    with Journal.open(journal.path) as altered:
        with pytest.raises(DamagedJournal):
            altered.check()
        with pytest.raises(DamagedJournal):
            altered.reviews.review(draft.id)


def test_a_check_finds_a_row_that_points_to_nothing(journal: Journal, draft: ReviewCycle) -> None:
    journal.reviews.save_answer(words(draft.id))
    journal.check()
    with past_the_door(journal.path) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute("DELETE FROM cycle_rubric")
    with pytest.raises(DamagedJournal):
        journal.check()
