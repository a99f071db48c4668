"""The head of a skill's page: its title, its source, and the time of the last save."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assessment.model import SkillKey
from assessment.reviews.review import Review
from assessment.walk.walkthrough import order
from ui.desktop.pages.walk.skill_menu import SkillMenuButton
from ui.desktop.widgets.saved_words import SavedSince, say_unsaved
from ui.desktop.widgets.text import label


class WalkHead(QWidget):
    """Title, source and the words about saving."""

    menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(4)
        self._menu = SkillMenuButton()
        self._menu.clicked.connect(self.menu_wanted)
        box.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        self._title = label("", "page")
        self._saved = label("", "meta")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._saved.setAccessibleName("Saving")
        self._since = SavedSince(self._saved)
        box.addLayout(row)
        row.addWidget(self._title, 3)
        row.addWidget(self._saved, 2)
        self._source = label("", "meta")
        box.addWidget(self._source)

    @property
    def saved_label(self) -> QLabel:
        """The words about saving."""
        return self._saved

    def show_skill(self, review: Review, key: SkillKey) -> None:
        """Shows the open skill and how many there are."""
        self._since.open(key)
        rubric = review.rubric(key.rubric_id)
        skill = review.skills[key]
        cluster = rubric.cluster(skill.cluster).title
        keys = order(review)
        self._title.setText(skill.title)
        where = f"{cluster} · " if len(rubric.clusters) > 1 else ""
        self._source.setText(f"{where}{rubric.source.author}, {rubric.source.published[:4]}")
        place = f"Skill {keys.index(key) + 1} of {len(keys)}"
        self._menu.show_place(review.cycle.title, place)

    def show_menu(self, *, shown: bool) -> None:
        """Shows the button to all skills, for when there is no room for the list."""
        self._menu.setVisible(shown)

    def say_saved(self, moment: object) -> None:
        """Says when the open skill was last saved."""
        self._since.say_saved(moment)

    def say_unsaved(self, why: str) -> None:
        """Says that the last input is not on disk yet, and why."""
        say_unsaved(self._saved, why)
