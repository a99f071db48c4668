"""Controls that can't be used yet say why when they are clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.desktop.widgets.notice import say_about
from ui.overriding import override


def say_why_locked(parent: QWidget, controls: Iterable[QWidget], why: Callable[[], object]) -> None:
    """Says, when one of these controls is clicked while it is disabled, what `why` gives.

    Where `why` gives no text, it has said it itself.
    """
    clicks = _LockedClicks(parent, why)
    for control in controls:
        control.installEventFilter(clicks)


class _LockedClicks(QObject):
    """Gets the clicks on disabled controls before Qt's buttons swallow them."""

    def __init__(self, parent: QWidget, why: Callable[[], object]) -> None:
        super().__init__(parent)
        self._beside = parent
        self._why = why

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.MouseButtonPress
        if is_press and isinstance(watched, QWidget) and not watched.isEnabled():
            words = self._why()
            if isinstance(words, str) and words:
                say_about(self._beside, words)
        return super().eventFilter(watched, event)
