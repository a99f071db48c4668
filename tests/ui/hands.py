"""Key presses and clicks for tests of the window, only on what a user could see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QWidget

from ui.desktop.app import Desktop
from ui.desktop.page import Page

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def page_of(desktop: Desktop) -> Page:
    """The open page."""
    page = desktop.window.page
    assert page is not None
    return page


def focused() -> QWidget:
    """The focused widget, once it is visible and its window is active."""
    for _ in range(400):
        widget = QApplication.focusWidget()
        active = QApplication.activeWindow()
        if widget is not None and widget.isVisible() and widget.window() is active:
            return widget
        if active is None or not active.isVisible():
            _give_the_keyboard_back()
        QTest.qWait(5)
    raise AssertionError("nothing has the keyboard focus")


def _give_the_keyboard_back() -> None:
    """Activates the window after a dialog or a menu, as a window manager would."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMainWindow) and window.isVisible():
            window.activateWindow()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()


def on() -> None:
    """Presses Ctrl+Enter."""
    press(Qt.Key.Key_Return, CONTROL)


def back() -> None:
    """Presses Ctrl+Shift+Enter."""
    press(Qt.Key.Key_Return, CONTROL | SHIFT)


def choose_level(level: int) -> None:
    """Presses Alt and the level."""
    press(Qt.Key(Qt.Key.Key_0.value + level), ALT)


def write(text: str) -> None:
    """Types where the focus is."""
    QTest.keyClicks(focused(), text)
    QApplication.processEvents()


def buttons(root: QWidget) -> dict[str, QAbstractButton]:
    """The visible buttons, by accessible name."""
    return {
        button.accessibleName() or button.text(): button
        for button in root.findChildren(QAbstractButton)
        if button.isVisible()
    }


def button_that_begins(root: QWidget, *words: str) -> QAbstractButton:
    """The first button whose name begins with any of these words."""
    return next(button for name, button in buttons(root).items() if name.startswith(words))


def click(root: QWidget, name: str) -> None:
    """Clicks a visible button by its name."""
    there = buttons(root)
    assert name in there, f"no button is called {name!r}; there are {sorted(there)}"
    QTest.mouseClick(there[name], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def words_on(root: QWidget) -> str:
    """The text of the visible labels, one per line."""
    return "\n".join(
        label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.text()
    )
