"""Takes everything out of a layout that is filled again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.desktop.widgets.reading_order import parts_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Hides and deletes the widgets in a layout.

    Qt deletes their items. One taken out with `takeAt` would stay in memory for good.
    """
    for part in parts_of(layout):
        if isinstance(part, QWidget):
            layout.removeWidget(part)
            part.hide()
            part.deleteLater()
