"""The foot of a skill's page: back, commit or next, and a note on what is hidden until then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from assessment.model import SkillKey
from assessment.reviews.review import Review
from assessment.walk.walkthrough import neighbour
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.explanation import Explanation
from ui.desktop.widgets.foot_strip import FootStrip
from ui.desktop.widgets.key_button import KeyButton
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.page import PageContext

COMMIT = "Commit makes the rating count. You can still change it."
COMMIT_AND_SEE = "Commit makes the rating count and shows last time’s."


class WalkFoot(FootStrip):
    """The buttons that go through the walk."""

    def __init__(
        self,
        context: PageContext,
        forward: Callable[[], None],
        back: Callable[[], None],
        turn: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        theme = context.theme
        super().__init__(theme, parent)
        self._next = ""
        self._back = KeyButton(theme, "Back", "Ctrl+Shift+Return", back)
        self._turn = button("Change my rating", turn)
        self._forward = KeyButton(theme, "Next", "Ctrl+Return", forward, "primary")
        self.row.addWidget(self._back)
        self.row.addWidget(self._turn)
        self.row.addStretch(1)
        self.row.addWidget(self._forward)
        # Above the row, which stays at the foot of the page when the sentence comes and goes.
        self.commit = Explanation(context.preferences, "Commit", self._forward, keeps_room=False)
        self.box.insertWidget(0, self.commit)

    def show_skill(
        self, review: Review, key: SkillKey, *, is_reveal: bool, has_earlier: bool
    ) -> None:
        """Shows the next step for this skill."""
        rating = review.own_rating(key)
        committed = rating is not None and rating.is_committed
        self._back.setVisible(neighbour(review, key, -1) is not None)
        self._turn.setVisible(committed and has_earlier)
        words = "Change my rating" if is_reveal else "Back to the comparison"
        self._turn.setText(words)
        self._turn.setAccessibleName(words)
        may_commit = rating is not None and not committed
        self.commit.offer((COMMIT_AND_SEE if has_earlier else COMMIT) if may_commit else "")
        following = neighbour(review, key, 1)
        if may_commit:
            self._forward.setText("Commit")
        elif following is None:
            self._forward.setText("Look back")
        self._next = "" if may_commit or following is None else review.skills[following].title
        self._name_next()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_next()

    def _name_next(self) -> None:
        """Names the next skill on the button where there is room for it."""
        if not self._next:
            return
        self._forward.setText(f"Next: {self._next}")
        shown = [one for one in (self._back, self._turn, self._forward) if not one.isHidden()]
        wanted = sum(one.sizeHint().width() + self.row.spacing() for one in shown)
        if wanted > self._strip.contentsRect().width():
            self._forward.setText("Next")
