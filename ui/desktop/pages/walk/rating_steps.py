"""The choices made on the scale, each a step that can be undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from assessment.model import SkillKey
from assessment.reviews.ratings import Confidence, Energy, NotRated, Rating
from assessment.walk.committing import same_choice
from ui.desktop.page import PageContext
from ui.desktop.pages.walk.recorder import ReviewRecorder
from ui.desktop.undoing import Undoable

STAYS_COMMITTED = "{skill} stays committed. Its rating can be changed, and what it said is kept."
KEEPS_A_CHOICE = "A committed rating keeps a level, or a reason for none. Choose another instead."


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
        self._context.window.history.add(Undoable(partial(self._say_it_stays, key, committed)))

    def _note(self, key: SkillKey, act: Callable[[], Rating | None]) -> None:
        before = self._recorder.shown_rating(key)
        after = act()
        if not same_choice(before, after):
            what = f"{self._title(key)}: {_difference(before, after)}"
            self._context.window.history.add(
                Undoable(
                    partial(self._turn, key, after, before, f"Undone for {what}."),
                    partial(self._turn, key, before, after, f"Done again for {what}."),
                )
            )

    def _turn(
        self, key: SkillKey, expected: Rating | None, wanted: Rating | None, words: str
    ) -> str:
        if not same_choice(self._rating(key), expected) or not self._show(key):
            return ""
        self._recorder.put_back(key, wanted)
        return words

    def _say_it_stays(self, key: SkillKey, committed: Rating | None) -> str:
        is_so = same_choice(self._rating(key), committed)
        return STAYS_COMMITTED.format(skill=self._title(key)) if is_so else ""

    def _may_clear(self, key: SkillKey) -> bool:
        rating = self._recorder.shown_rating(key)
        if rating is None or not rating.is_committed:
            return True
        self._context.notice.say(KEEPS_A_CHOICE)
        return False

    def _rating(self, key: SkillKey) -> Rating | None:
        """The rating by now, which may have been changed elsewhere since it was shown."""
        return self._recorder.current().own_rating(key)

    def _title(self, key: SkillKey) -> str:
        return self._recorder.current().skills[key].title


def _difference(before: Rating | None, after: Rating | None) -> str:
    """What was chosen or cleared between two ratings of a skill, in a few words."""
    level = after.level if after is not None else None
    if level != (before.level if before is not None else None):
        return f"level {level}" if level is not None else "the level"
    if (after and after.reason) != (before and before.reason):
        return "the reason for no level"
    if (after and after.confidence) != (before and before.confidence):
        return "how sure you are"
    return "what this work does to you"
