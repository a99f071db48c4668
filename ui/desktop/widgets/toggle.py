"""Buttons that are on or off, with the same width either way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from ui.desktop.widgets.buttons import as_words
from ui.desktop.widgets.enter_button import EnterButton
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

CHIP = "chip"
"""The role of the pills that switch something on and off."""


class Toggle(EnterButton):
    """A button in one of the style sheet's roles whose words are bold while it is on."""

    def __init__(self, words: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(as_words(words), parent)
        self.setProperty("role", role)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        """As wide as the words in bold, so that switching does not change the width."""
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        now = self.fontMetrics().horizontalAdvance(self.text())
        grown = QFontMetrics(bold).horizontalAdvance(self.text())
        hint.setWidth(hint.width() + max(0, grown - now))
        return hint


def toggle_chip(words: str, explanation: str) -> Toggle:
    """A small on-off pill; `explanation` is its tooltip."""
    chip = Toggle(words, CHIP)
    set_tip(chip, explanation)
    return chip


def private_chip(what: str, *, is_charted: bool = False) -> Toggle:
    """The pill that makes something private; `what` names it for screen readers.

    `is_charted` says that charts would otherwise show part of it too.
    """
    words = (
        "Left out of charts; in reports only if you choose to include it"
        if is_charted
        else "Left out of reports unless you choose to include it"
    )
    chip = toggle_chip("Private", words)
    chip.setAccessibleName(f"Private: {what}")
    return chip


def one_on_one_chip(what: str) -> Toggle:
    """The pill that brings something to a 1:1; `what` names it for screen readers."""
    chip = toggle_chip("Bring to a 1:1", "Listed at the top of the report")
    chip.setAccessibleName(f"Bring to a 1:1: {what}")
    return chip
