"""What is read together is of one state of the file, and what may leave holds nothing private."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.evidence import EvidenceKind
from assessment.reviews.review import Review
from assessment.sharing import value_of
from rubrics.model import Rubric
from storage.file.connection import JournalFile, Opener
from storage.journal import Journal, utc_now
from storage.tables.evidence import EVIDENCE
from tests.assessment.examples import a_cycle, a_rubric
from tests.storage.examples import LISTENING, PLANNING, entry, some_feedback
from tests.storage.files import values_read, written_while_reading

READS: dict[str, Callable[[Journal, Review, Review], object]] = {
    "home": lambda journal, *_: journal.standing(),
    "a context": lambda journal, before, after: journal.rating_context(before, after),
    "what may leave": lambda journal, before, after: journal.shareable_context(before, after),
    "what is hidden": lambda journal, *_: journal.reviews.hidden_skills(),
    "the rubrics": lambda journal, *_: journal.reviews.frozen_rubrics(),
    "a closed review": lambda journal, before, _: journal.reviews.review(before.cycle.id),
}


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("what", READS)
def test_no_other_program_writes_between_what_is_read_together(
    journal: Journal, rubric: Rubric, what: str
) -> None:
    for cycle in (a_cycle(2024, [rubric]), a_cycle(2025, [rubric])):
        journal.reviews.start(cycle, [rubric])
        journal.reviews.close(cycle.id)
    before, after = journal.reviews.snapshots()
    read = READS[what]
    assert written_while_reading(journal.path, lambda: read(journal, before, after)) == 0


# ---- what may leave ------------------------------------------------------------------------------

PRIVATE, PUBLIC = "A word for nobody else", "A word for everyone"
NOTED = [(True, EvidenceKind.SHIPPED), (False, EvidenceKind.LEARNED)]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal with two closed reviews, for many examples; each writes its own entries."""
    rubric = a_rubric()
    with Journal.create(tmp_path_factory.mktemp("reviewed") / "journal.rings") as journal:
        for year in (2025, 2026):
            cycle = a_cycle(year, [rubric])
            journal.reviews.start(cycle, [rubric])
            journal.reviews.close(cycle.id)
        yield journal


def write_entries(
    journal: Journal, feedback: list[bool], log: list[tuple[bool, EvidenceKind]]
) -> None:
    """Replaces all feedback and the work log; `log` has the kind of each entry, too.

    The booleans say what is private.
    """
    for store, old in (
        *((journal.feedback, item.id) for item in journal.feedback.everything()),
        *((journal.evidence, item.id) for item in journal.evidence.entries()),
    ):
        store.move_to_trash(old)
    journal.trash.empty()
    after = journal.reviews.snapshots()[-1].cycle
    for number, private in enumerate(feedback):
        words = PRIVATE if private else PUBLIC
        said = some_feedback(after.id, f"{number}", PLANNING)
        journal.feedback.save(said.with_changes(private=private, words=words, label=words))
    for number, (private, kind) in enumerate(log):
        words = PRIVATE if private else PUBLIC
        texts = dict.fromkeys(EVIDENCE.texts, words)
        noted = entry(f"{number}", PLANNING, LISTENING)
        changed = noted.with_changes(**texts, private=private, kind=kind)
        journal.evidence.save(changed)


@settings(max_examples=30)
@given(
    feedback=st.lists(st.booleans(), max_size=4),
    log=st.lists(st.tuples(st.booleans(), st.sampled_from(EvidenceKind)), max_size=4),
    is_first=st.booleans(),
)
def test_what_may_leave_is_the_whole_context_without_what_is_private(
    reviewed: Journal,
    feedback: list[bool],
    log: list[tuple[bool, EvidenceKind]],
    *,
    is_first: bool,
) -> None:
    write_entries(reviewed, feedback, log)
    before, after = reviewed.reviews.snapshots()
    pair = (None if is_first else before, after)
    whole = reviewed.rating_context(*pair)
    assert len(whole.feedback) == len(feedback)
    assert bool(whole.backing) == (bool(log) and not is_first)
    assert value_of(reviewed.shareable_context(*pair)) == whole.without_private()


def test_no_private_word_is_read_for_what_may_leave(reviewed: Journal) -> None:
    write_entries(reviewed, [True, False], NOTED)
    before, after = reviewed.reviews.snapshots()
    with Journal.open(reviewed.path) as journal, values_read() as read:
        journal.shareable_context(before, after)
        assert PUBLIC in read
        assert PRIVATE not in read
        journal.rating_context(before, after)
        assert PRIVATE in read, "its author sees it"


def test_no_column_of_the_work_log_with_words_is_read_for_what_may_leave(
    reviewed: Journal,
) -> None:
    write_entries(reviewed, [], NOTED)
    before, after = reviewed.reviews.snapshots()
    columns: set[str | None] = set()

    def note(action: int, table: str | None, column: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and table == EVIDENCE.table:
            columns.add(column)
        return sqlite3.SQLITE_OK

    with closing(JournalFile(Opener(reviewed.path))) as file:
        file.connection.set_authorizer(note)
        Journal(file, utc_now).shareable_context(before, after)
    assert "private" in columns
    assert columns.isdisjoint(EVIDENCE.texts)
