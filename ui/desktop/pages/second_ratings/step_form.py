"""One skill of a second look: its definition and the scale, without the first rating."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop.widgets.definition import add_definition
from ui.desktop.widgets.notice import say_about
from ui.desktop.widgets.scale import RatingScale
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from assessment.walk.second_walk import Step
    from ui.desktop.pages.second_ratings.use import Course
    from ui.desktop.theme import Theme

FINAL_WORDS = "You have moved on, so this rating stays as it is."


class StepForm(QWidget):
    """Shows a step. It saves nothing itself; its scale emits what the user did."""

    def __init__(
        self, theme: Theme, course: Course, step: Step, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        add_definition(box, step.skill)
        box.addSpacing(12)
        box.addWidget(label(course.question, "strong"))
        self._words = label("", "meta")
        box.addWidget(self._words)
        self.scale = RatingScale(theme, step.skill, asks_energy=False)
        self.scale.locked_pressed.connect(partial(say_about, self, FINAL_WORDS))
        box.addWidget(self.scale)
        self.show_step(course, step)

    def show_step(self, course: Course, step: Step) -> None:
        """Shows the choice from the journal; a committed one is read-only."""
        final = FINAL_WORDS if step.is_done else ""
        self._words.setText(final or course.caution)
        self.scale.show_rating(step.said, final=final)
