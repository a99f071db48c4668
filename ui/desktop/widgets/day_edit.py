"""A field for a day up to today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit


def day_edit(name: str, today: date) -> QDateEdit:
    """A field that shows today and accepts no later day. `name` is for screen readers."""
    made = QDateEdit()
    made.setAccessibleName(name)
    made.setDisplayFormat("d MMM yyyy")
    made.lineEdit().setTextMargins(10, 0, 10, 0)
    made.lineEdit().setAccessibleName(name)
    made.setMinimumDate(QDate(1950, 1, 1))
    made.setMaximumDate(_q_date(today))
    made.setDate(_q_date(today))
    return made


def show_day(edit: QDateEdit, day: date) -> None:
    """Shows a day, even a future one that a wrong clock left behind."""
    edit.setMaximumDate(max(edit.maximumDate(), _q_date(day)))
    edit.setDate(_q_date(day))


def day_in(edit: QDateEdit) -> date:
    """The day that the field shows."""
    day = edit.date()
    return date(day.year(), day.month(), day.day())


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
