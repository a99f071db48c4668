"""The page for a yearly page: choose its quotations, see it at once, save and print it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessment.reporting.quotations import chosen_quotations, quotable
from assessment.reviews.earlier import earlier_snapshot
from assessment.reviews.review import Review
from storage.changes import Change, ChangeKind
from ui.desktop import destinations as to
from ui.desktop.export import Exporter
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.reporting.yearly.choosing import QuotationChoice
from ui.desktop.pages.reporting.yearly.chosen import ENOUGH, ChosenList
from ui.desktop.pages.reporting.yearly.making import (
    KINDS,
    PIXELS_PER_INCH,
    ExportedYear,
    YearlyRequest,
    make,
)
from ui.desktop.pages.reporting.yearly.sheet_view import SheetView
from ui.desktop.pages.reporting.yearly.texts import TextList
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.empty import empty_state
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.head_row import HeadRow
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.progress import WorkingBar
from ui.desktop.widgets.reading_order import focus_on, set_reading_order
from ui.desktop.widgets.text import label, set_role
from ui.overriding import override
from ui.reports.yearly.words import page_words

BESIDE_FROM = 860
"""The page width, in pixels at 100 %, from which the sheet is beside the words."""
SHEET_SHARE = 0.44


class YearPage(Page):
    """Chooses quotations of one closed review, and shows the sheet with them."""

    def __init__(self, context: PageContext, cycle_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cycle_id = cycle_id
        self._review: Review | None = None
        self._before: Review | None = None
        self._choice = QuotationChoice(context, cycle_id, self)
        self._choice.changed.connect(self._show_choice)
        self._exporter = Exporter(context, self, "page", KINDS)
        self._exporter.made.connect(self._show_made)
        self._exporter.changed.connect(self._show_state)
        self._texts = TextList()
        self._texts.picked.connect(self._choice.pick)
        self._texts.regrouped.connect(partial(set_reading_order, self))
        self._build()
        self.offer("Save this page as a file", "Ctrl+S", self._exporter.save)
        self.offer("Print this page", "Ctrl+P", self._exporter.print)
        self.offer("Use the selected passage", "Ctrl+Return", self._pick_focused)
        self.offer(
            "Back to the report", "Ctrl+R", lambda: context.navigation.go(to.report(cycle_id))
        )
        context.theme.changed.connect(self._follow_theme)
        self.destroyed.connect(context.journal.subscribe(self._changed))

    @override
    def arrive(self) -> None:
        """Shows the review and its quotations from the journal."""
        journal = self._context.journal
        review = journal.reviews.review(self._cycle_id)
        # The last sheet must not be seen meanwhile: its contents may be hidden by now.
        self._exporter.give_up()
        self._sheet.show_picture(b"", "")
        self._review = review
        self._before = earlier_snapshot(review, journal.reviews.snapshots())
        self._title.setText(f"{review.cycle.title} on one page")
        for part in (self._body, self._actions, self._sheet):
            part.setVisible(not review.cycle.is_draft)
        self._open.setVisible(review.cycle.is_draft)
        if review.cycle.is_draft:
            return
        self._choice.read()
        self._texts.show_texts(quotable(review, journal.reviews.hidden_skills()))
        self._show_chosen()
        self._place_sheet()

    @override
    def leave(self) -> bool:
        """Cancels a page that is still being made. Choices are already saved."""
        self._exporter.give_up()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_sheet()

    @property
    def is_busy(self) -> bool:
        """Whether the page is still being made, or saved."""
        return self._exporter.is_busy

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can restore or remove an entry, or a review: an open one hides
        # past ratings. What was made before must be neither seen nor saved.
        is_elsewhere = change.kind is ChangeKind.CYCLE and change.cycle_id != self._cycle_id
        if self.isVisible() and (is_elsewhere or change.kind is ChangeKind.EVIDENCE):
            self.arrive()

    # Building

    def _build(self) -> None:
        theme = self._context.theme
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        column = Column(theme)
        self._outer.addWidget(column, 1)
        self._title = label("", "page")
        self._actions = QWidget()
        row = FlowLayout(self._actions, gap=8)
        row.addWidget(KeyButton(theme, "Save as…", "Ctrl+S", self._exporter.save, "primary"))
        row.addWidget(KeyButton(theme, "Print…", "Ctrl+P", self._exporter.print))
        column.box.addWidget(HeadRow(self._title, self._actions))
        self._open = empty_state(
            "This review is still open",
            "A page to keep is one printed side of a closed review: its profile, what moved, "
            "up to three passages of your own, and where you want to grow.",
            "Look back and close it",
            partial(self._context.navigation.go, to.closing(self._cycle_id)),
        )
        column.box.addWidget(self._open)
        self._body = self._built_body()
        column.box.addWidget(self._body)
        self._pane = QWidget()
        pane = QVBoxLayout(self._pane)
        pane.setContentsMargins(0, 32, 32, 32)
        self._outer.addWidget(self._pane)
        self._pane.hide()

    def _built_body(self) -> QWidget:
        made = QWidget()
        box = self._body_box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._words = label(self._exporter.plain_words, "meta")
        self._progress = WorkingBar("Making the page", self._exporter.cancel)
        self._again = button("Make the page", self._exporter.make_again)
        self._again.hide()
        self._list = ChosenList()
        self._list.moved.connect(self._choice.move)
        self._list.removed.connect(self._choice.remove)
        self._list.allowed.connect(self._choice.allow)
        self._sheet = SheetView(self._context.theme)
        box.addWidget(self._words)
        box.addWidget(self._progress)
        box.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(label("In your own words", "section"))
        box.addWidget(self._list)
        box.addSpacing(8)
        self._sheet_at = box.count()
        box.addSpacing(8)
        box.addWidget(label("What you wrote", "section"))
        box.addWidget(self._texts)
        return made

    def _place_sheet(self) -> None:
        """Places the sheet beside the words where there is room, else between them."""
        wide = self.width() >= self._context.theme.px(BESIDE_FROM)
        pane = self._pane.layout()
        if wide:
            self._pane.setFixedWidth(round(self.width() * SHEET_SHARE))
        if wide and self._sheet.parentWidget() is not self._pane and pane is not None:
            pane.addWidget(self._sheet)
        elif not wide and self._sheet.parentWidget() is not self._body:
            self._body_box.insertWidget(self._sheet_at, self._sheet)
        self._pane.setVisible(wide and self._review is not None and not self._is_open())

    def _is_open(self) -> bool:
        return self._review is not None and self._review.cycle.is_draft

    # Showing

    def _show_chosen(self) -> None:
        """Shows the choice and makes the sheet again."""
        if self._review is None:
            return
        hidden = self._context.journal.reviews.hidden_skills()
        self._list.show_chosen(chosen_quotations(self._review, self._choice.chosen, hidden))
        self._texts.allow(more=not self._choice.is_full)
        set_reading_order(self)
        self._make()

    def _make(self) -> None:
        if self._review is None or self._is_open():
            return
        journal = self._context.journal
        request = YearlyRequest(
            review=self._review,
            before=self._before,
            hidden=journal.reviews.hidden_skills(),
            around=journal.shareable_context(self._before, self._review),
            quotations=self._choice.chosen,
            made_at=journal.now(),
            pixels_per_inch=PIXELS_PER_INCH * self.devicePixelRatioF(),
        )
        self._exporter.make(partial(make, request))

    def _show_choice(self, focus: int | None, step: int) -> None:
        """Shows the current choice and gives the focus to the place `focus`.

        `step` is by how many places the passage there was just moved.
        """
        self._show_chosen()
        QTimer.singleShot(0, self, partial(self._focus, focus, step))

    def _pick_focused(self) -> None:
        if self._choice.is_full:
            self._context.notice.say(ENOUGH, about=self)
        elif not self._texts.pick_focused():
            self._context.notice.say("Select a passage in one of your texts first.", about=self)

    def _show_made(self, made: ExportedYear) -> None:
        page = made.fitted.page
        self._sheet.show_picture(made.picture, page_words(made.fitted.source))
        notes = (page.private_words, page.hidden_words, made.fitted.note)
        words = " ".join(note for note in (*notes, self._exporter.plain_words) if note)
        set_role(self._words, "warning" if made.too_long else "meta")
        self._words.setText(made.too_long or words)

    def _show_state(self) -> None:
        self._progress.show_working(working=self.is_busy)
        self._again.setVisible(self._exporter.has_nothing)

    def _follow_theme(self) -> None:
        if self.isVisible():
            self._place_sheet()
            self._sheet.update()

    def _focus(self, place: int | None, step: int) -> None:
        """Sets the focus in the next turn of the event loop: new widgets are not visible yet."""
        if place is not None:
            self._list.focus_card(place, step)
        focus_on(self)
