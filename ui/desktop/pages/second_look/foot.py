"""The foot of a second look: back, and on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessment.second_walk import left, neighbour, next_waiting
from assessment.wording import counted
from ui import tokens
from ui.desktop.widgets.column import side_margin
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.text import line

if TYPE_CHECKING:
    from assessment.second_walk import Step
    from ui.desktop.pages.second_look.use import Course, Result
    from ui.desktop.theme import Theme


class SecondLookFoot(QWidget):
    """The two buttons that go through the walk, and on from its result."""

    def __init__(
        self,
        theme: Theme,
        forward: Callable[[], None],
        back: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(line())
        self._strip = QWidget()
        box.addWidget(self._strip)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._back = KeyButton(theme, "Back", "Ctrl+Shift+Return", back)
        self._forward = KeyButton(theme, "Next", "Ctrl+Return", forward, "primary")
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._forward)
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    def show_step(self, course: Course, step: Step) -> None:
        """Shows what going on would do here."""
        others_done = left(course.steps) == (0 if step.is_done else 1)
        self._back.setVisible(neighbour(course.steps, step.key, -1) is not None)
        if step.said is not None and not step.is_done:
            self._forward.setText("Keep and see the result" if others_done else "Keep and go on")
        elif step.is_done:
            following = neighbour(course.steps, step.key, 1)
            self._forward.setText("Next" if following else "See the result")
        else:
            following = next_waiting(course.steps, step.key)
            self._forward.setText("Skip for now" if following else "Leave it out")

    def show_result(self, result: Result, waiting: int) -> None:
        """Shows the way on from the result: to the skills that are left, or away from here."""
        self._back.setVisible(True)
        skills = counted(waiting, "skill that is", "skills that are")
        self._forward.setText(f"Rate the {skills} left" if waiting else result.onward)

    def focus_forward(self) -> None:
        """Puts the focus on the button that goes on."""
        self._forward.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Stands in line with the column above, whatever the text size."""
        side = side_margin(self._theme)
        self._strip.setContentsMargins(side, 12, side, 12)
        self._strip.setMaximumWidth(self._theme.px(tokens.READING_WIDTH) + 2 * side)
