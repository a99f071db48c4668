"""Makes Tab follow the reading order, also through widgets that were added later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget


def set_reading_order(root: QWidget) -> None:
    """Makes Tab go through everything on `root` in the order of its layouts."""
    for before, after in pairwise([root, *_stops(root)]):
        QWidget.setTabOrder(before, after)


def focus_on(root: QWidget) -> None:
    """Gives the focus to the first stop on `root`, unless something on it has it already.

    Of choices of which one is made, that is the chosen one: a ring on another looks like a choice.
    """
    if holds_keyboard(root):
        return
    by_tab = Qt.FocusPolicy.TabFocus
    found = (stop for stop in _stops(root) if stop.focusPolicy() & by_tab)
    stops = [stop for stop in found if stop.isVisible() and stop.isEnabled()]
    if stops:
        first = stops[0]
        beside = (stop for stop in stops if stop.parentWidget() is first.parentWidget())
        chosen = next((stop for stop in beside if _is_chosen(stop)), None)
        is_choice = isinstance(first, QAbstractButton) and first.isCheckable()
        begun = first if chosen is None or not is_choice else chosen
        begun.setFocus(Qt.FocusReason.OtherFocusReason)


def holds_keyboard(root: QWidget) -> bool:
    """Whether something on `root` has the focus, or will get it with its window."""
    return _holds(root, root.window().focusWidget())


def _holds(root: QWidget, focused: QWidget | None) -> bool:
    # Qt counts a widget among its own ancestors, and gives the focus to a page when showing it.
    return focused is not None and focused is not root and root.isAncestorOf(focused)


def _is_chosen(stop: QWidget) -> bool:
    return isinstance(stop, QAbstractButton) and stop.isChecked()


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab comes to, and what only a click does: in a row of words, another may be the stop.

    Also what hands the focus on to a part of itself: Qt comes to that part wherever it meets this.
    """
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
        yield widget
    sheet = widget.widget() if isinstance(widget, QScrollArea) else None
    if sheet is not None:
        yield from _stops(sheet)
    elif (layout := widget.layout()) is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for part in parts_of(layout):
        yield from _stops(part) if isinstance(part, QWidget) else _stops_of(part)


def parts_of(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts in a layout, in its order.

    Not by its items: Qt deletes them without a word to PySide, which would then take the next
    widget at the same address for an item.
    """
    holder = layout.parentWidget()
    parts = [one for one in layout.children() if isinstance(one, QLayout)]
    widgets = [] if holder is None else [w for w in holder.children() if isinstance(w, QWidget)]
    placed = {part: layout.indexOf(part) for part in (*widgets, *parts)}
    return sorted((part for part in placed if placed[part] >= 0), key=placed.__getitem__)
