"""A field for a day, typed as people write it or chosen in a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assessment.dates import short_date_words
from assessment.typed.days import UnreadableDayError, read_day, words_of
from ui.desktop.icons import tinted_icon
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.day_writing import day_writing
from ui.desktop.widgets.line_edit import LineEdit
from ui.desktop.widgets.text import label, restyle
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2999, 12, 31)
LONGEST = 80
HOW = "Type a day, or open the calendar with Alt and the down arrow."
REFUSED = "isRefused"
"""The property of a line whose words are no day; the style sheet marks it."""
_FULL_YEAR = 4
ICON = 18
"""The size of the calendar's icon, in pixels at 100 % text."""


class DayEdit(QWidget):
    """Shows a day. What is typed becomes the day, or `trouble` says why it does not.

    The up and down arrows go to the next and the previous day. `trouble` is a label for the owner
    to lay out, hidden while there is none.
    """

    changed = Signal()
    """Another day was typed or chosen."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        today: Callable[[], date],
        *,
        may_be_later: bool = False,
        called: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`today` is asked whenever it matters: a form may be open at midnight.

        With `called`, the trouble begins with that word, to tell it from that of another day.
        """
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._today = today
        self._may_be_later = may_be_later
        self._called = called
        self._day = today()
        self.trouble = label("", "warning")
        self.trouble.hide()
        self._line = _DayLine(name)
        self._line.setAccessibleDescription(HOW)
        self._line.textEdited.connect(self._typed)
        self._line.editingFinished.connect(self.settle)
        self._line.stepped.connect(self._step)
        self._line.leaves_undo = True
        self._line.calendar_wanted.connect(self._open_calendar)
        self._line.taken_back.connect(self._show)
        self._open = button("", self._open_calendar, "icon", name=f"Calendar: {name}")
        set_tip(self._open, "Choose the day in a calendar (Alt+↓)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._line)
        row.addWidget(self._open)
        self.setFocusProxy(self._line)
        theme.changed.connect(self._fit)
        self._fit()
        self._show()

    @property
    def day(self) -> date:
        """The day that was last typed in full, or chosen."""
        return self._day

    def show_day(self, day: date) -> None:
        """Shows a day without emitting a change, even one that a wrong clock left in the future."""
        self._day = day
        self._show()

    def settle(self) -> bool:
        """Makes what was typed the day. Returns False, and says why, if it is none."""
        if not self._line.is_begun:
            return True
        try:
            day = self._read()
        except UnreadableDayError as error:
            self._refuse(str(error))
            return False
        self._use(day)
        self._show()
        return True

    def _read(self) -> date:
        typed = self._line.text()
        return read_day(typed, self._today(), day_writing(), first=FIRST_DAY, last=self._last)

    @property
    def _last(self) -> date:
        return LAST_DAY if self._may_be_later else max(self._today(), self._day)

    def _typed(self) -> None:
        """Takes up a day as soon as it is there with its whole year, as everything typed is."""
        self._accept()
        # Once it is the day, an undo brings back the day before, which the window knows.
        self._line.leaves_undo = False
        if any(
            word.isdecimal() and len(word) == _FULL_YEAR for word in words_of(self._line.text())
        ):
            try:
                self._use(self._read())
            except UnreadableDayError:
                return
            self._line.leaves_undo = True

    def _use(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self.changed.emit()

    def _choose(self, day: object) -> None:
        if isinstance(day, date):
            self._use(day)
            self._show()
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, days: int) -> None:
        if self.settle():
            wanted = self._day + timedelta(days=days)
            self._use(max(FIRST_DAY, min(wanted, self._last)))
            self._show()

    def _show(self) -> None:
        self._accept()
        self._line.leaves_undo = True
        self._line.show_text(short_date_words(self._day))

    def _refuse(self, why: str) -> None:
        """Marks the line and says why, each time it is asked for."""
        words = f"{self._called}: {why[0].lower()}{why[1:]}" if self._called else why
        self.trouble.hide()
        self.trouble.setText(words)
        self.trouble.show()
        self._line.setAccessibleDescription(f"{words} {HOW}")
        self._mark_refused(refused=True)

    def _accept(self) -> None:
        self.trouble.hide()
        self._line.setAccessibleDescription(HOW)
        self._mark_refused(refused=False)

    def _mark_refused(self, *, refused: bool) -> None:
        if bool(self._line.property(REFUSED)) is not refused:
            self._line.setProperty(REFUSED, refused)
            restyle(self._line)

    def _open_calendar(self) -> None:
        from ui.desktop.widgets.calendar import CalendarPopup

        calendar = CalendarPopup(
            self._theme, f"Calendar: {self._name}", FIRST_DAY, self._last, self
        )
        calendar.chosen.connect(self._choose)
        calendar.open_below(self._line, self._day)

    def _fit(self) -> None:
        self._line.setMaximumWidth(self._line.sizeHint().width())
        size = self._theme.px(ICON)
        self._open.setIcon(tinted_icon("calendar", self._theme.colours.ink, size))
        self._open.setIconSize(QSize(size, size))
        # A square as high as the line.
        height = self._line.sizeHint().height()
        self._open.setFixedSize(height, height)


class _DayLine(LineEdit):
    """The line that a day is typed into."""

    stepped = Signal(int)
    """So many days later is wanted."""
    calendar_wanted = Signal()
    taken_back = Signal()
    """What was typed is to be forgotten."""

    def __init__(self, name: str) -> None:
        super().__init__(name, LONGEST)
        self._shown = ""

    @override
    def sizeHint(self) -> QSize:
        """As wide as the longest day that people write."""
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance("Wednesday, 30 September 2026"))
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        """As wide as a day is shown."""
        hint = super().minimumSizeHint()
        shown = self.fontMetrics().horizontalAdvance("30 September 2026")
        hint.setWidth(min(shown + hint.height(), self.sizeHint().width()))
        return hint

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed since a day was shown."""
        return self.text() != self._shown

    def show_text(self, text: str) -> None:
        """Shows a day."""
        self._shown = text
        if text != self.text():
            self.setText(text)

    @override
    def event(self, event: QEvent) -> bool:
        is_ours = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.is_begun
        )
        if is_ours:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and with_alt):
            self.calendar_wanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Up else -1)
        elif key == Qt.Key.Key_Escape and self.is_begun:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)
