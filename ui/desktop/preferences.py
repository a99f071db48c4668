"""Preferences of this computer rather than of a journal: appearance, text size, window, journals.

They are in a small separate file, so that the first window can be drawn before a journal is opened.
Of the journals opened lately, and of copies beside them, only the paths are kept, and nothing that
the user writes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from PySide6.QtCore import QSettings, QSize, QStandardPaths

from ui.desktop.theme import Appearance

DEFAULT_SIZE = QSize(1180, 760)
SMALLEST_SIZE = QSize(640, 480)
MOST_RECENT = 8
"""How many journals opened lately are kept."""
MOST_COPIES = 100
"""How many copies that were pointed out are remembered, the latest first."""


class Preferences:
    """Reads and stores the preferences, in a file that only its owner can read (0600)."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _default_path()
        self._has_own_folder = path is None
        self._settings = QSettings(str(self._path), QSettings.Format.IniFormat)

    @property
    def appearance(self) -> Appearance:
        """Light, dark or the system's; the system's when the file has no known value."""
        try:
            return Appearance(str(self._settings.value("appearance", Appearance.SYSTEM.value)))
        except ValueError:
            return Appearance.SYSTEM

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._store("appearance", appearance.value)

    @property
    def text_percent(self) -> int:
        """The text size in percent; 100 when the file has no known value."""
        try:
            return int(str(self._settings.value("text_percent", 100)))
        except ValueError:
            return 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._store("text_percent", percent)

    @property
    def window_size(self) -> QSize:
        """The window's last size. Its position is not kept: Wayland could not restore it."""
        size = self._settings.value("window_size", DEFAULT_SIZE)
        return size.expandedTo(SMALLEST_SIZE) if isinstance(size, QSize) else DEFAULT_SIZE

    @window_size.setter
    def window_size(self, size: QSize) -> None:
        self._store("window_size", size)

    @property
    def is_maximised(self) -> bool:
        """Whether the window filled the screen when it was last closed."""
        return str(self._settings.value("maximised", "")).lower() == "true"

    @is_maximised.setter
    def is_maximised(self, maximised: bool) -> None:
        self._store("maximised", maximised)

    @property
    def recent_journals(self) -> tuple[Path, ...]:
        """The journals opened lately, the latest first, whether or not they are still there."""
        return tuple(_path_of(line) for line in self._lines("recent_journals"))

    def remember_journal(self, path: Path) -> None:
        """Notes that a journal was opened."""
        # Another window may have noted one meanwhile.
        self._settings.sync()
        others = [other for other in self.recent_journals if other != path]
        self._store_journals([path, *others][:MOST_RECENT])

    def forget_journal(self, path: Path) -> None:
        """Takes a journal off the list of those opened lately. The file itself stays."""
        self._settings.sync()
        self._store_journals([other for other in self.recent_journals if other != path])

    def list_journal_again(self, path: Path, place: int) -> None:
        """Puts a journal back to its place in that list, unless it is there."""
        self._settings.sync()
        listed = [*self.recent_journals]
        if path not in listed:
            listed.insert(place, path)
            self._store_journals(listed[:MOST_RECENT])

    @property
    def explained(self) -> frozenset[str]:
        """The words whose explanation was read, or that were used without it."""
        return frozenset(self._lines("explained"))

    def note_explained(self, word: str) -> None:
        """Notes that a word needs no explanation any more."""
        self._settings.sync()
        if word not in self.explained:
            self._store("explained", sorted({*self.explained, word}))

    def note_copies(self, copies: Iterable[tuple[Path, int]]) -> list[Path]:
        """Those of these copies that are new here, each with when it was changed; notes them all.

        A copy that was changed again is new again.
        """
        self._settings.sync()
        lines = {f"{changed} {_line_of(path)}": path for path, changed in copies}
        known = self._lines("copies")
        new = [line for line in lines if line not in known]
        if new:
            self._store("copies", [*new, *known][:MOST_COPIES])
        return [lines[line] for line in new]

    def _store_journals(self, paths: list[Path]) -> None:
        self._store("recent_journals", [_line_of(path) for path in paths])

    def _lines(self, name: str) -> list[str]:
        # Qt reads a list of one as a plain text, and an empty list as nothing.
        stored = self._settings.value(name)
        lines = stored if isinstance(stored, list) else [stored]
        return [line for line in lines if isinstance(line, str) and line]

    def _store(self, name: str, value: object) -> None:
        self._make_private()
        self._settings.setValue(name, value)

    def _make_private(self) -> None:
        """Makes the file before Qt does, which would let everyone read it."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._has_own_folder:
                self._path.parent.chmod(0o700)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            self._path.chmod(0o600)
        except OSError:
            # A preference that can't be kept holds for this window all the same.
            return


def _line_of(path: Path) -> str:
    """A path in ASCII, so that a name that is not UTF-8 comes back as it was."""
    return quote_from_bytes(os.fsencode(path), safe="/\\: ")


def _path_of(line: str) -> Path:
    return Path(os.fsdecode(unquote_to_bytes(line)))


def _default_path() -> Path:
    # From Qt, not platformdirs, which is too slow before the first window is drawn.
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "growth-rings" / "window.ini"
