"""The window: navigation at the left, one page at the right, a notice at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.desktop.icons import tinted_icon
from ui.desktop.navigation import ENTRIES, FOOT, Navigation
from ui.desktop.page import Page
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.preferences import Preferences
    from ui.desktop.theme import Theme
    from ui.desktop.widgets.notice import NoticeBar


class Window(QMainWindow):
    """The frame around the pages. It knows no journal."""

    wanted = Signal(str)
    """A page of the navigation is wanted, by name."""

    resized = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self.setWindowTitle("Growth Rings")
        self.setWindowIcon(tinted_icon("rings", theme.colours.accent, 64))
        self.navigation = Navigation(theme)
        self._notice: NoticeBar | None = None
        self._stack = QStackedWidget()
        self._ways: list[QAction] = []
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        right = self._right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        row.addWidget(self.navigation)
        rule = QFrame()
        rule.setProperty("role", "rule")
        row.addWidget(rule)
        row.addLayout(right, 1)
        self.setCentralWidget(frame)
        self.navigation.wanted.connect(self.wanted)
        theme.changed.connect(self._fit)
        self.resize(preferences.window_size)
        self._fit()

    @property
    def notice(self) -> NoticeBar:
        """The notice at the foot; made when it is first wanted, after the window is drawn."""
        if self._notice is None:
            from ui.desktop.widgets.notice import NoticeBar

            self._notice = NoticeBar()
            self._right.addWidget(self._notice)
        return self._notice

    @property
    def page(self) -> Page | None:
        """The page that is shown, if any."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def offer(self, words: str, keys: str, run: Callable[[], object]) -> QAction:
        """Adds an action that works on every page and stands in the palette."""
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)
        return action

    def offer_ways(self) -> None:
        """Adds the keys of the navigation's pages; done once the window is drawn."""
        for entry in (*ENTRIES, *FOOT):
            words = f"Go to {entry.words}" if entry.page != "find" else "Find an action"
            self._ways.append(
                self.offer(words, entry.keys, lambda page=entry.page: self.wanted.emit(page))
            )

    def show_ways(self, *, shown: bool) -> None:
        """Whether there is a journal whose pages one can go to."""
        self.navigation.show_lines(shown=shown)
        for way in self._ways:
            way.setEnabled(shown)

    def show_page(self, page: Page) -> None:
        """Shows a page, adding it to the window the first time."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.navigation.show_page(page.name)

    def drop_pages(self) -> None:
        """Takes every page out of the window: its journal is closed, or about to be."""
        if self._notice is not None:
            # What it says, and could undo, belongs to the journal that was open.
            self._notice.dismiss()
        while (page := self._stack.widget(0)) is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def come_to_front(self) -> None:
        """Raises the window above others, as far as the system allows."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.page
        if page is not None and not page.leave() and not self._may_lose_words():
            event.ignore()
            return
        self._preferences.window_size = self.size()
        self.closing.emit()
        super().closeEvent(event)
        # What could not be saved must not be tried again: the journal is closed by now.
        self.drop_pages()

    def _may_lose_words(self) -> bool:
        from ui.desktop.widgets.dialogs import confirm

        return confirm(
            self,
            "Your last words are not saved",
            "They could not be written to the journal; the page says why. Everything before them "
            "is safe. If you close the window now, they are lost.",
            "Close all the same",
            danger=True,
        )

    def _fit(self) -> None:
        self.navigation.fit(self.width())
        self.resized.emit()
