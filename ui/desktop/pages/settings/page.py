"""The settings page: its sections in one column, most wanted first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QHBoxLayout

from storage.changes import Change, ChangeKind
from ui.desktop.page import Page
from ui.desktop.pages.settings.about import AboutSection
from ui.desktop.pages.settings.appearance import AppearanceSection
from ui.desktop.pages.settings.journal_card import JournalSection
from ui.desktop.pages.settings.own_rubrics import OwnRubricsSection
from ui.desktop.pages.settings.recent import RecentSection
from ui.desktop.pages.settings.section import Section
from ui.desktop.pages.settings.shortcuts import ShortcutsSection
from ui.desktop.pages.settings.trash import TrashSection
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.empty import BELOW_HEAD
from ui.desktop.widgets.reading_order import set_reading_order
from ui.desktop.widgets.text import label
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.page import PageContext


class SettingsPage(Page):
    """All settings, each applied and saved at once."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._column = Column(context.theme)
        row.addWidget(self._column)
        self._appearance = AppearanceSection(context)
        self._own_rubrics = OwnRubricsSection(context)
        self._journal = JournalSection(context)
        self._recent = RecentSection(context)
        self._recent.relisted.connect(self._set_order)
        self._trash = TrashSection(context)
        self._trash.relisted.connect(self._set_order)
        self._shortcuts = ShortcutsSection()
        self._column.box.addWidget(label("Settings", "page"))
        self._column.box.addSpacing(BELOW_HEAD)
        self._sections: dict[str, Section] = {}
        for section in (
            self._appearance,
            self._own_rubrics,
            self._journal,
            self._recent,
            self._trash,
            self._shortcuts,
            AboutSection(context.notice),
        ):
            self._sections[section.accessibleName()] = section
            self._column.box.addWidget(section)
        self._sought: Section | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_sought)
        self._column.sheet.moved.connect(self._soon.start)
        self._column.verticalScrollBar().actionTriggered.connect(self._let_go)
        unsubscribe = context.journal.subscribe(self._changed)
        self.destroyed.connect(unsubscribe)

    @override
    def arrive(self) -> None:
        self._sought = None
        self._appearance.refresh()
        self._own_rubrics.refresh()
        self._journal.refresh()
        self._recent.refresh()
        self._trash.refresh()
        self._shortcuts.show_actions(self.window().actions())
        self._set_order()

    @override
    def arrive_at(self, spot: object) -> None:
        """Scrolls to a section, by its heading, and gives it the focus."""
        self.arrive()
        if isinstance(spot, str):
            self._sought = self._sections[spot]
            # What was made just now becomes visible only after this returns.
            QTimer.singleShot(0, self._sought, self._sought.take_keyboard)
            self._soon.start()

    def _show_sought(self) -> None:
        """Scrolls to the section that was asked for, again while the page is still laid out."""
        if self._sought is not None:
            place = self._sought.mapTo(self._column.sheet, QPoint(0, 0))
            self._column.verticalScrollBar().setValue(place.y())

    def _let_go(self) -> None:
        """Stops seeking: the user scrolls."""
        self._sought = None

    def _set_order(self) -> None:
        set_reading_order(self)

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can restore something while this page is open.
        kinds = (ChangeKind.CYCLE, ChangeKind.EVIDENCE, ChangeKind.FEEDBACK)
        if change.kind in kinds and self.isVisible():
            self._trash.refresh()
