"""The choices made on the scale, each a step that can be undone and done again.

One that changes a committed rating is also said in a notice: it changes what counts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from assessment.model import SkillKey
from assessment.reviews.ratings import Confidence, Energy, NotRated, Rating
from assessment.walk.committing import same_choice
from ui.desktop.choice_steps import choice_step, note_final, rating_words
from ui.desktop.page import PageContext
from ui.desktop.pages.walk.recorder import ReviewRecorder

STAYS_COMMITTED = (
    "{skill} stays committed. You can change its rating; the first one stays on record."
)
KEEPS_A_CHOICE = (
    "A committed rating can be changed but not cleared. Choose another level, or a reason for "
    "having none."
)


class RatingSteps:
    """Records what the user chooses, and notes it in the window's history.

    An undo shows the skill first, and does nothing to a rating that has changed since.
    """

    def __init__(
        self, context: PageContext, recorder: ReviewRecorder, show: Callable[[SkillKey], bool]
    ) -> None:
        """`show` opens the scale of a skill from anywhere. It returns False if it can't."""
        self._context = context
        self._recorder = recorder
        self._show = show

    def level(self, key: SkillKey, level: int | None) -> None:
        """Records a level; None clears it."""
        if level is not None or self._may_clear(key):
            self._note(key, partial(self._recorder.level, key, level))

    def reason(self, key: SkillKey, reason: NotRated | None) -> None:
        """Records why there is no level; None clears the reason."""
        if reason is not None or self._may_clear(key):
            self._note(key, partial(self._recorder.reason, key, reason))

    def sureness(self, key: SkillKey, confidence: Confidence | None) -> None:
        """Records how sure the user is of the level."""
        self._note(key, partial(self._recorder.sureness, key, confidence))

    def energy(self, key: SkillKey, energy: Energy | None) -> None:
        """Records how the work affects the user's energy."""
        self._note(key, partial(self._recorder.energy, key, energy))

    def commit(self, key: SkillKey) -> None:
        """Commits the choice. An undo says that this stays: last time's rating was seen."""
        committed = self._recorder.commit(key)
        words = STAYS_COMMITTED.format(skill=self._title(key))
        note_final(self._context.window.history, words, partial(self._is, key, committed))

    def _note(self, key: SkillKey, act: Callable[[], Rating | None]) -> None:
        before = self._recorder.shown_rating(key)
        after = act()
        if same_choice(before, after):
            return
        where, turn = self._title(key), partial(self._turn, key)
        step = choice_step(rating_words(before, after), before, after, turn, where=where)
        if words := _said_of_committed(before, after):
            self._context.notice.say(f"{where}: {words}.", step.undo, step.redo)
        else:
            self._context.window.history.add(step)

    def _turn(self, key: SkillKey, expected: Rating | None, wanted: Rating | None) -> bool:
        if not self._is(key, expected) or not self._show(key):
            return False
        self._recorder.put_back(key, wanted)
        return True

    def _is(self, key: SkillKey, expected: Rating | None) -> bool:
        """Whether that is the rating by now: it may have been changed elsewhere meanwhile."""
        return same_choice(self._recorder.current().own_rating(key), expected)

    def _may_clear(self, key: SkillKey) -> bool:
        rating = self._recorder.shown_rating(key)
        if rating is None or not rating.is_committed:
            return True
        self._context.notice.say(KEEPS_A_CHOICE, about=self._context.window.page)
        return False

    def _title(self, key: SkillKey) -> str:
        return self._recorder.current().skills[key].title


def _said_of_committed(before: Rating | None, after: Rating | None) -> str:
    """What became of a rating that counted already: "level 3 → 2"; "" if it says the same."""
    if before is None or after is None or not before.is_committed:
        return ""
    if before.level is not None and after.level is not None:
        return "" if before.level == after.level else f"level {before.level} → {after.level}"
    said = [
        f"level {one.level}" if one.reason is None else str(one.reason) for one in (before, after)
    ]
    return "" if said[0] == said[1] else " → ".join(said)
