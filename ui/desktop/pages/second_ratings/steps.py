"""The choices of a second look, each a step that can be undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from ui.desktop.choice_steps import note_choice, note_final, rating_words
from ui.desktop.pages.second_ratings.use import Course

if TYPE_CHECKING:
    from assessment.model import SkillKey
    from assessment.reviews.second_ratings import Repeat, ThenRating
    from assessment.walk.second_walk import Step
    from ui.desktop.page import PageContext
    from ui.desktop.pages.second_ratings.use import Use

Said: TypeAlias = "Repeat | ThenRating | None"

STAYS = "Your second rating of {skill} stays as it is: you have moved on from it."


class SecondRatingSteps:
    """Notes what was written in the window's history. An undo shows the skill first."""

    def __init__(self, context: PageContext, use: Use, show: Callable[[SkillKey], bool]) -> None:
        """`show` opens the scale of a skill from any page. It returns False if it can't."""
        self._context = context
        self._use = use
        self._show = show

    def note(self, step: Step, after: Said) -> None:
        """Notes the choice that was made in a step; one that was committed stays."""
        history, before, key = self._context.window.history, step.said, step.key
        if after is not None and after.is_committed:
            words = STAYS.format(skill=step.skill.title)
            note_final(history, words, partial(self._is, key, after))
        elif _choice(before) != _choice(after):
            what, turn = rating_words(before, after), partial(self._turn, key)
            note_choice(history, what, before, after, turn, where=step.skill.title)

    def _turn(self, key: SkillKey, expected: Said, wanted: Said) -> bool:
        if not self._is(key, expected) or not self._show(key):
            return False
        step = self._step(key)
        said = None if step is None else step.said
        if wanted is not None:
            now = self._context.journal.now()
            self._use.save(wanted.with_changes(saved_at=now), read=said)
        elif said is not None:
            self._use.remove(said)
        return True

    def _is(self, key: SkillKey, expected: Said) -> bool:
        """Whether that is said by now: it may have been changed elsewhere meanwhile."""
        step = self._step(key)
        return step is not None and _choice(step.said) == _choice(expected)

    def _step(self, key: SkillKey) -> Step | None:
        course = self._use.read()
        steps = course.steps if isinstance(course, Course) else ()
        return next((step for step in steps if step.key == key), None)


def _choice(said: Said) -> object:
    return None if said is None else said.choice
