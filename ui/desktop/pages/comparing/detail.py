"""The panel about one skill: its ratings then and now, and the notes on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessment.comparing.skill_story import Side, SkillStory
from assessment.model import SkillKey
from storage.tables.evidence import EvidenceStore
from ui.desktop.pages.comparing.noted import add_entries, add_support
from ui.desktop.pages.comparing.written import Written
from ui.desktop.theme import Theme
from ui.desktop.widgets.buttons import as_words, button
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.quotes import frame, read
from ui.desktop.widgets.reading_order import holds_keyboard, set_reading_order
from ui.desktop.widgets.spoken import announce
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tint import tint

CHANGED = "What changed"
SHOWN_AT = 2
"""The index of the story in the layout: after the Back button and the skill picker."""


class SkillDetail(QWidget):
    """Shows the story of one skill, with a picker to choose another."""

    skill_wanted = Signal(object)
    """Emitted with the SkillKey that the user chose."""

    evidence_wanted = Signal(object)
    """Emitted with the SkillKey to add evidence for."""

    entry_wanted = Signal(str)
    """Emitted with the id of the entry to open in the work log."""

    back_wanted = Signal()
    """Emitted when the user goes back from one review to the pair."""

    def __init__(self, log: EvidenceStore, theme: Theme, parent: QWidget | None = None) -> None:
        """`log` supplies the evidence entries for the skill."""
        super().__init__(parent)
        self._log = log
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(2)
        self._skill = Picker("Skill", role="link")
        self._skill.chosen.connect(self.skill_wanted)
        self._back = button("", self.back_wanted.emit, "link")
        self._back.hide()
        self._spoken = ""
        self._shown = QWidget()
        self._written = Written(theme)
        self._place.addWidget(self._back)
        self._place.addWidget(self._skill)
        self._place.addWidget(self._shown)
        self._place.addSpacing(6)
        self._place.addWidget(self._written)
        self._place.addStretch(1)

    def show_story(
        self,
        story: SkillStory,
        skills: Sequence[tuple[SkillKey, str]],
        key: SkillKey,
        back: str,
        others: QWidget | None,
    ) -> None:
        """Replaces the story shown.

        `skills` are the options of the picker, each a key with its title, and `key` is the one
        shown. `back` is the text of the button that returns to the pair, or empty when the pair
        is shown. `others` is a widget with other people's feedback, if any.
        """
        self.setAccessibleName(f"{story.title}: {story.heading}")
        self._skill.show_options(skills, key)
        self._back.setText(as_words(back))
        self._back.setAccessibleName(back)
        self._back.setVisible(bool(back))
        if holds_keyboard(self._shown):
            # The focused widget is about to be deleted, and Qt would move the focus off the page.
            self._skill.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = QWidget()
        box = QVBoxLayout(self._shown)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._add_story(box, story, others)
        self._place.insertWidget(SHOWN_AT, self._shown)
        self._written.show_story(story)
        self._spoken = _spoken(story)
        set_reading_order(self)

    def announce(self) -> None:
        """Has a screen reader announce the skill, its ratings and how it moved."""
        announce(self, self._spoken)

    def take_focus(self) -> None:
        """Gives the focus to the picker of the skill, above the text."""
        self._skill.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus_within(self) -> bool:
        """Whether the focus is on the Back button or in the story, which going back replaces."""
        return self._back.hasFocus() or holds_keyboard(self._shown)

    def _add_story(self, box: QVBoxLayout, story: SkillStory, others: QWidget | None) -> None:
        box.addWidget(label(story.heading, "section"))
        if story.sentence:
            box.addWidget(label(story.sentence, "muted"))
        if story.noted is not None:
            add_support(box, story.noted, partial(self.evidence_wanted.emit, story.key))
        if story.hidden:
            box.addWidget(tint(story.hidden))
        box.addSpacing(6)
        for side, role in ((story.before, "then"), (story.after, "now")):
            if side is not None:
                box.addWidget(_standing(side, role))
                box.addSpacing(6)
        for side, role in ((story.before, "then"), (story.after, "now")):
            if side is not None and side.note:
                box.addSpacing(6)
                is_past = role == "then"
                words = f"What had changed, {side.title}" if is_past else CHANGED
                box.addWidget(label(words, "meta"))
                box.addWidget(read(side.note, "muted" if is_past else "body"))
        if story.noted is not None:
            add_entries(box, story.noted, self._log, self.entry_wanted.emit)
        if others is not None:
            box.addWidget(others)


def _spoken(story: SkillStory) -> str:
    """A story for a screen reader: the skill, its rating on each side, how it moved."""
    sides = [f"{s.title}: {s.standing}" for s in (story.before, story.after) if s is not None]
    moved = [story.sentence, story.noted.words if story.noted else ""]
    return ". ".join([f"{story.title}: {story.heading}", *sides, *filter(None, moved)])


def _standing(side: Side, role: str) -> QFrame:
    """A frame with the rating on one side and the full text of the level's anchor."""
    made, box = frame(role)
    box.addWidget(label(f"{side.title} · {side.standing}", "strong"))
    box.addWidget(label(f"{side.period} · {side.energy}" if side.energy else side.period, "meta"))
    if side.anchor:
        box.addSpacing(2)
        box.addWidget(read(f"That level means: {side.anchor}", "meta"))
    return made
