"""The strip of buttons at the foot of a walk, aligned with the column above."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.desktop.widgets.margins import side_margin
from ui.desktop.widgets.text import line
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

SCROLL_BAR = 10
"""The width of the column's scroll bar in pixels, as window.qss sets it."""


class FootStrip(QWidget):
    """A hairline above `row`, to which the caller adds buttons; `box` holds the row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._let_go: Callable[[], object] | None = None
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # What is too much for a moment is above the strip, so that it never moves.
        whole.addStretch(1)
        whole.addWidget(line())
        self._strip = QWidget()
        whole.addWidget(self._strip)
        self.box = QVBoxLayout(self._strip)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.row = QHBoxLayout()
        self.box.addLayout(self.row)
        self.row.setSpacing(8)
        theme.changed.connect(self._fit)
        self._fit()

    def show_above(self, widget: QWidget, let_go: Callable[[], object]) -> None:
        """Puts a widget above the strip, whose buttons stay in place when it comes and goes.

        `let_go` is called when the strip is hidden, and has to take the widget elsewhere.
        """
        self._let_go = let_go
        self._whole.insertWidget(0, widget)

    @override
    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if not visible and self._let_go is not None:
            let_go, self._let_go = self._let_go, None
            let_go()

    def _fit(self) -> None:
        """Aligns the strip with the column above at any text size."""
        side = side_margin(self._theme)
        # The column above is nearly always scrolled, and ends before its bar.
        self._strip.setContentsMargins(side, 12, side + SCROLL_BAR, 12)
        width = self._theme.px(tokens.READING_WIDTH)
        self._strip.setMaximumWidth(width + 2 * side + SCROLL_BAR)


def put_above_foot(
    widget: QWidget, page: QWidget | None, otherwise: QVBoxLayout, again: Callable[[], object]
) -> None:
    """Puts a widget above the foot of a page, or at the end of a layout if the page has none.

    `again` is called when that foot is hidden.
    """
    is_shown = not widget.isHidden()
    foot = page.findChild(FootStrip) if page is not None else None
    if foot is None or foot.isHidden():
        otherwise.addWidget(widget)
    else:
        foot.show_above(widget, again)
    # A layout hides what it takes from another, and shows it again only later.
    widget.setVisible(is_shown)
