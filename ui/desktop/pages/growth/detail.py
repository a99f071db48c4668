"""One skill of the pair: where it stood then and now, and what was written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessment.model import SkillKey
from assessment.skill_story import Side, SkillStory
from assessment.wording import capitalised
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.reading_order import set_reading_order
from ui.desktop.widgets.text import label, line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


class SkillDetail(QWidget):
    """Shows the story of one skill, and lets another one be chosen."""

    skill_wanted = Signal(object)
    """A SkillKey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(2)
        self._skill = Picker("Skill", role="link")
        self._skill.chosen.connect(self.skill_wanted)
        self._shown = QWidget()
        self._place.addWidget(self._skill)
        self._place.addWidget(self._shown)

    def show_story(
        self, story: SkillStory, skills: Sequence[tuple[SkillKey, str]], others: QWidget
    ) -> None:
        """Shows a story in place of the last one; `skills` are those there are, by title.

        `others` shows what others said of the skill.
        """
        self.setAccessibleName(f"{story.title}: {story.heading}")
        self._skill.show_options(skills, story.key)
        self._place.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = QWidget()
        box = QVBoxLayout(self._shown)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        _add_story(box, story, others)
        box.addStretch(1)
        self._place.addWidget(self._shown)
        set_reading_order(self)


def _add_story(box: QVBoxLayout, story: SkillStory, others: QWidget) -> None:
    box.addWidget(label(story.heading, "section"))
    if story.sentence:
        box.addWidget(label(story.sentence, "muted"))
    if story.hidden:
        box.addWidget(_hidden(story.hidden))
    box.addSpacing(6)
    for side, role in ((story.before, "then"), (story.after, "now")):
        if side is not None:
            box.addWidget(_standing(side, role))
            box.addSpacing(6)
    if story.note:
        box.addSpacing(6)
        box.addWidget(label("What changed", "meta"))
        box.addWidget(_read(story.note))
    box.addWidget(others)
    for pair in story.answers:
        box.addSpacing(6)
        box.addWidget(line())
        box.addSpacing(4)
        box.addWidget(label(pair.question.text, "meta"))
        if pair.then and story.before is not None:
            box.addWidget(_quote("then", story.before.title, pair.then))
        if pair.now and story.after is not None:
            box.addWidget(_quote("now", story.after.title, pair.now))


def _standing(side: Side, role: str) -> QFrame:
    """Where the skill stood, with the level's whole anchor."""
    frame, box = _frame(role)
    box.addWidget(label(f"{side.title} · {side.standing}", "strong"))
    box.addWidget(label(f"{side.period} · {side.energy}" if side.energy else side.period, "meta"))
    if side.anchor:
        box.addSpacing(2)
        box.addWidget(_read(f"That level means: {side.anchor}", "meta"))
    return frame


def _quote(role: str, title: str, text: str) -> QFrame:
    frame, box = _frame(role)
    box.addWidget(label(title, "meta"))
    box.addWidget(_read(text, "muted" if role == "then" else "body"))
    return frame


def _hidden(words: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "tint")
    box = QVBoxLayout(frame)
    box.setContentsMargins(14, 10, 14, 10)
    box.addWidget(label(capitalised(words)))
    return frame


def _frame(role: str) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setProperty("role", role)
    box = QVBoxLayout(frame)
    box.setContentsMargins(14, 0, 0, 0)
    box.setSpacing(2)
    return frame, box


def _read(text: str, role: str = "body") -> QLabel:
    made = label(text, role)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
