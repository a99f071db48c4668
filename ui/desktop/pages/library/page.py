"""The library page: the list of rubrics at the left, the whole open one at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.desktop import destinations as to
from ui.desktop.page import Page
from ui.desktop.pages.library.editions import Edition, answered_editions, offered_editions
from ui.desktop.pages.library.rubric_view import RubricView
from ui.desktop.pages.library.shelf import Shelf
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.reading_order import set_reading_order
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.page import PageContext

SHELF_WIDTH = 216
NARROW_BELOW = 760
"""The page width, in pixels at 100 % text, below which the list is above the rubric."""


class LibraryPage(Page):
    """Every rubric to read. Opening it changes nothing in the journal."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._offered = offered_editions(context.library)
        self._editions: tuple[Edition, ...] = ()
        self._open: Edition | None = None
        self._narrow: bool | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._shelf = Shelf(context.theme)
        self._shelf.wanted.connect(self._show_edition)
        self._side = _Shelves()
        self._side_rule = QFrame()
        self._side_rule.setProperty("role", "rule")
        self._column = Column(context.theme)
        row.addWidget(self._side)
        row.addWidget(self._side_rule)
        row.addWidget(self._column, 1)
        self._view = RubricView(context.theme, self._column)
        self._view.start_wanted.connect(partial(context.navigation.go, to.start_review()))
        self._view.copy_wanted.connect(self._copy_address)
        self._column.box.addWidget(self._view)
        self.offer("Find in this rubric", "Ctrl+F", self._view.focus_filter)
        context.theme.changed.connect(self._fit)
        self._fit()

    @override
    def arrive(self) -> None:
        cycles = self._context.journal.reviews.cycles()
        editions = (*self._offered, *answered_editions(self._context.library, cycles))
        if editions != self._editions:
            self._editions = editions
            self._shelf.show_editions(editions)
            set_reading_order(self)
        self.show_rubric(None)

    @override
    def arrive_at(self, spot: object) -> None:
        self.arrive()
        if isinstance(spot, to.SkillInRubric):
            self.show_rubric(spot.rubric_id)
            if spot.skill_id:
                self._view.show_skill(spot.skill_id)

    def show_rubric(self, rubric_id: str | None) -> None:
        """Opens a rubric by its id, at its beginning; None keeps the open one.

        Of several editions, it opens the one on offer, else the newest that was answered. An id
        that the library does not have counts as None.
        """
        own = [edition for edition in self._editions if edition.rubric.id == rubric_id]
        if own:
            self._show_edition(next((e for e in own if e.is_offered), own[-1]).sha256)
        elif self._open not in self._editions:
            self._show_edition(self._first().sha256)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down scroll the text from the list beside it too."""
        step = _PAGES.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._column.verticalScrollBar().triggerAction(step)

    def _first(self) -> Edition:
        chosen = self._context.journal.preferences.chosen_rubrics
        return next((e for e in self._offered if e.rubric.id in chosen), self._offered[0])

    def _show_edition(self, sha256: str) -> None:
        self._shelf.show_current(sha256)
        edition = next(edition for edition in self._editions if edition.sha256 == sha256)
        if edition == self._open:
            return
        self._open = edition
        self._view.show_edition(edition)
        bar = self._column.verticalScrollBar()
        bar.setValue(bar.minimum())

    def _copy_address(self) -> None:
        if self._open is not None:
            QGuiApplication.clipboard().setText(self._open.rubric.source.url)
            self._context.notice.say(
                "The address is on the clipboard. Growth Rings itself never goes online."
            )

    def _fit(self) -> None:
        self._side.setFixedWidth(self._context.theme.px(SHELF_WIDTH))
        narrow = self.width() / self._context.theme.scale < NARROW_BELOW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._column.box.insertWidget(0, self._shelf)
        else:
            self._side.box.insertWidget(0, self._shelf)
        self._side.setVisible(not narrow)
        self._side_rule.setVisible(not narrow)
        self._view.set_rule_above(shown=narrow)


_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class _Shelves(QScrollArea):
    """The left part of the page; add widgets to `box`."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        self.box = QVBoxLayout(sheet)
        self.box.setContentsMargins(12, 22, 12, 16)
        self.box.addStretch(1)
        self.setWidget(sheet)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The list itself has hardly anything to scroll.
        if Qt.Key(event.key()) in _PAGES:
            event.ignore()
        else:
            super().keyPressEvent(event)
