"""The ring around what has the keyboard. Part of the first window, so it must load fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QAbstractButton as Base
else:
    Base = object


class RingByKeyboard(Base):
    """A button that has a ring unless a click brought the keyboard there, until a key is pressed.

    Whoever clicks on something knows where it is, and a heavy frame would look like a mark of it.
    """

    _was_clicked = False

    @property
    def has_ring(self) -> bool:
        """Whether its focus is to be seen."""
        return self.hasFocus() and not self._was_clicked

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._was_clicked = True
        super().mousePressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Asked only where it matters: the first use of Qt's namespace takes long.
        if self._was_clicked:
            from PySide6.QtCore import Qt

            # The window or a menu gives back what it took: nobody has moved.
            given_back = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            self._was_clicked = event.reason() in given_back
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._was_clicked:
            self._was_clicked = False
            self.update()
        super().keyPressEvent(event)
