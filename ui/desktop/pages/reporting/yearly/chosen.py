"""The list of chosen passages, in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from assessment.reporting.quotations import MOST_QUOTATIONS, ChosenQuotation, QuotationState
from assessment.reporting.yearly_page import missing_words
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.text import label

NONE = (
    "There is room here for up to three passages of what you wrote. Choose them below, or leave "
    "them out."
)
ENOUGH = "Three are chosen. Remove one to choose another."
_UP, _DOWN = "Move up", "Move down"


class ChosenList(QWidget):
    """Shows each passage with its buttons."""

    moved = Signal(int, int)
    """The place of a passage, and by how many places to move it."""

    removed = Signal(int)
    """The place of a passage to remove."""

    allowed = Signal(int)
    """The place of a passage to keep although its text is private."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._cards: list[QFrame] = []
        self._shown = QWidget()
        self._box.addWidget(self._shown)

    def show_chosen(self, chosen: Sequence[ChosenQuotation]) -> None:
        """Shows these passages instead of the last ones."""
        self._box.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = QWidget()
        box = QVBoxLayout(self._shown)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self._cards = [self._card(n, one, len(chosen)) for n, one in enumerate(chosen)]
        for card in self._cards:
            box.addWidget(card)
        if not chosen:
            box.addWidget(label(NONE, "muted"))
        elif len(chosen) == MOST_QUOTATIONS:
            box.addWidget(label(ENOUGH, "meta"))
        self._box.addWidget(self._shown)

    def focus_card(self, place: int, step: int = 0) -> None:
        """Gives the focus to the passage at a place, or to the one that took its place.

        After a move by `step`, the button for the same move gets it, if there is a further place.
        """
        if self._cards:
            card = self._cards[min(place, len(self._cards) - 1)]
            ways = card.findChildren(QPushButton)
            wanted = {-1: (_UP, _DOWN), 1: (_DOWN, _UP)}.get(step, ())
            found = [way for words in wanted for way in ways if way.text() == words]
            (found or ways[-1:])[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, place: int, chosen: ChosenQuotation, count: int) -> QFrame:
        card = QFrame()
        stands = chosen.state is QuotationState.STANDS
        card.setProperty("role", "now" if stands else "then")
        box = QVBoxLayout(card)
        box.setContentsMargins(14, 0, 0, 0)
        box.setSpacing(4)
        if chosen.state is not QuotationState.HIDDEN:
            box.addWidget(label(chosen.quotation.passage, "body" if stands else "muted"))
        origin = " · ".join(part for part in (chosen.skill, chosen.question) if part)
        box.addWidget(label(f"{origin} · private" if chosen.is_private else origin, "meta"))
        if not stands:
            box.addWidget(label(missing_words(chosen), "warning"))
        row = FlowLayout(gap=12)
        box.addLayout(row)
        acts: list[tuple[str, Callable[[], object], bool]] = [
            ("Use it anyway", partial(self.allowed.emit, place), _waits(chosen)),
            (_UP, partial(self.moved.emit, place, -1), place > 0),
            (_DOWN, partial(self.moved.emit, place, 1), place < count - 1),
            ("Remove", partial(self.removed.emit, place), True),
        ]
        for words, act, is_possible in acts:
            if is_possible:
                row.addWidget(button(words, act, "link", name=f"{words}: quotation {place + 1}"))
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        return card


def _waits(chosen: ChosenQuotation) -> bool:
    return chosen.state is QuotationState.PRIVATE
