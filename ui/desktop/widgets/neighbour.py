"""Where the keyboard goes when the row that had it is gone: to the one that took its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from ui.desktop.widgets.reading_order import parts_of

if TYPE_CHECKING:
    from ui.desktop.widgets.column import Column


@contextmanager
def keyboard_stays(rows: QLayout) -> Iterator[None]:
    """Gives the focus, when rows are made again, to the one in the place of the focused one.

    Without another row, it goes to what is above them. Does nothing if no row has the focus.
    """
    place = _place_of_focus(rows)
    if place is not None and rows.count() == 1:
        _leave(rows)
    yield
    if place is not None:
        _focus_row(rows, place)


@contextmanager
def place_stays(column: Column, rows: Callable[[], Mapping[str, QWidget]]) -> Iterator[None]:
    """Keeps the keyboard and the scrolled place where they are when a list is made again.

    `rows` gives the rows by what they are of. If the row with the keyboard is gone, the one in its
    place gets it.
    """
    before = rows()
    focused = _focused(column)
    held = next(
        (name for name, row in before.items() if focused and row.isAncestorOf(focused)), None
    )
    among = [] if held is None else _buttons(before[held])
    nth = next((n for n, one in enumerate(among) if one is focused), 0)
    bar = column.verticalScrollBar()
    top = bar.value()
    yield
    now = rows()
    if now is before:
        return
    near = None if held is None else neighbour_of(held, list(before), list(now))
    if near is not None:
        # New rows become visible only in the next turn of the event loop.
        QTimer.singleShot(0, column, partial(_settle, column, now[near], nth, top))
    elif focused is not None and not column.isAncestorOf(focused):
        QTimer.singleShot(0, focused, partial(focused.setFocus, Qt.FocusReason.OtherFocusReason))
        QTimer.singleShot(0, column, partial(bar.setValue, top))
    else:
        QTimer.singleShot(0, column, partial(bar.setValue, top))


def _settle(column: Column, row: QWidget, nth: int, top: int) -> None:
    if buttons := _buttons(row):
        buttons[min(nth, len(buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
    column.verticalScrollBar().setValue(top)
    column.bring_into_view(row)


def neighbour_of(row: str, before: Sequence[str], now: Sequence[str]) -> str | None:
    """The row in the place of one that was in the list `before`: itself, or the one after it.

    After the last one it is the last; None for an empty list.
    """
    if row in now or row not in before:
        return row if row in now else None
    return next(iter(now[before.index(row) :]), now[-1] if now else None)


def _focused(column: Column) -> QWidget | None:
    return column.window().focusWidget()


def _buttons(row: QWidget) -> list[QPushButton]:
    return row.findChildren(QPushButton)


def _place_of_focus(rows: QLayout) -> int | None:
    for place in range(rows.count()):
        row = _row(rows, place)
        focused = row.window().focusWidget() if row is not None else None
        if row is not None and focused is not None and row.isAncestorOf(focused):
            return place
    return None


def _leave(rows: QLayout) -> None:
    """Moves the focus to the nearest widget before the rows that can have it."""
    only = _row(rows, 0)
    while only is not None and only.isAncestorOf(only.window().focusWidget()):
        if not only.window().focusWidget().focusPreviousChild():
            return


def _focus_row(rows: QLayout, place: int) -> None:
    row = _row(rows, min(place, rows.count() - 1))
    buttons = [] if row is None else row.findChildren(QPushButton)
    if buttons:
        buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)


def _row(rows: QLayout, place: int) -> QWidget | None:
    parts = parts_of(rows)
    row = parts[place] if 0 <= place < len(parts) else None
    return row if isinstance(row, QWidget) else None
