"""The then-test: an earlier review, rated from memory by today's standard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assessment.beside import Beside
from assessment.second_looks import LookBack
from assessment.second_walk import hidden_looks, steps_of_then_test
from assessment.then_test import compare_with_memory, rate_from_memory, then_tests
from storage.errors import NoSuchReview
from ui.desktop.pages.second_look.absent import has_no_level, is_gone, is_hidden, is_open
from ui.desktop.pages.second_look.results import ThenTestResult
from ui.desktop.pages.second_look.use import Course, Nothing, Result
from ui.desktop.widgets.memory_offer import QUESTION as TITLE

if TYPE_CHECKING:
    from assessment.ratings import Confidence, NotRated
    from assessment.review import Review
    from assessment.second_looks import Repeat
    from assessment.second_walk import Step
    from ui.desktop.page import Desk


class ThenTestUse:
    """The look back from a later review at an earlier one."""

    def __init__(self, desk: Desk, before_id: str, after_id: str) -> None:
        self._desk = desk
        self._before_id = before_id
        self._after_id = after_id

    def read(self) -> Course | Nothing:
        """The walk as the journal has it now."""
        ways, journal = self._desk.ways, self._desk.journal
        try:
            before, after = self._pair()
        except NoSuchReview:
            return is_gone(ways)
        for review in (before, after):
            if review.cycle.is_draft:
                return is_open(ways, review.cycle)
        looks, hidden = journal.second_looks.looks_back(), journal.reviews.hidden_skills()
        steps = steps_of_then_test(before, after, looks, hidden)
        if not steps and steps_of_then_test(before, after, looks, frozenset()):
            return is_hidden(ways)
        then, now = before.cycle.title, after.cycle.title
        if not steps:
            return has_no_level(
                ways,
                f"No skill has a level both in {then} and in {now}. Without two levels there is "
                "nothing to look back at.",
            )
        return Course(
            title=f"{then}, from memory",
            lead=(
                f"Think back to the time of {then}, and rate it by the standard you have today. "
                "It tells whether you grew, or what you ask of yourself did. What you said then "
                "stays as it was."
            ),
            question=f"Where did you stand at the time of {then}, as you see it today?",
            caution="What you said then stays out of sight until you have gone on.",
            steps=steps,
        )

    def rate(self, step: Step, said: int | NotRated, confidence: Confidence | None) -> LookBack:
        """What is chosen in a step, not yet committed."""
        before, after = self._pair()
        if step.asked is None:
            raise ValueError("this skill was looked back at already")
        now = self._desk.journal.now()
        return rate_from_memory(before, after, step.asked, said, now, confidence)

    def save(self, look: Repeat | LookBack) -> None:
        """Saves what was chosen or committed."""
        if isinstance(look, LookBack):
            self._desk.journal.second_looks.save_look_back(look)

    def remove(self, look: Repeat | LookBack) -> None:
        """Takes back what was chosen."""
        store = self._desk.journal.second_looks
        store.remove_look_back(look.cycle_id, look.key, self._after_id)

    def result(self) -> Result:
        """The three values of each skill, and what they say together."""
        journal, (before, after) = self._desk.journal, self._pair()
        looks, hidden = journal.second_looks.looks_back(), journal.reviews.hidden_skills()
        compared = compare_with_memory(before, after, hidden, Beside(looks=looks))
        return Result(
            title=TITLE,
            meta=f"{before.cycle.title}, by the standard of {after.cycle.title}",
            shown=ThenTestResult(
                self._desk.theme,
                compared,
                then_tests(before, after, looks, hidden),
                hidden_looks(before, after, looks, hidden),
            ),
            onward="Compare both in charts",
            go=partial(self._desk.ways.growth, self._before_id, self._after_id),
        )

    def _pair(self) -> tuple[Review, Review]:
        reviews = self._desk.journal.reviews
        return reviews.review(self._before_id), reviews.review(self._after_id)
