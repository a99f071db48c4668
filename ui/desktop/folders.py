"""Shows where a file is, in the system's own file manager."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.desktop.widgets.notice import say_beside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SHOW_IN_FOLDER = "Show in folder"


def show_in_folder(file: Path, widget: QWidget) -> None:
    """Opens the folder of a file in the file manager; says where it is if the system has none."""
    # Byte by byte: `QUrl.fromLocalFile` drops what is not UTF-8, and names another folder.
    folder = file.parent.absolute().as_uri().encode()
    if not QDesktopServices.openUrl(QUrl.fromEncoded(folder)):
        say_beside(widget, f"No file manager answered. The file is in {file.parent}.")


def say_where(widget: QWidget, words: str, file: Path) -> bool:
    """Says in the notice bar where a file was written, and offers to show it in its folder.

    Returns False where the widget is in a window without one.
    """
    offer = SHOW_IN_FOLDER, partial(show_in_folder, file, widget)
    return say_beside(widget, words, offer=offer)
