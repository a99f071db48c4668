"""Two sessions on one file: no text is lost, and no choice is replaced unknowingly."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from assessment.model import SkillKey
from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.ratings import Answer, Rating
from storage.file.opening import is_held
from storage.file.refusals import ChangedElsewhere
from storage.journal import Journal
from tests.conftest import ROOT
from tests.storage.examples import (
    LISTENING,
    PLANNING,
    QUOTATIONS,
    entry,
    level,
    repeat,
    some_feedback,
    words,
)
from tests.storage.files import held_elsewhere


@pytest.fixture
def other(journal: Journal, draft: ReviewCycle) -> Iterator[Journal]:
    """Another session on the same file."""
    with Journal.open(journal.path) as opened:
        yield opened


def the_answer(journal: Journal, draft: ReviewCycle) -> Answer:
    (answer,) = journal.reviews.review(draft.id).answers
    return answer


def the_rating(journal: Journal, draft: ReviewCycle) -> Rating:
    (rating,) = journal.reviews.review(draft.id).ratings
    return rating


def test_a_text_that_was_changed_elsewhere_is_kept_beside_the_new_one(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    first = words(draft.id, "Written first.")
    journal.reviews.save_answer(first, read=None)
    other.reviews.save_answer(words(draft.id, "Changed there."), read=first)
    journal.reviews.save_answer(words(draft.id, "Changed here."), read=first)
    assert the_answer(other, draft).text == "Changed here."
    (version,) = other.other_versions.of(draft.id)
    assert (version.text, version.source.name) == ("Changed there.", "planning-well")
    other.check()
    other.other_versions.settle(version)
    assert journal.other_versions.of(draft.id) == ()


def test_two_first_answers_are_both_kept(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    other.reviews.save_answer(words(draft.id, "There."), read=None)
    journal.reviews.save_answer(words(draft.id, "Here."), read=None)
    assert the_answer(journal, draft).text == "Here."
    assert [version.text for version in journal.other_versions.of(draft.id)] == ["There."]


def test_the_same_version_is_kept_once(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    for here in ("Here.", "Here again."):
        other.reviews.save_answer(words(draft.id, "There."))
        journal.reviews.save_answer(words(draft.id, here), read=None)
    assert [version.text for version in journal.other_versions.of(draft.id)] == ["There."]


def test_an_unchanged_text_never_replaces_a_changed_one(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    first = words(draft.id, "Written first.")
    journal.reviews.save_answer(first)
    other.reviews.save_answer(words(draft.id, "Changed there."), read=first)
    private = first.with_changes(private=not first.private)
    journal.reviews.save_answer(private, read=first)
    assert the_answer(journal, draft).text == "Changed there."
    assert the_answer(journal, draft).private == private.private
    assert journal.other_versions.of(draft.id) == ()


def test_a_note_and_a_level_chosen_at_once_are_both_kept(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    first = level(draft.id, 2)
    journal.reviews.save_rating(first)
    other.reviews.save_rating(first.with_changes(note="Noted there."), read=first)
    journal.reviews.save_rating(first.with_changes(level=3), read=first)
    rating = the_rating(journal, draft)
    assert (rating.level, rating.note) == (3, "Noted there.")


def test_a_note_that_was_changed_elsewhere_is_kept_beside_the_new_one(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    first = level(draft.id, 2)
    journal.reviews.save_rating(first)
    other.reviews.save_rating(first.with_changes(note="There."), read=first)
    journal.reviews.save_rating(first.with_changes(note="Here."), read=first)
    assert the_rating(journal, draft).note == "Here."
    (version,) = journal.other_versions.of(draft.id)
    assert (version.text, version.source.name) == ("There.", first.skill_id)


def test_a_level_that_was_chosen_elsewhere_stays_and_says_so(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    first = level(draft.id, 2)
    journal.reviews.save_rating(first)
    other.reviews.save_rating(first.with_changes(level=4), read=first)
    with pytest.raises(ChangedElsewhere, match="was changed in another window"):
        journal.reviews.save_rating(first.with_changes(level=1), read=first)
    assert the_rating(journal, draft).level == 4


def test_a_reflection_that_was_changed_elsewhere_is_kept_beside_the_new_one(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    read = journal.reviews.review(draft.id).cycle
    other.reviews.save_reflection(draft.id, "There.", private=True, read=read)
    journal.reviews.save_reflection(draft.id, "Here.", private=False, read=read)
    cycle = journal.reviews.review(draft.id).cycle
    assert (cycle.closing_reflection, cycle.reflection_private) == ("Here.", True)
    (version,) = journal.other_versions.of(draft.id)
    assert (version.text, version.private) == ("There.", True)


def test_a_title_skills_to_grow_in_and_quotations_chosen_elsewhere_stay_and_say_so(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    other.reviews.rename(draft.id, "Called there", read=draft.title)
    with pytest.raises(ChangedElsewhere):
        journal.reviews.rename(draft.id, "Called here", read=draft.title)
    other.reviews.set_focus(draft.id, (PLANNING,), read=())
    with pytest.raises(ChangedElsewhere):
        journal.reviews.set_focus(draft.id, (LISTENING,), read=())
    other.quotations.choose(draft.id, QUOTATIONS, read=())
    with pytest.raises(ChangedElsewhere):
        journal.quotations.choose(draft.id, QUOTATIONS[:1], read=())
    cycle = journal.reviews.review(draft.id).cycle
    assert (cycle.title, cycle.focus) == ("Called there", (SkillKey(*PLANNING),))
    assert journal.quotations.chosen(draft.id) == QUOTATIONS
    journal.reviews.rename(draft.id, "Called there", read=draft.title)


def test_a_second_rating_made_elsewhere_stays_and_says_so(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    journal.reviews.close(draft.id)
    first = repeat(draft.id, 3).with_changes(committed_at=None)
    other.repeats.save(first, read=None)
    with pytest.raises(ChangedElsewhere):
        journal.repeats.save(first.with_changes(level=1), read=None)
    assert journal.repeats.everything() == (first,)


def test_an_entry_that_was_changed_elsewhere_becomes_one_of_its_own(
    journal: Journal, other: Journal
) -> None:
    first = entry()
    journal.evidence.save(first)
    there = first.with_changes(text="There.")
    other.evidence.save(there, read=first)
    here = first.with_changes(text="Here.")
    apart = journal.evidence.save(here, read=first)
    assert apart is not None
    assert apart.id != first.id
    assert {one.text for one in journal.evidence.entries()} == {"Here.", "There."}
    assert apart == there.with_changes(id=apart.id)


def test_what_was_changed_in_other_fields_of_an_entry_is_merged(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    first = some_feedback(draft.id)
    journal.feedback.save(first)
    other.feedback.save(first.with_changes(words="Said there."), read=first)
    here = first.with_changes(label="a peer in sales")
    assert journal.feedback.save(here, read=first) is None
    (kept,) = journal.feedback.everything()
    assert (kept.words, kept.label) == ("Said there.", "a peer in sales")


def test_a_session_knows_whether_another_one_wrote(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    assert not journal.changed_elsewhere()
    journal.reviews.save_answer(words(draft.id))
    assert not journal.changed_elsewhere()
    other.reviews.save_answer(words(draft.id, "There."))
    assert journal.changed_elsewhere()
    assert not journal.changed_elsewhere()


def test_asking_whether_another_one_wrote_never_waits(
    journal: Journal, other: Journal, draft: ReviewCycle
) -> None:
    other.reviews.save_answer(words(draft.id, "There."))
    with held_elsewhere(journal.path, "BEGIN EXCLUSIVE"):
        assert not journal.changed_elsewhere()
        assert is_held(journal.path)
    assert not is_held(journal.path)
    assert journal.changed_elsewhere()


_WRITER = """
import sys
from pathlib import Path
from storage.journal import Journal
from tests.storage.examples import words
name, path, cycle_id = sys.argv[1:]
with Journal.open(Path(path), wait=60) as journal:
    print("ready", flush=True)
    read = None
    for number in range(12):
        mine = words(cycle_id, f"{name} {number}")
        journal.reviews.save_answer(mine, read=read)
        read = mine
        print(number, flush=True)
"""


def writers(journal: Journal, draft: ReviewCycle, names: str) -> list[subprocess.Popen[str]]:
    """Processes that write one answer again and again, each without looking at the others."""
    return [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, name, str(journal.path), draft.id],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]


def test_of_four_processes_that_write_one_answer_the_last_text_of_each_is_kept(
    journal: Journal, draft: ReviewCycle
) -> None:
    for process in writers(journal, draft, "abcd"):
        process.communicate()
        assert process.returncode == 0
    texts = {version.text for version in journal.other_versions.of(draft.id)}
    texts.add(the_answer(journal, draft).text)
    assert {f"{name} 11" for name in "abcd"} <= texts
    journal.check()


def test_what_a_killed_process_had_saved_is_kept_by_the_one_that_goes_on(
    journal: Journal, draft: ReviewCycle
) -> None:
    killed, other = writers(journal, draft, "ab")
    assert killed.stdout is not None
    saved = [killed.stdout.readline() for _ in range(4)]
    killed.kill()
    saved += killed.communicate()[0].splitlines()
    other.communicate()
    texts = {version.text for version in journal.other_versions.of(draft.id)}
    texts.add(the_answer(journal, draft).text)
    last = [line.strip() for line in saved if line.strip().isdigit()][-1]
    # The save after the one that was reported last may be on the disk, too.
    assert {f"a {last}", f"a {int(last) + 1}"} & texts
    assert "b 11" in texts
    journal.check()
