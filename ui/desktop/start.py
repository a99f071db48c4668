"""Starts the program with its window, or calls the window that already has the journal open."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ui.desktop.garbage import LOADED_AFTER_MS, hold_off, set_aside
from ui.uncaught import catch_all

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.desktop.instance import Instance

PATIENCE = 6.0
"""Seconds in which another window on the journal has to answer; it may still be starting."""

ROLES_AFTER_MS = 40
"""The delay that lets home be painted before screen readers are told more of it."""
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
    if (status := _status_before(app, instance)) is not None:
        return status
    desktop = Desktop(app, path, instance=instance)
    # Before anything is read: an error may quote what stands in the journal.
    catch_all(desktop.handle_error)
    desktop.window.show()
    QTimer.singleShot(0, desktop.start)
    QTimer.singleShot(0, desktop.catch_errors)
    QTimer.singleShot(ROLES_AFTER_MS, _give_roles)
    QTimer.singleShot(LOADED_AFTER_MS, set_aside)
    return app.exec()


def _give_roles() -> None:
    from ui.desktop import accessible_roles

    accessible_roles.install()


def _status_before(app: QApplication, instance: Instance) -> int | None:
    """The exit status if another window has the journal; None if it can be opened here."""
    from ui.desktop.instance import Outcome

    while (outcome := instance.claim_or_call(PATIENCE)) is Outcome.UNANSWERED:
        from ui.desktop.preferences import Preferences
        from ui.desktop.theme import Theme
        from ui.desktop.without_answer import wants_to_try_again

        preferences = Preferences()
        theme = Theme(app, preferences.appearance, preferences.text_percent, "")
        theme.follow_system()
        if not wants_to_try_again(None):
            return 1
    return 0 if outcome is Outcome.ANSWERED else None


def application() -> QApplication:
    """The application, in Qt's Fusion style and with its names for the system."""
    from PySide6.QtWidgets import QApplication

    app = QApplication([*sys.argv[:1], *FUSION])
    app.setApplicationName("growth-rings")
    app.setApplicationDisplayName("Growth Rings")
    app.setDesktopFileName("growth-rings")
    return app
