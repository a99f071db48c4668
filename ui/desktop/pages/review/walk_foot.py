"""The foot of a skill's page: back, commit or next, and what is hidden until then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessment.model import SkillKey
from assessment.review import Review
from assessment.walkthrough import neighbour
from ui.desktop.widgets.buttons import KeyButton, button
from ui.desktop.widgets.text import label, line

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

HIDDEN_WORDS = "Last time’s rating stays hidden until you commit this one."


class WalkFoot(QWidget):
    """The buttons that go through the walk."""

    def __init__(
        self,
        theme: Theme,
        forward: Callable[[], None],
        back: Callable[[], None],
        turn: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(line())
        self._hint = label(HIDDEN_WORDS, "meta")
        box.addWidget(self._hint)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._back = KeyButton(theme, "Back", "Ctrl+Shift+Return", back)
        self._turn = button("Change my rating", turn)
        self._forward = KeyButton(theme, "Next", "Ctrl+Return", forward, "primary")
        row.addWidget(self._back)
        row.addWidget(self._turn)
        row.addStretch(1)
        row.addWidget(self._forward)
        box.addLayout(row)

    def show_skill(
        self, review: Review, key: SkillKey, *, is_reveal: bool, has_earlier: bool
    ) -> None:
        """Shows what the next step of this skill is."""
        rating = review.own_rating(key)
        committed = rating is not None and rating.is_committed
        self._hint.setVisible(has_earlier and not committed)
        self._back.setVisible(neighbour(review, key, -1) is not None)
        self._turn.setVisible(committed and has_earlier)
        words = "Change my rating" if is_reveal else "Back to the comparison"
        self._turn.setText(words)
        self._turn.setAccessibleName(words)
        following = neighbour(review, key, 1)
        if rating is not None and not committed:
            self._forward.setText("Commit")
        elif following is None:
            self._forward.setText("Look back")
        else:
            self._forward.setText(f"Next: {review.skills[following].title}")
