"""What widgets are to assistive technology, where Qt's own answer is wrong or says too little.

To Qt a title is a label like any other, and a chart, a list and a page are fillers, which screen
readers leave out.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QApplication,
    QLabel,
    QWidget,
)

from ui.desktop.page import Page
from ui.desktop.widgets.spoken import READ_AS, ReadAs
from ui.desktop.widgets.text import HEADINGS
from ui.overriding import override

ONE_OF_SEVERAL = ("nav", "segment")
"""The roles of the style sheet for buttons of which one is on."""


def install() -> None:
    """Gives every widget its role from now on, and those of the window that is open."""
    QAccessible.installFactory(_interface_of)
    if QAccessible.isActive():
        for widget in QApplication.allWidgets():
            made = QAccessible.queryAccessibleInterface(widget)
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))


class _Switch(QAccessibleWidget):
    """A button that is on or off, or one of several of which one is on.

    To activate it is to press it. Qt only switches it, and what follows from a press would not.
    """

    def _button(self) -> QAbstractButton:
        return cast("QAbstractButton", self.object())

    @override
    def text(self, t: QAccessible.Text) -> str:
        words = super().text(t)
        if t is QAccessible.Text.Name and not words:
            return self._button().text()
        return words

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.checkable = True
        state.checked = self._button().isChecked()
        return state

    @override
    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    @override
    def doAction(self, actionName: str) -> None:
        if actionName == QAccessibleActionInterface.pressAction():
            self._button().click()
        else:
            super().doAction(actionName)


class _NamedByTitle(QAccessibleWidget):
    """A page, which is called by its title."""

    @override
    def text(self, t: QAccessible.Text) -> str:
        return _title_of(self.object()) if t is QAccessible.Text.Name else super().text(t)


class _Words(QAccessibleWidget):
    """A label, which is a heading as soon as it is styled as one."""

    @override
    def role(self) -> QAccessible.Role:
        roles = QAccessible.Role
        is_heading = self.object().property("role") in HEADINGS
        return roles.Heading if is_heading else roles.StaticText

    @override
    def text(self, t: QAccessible.Text) -> str:
        words = super().text(t)
        return (
            words or cast("QLabel", self.object()).text() if t is QAccessible.Text.Name else words
        )


def _interface_of(_key: str, thing: QObject) -> QAccessibleInterface | None:
    roles = QAccessible.Role
    if isinstance(thing, QLabel):
        return _Words(thing, roles.StaticText) if thing.pixmap().isNull() else None
    if isinstance(thing, Page):
        return _NamedByTitle(thing, roles.Grouping)
    if isinstance(thing, QAbstractButton):
        return _Switch(thing, _role_of_button(thing)) if thing.isCheckable() else None
    if isinstance(thing, QWidget) and (role := _ROLES.get(thing.property(READ_AS))) is not None:
        return QAccessibleWidget(thing, role)
    return None


_ROLES = {
    ReadAs.LIST.value: QAccessible.Role.List,
    ReadAs.ITEM.value: QAccessible.Role.ListItem,
    ReadAs.CHART.value: QAccessible.Role.Chart,
}


def _role_of_button(button: QAbstractButton) -> QAccessible.Role:
    is_one_of_several = button.autoExclusive() or button.property("role") in ONE_OF_SEVERAL
    return QAccessible.Role.RadioButton if is_one_of_several else QAccessible.Role.CheckBox


def _title_of(page: QObject) -> str:
    headings = (one for one in page.findChildren(QLabel) if one.property("role") in HEADINGS)
    return next((one.text() for one in headings if one.text() and one.isVisible()), "")
