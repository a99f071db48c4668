"""The skills that an entry can be linked to: their titles, and a list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from assessment.model import SkillKey
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.text import label
from ui.desktop.widgets.toggle import toggle_chip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rubrics.library import Library
    from rubrics.model import Rubric

EARLIER = "Linked before"
"""The heading above skills that no rubric in use has any more."""


def skill_titles(library: Library) -> dict[SkillKey, str]:
    """The title of each skill in the newest edition that has it."""
    editions = (*library.offered, *library.answered)
    return {
        SkillKey(rubric.id, skill.id): skill.title for rubric in editions for skill in rubric.skills
    }


def title_of(key: SkillKey, titles: dict[SkillKey, str]) -> str:
    """The title of a skill, or its id in words when its rubric no longer exists."""
    return titles.get(key) or key.skill_id.replace("-", " ").capitalize()


class SkillChoice(QWidget):
    """A list of skills by rubric, of which any number can be chosen."""

    changed = Signal()

    def __init__(
        self,
        rubrics: Sequence[Rubric],
        titles: dict[SkillKey, str],
        linked: Iterable[SkillKey] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`linked` are chosen at first, and offered even if no rubric has them any more."""
        super().__init__(parent)
        self._chips: dict[SkillKey, QPushButton] = {}
        self._titles = titles
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        linked = tuple(linked)
        for rubric in rubrics:
            keys = [SkillKey(rubric.id, skill.id) for skill in rubric.skills]
            self._add_group(rubric.title, {k: title_of(k, titles) for k in keys})
        gone = {key: title_of(key, titles) for key in linked if key not in self._chips}
        if gone:
            self._add_group(EARLIER, gone)
        self.choose(linked)

    @property
    def chosen(self) -> tuple[SkillKey, ...]:
        """The chosen skills, in the order of the list."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    @property
    def chips(self) -> tuple[tuple[str, QPushButton], ...]:
        """The title and the button of each skill, in the order of the list."""
        return tuple((title_of(key, self._titles), chip) for key, chip in self._chips.items())

    def choose(self, keys: Iterable[SkillKey]) -> None:
        """Shows these skills as chosen."""
        for key in keys:
            if key in self._chips:
                self._chips[key].setChecked(True)

    def _add_group(self, title: str, skills: dict[SkillKey, str]) -> None:
        if self._chips:
            self._box.addSpacing(4)
        self._box.addWidget(label(title, "meta"))
        row = FlowLayout(gap=6)
        self._box.addLayout(row)
        for key, words in skills.items():
            chip = toggle_chip(words, f"It is about {words}")
            chip.setAccessibleName(f"About {words}")
            chip.toggled.connect(self.changed)
            self._chips[key] = chip
            row.addWidget(chip)
