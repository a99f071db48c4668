"""The navigation at the left: icon and word, or the icon alone where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.desktop.icons import tinted_icon, tinted_pixmap
from ui.desktop.widgets.enter_button import EnterButton

if TYPE_CHECKING:
    from ui.desktop.theme import Theme


class Entry(NamedTuple):
    """One line of the navigation."""

    page: str
    icon: str
    words: str
    keys: str


ENTRIES = (
    Entry("home", "home", "Home", "Ctrl+1"),
    Entry("review", "review", "Review", "Ctrl+2"),
    Entry("evidence", "evidence", "Evidence", "Ctrl+3"),
    Entry("growth", "growth", "Growth", "Ctrl+4"),
    Entry("library", "library", "Library", "Ctrl+5"),
)
FOOT = (
    Entry("find", "search", "Find", "Ctrl+K"),
    Entry("settings", "settings", "Settings", "Ctrl+,"),
)

WIDE = 195
MARGIN = 12
NARROW_BELOW = 860
"""Window width in pixels at 100 % text below which only the icons are shown."""


class Navigation(QWidget):
    """Tells which page is wanted, shows which one is open."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = False
        self._buttons: dict[str, QPushButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 18, MARGIN, 18)
        box.setSpacing(3)
        title = QHBoxLayout()
        title.setContentsMargins(8, 0, 0, 14)
        title.setSpacing(10)
        self._logo = QLabel()
        self._word = QLabel("Growth Rings")
        self._word.setProperty("role", "strong")
        title.addWidget(self._logo)
        title.addWidget(self._word, 1)
        box.addLayout(title)
        for entry in ENTRIES:
            box.addWidget(self._line(entry))
        box.addStretch(1)
        for entry in FOOT:
            box.addWidget(self._line(entry))
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def show_lines(self, *, shown: bool) -> None:
        """Shows the lines, or only the name of the product while there is no journal to go in."""
        for line in self._buttons.values():
            line.setVisible(shown)

    def show_page(self, page: str) -> None:
        """Marks the page that is open; none when it is not in the navigation."""
        for name, line in self._buttons.items():
            line.setChecked(name == page)
        self._paint_icons()

    def fit(self, window_width: int) -> None:
        """Shows words or icons only, whichever the window has room for."""
        self._narrow = window_width / self._theme.scale < NARROW_BELOW
        self._word.setVisible(not self._narrow)
        for entry in (*ENTRIES, *FOOT):
            line = self._buttons[entry.page]
            line.setText("" if self._narrow else f" {entry.words}")
        icons_only = self._theme.px(19) + 2 * self._theme.px(8) + 2 * MARGIN + 4
        self.setFixedWidth(icons_only if self._narrow else self._theme.px(WIDE))

    def _line(self, entry: Entry) -> QPushButton:
        made = EnterButton()
        made.setProperty("role", "nav")
        made.setCheckable(entry.page != "find")
        made.setAutoDefault(False)
        made.setAccessibleName(entry.words)
        keys = QKeySequence(entry.keys).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{entry.words} ({keys})")
        made.setAccessibleDescription(f"Shortcut {keys}")
        made.clicked.connect(lambda _checked=False, page=entry.page: self.wanted.emit(page))
        self._buttons[entry.page] = made
        return made

    def _paint_icons(self) -> None:
        colours, size = self._theme.colours, self._theme.px(19)
        self._logo.setPixmap(
            tinted_pixmap("rings", colours.accent, self._theme.px(24), self.devicePixelRatioF())
        )
        for entry in (*ENTRIES, *FOOT):
            line = self._buttons[entry.page]
            line.setIconSize(QSize(size, size))
            line.setIcon(
                tinted_icon(entry.icon, colours.ink if line.isChecked() else colours.muted, size)
            )
