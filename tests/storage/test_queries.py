"""What is read together belongs to one state of the file, even while another program writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assessment.reviews.review import Review
from rubrics.model import Rubric
from storage.journal import Journal
from tests.assessment.examples import a_cycle
from tests.storage.files import written_while_reading

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
