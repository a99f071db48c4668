"""A button that shows the chosen one of several options and opens a menu of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.desktop.widgets.buttons import as_words
from ui.desktop.widgets.enter_button import EnterButton
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

MOST_LETTERS, FEWEST_LETTERS = 48, 12
"""About how many letters of the chosen option the button shows, as there is room; the menu all."""
ARROW = "  ▾"
SLACK = 2


class Picker(EnterButton):
    """One option is always chosen. Space, Enter or the down arrow opens the menu."""

    chosen = Signal(object)
    """The value that the user chose."""

    opening = Signal()
    """The menu is about to be shown, with the options shown last."""

    def __init__(self, name: str, parent: QWidget | None = None, *, role: str = "segment") -> None:
        super().__init__(parent)
        self._name = name
        self._options: tuple[tuple[object, str], ...] = ()
        self._value: object = None
        self._words = ""
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        menu.setAccessibleName(name)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def fill_menu(self, options: Sequence[tuple[object, str]]) -> None:
        """Gives the options other words in the menu only; the button stays as it is."""
        self._options = tuple(options)

    def show_options(self, options: Sequence[tuple[object, str]], value: object) -> None:
        """Shows the options and the chosen value, without emitting a signal.

        Words may be indented: the menu shows the indent, the button does not.
        """
        self._options = tuple(options)
        self._value = value
        words = next((words for own, words in self._options if own == value), "").strip()
        self._words = words
        self._fit()
        self.updateGeometry()
        self.setAccessibleName(f"{self._name}: {words}")
        set_tip(self, f"{self._name}: {words}", read=words)

    @property
    def name(self) -> str:
        """What the options are of."""
        return self._name

    @property
    def has_choice(self) -> bool:
        """Whether there is more than one option."""
        return len(self._options) > 1

    @override
    def sizeHint(self) -> QSize:
        """As wide as the chosen option, up to the most letters."""
        return self._size_for(MOST_LETTERS)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._size_for(FEWEST_LETTERS)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cuts the words where the button has no room for all of them."""
        whole = self._cut_to(self.fontMetrics().averageCharWidth() * MOST_LETTERS)
        around = self.sizeHint().width() - self._width_of(whole)
        # Cutting counts parts of pixels that a width leaves out.
        self.setText(as_words(self._cut_to(max(0, self.width() - around + SLACK))) + ARROW)

    def _size_for(self, letters: int) -> QSize:
        """The size with the words cut to about that many letters."""
        cut = self._cut_to(self.fontMetrics().averageCharWidth() * letters)
        hint = super().sizeHint()
        shown = self.text().removesuffix(ARROW).replace("&&", "&")
        arrow = 0 if self.text() else self._width_of(ARROW)
        hint.setWidth(hint.width() + self._width_of(cut) - self._width_of(shown) + arrow)
        return hint

    def _cut_to(self, width: int) -> str:
        most = self.fontMetrics().averageCharWidth() * MOST_LETTERS
        right = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self._words, right, min(width, most))

    def _width_of(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.opening.emit()
        menu = self.menu()
        menu.clear()
        for value, words in self._options:
            action = menu.addAction(as_words(words))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            if value == self._value:
                menu.setActiveAction(action)
