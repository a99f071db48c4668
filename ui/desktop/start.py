"""Starts the program with its window, or calls the window that already has the journal open."""

from __future__ import annotations

import builtins
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ui.desktop.garbage import LOADED_AFTER_MS, hold_off, set_aside
from ui.uncaught import catch_all

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.desktop.instance import Instance
    from ui.desktop.preferences import Preferences

PATIENCE = 6.0
"""Seconds in which another window on the journal has to answer; it may still be starting."""

ROLES_AFTER_MS = 40
"""The delay that lets home be painted before screen readers hear more of it."""
FUSION = ("-style", "Fusion")
"""The arguments that choose Qt's style. `QApplication.setStyle` gives the style back, and PySide
takes almost as long to make its class as to show the window."""


def run(named: Path | None) -> int:
    """Opens the window with a journal and runs until it is closed. Returns the exit status.

    None is the journal opened last, or the default one.
    """
    hold_off()
    import_by_python_alone()
    from PySide6.QtCore import QTimer

    from ui.desktop.app import Desktop
    from ui.desktop.instance import Instance
    from ui.desktop.preferences import Preferences

    app = application()
    preferences = Preferences()
    path = named or _opened_last(preferences)
    instance = Instance(path)
    if (status := status_before(app, instance, preferences)) is not None:
        return status
    desktop = Desktop(app, path, preferences=preferences, instance=instance)
    # Before anything is read: an error may quote what stands in the journal.
    catch_all(desktop.handle_error)
    desktop.window.show_as_left()
    QTimer.singleShot(0, desktop.start)
    QTimer.singleShot(0, desktop.catch_errors)
    QTimer.singleShot(ROLES_AFTER_MS, _give_roles)
    QTimer.singleShot(LOADED_AFTER_MS, set_aside)
    return app.exec()


def import_by_python_alone() -> None:
    """Imports PySide, and takes back what it does at each import after that.

    To offer other spellings of its names, which are not used here, it puts a function in the place
    of Python's import and searches the source of every module. That took a twelfth of the time to
    home. A function that someone else put there, such as a debugger, stays.
    """
    import_module("PySide6.QtCore")
    if getattr(builtins.__import__, "__name__", "") == "__feature_import__":
        builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _give_roles() -> None:
    from ui.desktop import accessible_roles

    accessible_roles.install()


def status_before(app: QApplication, instance: Instance, preferences: Preferences) -> int | None:
    """The exit status if another window has the journal; None if it can be opened here.

    Where that window doesn't answer, it says so and asks.
    """
    from ui.desktop.instance import Outcome

    while (outcome := instance.claim_or_call(PATIENCE)) is Outcome.UNANSWERED:
        from ui.desktop.theme import Theme
        from ui.desktop.without_answer import wants_to_try_again

        theme = Theme(app, preferences.appearance, preferences.text_percent, "")
        theme.follow_system()
        if not wants_to_try_again(None):
            return 1
    return 0 if outcome is Outcome.ANSWERED else None


def _opened_last(preferences: Preferences) -> Path:
    from storage.file.places import default_path

    recent = preferences.recent_journals
    return recent[0] if recent else default_path()


def application() -> QApplication:
    """The application, in Qt's Fusion style and with its names for the system."""
    from PySide6.QtWidgets import QApplication

    # Qt knows a home from the environment alone, and a service may start a program without it.
    os.environ.setdefault("HOME", os.path.expanduser("~"))  # noqa: PTH111 - "~" if there is none
    app = QApplication([*sys.argv[:1], *FUSION])
    # No display name: Qt would write it once more after every title.
    app.setApplicationName("growth-rings")
    app.setDesktopFileName("growth-rings")
    return app
