"""The field for a day: typed in any locale, stepped, chosen in the calendar; never a wrong day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QLineEdit,
    QTableView,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from assessment.typed.days import NO_DAY, UnreadableDayError, read_day
from tests.ui.desktop.driving import the
from ui.desktop.theme import Appearance, Theme
from ui.desktop.widgets.day_edit import DayEdit
from ui.desktop.widgets.day_writing import writing_in
from ui.desktop.window import Window

JANUARY, TODAY = date(2026, 1, 15), date(2026, 11, 20)
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Calendar:
    """Says what day it is, and can be turned on."""

    def __init__(self) -> None:
        self.day = TODAY

    def today(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def field(qtbot: QtBot, theme: Theme, window: Window, calendar: Calendar) -> DayEdit:
    made = DayEdit(theme, "Day", calendar.today, parent=window)
    made.trouble.setParent(window)
    made.show()
    made.setFocus()
    qtbot.waitUntil(lambda: line_of(made).hasFocus())
    return made


def line_of(field: DayEdit) -> QLineEdit:
    return the(QLineEdit, "Day", field)


def type_day(field: DayEdit, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Types over the day that is shown, and leaves the field by a key."""
    QTest.keyClick(line_of(field), Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(line_of(field), text)
    QTest.keyClick(line_of(field), key)


def test_the_day_that_was_typed_over_the_one_before_is_kept(field: DayEdit) -> None:
    type_day(field, "15 Jan 2026")
    assert (field.day, line_of(field).text()) == (JANUARY, "15 Jan 2026")
    type_day(field, "3.2.26")
    assert (field.day, line_of(field).text()) == (date(2026, 2, 3), "3 Feb 2026")


def test_a_whole_day_is_taken_up_while_it_is_typed(field: DayEdit, qtbot: QtBot) -> None:
    QTest.keyClick(line_of(field), Qt.Key.Key_A, CONTROL)
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(line_of(field), "15 Jan 2026")
    assert field.day == JANUARY


def test_what_is_no_day_is_refused_and_stays_to_be_mended(field: DayEdit) -> None:
    type_day(field, "15 Foo 2026")
    assert field.day == TODAY
    assert line_of(field).text() == "15 Foo 2026"
    assert (field.trouble.isVisible(), field.trouble.text()) == (True, NO_DAY)
    assert not field.settle()
    QTest.keyClick(line_of(field), Qt.Key.Key_Escape)
    assert line_of(field).text() == "20 Nov 2026"
    assert not field.trouble.isVisible()
    assert field.settle()


def test_today_is_today_after_midnight(field: DayEdit, calendar: Calendar) -> None:
    type_day(field, "21 Nov 2026")
    assert "21 November 2026 is in the future." in field.trouble.text()
    calendar.day += timedelta(days=1)
    type_day(field, "21 Nov 2026")
    assert field.day == date(2026, 11, 21)
    type_day(field, "today")
    assert field.day == date(2026, 11, 21)


def test_arrows_go_from_day_to_day_up_to_today(field: DayEdit) -> None:
    QTest.keyClick(line_of(field), Qt.Key.Key_Down)
    assert field.day == date(2026, 11, 19)
    for _ in range(3):
        QTest.keyClick(line_of(field), Qt.Key.Key_Up)
    assert field.day == TODAY


def test_a_later_day_that_a_wrong_clock_left_behind_is_shown_and_kept(field: DayEdit) -> None:
    field.show_day(date(2031, 5, 5))
    assert field.settle()
    assert (field.day, line_of(field).text()) == (date(2031, 5, 5), "5 May 2031")


def popped_up() -> QCalendarWidget:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return the(QCalendarWidget, "Calendar: Day", popup)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ["qt_calendar_prevmonth", "qt_calendar_nextmonth"])
def test_the_arrows_beside_the_month_are_seen_on_dark_and_grow_with_the_text(
    field: DayEdit, qtbot: QtBot, theme: Theme, name: str, percent: int
) -> None:
    theme.choose(Appearance.DARK)
    theme.resize_text(percent)
    QTest.keyClick(line_of(field), Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    (button,) = popped_up().findChildren(QToolButton, name)
    picture = button.grab().toImage()
    columns = {
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() > 150
    }
    assert max(columns) - min(columns) >= theme.px(8)


@pytest.mark.parametrize(
    "key, modifier",
    [(Qt.Key.Key_Down, ALT), (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier)],
)
def test_a_day_is_chosen_in_the_calendar_by_keyboard(
    field: DayEdit, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(line_of(field), key, modifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    days = popped_up()
    assert days.selectedDate() == QDate(2026, 11, 20)
    grid = days.focusProxy() or days.findChild(QLineEdit) or days
    for step in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or grid, step)
    assert field.day == date(2026, 11, 12)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    qtbot.waitUntil(lambda: line_of(field).hasFocus())


def test_a_day_is_chosen_in_the_calendar_by_mouse(field: DayEdit, qtbot: QtBot) -> None:
    (opener,) = (one for one in field.findChildren(QAbstractButton) if one.isVisible())
    QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    view = the(QTableView, "", popped_up())
    days = [
        view.model().index(row, column)
        for row in range(view.model().rowCount())
        for column in range(view.model().columnCount())
    ]
    twelfth = next(day for day in days if day.data() == 12)
    place = view.visualRect(twelfth).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field.day == date(2026, 11, 12)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_the_calendar_is_left_by_escape_and_ends_today(field: DayEdit, qtbot: QtBot) -> None:
    QTest.keyClick(line_of(field), Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert popped_up().maximumDate() == QDate(2026, 11, 20)
    QTest.keyClick(QApplication.focusWidget() or popped_up(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert field.day == TODAY


def test_a_day_in_any_locale_of_the_system_is_that_day_or_refused() -> None:
    """Some locales have a name for both a month and a weekday; there the long form is refused."""
    kinds = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat, "d MMM yyyy")
    refused: set[str] = set()
    locales = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyTerritory
    )
    for locale in locales:
        writing = writing_in(locale)
        for day in (date(2026, month, 3 * month % 28 + 1) for month in range(1, 12)):
            for kind in kinds:
                shown = locale.toString(QDate(day.year, day.month, day.day), kind)
                try:
                    assert read_day(shown, TODAY, writing, last=TODAY) == day, (locale, shown)
                except UnreadableDayError:
                    refused.add(f"{locale.name()} {kind}")
    assert len(locales) > 300
    assert len(refused) < len(locales) / 25
