"""Shows where a file lies, in the system's own file manager."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from ui.desktop.window import Window

SHOW_IN_FOLDER = "Show in folder"


def show_in_folder(file: Path, window: Window) -> None:
    """Opens the folder of a file in the file manager; says where it is if the system has none."""
    # Byte by byte: `QUrl.fromLocalFile` drops what is not UTF-8, and names another folder.
    folder = file.parent.absolute().as_uri().encode()
    if not QDesktopServices.openUrl(QUrl.fromEncoded(folder)):
        window.notice.say(f"No file manager answered. The file lies in {file.parent}.")
