"""The skills of a review with their state: a list at the left, or a button in a narrow window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from assessment.model import SkillKey
from assessment.reviews.review import Review, skill_state
from assessment.walk.walkthrough import progress
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.skill_line import LIST_WIDTH, SkillLine
from ui.desktop.widgets.text import label, line

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

LOOK_BACK = "look back"
ALL_REVIEWS = "all reviews"


class SkillList(QScrollArea):
    """Lists every skill with a dot for its state, then the closing page."""

    wanted = Signal(object)
    """A SkillKey, LOOK_BACK or ALL_REVIEWS."""

    def __init__(self, theme: Theme, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        box = QVBoxLayout(sheet)
        box.setContentsMargins(12, 14, 12, 16)
        box.setSpacing(2)
        every = button("All reviews", partial(self.wanted.emit, ALL_REVIEWS), "link")
        above = QHBoxLayout()
        above.setContentsMargins(10, 0, 0, 4)
        box.addLayout(above)
        above.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        self._head = label("", "meta")
        self._head.setContentsMargins(10, 0, 0, 8)
        box.addWidget(self._head)
        self._lines: dict[SkillKey, SkillLine] = {}
        for rubric in review.rubrics:
            if len(review.rubrics) > 1:
                title = label(rubric.title, "meta")
                title.setContentsMargins(10, 10, 0, 4)
                box.addWidget(title)
            for skill in rubric.skills:
                made = SkillLine(theme, skill.title)
                key = SkillKey(rubric.id, skill.id)
                made.clicked.connect(lambda _checked=False, key=key: self.wanted.emit(key))
                self._lines[key] = made
                box.addWidget(made)
        box.addSpacing(6)
        box.addWidget(line())
        box.addSpacing(6)
        self._look_back = SkillLine(theme, "Look back", dot=False)
        self._look_back.clicked.connect(lambda _checked=False: self.wanted.emit(LOOK_BACK))
        box.addWidget(self._look_back)
        box.addStretch(1)
        self.setWidget(sheet)
        self.show_review(review)
        theme.changed.connect(self._fit)
        self._fit()

    def show_review(self, review: Review) -> None:
        """Shows the progress of the review."""
        done = progress(review)
        # The list is too narrow for both on one line.
        self._head.setText(f"{review.cycle.title}\n{done.committed} of {done.total} rated")
        for key, made in self._lines.items():
            made.show_state(skill_state(review, key))

    def show_current(self, current: SkillKey | str) -> None:
        """Marks the open skill, or the closing page."""
        for key, made in self._lines.items():
            made.setChecked(key == current)
        self._look_back.setChecked(current == LOOK_BACK)

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(LIST_WIDTH))
