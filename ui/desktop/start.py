"""Starts the program with its window, or calls the window that already has the journal open."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ui.desktop.garbage import LOADED_AFTER_MS, hold_off, set_aside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FUSION = ("-style", "Fusion")
"""The arguments that choose Qt's style. `QApplication.setStyle` gives the style back, and PySide
takes almost as long to make its class as to show the window."""


def run(path: Path) -> int:
    """Opens the window with a journal and runs until it is closed. Returns the exit status."""
    hold_off()
    from PySide6.QtCore import QTimer

    from ui.desktop.app import Desktop
    from ui.desktop.instance import Instance

    app = application()
    instance = Instance(path)
    if not instance.claim() and instance.call_other():
        return 0
    desktop = Desktop(app, path, instance=instance)
    desktop.window.show()
    QTimer.singleShot(0, desktop.start)
    QTimer.singleShot(0, desktop.catch_errors)
    QTimer.singleShot(LOADED_AFTER_MS, set_aside)
    return app.exec()


def application() -> QApplication:
    """The application, in Qt's Fusion style and with its names for the system."""
    from PySide6.QtWidgets import QApplication

    app = QApplication([*sys.argv[:1], *FUSION])
    app.setApplicationName("growth-rings")
    app.setApplicationDisplayName("Growth Rings")
    app.setDesktopFileName("growth-rings")
    return app
