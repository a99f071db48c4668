"""Which rubrics one reviews oneself by: what a new review begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from assessment.wording import capitalised, counted
from rubrics.errors import KnownError
from rubrics.library import load_all_builtin
from rubrics.model import Rubric
from ui.desktop.errors import show_known
from ui.desktop.pages.settings.section import Section
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from storage.journal import Journal


class OwnRubricsSection(Section):
    """A check box for each rubric of the library."""

    def __init__(self, journal: Journal) -> None:
        super().__init__("My rubrics")
        self._journal = journal
        self.box.addWidget(
            label("A new review begins with these. You can choose others then.", "muted")
        )
        self._boxes: dict[str, QCheckBox] = {}
        for rubric in load_all_builtin():
            made = QCheckBox(rubric.title.replace("&", "&&"))
            made.setAccessibleName(rubric.title)
            made.setAccessibleDescription(_in_short(rubric))
            made.clicked.connect(self._save)
            self._boxes[rubric.id] = made
            self.box.addWidget(made)
            self.box.addWidget(label(_in_short(rubric), "meta"))
        self.refresh()

    def refresh(self) -> None:
        """Shows what the journal holds."""
        chosen = self._journal.preferences.chosen_rubrics
        for rubric_id, made in self._boxes.items():
            made.setChecked(rubric_id in chosen)

    def _save(self) -> None:
        # What this version does not know stays chosen: another may.
        others = [r for r in self._journal.preferences.chosen_rubrics if r not in self._boxes]
        mine = [rubric_id for rubric_id, made in self._boxes.items() if made.isChecked()]
        try:
            self._journal.preferences.chosen_rubrics = (*mine, *others)
        except KnownError as error:
            self.refresh()
            show_known(self, error)


def _in_short(rubric: Rubric) -> str:
    skills = counted(len(rubric.skills), rubric.skill_word)
    return f"{capitalised(skills)}, after {rubric.source.author}"
