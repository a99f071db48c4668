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
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))):
        window.notice.say(f"No file manager answered. The file lies in {file.parent}.")
