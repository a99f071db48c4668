"""The user's own choice of rubrics, with which a new review starts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from assessment.wording import capitalised, counted
from rubrics.errors import KnownError
from rubrics.model import Rubric
from ui.desktop import destinations as to
from ui.desktop.choice_steps import note_choice
from ui.desktop.errors import show_known
from ui.desktop.pages.settings.section import Section
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from ui.desktop.page import PageContext


class OwnRubricsSection(Section):
    """A check box for each rubric of the library."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("My rubrics")
        self._context = context
        self._journal = context.journal
        self.box.addWidget(
            label("New reviews start with these. You can choose others each time.", "muted")
        )
        self._descriptions: dict[TickBox, QLabel] = {}
        self._boxes: dict[str, TickBox] = {}
        for rubric in context.library.offered:
            made = TickBox(rubric.title)
            made.setAccessibleDescription(_in_short(rubric))
            words = label(_in_short(rubric), "meta")
            self._descriptions[made] = words
            made.clicked.connect(partial(self._save, made))
            self._boxes[rubric.id] = made
            pair = QVBoxLayout()
            pair.setSpacing(0)
            self.box.addLayout(pair)
            pair.addWidget(made)
            pair.addWidget(words)
        context.theme.changed.connect(self._fit)
        self._fit()
        self.refresh()

    def refresh(self) -> None:
        """Shows the journal's choice."""
        chosen = self._journal.preferences.chosen_rubrics
        for rubric_id, made in self._boxes.items():
            made.setChecked(rubric_id in chosen)

    def _fit(self) -> None:
        # Aligned with the words of the check box.
        px = self._context.theme.px
        for box, words in self._descriptions.items():
            words.setContentsMargins(box.words_left, 0, 0, px(4))

    def _save(self, box: TickBox, *_checked: object) -> None:
        before = self._journal.preferences.chosen_rubrics
        # Rubrics unknown to this version stay chosen: another version may have them.
        others = [r for r in self._journal.preferences.chosen_rubrics if r not in self._boxes]
        mine = [rubric_id for rubric_id, made in self._boxes.items() if made.isChecked()]
        chosen = (*mine, *others)
        try:
            self._journal.preferences.chosen_rubrics = chosen
            what, turn = f"“{box.accessibleName()}” among my rubrics", partial(self._turn, box)
            note_choice(self._context.window.history, what, before, chosen, turn)
        except KnownError as error:
            self.refresh()
            show_known(self, error)

    def _turn(self, box: TickBox, expected: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
        """Puts back the rubrics that were chosen, on this page, unless others were since."""
        preferences = self._journal.preferences
        if preferences.chosen_rubrics != expected:
            return False
        preferences.chosen_rubrics = wanted
        self._context.navigation.go(to.settings(self.accessibleName()))
        self.refresh()
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _in_short(rubric: Rubric) -> str:
    skills = counted(len(rubric.skills), rubric.skill_word)
    return f"{capitalised(skills)}, {rubric.audience.words}"
