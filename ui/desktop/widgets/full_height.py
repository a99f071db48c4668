"""Text areas that are as tall as their text, so that the page scrolls and they do not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QScrollBar, QSizePolicy

from ui.overriding import override


class _StillBar(QScrollBar):
    """A scroll bar that never leaves its beginning.

    Blanks at the end of a line, and the room of a cursor there, are wider than the lines. A
    selection that goes there would push the text sideways, out of a place that is wide enough.
    """

    @override
    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        self.setMaximum(0)
        super().sliderChange(change)


def stop_scrolling(area: QAbstractScrollArea) -> None:
    """Hides the scroll bars; the layout decides the width, `fix_height` the height."""
    area.setHorizontalScrollBar(_StillBar(Qt.Orientation.Horizontal, area))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def fix_height(area: QAbstractScrollArea, height: int) -> None:
    """Sets the height in pixels, but not again: that would lay the page out once more."""
    if height != area.height() or area.minimumHeight() != height:
        area.setFixedHeight(height)
