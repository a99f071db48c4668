"""The column of a page: text at a readable width, scrolled as a whole, with the focus in view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from ui import tokens
from ui.desktop.widgets.margins import side_margin
from ui.desktop.widgets.reading_order import focus_on
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme


AIR = 24
"""The room above and below what is scrolled to, in pixels."""


class Column(QScrollArea):
    """A scrolled column. Add widgets to `box`; its width follows the text size and the window."""

    def __init__(
        self, theme: Theme, width: int = tokens.READING_WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = width
        # Made in Python: wrapping Qt's own layout, PySide would first create every class that it
        # might be, which takes half as long as opening home.
        self._view = QWidget()
        self._view.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.setViewport(self._view)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = _Sheet()
        outer = QVBoxLayout(self.sheet)
        outer.setContentsMargins(48, 32, 48, 48)
        outer.setSpacing(0)
        self.inner = _Contents()
        self.box = QVBoxLayout(self.inner)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(8)
        outer.addWidget(self.inner)
        outer.addStretch(1)
        self._outer = outer
        self.setWidget(self.sheet)
        self._fit()
        theme.changed.connect(self._fit)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._follows = True
        self._left_out: QWidget | None = None
        self._edited: WeakSet[QTextEdit] = WeakSet()
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._keep_focus)
        self.sheet.moved.connect(self._soon.start)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # Before the area asks for the height, which depends on the final width of the text.
        self._fit()
        super().resizeEvent(event)
        self._soon.start()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt's own area scrolls to the middle of what is taller than the window, even when left.
        moved = QWidget.focusNextPrevChild(self, forward)
        focused = QApplication.focusWidget()
        if focused is not None and self.sheet.isAncestorOf(focused) and _has_cursor(focused):
            self.ensureWidgetVisible(focused)
        return moved

    def _fit(self, within: int | None = None) -> None:
        """Keeps the text at its width by setting the right margin.

        A maximum width would not do: a layout asks for the height at its own width, not at the
        width that its widget may use.
        """
        side = side_margin(self._theme)
        beyond = (within or self._view.width()) - 2 * side - self.text_width
        self._outer.setContentsMargins(side, 32, side + max(0, beyond), 48)

    def settle(self) -> None:
        """Gives the contents their width at once, so that a long text is laid out for it alone."""
        # While the scroll bar comes or goes, the sheet is not as wide as the view yet.
        self._fit(self.sheet.width())
        self._outer.activate()

    @property
    def text_width(self) -> int:
        """The width of the contents in pixels, the same whether the scroll bar shows or not."""
        room = self._view.width() - self._bar_to_come() - 2 * side_margin(self._theme)
        return min(room, self._theme.px(self._width))

    def _bar_to_come(self) -> int:
        """The room that the scroll bar will take once the contents are higher than the window."""
        return max(
            0, self.verticalScrollBar().sizeHint().width() - self.width() + self._view.width()
        )

    def begin_at_top(self, *, to_read: bool = False) -> None:
        """Scrolls to the top. With `to_read`, stays there even if the focus is further down."""
        self.verticalScrollBar().setValue(0)
        self._follows = not to_read
        self._left_out = self.window().focusWidget() if to_read else None

    def stay(self, focused: QWidget) -> None:
        """Stays where the user scrolled to, though `focused` will get its focus again."""
        if not self._follows:
            self._left_out = focused

    def show_part(self, part: QWidget) -> None:
        """Gives the focus to a part of the column, once it is visible, and scrolls to it."""
        QTimer.singleShot(0, part, partial(self._focus_part, part))

    def bring_into_view(self, part: QWidget) -> bool:
        """Scrolls to a part of the column, to all of it if there is room.

        Returns whether all of it was in view already.
        """
        place = QRect(part.mapTo(self._view, QPoint(0, 0)), part.size())
        if self._view.rect().contains(place):
            return True
        self._scroll_to(part)
        return False

    def _focus_part(self, part: QWidget) -> None:
        focus_on(part)
        self.ensureWidgetVisible(part, AIR, AIR)

    def _scroll_to(self, part: QWidget) -> None:
        """Scrolls as little as shows a part; of one that is too high, its cursor or nearer end."""
        room = self._view.height() - part.height()
        if room < 0 and _has_cursor(part):
            self.ensureWidgetVisible(part, AIR, AIR)
        elif room < 0:
            bar, top = self.verticalScrollBar(), part.mapTo(self.sheet, QPoint(0, 0)).y()
            bar.setValue(top - room + AIR if top < bar.value() else top - AIR)
        else:
            middle = part.mapTo(self.sheet, part.rect().center())
            air = min(AIR, room // 2)
            self.ensureVisible(middle.x(), middle.y(), 0, part.height() // 2 + air)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self.window():
            return
        is_here = self.sheet.isAncestorOf(new)
        if is_here and isinstance(new, QTextEdit) and new not in self._edited:
            self._edited.add(new)
            new.cursorPositionChanged.connect(self._follow_cursor)
        if new is self._left_out:
            # It has the focus once more with its window: the user has not moved.
            return
        if not self.isVisible():
            # Qt moves the focus while it changes pages; the user has not moved in this one.
            return
        self._left_out = None
        if is_here:
            # What is clicked is in view: nothing may move under the pointer.
            is_clicked = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
            self._follows = not is_clicked
            if not is_clicked and (
                new.height() <= self._view.height() or new.visibleRegion().isEmpty()
            ):
                self._scroll_to(new)

    def _follow_cursor(self) -> None:
        """Scrolls the text cursor into view when the user types."""
        if isinstance(QApplication.focusWidget(), QTextEdit):
            self._follows = True
            self._soon.start()

    def _let_go(self) -> None:
        """Stops keeping the focus in view: a user who scrolls wants to see something else."""
        self._follows = False

    def _keep_focus(self) -> None:
        """Keeps the focus in view when a new window size or text size has moved everything."""
        focused = QApplication.focusWidget()
        if focused is None or not self._follows or not self.sheet.isAncestorOf(focused):
            return
        # In a widget taller than the window, only the text cursor can be kept in view.
        if _has_cursor(focused) or focused.height() <= self._view.height():
            self._scroll_to(focused)


def _has_cursor(part: QWidget) -> bool:
    """Whether one can type in it."""
    return part.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


class _Sheet(QWidget):
    """The scrolled contents, exactly as high as the text at the current width."""

    moved = Signal()
    """Widgets on the sheet may have moved."""

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.moved.emit()
        return done

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class _Contents(QWidget):
    """What stands on the sheet: however wide a part of it is, it never widens the rest.

    A layout would measure the height for the least width, and give the width that there is.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def part_of_column() -> tuple[QWidget, QVBoxLayout]:
    """A part of a column that is replaced as a whole, and the box to add its contents to."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    return made, box
