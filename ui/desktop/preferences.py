"""Preferences of this computer rather than of a journal: appearance, text size, window size.

They are in a small separate file, so that the first window can be drawn before a journal is opened.
Nothing that the user writes, and no path of a journal, is ever stored there.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QSize, QStandardPaths

from ui.desktop.theme import Appearance

DEFAULT_SIZE = QSize(1180, 760)
SMALLEST_SIZE = QSize(640, 480)


class Preferences:
    """Reads and stores the preferences."""

    def __init__(self, path: Path | None = None) -> None:
        where = path or _default_path()
        self._settings = QSettings(str(where), QSettings.Format.IniFormat)

    @property
    def appearance(self) -> Appearance:
        """Light, dark or the system's; the system's when the file has no known value."""
        try:
            return Appearance(str(self._settings.value("appearance", Appearance.SYSTEM.value)))
        except ValueError:
            return Appearance.SYSTEM

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._settings.setValue("appearance", appearance.value)

    @property
    def text_percent(self) -> int:
        """The text size in percent; 100 when the file has no known value."""
        try:
            return int(str(self._settings.value("text_percent", 100)))
        except ValueError:
            return 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._settings.setValue("text_percent", percent)

    @property
    def window_size(self) -> QSize:
        """The window's last size. Its position is not kept: Wayland could not restore it."""
        size = self._settings.value("window_size", DEFAULT_SIZE)
        return size.expandedTo(SMALLEST_SIZE) if isinstance(size, QSize) else DEFAULT_SIZE

    @window_size.setter
    def window_size(self, size: QSize) -> None:
        self._settings.setValue("window_size", size)


def _default_path() -> Path:
    # From Qt, not platformdirs, which is too slow before the first window is drawn.
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "growth-rings" / "window.ini"
