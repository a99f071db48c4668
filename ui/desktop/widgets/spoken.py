"""What a screen reader says: what a widget is, and what changes on the screen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

READ_AS = "readAs"
"""The property that `read_as` sets and `ui.desktop.accessible_roles` reads."""


class ReadAs(StrEnum):
    """What a widget that Qt has no role for is read as."""

    LIST = "list"
    ITEM = "list item"
    CHART = "chart"


def read_as(widget: QWidget, what: ReadAs, name: str = "") -> None:
    """Sets what a widget is for screen readers, and what it is called.

    Qt asks what a widget is as soon as it gets a name, so give it none before.
    """
    widget.setProperty(READ_AS, what.value)
    if name:
        widget.setAccessibleName(name)


def announce(widget: QWidget, words: str, *, interrupts: bool = False) -> None:
    """Has a screen reader say `words` about `widget`, after what it is saying now.

    With `interrupts` it says them at once: only for what must not be missed, such as words that
    could not be saved.
    """
    # Not at the start: these classes take longer to load than home has.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    from ui.desktop.widgets.showable import showable

    event = QAccessibleAnnouncementEvent(widget, showable(words))
    if interrupts:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
