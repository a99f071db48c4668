"""The texts of a review, from which passages can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.reporting.quotations import Quotable
from ui.desktop.pages.reporting.yearly.chosen import ENOUGH
from ui.desktop.widgets.buttons import as_words, button
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.locked import say_why_locked
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.selectable import Selectable
from ui.desktop.widgets.text import label, set_role

NOTHING = (
    "Nothing was written in this review, so there is nothing to quote. The page works without "
    "quotations too."
)
HOW = "Select a passage, with the mouse or with Shift and the arrow keys, then use it."
_WHOLE, _PASSAGE = "Use all of it", "Use this passage"
_PARAGRAPH_END = "\u2029"


class TextList(QWidget):
    """The texts of one skill at a time, or the closing reflection, each under its question."""

    picked = Signal(object, str)
    """A Quotable, and the passage of it that the user wants on the page."""

    regrouped = Signal()
    """The texts of another skill are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[str, list[Quotable]] = {}
        self._heading = ""
        self._more = True
        self._texts: list[QuotableText] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._picker = Picker("What you wrote on")
        self._picker.chosen.connect(self._show_group)
        self._hint = label("")
        self._shown = QWidget()
        row = FlowLayout(gap=8)
        self._box.addWidget(self._hint)
        self._box.addLayout(row)
        row.addWidget(self._picker)
        self._box.addWidget(self._shown)

    def show_texts(self, texts: Sequence[Quotable]) -> None:
        """Shows these texts instead of the last ones, at the skill that was shown last."""
        self._groups = {}
        for text in texts:
            self._groups.setdefault(text.skill or text.question, []).append(text)
        set_role(self._hint, "meta" if texts else "muted")
        self._hint.setText(HOW if texts else NOTHING)
        self._picker.setVisible(len(self._groups) > 1)
        first = next(iter(self._groups), "")
        self._show_group(self._heading if self._heading in self._groups else first)

    def allow(self, *, more: bool) -> None:
        """Whether another passage can be taken."""
        self._more = more
        for text in self._texts:
            text.allow(more=more)

    def pick_focused(self) -> bool:
        """Chooses the passage of the text that has the focus; False when none has it."""
        text = next((one for one in self._texts if one.has_the_keyboard), None)
        return text is not None and text.pick()

    def _show_group(self, heading: object) -> None:
        self._heading = str(heading)
        names = [(name, name) for name in self._groups]
        self._picker.show_options(names, self._heading)
        self._box.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = QWidget()
        box = QVBoxLayout(self._shown)
        box.setContentsMargins(0, 0, 0, 0)
        self._texts = [QuotableText(text) for text in self._groups.get(self._heading, [])]
        for text in self._texts:
            text.picked.connect(self.picked)
            box.addWidget(text)
        self._box.addWidget(self._shown)
        self.allow(more=self._more)
        self.regrouped.emit()


class QuotableText(QWidget):
    """One text. The passage is what is selected, by mouse or by Shift and the arrow keys."""

    picked = Signal(object, str)

    def __init__(self, text: Quotable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 8)
        box.setSpacing(4)
        question = f"{text.question} (private)" if text.is_private else text.question
        box.addWidget(label(question, "meta"))
        self._said = Selectable(f"What you wrote: {question}", text.text.strip())
        self._said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._said.selectionChanged.connect(self._name_button)
        self._use = button(_WHOLE, self.pick, "link")
        say_why_locked(self, [self._use], lambda: ENOUGH)
        row = FlowLayout(gap=8)
        box.addWidget(self._said)
        box.addLayout(row)
        row.addWidget(self._use)
        self._name_button()

    def allow(self, *, more: bool) -> None:
        """Whether another passage can be taken."""
        self._use.setEnabled(more)

    @property
    def has_the_keyboard(self) -> bool:
        """Whether the text or its button has the focus."""
        return self._said.hasFocus() or self._use.hasFocus()

    def pick(self) -> bool:
        """Chooses the selection, or the whole text; False when there is no room for more."""
        if not self._use.isEnabled():
            return False
        self.picked.emit(self._text, self._selected() or self._text.text)
        return True

    def _selected(self) -> str:
        return self._said.textCursor().selectedText().replace(_PARAGRAPH_END, "\n").strip()

    def _name_button(self) -> None:
        words = _PASSAGE if self._selected() else _WHOLE
        self._use.setText(as_words(words))
        self._use.setAccessibleName(f"{words}: {self._text.question}")
