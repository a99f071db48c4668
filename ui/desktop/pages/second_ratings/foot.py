"""The foot of a second look: the buttons back and on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from assessment.walk.second_walk import left, neighbour, next_waiting
from assessment.wording import counted
from ui.desktop.widgets.foot_strip import FootStrip
from ui.desktop.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from assessment.walk.second_walk import Step
    from ui.desktop.pages.second_ratings.use import Course, Result
    from ui.desktop.theme import Theme


class SecondRatingFoot(FootStrip):
    """The two buttons that go through the walk and on from its result."""

    def __init__(
        self,
        theme: Theme,
        forward: Callable[[], None],
        back: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._back = KeyButton(theme, "Back", "Ctrl+Shift+Return", back)
        self._forward = KeyButton(theme, "Next", "Ctrl+Return", forward, "primary")
        self.row.addWidget(self._back)
        self.row.addStretch(1)
        self.row.addWidget(self._forward)

    def show_step(self, course: Course, step: Step) -> None:
        """Shows what the button on does at a step."""
        others_done = left(course.steps) == (0 if step.is_done else 1)
        self._back.setVisible(neighbour(course.steps, step.key, -1) is not None)
        if step.said is not None and not step.is_done:
            self._forward.setText("Save and see the result" if others_done else "Save and continue")
        elif step.is_done:
            following = neighbour(course.steps, step.key, 1)
            self._forward.setText("Next" if following else "See the result")
        else:
            following = next_waiting(course.steps, step.key)
            self._forward.setText("Skip for now" if following else "Leave it out")

    def show_result(self, result: Result, waiting: int) -> None:
        """Shows where the result leads: to the remaining skills, or to another page."""
        self._back.setVisible(True)
        skills = counted(waiting, "skill that is", "skills that are")
        self._forward.setText(f"Rate the {skills} left" if waiting else result.onward)

    def focus_forward(self) -> None:
        """Gives the focus to the button that goes on."""
        self._forward.setFocus(Qt.FocusReason.OtherFocusReason)
