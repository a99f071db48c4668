"""The report page: a whole review to read, save and print."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.comparing.pairs import earlier_choices
from assessment.evidence import EvidenceFilter
from assessment.reporting.report_evidence import days_reported
from assessment.reviews.earlier import earlier_snapshot
from assessment.reviews.review import Review
from storage.changes import Change, ChangeKind
from ui.desktop import destinations as to
from ui.desktop.export import Exporter
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.reporting.report.making import KINDS, ExportedReport, ReportRequest, make
from ui.desktop.pages.reporting.report.preview import Preview
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.flow import flow_of
from ui.desktop.widgets.head_row import HeadRow
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.memory_offer import MemoryOffer
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.progress import WorkingBar
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tick_box import TickBox
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

SHEET_WIDTH = 780


class ReportPage(Page):
    """The report of one cycle."""

    def __init__(self, context: PageContext, cycle_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cycle_id = cycle_id
        self._review: Review | None = None
        self._before: Review | None = None
        self._has_chosen = False
        """Whether the user chose what the report is compared with; it stays when they come back."""
        self._exporter = Exporter(context, self, "report", KINDS)
        self._build()
        self._exporter.made.connect(self._show_made)
        self._exporter.changed.connect(self._show_state)
        self.offer("Save this report as a file", "Ctrl+S", self._exporter.save)
        self.offer("Print this report", "Ctrl+P", self._exporter.print)
        self.offer("Copy the text of this report", "", self._copy)
        self.offer("Compare this review in charts", "Ctrl+G", self._compare)
        self.offer("Rate this review a second time", "", self._rate_again)
        self._memory.offer_on(self)
        self.offer("What others said in this review", "Ctrl+Shift+O", self._others)
        self.offer("Make a page to keep from this review", "Ctrl+Y", self._keep)
        self.destroyed.connect(context.journal.subscribe(self._changed))

    @override
    def arrive(self) -> None:
        """Shows a new report without private content."""
        reviews = self._context.journal.reviews
        self._review = reviews.review(self._cycle_id)
        self._before = self._before_of(self._review)
        self._private.blockSignals(True)
        self._private.setChecked(False)
        self._private.blockSignals(False)
        self._show_choices()
        self._make_from_nothing()

    @override
    def leave(self) -> bool:
        """Cancels a report that is still being made."""
        self._exporter.give_up()
        return True

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(self._context.theme, SHEET_WIDTH)
        outer.addWidget(column)
        self._beside = Picker("Comparison")
        self._beside.chosen.connect(self._choose_before)
        self._private = TickBox("Include what is private")
        self._private.toggled.connect(self._make_from_nothing)
        theme = self._context.theme
        save_button = KeyButton(theme, "Save as…", "Ctrl+S", self._exporter.save, "primary")
        print_button = KeyButton(theme, "Print…", "Ctrl+P", self._exporter.print)
        self._compare_button = KeyButton(theme, "Compare", "Ctrl+G", self._compare)
        others = button("What others said", self._others, "link")
        set_tip(others, "Ctrl+Shift+O")
        self._keep_button = KeyButton(theme, "Page to keep", "Ctrl+Y", self._keep)
        self._private_words = label("", "meta")
        self._progress = WorkingBar("Making the report", self._exporter.cancel)
        self._again = button("Make the report", self._exporter.make_again)
        self._again.hide()
        self._memory = MemoryOffer(self._context)
        self._no_pages = label("", "warning")
        self._no_pages.hide()
        self._preview = Preview(theme)
        self._preview.refit_wanted.connect(self._make)
        self._preview.copy_wanted.connect(self._copy)
        actions = flow_of(save_button, print_button, self._compare_button, self._keep_button)
        column.box.addWidget(HeadRow(label("Report", "page"), actions))
        column.box.addSpacing(4)
        column.box.addWidget(flow_of(self._beside, others, self._private, self._private_words))
        column.box.addWidget(label(self._exporter.plain_words, "meta"))
        column.box.addWidget(self._memory)
        column.box.addWidget(self._progress)
        column.box.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        column.box.addWidget(self._no_pages)
        column.box.addWidget(self._preview)

    def _show_choices(self) -> None:
        if self._review is None:
            return
        earlier = earlier_choices(self._review, self._context.journal.reviews.snapshots())
        options: list[tuple[object, str]] = [(None, "On its own")]
        options += [(r.cycle.id, f"Compared with {r.cycle.title}") for r in reversed(earlier)]
        self._beside.show_options(options, self._before and self._before.cycle.id)
        self._beside.setVisible(self._beside.has_choice)
        self._compare_button.setVisible(self._before is not None)
        self._keep_button.setVisible(not self._review.cycle.is_draft)

    def _before_of(self, review: Review) -> Review | None:
        """The review that was chosen to compare with, else the one before."""
        snapshots = self._context.journal.reviews.snapshots()
        chosen = self._before.cycle.id if self._before is not None else None
        left = [r for r in earlier_choices(review, snapshots) if r.cycle.id == chosen]
        if self._has_chosen and (chosen is None or left):
            return left[0] if left else None
        self._has_chosen = False
        return earlier_snapshot(review, snapshots)

    def _choose_before(self, cycle_id: object) -> None:
        self._has_chosen = True
        snapshots = self._context.journal.reviews.snapshots()
        self._before = next((r for r in snapshots if r.cycle.id == cycle_id), None)
        self._show_choices()
        self._make()

    def _make(self) -> None:
        """Makes the report again in the background; the last one stays on the page meanwhile."""
        if self._review is None:
            return
        self._memory.show_pair(self._before, self._review)
        journal, review, before = self._context.journal, self._review, self._before
        request = ReportRequest(
            review=review,
            before=before,
            hidden=journal.reviews.hidden_skills(),
            include_private=self._private.isChecked(),
            rating_context=journal.rating_context(before, review),
            entries=journal.evidence.entries(EvidenceFilter(days_reported(review, before))),
            made_at=journal.now(),
            pixels_per_inch=self._preview.pixels_per_inch(),
        )
        self._exporter.make(partial(make, request))

    def _make_from_nothing(self) -> None:
        """Makes the report again, and hides the last one at once, which may be private."""
        self._preview.show_nothing()
        self._private_words.setText("")
        self._make()

    def _show_made(self, made: ExportedReport) -> None:
        self._private_words.setText(made.report.value.private_words)
        self._no_pages.setText(made.no_pages)
        self._no_pages.setVisible(bool(made.no_pages))
        self._preview.setVisible(not made.no_pages)
        self._preview.show_pages(made.title, made.pictures, made.words, made.pixels_per_inch)

    def _copy(self) -> None:
        """Copies the text of the pages: what is shown are pictures, where none can be selected."""
        if self._preview.words:
            QGuiApplication.clipboard().setText(self._preview.words)
            self._context.notice.say("The text of the report is on the clipboard.")

    @property
    def is_busy(self) -> bool:
        """Whether the report is still being made, saved or printed."""
        return self._exporter.is_busy

    def _show_state(self) -> None:
        self._progress.show_working(working=self.is_busy)
        self._again.setVisible(self._exporter.has_nothing)

    def _compare(self) -> None:
        if self._before is not None:
            self._context.navigation.go(to.growth(self._before.cycle.id, self._cycle_id))

    def _rate_again(self) -> None:
        self._context.navigation.go(to.repeat(self._cycle_id))

    def _others(self) -> None:
        self._context.navigation.go(to.feedback(self._cycle_id))

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can restore or remove feedback, an entry, or a review: an open
        # one hides past ratings. What was made before must be neither seen nor saved.
        if not self.isVisible():
            return
        if change.kind in (ChangeKind.FEEDBACK, ChangeKind.EVIDENCE):
            self._make()
        elif change.kind is ChangeKind.CYCLE and change.cycle_id != self._cycle_id:
            self.arrive()

    def _keep(self) -> None:
        self._context.navigation.go(to.yearly_page(self._cycle_id))
