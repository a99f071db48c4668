"""The beginning of the text, at the foot of the Growth page while the text is below the fold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.margins import side_margin
from ui.desktop.widgets.text import label, line

if TYPE_CHECKING:
    from assessment.comparing.skill_story import SkillStory
    from ui.desktop.theme import Theme

READ_ON = "Read on"


class Beginning(QWidget):
    """A line or two about the chosen skill, outside the scrolled column.

    So what one clicks in the chart and what is said of it are both in view, and nothing scrolls.
    """

    def __init__(self, theme: Theme, read_on: Callable[[], object]) -> None:
        """`read_on` shows the text itself."""
        super().__init__()
        self._theme = theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line())
        self._strip = QWidget()
        whole.addWidget(self._strip)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._heading, self._sentence = label("", "strong"), label("", "meta")
        row.addLayout(words, 1)
        words.addWidget(self._heading)
        words.addWidget(self._sentence)
        self._way = button(READ_ON, read_on, "link")
        row.addWidget(self._way, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def is_empty(self) -> bool:
        """Whether there is no text yet of which this could be the beginning."""
        return not self._heading.text()

    def show_story(self, story: SkillStory) -> None:
        """Shows how a story begins."""
        first = story.before or story.after
        self._heading.setText(f"{story.title}: {story.heading}")
        below = story.sentence or story.hidden
        if not below and first is not None:
            below = f"{first.title} · {first.standing}"
        self._sentence.setText(below)
        self._way.setAccessibleName(f"{READ_ON}: {story.title}")

    def _fit(self) -> None:
        """Aligns the lines with the column above at any text size."""
        side = side_margin(self._theme)
        self._strip.setContentsMargins(side, 8, side, 8)
