"""The user's own choice of rubrics, with which a new review starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout

from assessment.wording import capitalised, counted
from rubrics.errors import KnownError
from rubrics.model import Rubric
from ui.desktop.errors import show_known
from ui.desktop.pages.settings.section import Section
from ui.desktop.widgets.buttons import as_words
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from rubrics.library import Library
    from storage.journal import Journal
    from ui.desktop.theme import Theme


class OwnRubricsSection(Section):
    """A check box for each rubric of the library."""

    def __init__(self, theme: Theme, journal: Journal, library: Library) -> None:
        super().__init__("My rubrics")
        self._theme = theme
        self._journal = journal
        self.box.addWidget(
            label("New reviews start with these. You can choose others each time.", "muted")
        )
        self._descriptions: list[QLabel] = []
        self._boxes: dict[str, QCheckBox] = {}
        for rubric in library.offered:
            made = QCheckBox(as_words(rubric.title))
            made.setAccessibleName(rubric.title)
            made.setAccessibleDescription(_in_short(rubric))
            words = label(_in_short(rubric), "meta")
            self._descriptions.append(words)
            made.clicked.connect(self._save)
            self._boxes[rubric.id] = made
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(made)
            pair.addWidget(words)
            self.box.addLayout(pair)
        theme.changed.connect(self._fit)
        self._fit()
        self.refresh()

    def refresh(self) -> None:
        """Shows the journal's choice."""
        chosen = self._journal.preferences.chosen_rubrics
        for rubric_id, made in self._boxes.items():
            made.setChecked(rubric_id in chosen)

    def _fit(self) -> None:
        # Aligned with the words of the check box.
        for words in self._descriptions:
            words.setContentsMargins(self._theme.px(28) + 4, 0, 0, self._theme.px(4))

    def _save(self) -> None:
        # Rubrics unknown to this version stay chosen: another version may have them.
        others = [r for r in self._journal.preferences.chosen_rubrics if r not in self._boxes]
        mine = [rubric_id for rubric_id, made in self._boxes.items() if made.isChecked()]
        try:
            self._journal.preferences.chosen_rubrics = (*mine, *others)
        except KnownError as error:
            self.refresh()
            show_known(self, error)


def _in_short(rubric: Rubric) -> str:
    skills = counted(len(rubric.skills), rubric.skill_word)
    return f"{capitalised(skills)}, {rubric.audience.words}"
