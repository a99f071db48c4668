"""What SQLite's own check misses is damage: the row is named, its text never, the rest is read."""

# ruff: noqa: S608  (every statement is written here)

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.reviews.cycles import ReviewCycle
from rubrics.model import Rubric
from storage.file.errors import BackupFailed, DamagedJournal, JournalError
from storage.journal import Journal
from tests.assessment.examples import a_cycle, a_rubric
from tests.storage.examples import (
    QUOTATIONS,
    a_then_rating,
    entry,
    full_rating,
    level,
    repeat,
    some_feedback,
    words,
)
from tests.storage.files import harm, names_in

MARKER = "only its author may read this"

OF_REVIEWS: dict[str, tuple[str, str]] = {
    "a flipped bit in a moment": (
        "UPDATE answer SET saved_at = '2026-1r' || substr(saved_at, 8)",
        "row 1 of the table “answer”",
    ),
    "a day that is none": (
        "UPDATE cycle SET period_end = '2026-12-3?' WHERE id = :draft",
        "of the table “cycle”",
    ),
    "a title of blanks": ("UPDATE cycle SET title = '   ' WHERE id = :draft", "“cycle”"),
    "a title of 100,000 letters": (
        f"UPDATE cycle SET title = replace(hex(zeroblob(1500)), '00', '{MARKER} ')",
        "row 1 of the table “cycle”",
    ),
    "a cycle without its rubrics": ("DELETE FROM cycle_rubric WHERE cycle_id = :draft", "“cycle”"),
    "a lost rubric": ("DELETE FROM rubric", "row 1 of the table “cycle_rubric”"),
    "a frozen rubric that is no JSON": (
        f"UPDATE rubric SET text = '{MARKER}'",
        "row 1 of the table “rubric”",
    ),
    "another version of a frozen rubric": ("UPDATE rubric SET version = 7", "“rubric”"),
    "a level beyond its scale": (
        "UPDATE rating SET level = 9 WHERE skill_id = 'planning'",
        "of the table “rating”",
    ),
    "a level beyond its scale in the past": (
        "UPDATE rating_revision SET level = 10 WHERE level IS NOT NULL",
        "of the table “rating”",
    ),
    "text that is not UTF-8": (
        "UPDATE answer SET text = CAST(x'" + MARKER.encode().hex() + "fffe' AS TEXT)",
        "is damaged",
    ),
}
OF_EVIDENCE: dict[str, tuple[str, str]] = {
    "a day of evidence that is none": (
        "UPDATE evidence SET happened_on = '2026-1O-03'",
        "row 1 of the table “evidence”",
    ),
    "a headline of 100,000 letters": (
        f"UPDATE evidence SET title = replace(hex(zeroblob(1500)), '00', '{MARKER} ')",
        "row 1 of the table “evidence”",
    ),
    "a skill that is not UTF-8": (
        "UPDATE evidence_skill SET skill_id = CAST(x'ff' AS TEXT) WHERE position = 1",
        "is damaged",
    ),
}
OF_OTHERS: dict[str, tuple[str, str]] = {
    "a repeat beyond its scale": ("UPDATE repeat_rating SET level = 8", "“repeat_rating”"),
    "a look back beyond its scale": ("UPDATE then_rating SET level = 8", "“then_rating”"),
    "feedback beyond its scale": ("UPDATE feedback SET level = 8", "“feedback”"),
    "feedback on no day": ("UPDATE feedback SET said_on = '2026-02-30'", "“feedback”"),
    "a passage of white space": ("UPDATE quotation SET passage = char(10)", "“quotation”"),
    "an event at no time": (
        "UPDATE cycle_event SET at = '2026-13' || substr(at, 8)",
        "row 1 of the table “cycle_event”",
    ),
    "a counter beyond all counting": (
        "UPDATE last_change SET number = 9223372036854775807 WHERE kept = 'answer'",
        "of the table “last_change”",
    ),
    "a time of throwing away that is none": (
        "UPDATE evidence SET deleted_at = '2026-13-01T00:00:00.000000+00:00'",
        "row 1 of the table “evidence”",
    ),
}
EVERY = {**OF_REVIEWS, **OF_EVIDENCE, **OF_OTHERS}


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed review and an open one, with something of every kind, which nobody has open."""
    rubric = a_rubric()
    closed, draft = a_cycle(2025, [rubric]), a_cycle(2026, [rubric])
    with Journal.create(path) as journal:
        journal.reviews.start(closed, [rubric])
        journal.reviews.save_answer(words(closed.id, MARKER))
        journal.reviews.save_rating(level(closed.id))
        journal.reviews.save_rating(full_rating(closed.id))
        journal.reviews.close(closed.id)
        journal.repeats.save(repeat(closed.id))
        journal.quotations.choose(closed.id, QUOTATIONS)
        journal.feedback.save(some_feedback(closed.id))
        journal.reviews.start(draft, [rubric])
        journal.then_ratings.save(a_then_rating(closed.id, draft.id))
        journal.evidence.save(entry())
    return path


def everything_of(journal: Journal) -> dict[str, Callable[[], object]]:
    """Every way to read from a journal, by name."""
    return {
        "cycles": journal.reviews.cycles,
        "snapshots": journal.reviews.snapshots,
        "drafts": journal.reviews.drafts,
        "hidden": journal.reviews.hidden_skills,
        "rubrics": journal.kept_rubrics,
        "repeats": journal.repeats.everything,
        "then": journal.then_ratings.everything,
        "feedback": journal.feedback.everything,
        "quotations": lambda: [journal.quotations.chosen(c.id) for c in journal.reviews.cycles()],
        "evidence": journal.evidence.entries,
        "trash": journal.trash.everything,
        "standing": journal.standing,
        "glance": journal.believed_glance,
        "check": journal.check,
    }


def trouble_in(journal: Journal) -> dict[str, JournalError]:
    """The ways that fail, and how. Any other error is a fault of the program."""
    failed: dict[str, JournalError] = {}
    for name, read in everything_of(journal).items():
        try:
            read()
        except JournalError as error:
            failed[name] = error
    return failed


@pytest.mark.parametrize("what", EVERY)
def test_the_row_is_named_and_never_its_text(filled: Path, what: str) -> None:
    statement, said = EVERY[what]
    harm(filled, statement)
    with Journal.open(filled) as journal:
        failed = trouble_in(journal)
    assert "check" in failed, "the check passes it"
    for error in failed.values():
        assert isinstance(error, DamagedJournal)
        assert len(error.message) < len(str(filled)) + 250
    assert said in failed["check"].message
    assert MARKER not in str(failed["check"])


@pytest.mark.parametrize("what", OF_REVIEWS)
def test_evidence_stays_readable_when_a_review_is_damaged(filled: Path, what: str) -> None:
    harm(filled, OF_REVIEWS[what][0])
    with Journal.open(filled) as journal:
        assert journal.evidence.entries() == (entry(),)


@pytest.mark.parametrize("what", OF_EVIDENCE)
def test_reviews_stay_readable_when_evidence_is_damaged(filled: Path, what: str) -> None:
    harm(filled, OF_EVIDENCE[what][0])
    with Journal.open(filled) as journal:
        assert journal.reviews.snapshots()[0].answers[0].text == MARKER


@pytest.mark.parametrize("what", [*OF_EVIDENCE, "a title of blanks"])
def test_no_word_of_it_stands_in_a_traceback(filled: Path, what: str) -> None:
    harm(filled, EVERY[what][0])
    with Journal.open(filled) as journal:
        for error in trouble_in(journal).values():
            if "UTF-8" not in str(error.__cause__):
                assert MARKER not in "".join(traceback.format_exception(error))


def test_a_backup_with_a_damaged_row_is_none(filled: Path) -> None:
    harm(filled, OF_EVIDENCE["a day of evidence that is none"][0])
    with Journal.open(filled) as journal, pytest.raises((DamagedJournal, BackupFailed)) as caught:
        journal.back_up(filled.with_name("copy.rings"))
    assert "row 1 of the table “evidence”" in str(caught.value)
    assert names_in(filled.parent) == {"journal.rings"}


def test_several_damaged_rows_are_counted(filled: Path) -> None:
    with Journal.open(filled) as journal:
        for number in range(9):
            journal.evidence.save(entry(f"entry-{number}"))
    harm(filled, "UPDATE evidence SET happened_on = '2026-02-31'")
    with Journal.open(filled) as journal, pytest.raises(DamagedJournal) as caught:
        journal.check()
    assert "is damaged in row 1 of the table “evidence”, row 2 of" in caught.value.message
    assert "row 5 of the table “evidence” and 5 more. It was" in caught.value.message


@pytest.mark.parametrize(
    "places,words",
    [
        (("row 3 of the table “answer”",), "in row 3 of the table “answer”. It"),
        (("row 3", "row 4"), "in row 3 and row 4. It"),
        (("row 1", "row 2", "row 3"), "in row 1, row 2 and row 3. It"),
    ],
)
def test_what_is_damaged_is_named_in_a_sentence(places: tuple[str, ...], words: str) -> None:
    assert f"is damaged {words}" in DamagedJournal(Path("journal.rings"), places).message


def test_a_saving_that_the_damaged_counter_refuses_is_named(filled: Path) -> None:
    harm(filled, OF_OTHERS["a counter beyond all counting"][0])
    with Journal.open(filled) as journal, pytest.raises(DamagedJournal):
        journal.evidence.save(entry("another"))


def test_a_lost_counter_is_named(filled: Path) -> None:
    harm(filled, "DELETE FROM last_change WHERE kept = 'rubric'")
    with Journal.open(filled) as journal, pytest.raises(DamagedJournal, match="last_change"):
        journal.reviews.snapshots()


def test_a_glance_that_is_damaged_is_made_again(filled: Path) -> None:
    Journal.open(filled).put_away()
    harm(filled, "UPDATE glance SET text = CAST(x'22ff22' AS TEXT)")
    with Journal.open(filled) as journal:
        assert journal.believed_glance() is None
    Journal.open(filled).put_away()
    with Journal.open(filled) as journal:
        assert journal.believed_glance() is not None


def test_a_cycle_whose_rubric_is_another_is_damaged(
    journal: Journal, draft: ReviewCycle, rubric: Rubric
) -> None:
    harm(journal.path, "UPDATE cycle_rubric SET rubric_id = 'another'")
    with pytest.raises(DamagedJournal, match="“cycle”"):
        journal.reviews.drafts()
