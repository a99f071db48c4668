"""The window: the sidebar at the left, one page at the right, a notice at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.desktop.icons import tinted_icon
from ui.desktop.page import Page, add_action
from ui.desktop.sidebar import FIND_KEYS, Sidebar
from ui.desktop.widgets.showable import showable
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from ui.desktop.chips import Chips
    from ui.desktop.page_registry import RegisteredPage
    from ui.desktop.preferences import Preferences
    from ui.desktop.texts import Texts
    from ui.desktop.theme import Theme
    from ui.desktop.undoing import UndoHistory
    from ui.desktop.widgets.notice import NoticeBar


TITLE = "Growth Rings"
FRAME = QSize(16, 40)
"""The room that a window manager's frame and title bar may take, in pixels."""


class _Pages(QStackedWidget):
    """The pages. They fit themselves to the window: none ever makes it larger than its user did."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Window(QMainWindow):
    """The frame around the pages. It does not know the journal."""

    wanted = Signal(object)
    """The `Destination` of the sidebar line that was pressed or whose key was."""

    find_wanted = Signal()
    back_pressed = Signal()
    """The sidebar's arrow or the mouse's back button was pressed."""

    escape_pressed = Signal()
    """Escape was pressed, and nothing on the page took it."""

    resized = Signal()
    closing = Signal()

    def __init__(
        self, theme: Theme, preferences: Preferences, pages: Sequence[RegisteredPage]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self._pages = pages
        self.setWindowTitle(TITLE)
        self.setWindowIcon(tinted_icon("rings", theme.colours.accent, 64))
        self.sidebar = Sidebar(theme, pages)
        self._notice: NoticeBar | None = None
        self._history: UndoHistory | None = None
        self._texts: Texts | None = None
        self._chips: Chips | None = None
        self._stack = _Pages()
        self._of_journal: list[QAction] = []
        self.ways: list[QAction] = []
        """The actions that lead somewhere; the others do something."""
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        right = self._right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        row.addWidget(self.sidebar)
        rule = QFrame()
        rule.setProperty("role", "rule")
        row.addWidget(rule)
        row.addLayout(right, 1)
        right.addWidget(self._stack, 1)
        self.setCentralWidget(frame)
        self.sidebar.wanted.connect(self.wanted)
        self.sidebar.find_wanted.connect(self.find_wanted)
        self.sidebar.back_wanted.connect(self.back_pressed)
        theme.changed.connect(self._fit)
        self.resize(self._within_screen(preferences.window_size))
        self._fit()

    @property
    def notice(self) -> NoticeBar:
        """The notice at the foot; made when first used, after the window is drawn."""
        if self._notice is None:
            from ui.desktop.widgets.notice import NoticeBar

            self._notice = NoticeBar(self.history)
        self._place_notice()
        return self._notice

    @property
    def shows_notice(self) -> bool:
        """Whether the notice says something now. Asking does not create the notice bar."""
        return self._notice is not None and self._notice.isVisible()

    @property
    def history(self) -> UndoHistory:
        """What was done in this window and can be undone; made when first used."""
        if self._history is None:
            from ui.desktop.undoing import UndoHistory

            self._history = UndoHistory()
        return self._history

    @property
    def texts(self) -> Texts:
        """The texts typed in this sitting; made when first used."""
        if self._texts is None:
            from ui.desktop.texts import Texts

            self._texts = Texts(self.history, self)
        return self._texts

    @property
    def chips(self) -> Chips:
        """The pills pressed in this sitting; made when first used."""
        if self._chips is None:
            from ui.desktop.chips import Chips

            self._chips = Chips(self.history, self)
        return self._chips

    @property
    def page(self) -> Page | None:
        """The page that is shown, if any."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def offer(
        self, words: str, keys: str, run: Callable[[], object], *, needs_journal: bool = False
    ) -> QAction:
        """Adds an action that works on every page and is in the command palette.

        With `needs_journal`, only while a journal is open.
        """
        made = add_action(self, words, keys, run)
        if needs_journal:
            self._of_journal.append(made)
        return made

    def offer_pages(self) -> None:
        """Adds the keys of the sidebar's lines; called once the window is drawn."""
        lines = [page.line for page in self._pages if page.line is not None]
        for at_foot in (False, True):
            if at_foot:
                self.ways.append(self.offer("Find", FIND_KEYS, self.find_wanted.emit))
            self.ways += [
                self.offer(
                    f"Go to {line.words}",
                    line.keys,
                    partial(self.wanted.emit, line.destination),
                    needs_journal=True,
                )
                for line in lines
                if line.is_at_foot == at_foot
            ]

    def name_journal(self, name: str) -> None:
        """Shows the file name of the open journal in the title; "" while none is open."""
        # Qt would take the brackets for the place of its mark of unsaved changes.
        shown = showable(name).replace("[*]", "[*][*]")
        self.setWindowTitle(f"{TITLE} – {shown}" if shown else TITLE)

    def show_as_left(self) -> None:
        """Shows the window as it was when it was last closed: maximised, or in its own size."""
        if self._preferences.is_maximised:
            self.showMaximized()
        else:
            self.show()

    def show_pages(self, *, shown: bool) -> None:
        """Shows and enables the ways to pages, or hides them while no journal is open."""
        self.sidebar.show_lines(shown=shown)
        for action in self._of_journal:
            action.setEnabled(shown)

    def show_page(self, page: Page, name: str = "") -> None:
        """Shows a page, adding it to the window the first time; `name` is its registered name."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        if self._notice is not None and page is not self.page:
            self._notice.page_is_left()
        self._stack.setCurrentWidget(page)
        self._place_notice()
        self.sidebar.show_page(name)

    def drop_pages(self) -> None:
        """Removes every page from the window, because the journal is closed or about to be."""
        if self._notice is not None:
            # Its message and its undo belong to the journal that was open.
            self._notice.dismiss()
            self._right.addWidget(self._notice)
        if self._history is not None:
            self._history.clear()
        if self._chips is not None:
            self._chips.clear()
        while (page := self._stack.widget(0)) is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
        if self._texts is not None:
            # After the pages, whose editors show these texts.
            self._texts.clear()

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
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Receives clicks that no widget in the window handles."""
        # Not above: Qt's namespace is large, and the first window does without it.
        from PySide6.QtCore import Qt

        if event.button() is Qt.MouseButton.BackButton:
            self.back_pressed.emit()
        else:
            super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Receives keys that nothing in the window handles, and no shortcut does."""
        from PySide6.QtCore import Qt

        from ui.desktop.widgets.digit_keys import run_by_digit

        page = self.page
        actions = [*(page.actions() if page is not None else []), *self.actions()]
        if event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        elif not run_by_digit(event, actions):
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.page
        if page is not None and not page.leave() and not self._may_lose_words(page):
            event.ignore()
            return
        filled = self.isMaximized() or self.isFullScreen()
        self._preferences.is_maximised = filled
        self._preferences.window_size = self.normalGeometry().size() if filled else self.size()
        self.closing.emit()
        super().closeEvent(event)
        # Failed saves must not be tried again: the journal is closed by now.
        self.drop_pages()

    def _within_screen(self, size: QSize) -> QSize:
        """The size, cut to what the screen has room for: it may have been kept from another."""
        return size.boundedTo(self.screen().availableGeometry().size() - FRAME)

    def _may_lose_words(self, page: Page) -> bool:
        from ui.desktop.widgets.dialogs import confirm

        return confirm(
            self,
            "Your latest changes are not saved",
            "They could not be written to the journal; the page says why. Everything saved "
            "before is safe. If you close the window now, these changes are lost.",
            "Close anyway",
            danger=True,
            until=page.leave,
        )

    def _place_notice(self) -> None:
        """Puts the notice above the buttons at the foot, which must not move under a hand."""
        if self._notice is not None:
            from ui.desktop.widgets.foot_strip import put_above_foot

            put_above_foot(self._notice, self.page, self._right, self._place_notice)

    def _fit(self) -> None:
        self.sidebar.fit(self.width())
        self.resized.emit()
