"""What was read is kept exactly as long as the tables that it was read from stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assessment.reviews.cycles import Place, ReviewCycle
from rubrics.model import Rubric
from storage.cache import Cache
from storage.file.connection import JournalFile, Opener
from storage.journal import Journal
from tests.assessment.examples import a_cycle
from tests.storage.examples import entry, full_rating, level, words
from tests.storage.files import past_the_door

COUNT = "SELECT count(*) FROM evidence"


@pytest.fixture
def file(journal: Journal) -> Iterator[JournalFile]:
    opened = JournalFile(Opener(journal.path))
    yield opened
    opened.close()


def test_a_value_is_read_again_only_after_its_tables_changed(
    journal: Journal, file: JournalFile, draft: ReviewCycle
) -> None:
    cache, reads = Cache(file), list[int]()

    def count() -> int:
        reads.append(file.rows(COUNT)[0][0])
        return reads[-1]

    def ask() -> int:
        return cache.get("count", ("evidence",), count)

    assert (ask(), ask(), reads) == (0, 0, [0])
    journal.reviews.save_answer(words(draft.id))
    assert (ask(), reads) == (0, [0])
    journal.evidence.save(entry())
    assert (ask(), ask(), reads) == (1, 1, [0, 1])
    with past_the_door(journal.path) as other:
        other.execute("DELETE FROM evidence")
    assert (ask(), reads) == (0, [0, 1, 0])


def test_what_is_read_inside_a_transaction_that_is_undone_is_not_kept(
    journal: Journal, file: JournalFile
) -> None:
    cache = Cache(file)
    journal.evidence.save(entry())

    def ask() -> int:
        return cache.get("count", ("evidence",), lambda: file.rows(COUNT)[0][0])

    def delete_and_fail() -> None:
        with file.transaction():
            file.execute("DELETE FROM evidence")
            assert ask() == 0
            raise InterruptedError

    with pytest.raises(InterruptedError):
        delete_and_fail()
    with file.transaction():
        file.execute("UPDATE evidence SET title = 'Another'")
    assert ask() == 1


def test_a_table_whose_changes_are_not_counted_is_refused(file: JournalFile) -> None:
    with pytest.raises(ValueError, match="not counted: evidence, evidense"):
        Cache(file).get("count", ("evidence", "evidense"), lambda: file.rows(COUNT)[0][0])


def test_closed_reviews_are_not_read_again_while_a_draft_is_written_in(
    journal: Journal, draft: ReviewCycle, rubric: Rubric
) -> None:
    cycle = a_cycle(2025, [rubric])
    journal.reviews.start(cycle, [rubric])
    journal.reviews.save_rating(full_rating(cycle.id))
    journal.reviews.close(cycle.id)
    (snapshot,) = journal.reviews.snapshots()
    journal.reviews.save_answer(words(draft.id))
    journal.reviews.save_rating(level(draft.id))
    journal.reviews.save_place(draft.id, Place(rubric_id="practice", skill_id="planning"))
    journal.reviews.save_reflection(draft.id, "A year.", private=False)
    assert journal.reviews.snapshots()[0] is snapshot
    assert journal.reviews.review(cycle.id) is snapshot
    with past_the_door(journal.path) as other:
        other.execute("UPDATE cycle SET title = 'Elsewhere' WHERE id = ?", (cycle.id,))
    assert journal.reviews.snapshots()[0].cycle.title == "Elsewhere"
