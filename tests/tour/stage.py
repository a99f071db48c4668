"""Drives the tour: a real window, its keys and buttons, and its screenshots."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)

from ui.desktop.app import Desktop
from ui.desktop.pages.reporting.report import ReportPage
from ui.desktop.pages.reporting.yearly import YearPage
from ui.desktop.preferences import Preferences
from ui.desktop.theme import Appearance
from ui.desktop.widgets.chart_canvas import ChartCanvas
from ui.desktop.widgets.chart_view import SETTLED_MS, ChartView
from ui.desktop.widgets.column import Column

Variant: TypeAlias = tuple[str, Appearance, int, int, int]
"""A name, the colours, the width and height of the window, and the size of the text in percent."""

VARIANTS: tuple[Variant, ...] = (
    ("light", Appearance.LIGHT, 1180, 760, 100),
    ("dark", Appearance.DARK, 1180, 760, 100),
    ("light-small", Appearance.LIGHT, 960, 640, 100),
    ("dark-small", Appearance.DARK, 960, 640, 100),
    ("light-200", Appearance.LIGHT, 960, 640, 200),
    ("dark-200", Appearance.DARK, 1180, 760, 200),
)
LONGEST_WAIT = 20.0
"""The longest wait, in seconds."""


class Stage:
    """Drives one window. Each action waits until its result is shown."""

    def __init__(
        self, app: QApplication, folder: Path, journal: Path, variants: Sequence[Variant]
    ) -> None:
        self._app = app
        self._variants = variants
        self._folder = folder
        self._moment = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
        self.pictures: list[Path] = []
        preferences = Preferences(journal.with_name("window.ini"))
        preferences.appearance = Appearance.LIGHT
        self.desktop = Desktop(
            app, journal, preferences=preferences, clock=self._tick, family="Inter"
        )
        self.desktop.window.show()
        self.desktop.start()
        # Home draws its rings after its text.
        shown = time.monotonic()
        self.wait(lambda: time.monotonic() > shown + 0.2)
        self.settle()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Presses a key where the focus is."""
        together = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            together |= modifier
        QTest.keyClick(self._target(), key, together)
        self.settle()

    def enter(self) -> None:
        """Presses Ctrl+Enter, to continue."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def level(self, level: int) -> None:
        """Presses Alt and a level."""
        self.press(Qt.Key(Qt.Key.Key_0.value + level % 10), Qt.KeyboardModifier.AltModifier)

    def page(self, number: int) -> None:
        """Presses Ctrl and the number of a page in the sidebar."""
        self.press(Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)

    def write(self, text: str) -> None:
        """Types where the focus is."""
        QTest.keyClicks(self._target(), text)
        self.settle()

    def click(self, name: str) -> None:
        """Clicks the visible button with that accessible name or text."""
        button = self.find(name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def find(self, name: str) -> QAbstractButton:
        """The visible button with that accessible name or text, in the window or its dialog."""
        found = self.find_optional(name)
        if found is None:
            raise LookupError(f"no button is called {name!r}")
        return found

    def find_optional(self, name: str) -> QAbstractButton | None:
        """Like `find`, but None if there is no such button."""
        root = self._app.activeModalWidget() or self.desktop.window
        for button in root.findChildren(QAbstractButton):
            if name in (button.accessibleName(), button.text()) and button.isVisible():
                return button
        return None

    def names(self) -> list[str]:
        """The accessible names of all visible buttons of the window."""
        found = self.desktop.window.findChildren(QAbstractButton)
        return [button.accessibleName() for button in found if button.isVisible()]

    def choose_in_menu(self, name: str) -> None:
        """Chooses an item of the open menu."""
        menu = self._app.activePopupWidget()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            if action.text() == name:
                QTest.mouseClick(
                    menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center()
                )
                self.settle()
                return
        raise LookupError(f"no line of the menu is called {name!r}")

    def choose_with(self, picker: str, name: str) -> None:
        """Opens a picker by key and chooses an item of its menu."""
        QTest.keyClick(self.find(picker), Qt.Key.Key_Down)
        self.choose_in_menu(name)

    def choose_mark(self, number: int) -> None:
        """Clicks a mark of the visible chart, counted from 0."""
        charts = self.desktop.window.findChildren(ChartCanvas)
        canvas = next(one for one in charts if one.isVisible())
        mark = canvas.marks[number]
        place = QPoint(round(mark.x), round(mark.y))
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def in_dialog(self, opens: Callable[[], None], then: Callable[[QDialog], None]) -> None:
        """Calls `opens`, which opens a modal dialog, and answers the dialog with `then`."""

        def answer() -> None:
            dialog = self._app.activeModalWidget()
            if not isinstance(dialog, QDialog):
                timer.start(20)
                return
            self._app.processEvents()
            then(dialog)

        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(answer)
        timer.start(20)
        opens()
        self.settle()

    def save_as(self, opens: Callable[[], None], path: Path) -> None:
        """Types a path into a file dialog and accepts it."""

        def then(dialog: QDialog) -> None:
            assert isinstance(dialog, QFileDialog)
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            assert line is not None
            line.selectAll()
            QTest.keyClicks(line, str(path))
            QTest.keyClick(line, Qt.Key.Key_Return)

        self.in_dialog(opens, then)
        self.wait(path.exists)

    def photograph(self, name: str) -> None:
        """Takes a picture of the window in every variant: light, dark, small, large text."""
        bars = [column.verticalScrollBar() for column in self.desktop.window.findChildren(Column)]
        scrolled = [(bar, bar.value()) for bar in bars]
        for variant, appearance, width, height, percent in self._variants:
            self.desktop.theme.choose(appearance)
            self.desktop.theme.resize_text(percent)
            self.desktop.window.resize(width, height)
            self._hold_still()
            self._keep(self.desktop.window, f"{name}.{variant}")
        self._ordinary()
        for bar, place in scrolled:
            bar.setValue(place)

    def photograph_dialog(self, dialog: QWidget, name: str) -> None:
        """Takes a picture of a dialog alone."""
        self._keep(dialog, f"{name}.dialog")

    def settle(self) -> None:
        """Waits until everything is shown, including charts."""
        if self._app.activeWindow() is None:
            # Offscreen there is no window manager to return the focus after a dialog.
            self.desktop.window.activateWindow()
        for _round in range(4):
            self._app.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.wait(self._is_at_rest)
        self._app.processEvents()

    def wait(self, until: Callable[[], bool]) -> None:
        """Waits for a condition, at most twenty seconds."""
        deadline = time.monotonic() + LONGEST_WAIT
        while not until():
            if time.monotonic() > deadline:
                raise TimeoutError("the window did not come to rest")
            # Not QTest.qWait, which blocks other threads.
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()

    def close(self) -> None:
        """Closes the window and its journal."""
        self.desktop.window.close()
        self.settle()

    def _hold_still(self) -> None:
        """Settles twice, since a chart may be redrawn only once the window has its new width."""
        self.settle()
        settled = time.monotonic()
        self.wait(lambda: time.monotonic() > settled + 2 * SETTLED_MS / 1000)
        self.settle()

    def _is_at_rest(self) -> bool:
        page = self.desktop.window.page
        if isinstance(page, ReportPage | YearPage) and page.is_busy:
            return False
        views = self.desktop.window.findChildren(ChartView)
        return not any(view.isVisible() and view.is_busy for view in views)

    def _ordinary(self) -> None:
        _name, appearance, width, height, percent = VARIANTS[0]
        self.desktop.theme.choose(appearance)
        self.desktop.theme.resize_text(percent)
        self.desktop.window.resize(width, height)
        self.settle()

    def _keep(self, widget: QWidget, name: str) -> None:
        path = self._folder / f"{name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path.name} could not be written")
        self.pictures.append(path)

    def _target(self) -> QWidget:
        return self._app.focusWidget() or self._app.activeModalWidget() or self.desktop.window

    def _tick(self) -> datetime:
        self._moment += timedelta(seconds=20)
        return self._moment
