"""The head of a second look: its review, skill, progress, and the time of the last save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from assessment.walk.second_walk import left
from ui.desktop.widgets.saved_words import SavedSince, say_unsaved
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from assessment.walk.second_walk import Step
    from ui.desktop.pages.second_ratings.use import Course, Result


class SecondRatingHead(QWidget):
    """The position in the walk, a title, and the words about saving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(4)
        self._where = label("", "meta")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._title = label("", "page")
        self._saved = label("", "meta")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._saved.setAccessibleName("Saving")
        self._since = SavedSince(self._saved)
        self._meta = label("", "meta")
        self._lead = label("", "muted")
        self._lead.setContentsMargins(0, 8, 0, 8)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        self._walk = QWidget()
        walk = QVBoxLayout(self._walk)
        walk.setContentsMargins(0, 0, 0, 8)
        walk.setSpacing(4)
        walk.addWidget(self._where)
        walk.addWidget(self._progress)
        box.addWidget(self._walk)
        box.addLayout(row)
        row.addWidget(self._title, 3)
        row.addWidget(self._saved, 2)
        box.addWidget(self._meta)
        box.addWidget(self._lead)

    def show_step(self, course: Course, step: Step) -> None:
        """Shows the open skill and the progress; until one is done, what the walk is for."""
        self._since.open(step.key)
        total, done = len(course.steps), len(course.steps) - left(course.steps)
        place = f"Skill {course.steps.index(step) + 1} of {total}"
        self._where.setText(f"{course.title} · {place}")
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setAccessibleName(
            f"{done} of {total} {'skill' if total == 1 else 'skills'} rated"
        )
        self._lead.setText(course.lead)
        self._lead.setVisible(done == 0)
        self._title.setText(step.skill.title)
        rubric = step.rubric
        cluster = f"{rubric.cluster(step.skill.cluster).title} · "
        source = f"{rubric.source.author}, {rubric.source.published[:4]}"
        self._meta.setText(source if len(rubric.clusters) == 1 else cluster + source)
        self._meta.show()
        self._show_walk(shown=True)

    def show_result(self, result: Result) -> None:
        """Shows the title of the result."""
        self._title.setText(result.title)
        self._meta.setText(result.meta)
        self._meta.show()
        self._lead.hide()
        self._show_walk(shown=False)

    def show_nothing(self) -> None:
        """Shows the title of a second look that is not possible now."""
        self._title.setText("Second rating")
        self._meta.hide()
        self._lead.hide()
        self._show_walk(shown=False)

    def say_saved(self, moment: object) -> None:
        """Says when the open skill was last saved."""
        self._since.say_saved(moment)

    def say_unsaved(self, why: str) -> None:
        """Says that the last choice is not on disk yet, and why."""
        say_unsaved(self._saved, why, "choice is")

    def _show_walk(self, *, shown: bool) -> None:
        self._walk.setVisible(shown)
        self._saved.setVisible(shown)
