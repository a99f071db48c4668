"""Labels, all plain text: Qt must never take what a user wrote as rich text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.desktop.widgets.prose import LEADING, TITLE_LEADING, Prose
from ui.desktop.widgets.spoken import announce
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

HEADINGS = ("welcome", "page", "section")
"""The roles of labels that are headings."""
WARNING = "warning"
"""The role of labels whose words a screen reader says as soon as they are shown."""
TITLE_AIR = 3
"""The room above and below the title of a page: with it, a title is as high as a button beside it,
and stands at the same height on a page that has none."""
URGENT = "isUrgent"
"""The property of a label whose warning may interrupt what a screen reader is saying."""


def label(text: str, role: str = "body", *, wrap: bool = True) -> QLabel:
    """A plain-text label in one of the style sheet's roles, wrapped unless `wrap` is False.

    While a wrapped one is a warning, its words are announced whenever new ones can be seen.
    """
    leading = TITLE_LEADING if role in HEADINGS else LEADING
    made = _Label(text, leading) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if role == "page":
        made.setContentsMargins(0, TITLE_AIR, 0, TITLE_AIR)
    return made


class _Label(Prose):
    """A label of any role, which may change."""

    _said = ""

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._announce()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._announce()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():
            # Hidden by itself and not with its page: shown again, the same words are new.
            self._said = ""

    def _announce(self) -> None:
        if self.property("role") != WARNING:
            self._said = ""
        elif self.isVisible() and self.text() != self._said:
            self._said = self.text()
            if self._said:
                announce(self, self._said, interrupts=bool(self.property(URGENT)))


def line() -> QFrame:
    """A hairline across the column."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget another role of the style sheet and restyles it."""
    widget.setProperty("role", role)
    restyle(widget)


def restyle(widget: QWidget) -> None:
    """Has the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
