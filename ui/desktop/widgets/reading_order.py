"""Makes Tab follow the reading order, also through widgets that were added later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def set_reading_order(root: QWidget) -> None:
    """Makes Tab go through everything on `root` in the order of its layouts."""
    for before, after in pairwise([root, *_stops(root)]):
        QWidget.setTabOrder(before, after)


def focus_on(root: QWidget) -> None:
    """Gives the focus to the first stop on `root`, unless something on it has it already."""
    if holds_keyboard(root):
        return
    first = next((stop for stop in _stops(root) if stop.isVisible() and stop.isEnabled()), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def holds_keyboard(root: QWidget) -> bool:
    """Whether something on `root` has the focus, or will get it with its window."""
    return _holds(root, root.window().focusWidget())


def _holds(root: QWidget, focused: QWidget | None) -> bool:
    # Qt counts a widget among its own ancestors, and gives the focus to a page when showing it.
    return focused is not None and focused is not root and root.isAncestorOf(focused)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    sheet = widget.widget() if isinstance(widget, QScrollArea) else None
    if sheet is not None:
        yield from _stops(sheet)
    elif (layout := widget.layout()) is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_of(inner)
