"""A calendar that pops up below a field, to choose a day by keyboard or mouse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QTextCharFormat, QTransform
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.desktop.icons import tinted_pixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from ui.desktop.theme import Theme

WIDTH, HEIGHT = 290, 250
"""The least size, in pixels at 100 % text."""

ARROW = 16
"""The size of an arrow beside the month, in pixels at 100 % text."""

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class CalendarPopup(QFrame):
    """One month at a time. Arrows and Page keys move, Enter or a click chooses, Escape closes."""

    chosen = Signal(object)
    """The day (date) that was chosen."""

    def __init__(
        self, theme: Theme, name: str, first: date, last: date, parent: QWidget | None = None
    ) -> None:
        """Days from `first` to `last` can be chosen. `name` is for screen readers."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self._days = days = QCalendarWidget()
        days.setAccessibleName(name)
        # In English, as everything here, with the first day of the week that the region has.
        days.setLocale(QLocale(QLocale.Language.English, QLocale.system().territory()))
        days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Three letters would be cut to one and an ellipsis.
        days.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        days.setMinimumSize(theme.px(WIDTH), theme.px(HEIGHT))
        days.setHeaderTextFormat(_in(theme.color("muted")))
        for weekday in _WEEKEND:
            # Qt's own are red, as if they were wrong.
            days.setWeekdayTextFormat(weekday, _in(theme.color("ink")))
        days.setDateRange(_q_date(first), _q_date(last))
        days.activated.connect(self._choose)
        days.clicked.connect(self._choose)
        self._paint_arrows(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(days)

    def open_below(self, field: QWidget, day: date) -> None:
        """Shows the month of a day below a field, or above it where there is no room."""
        self._days.setSelectedDate(_q_date(day))
        self.adjustSize()
        screen = field.screen().availableGeometry()
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        if place.y() + self.height() > screen.bottom():
            place.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        place.setY(max(screen.top(), place.y()))
        self.move(place)
        self.show()
        self._days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _paint_arrows(self, theme: Theme) -> None:
        """Draws the arrows beside the month in our colours: Qt's own are black, and stay small."""
        size = theme.px(ARROW)
        back = tinted_pixmap("back", theme.colours.ink, size, self.devicePixelRatioF())
        on = back.transformed(QTransform.fromScale(-1, 1))
        for name, arrow in (("qt_calendar_prevmonth", back), ("qt_calendar_nextmonth", on)):
            for button in self._days.findChildren(QToolButton, name):
                button.setIcon(QIcon(arrow))
                button.setIconSize(QSize(size, size))

    def _choose(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def _in(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    return made


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
