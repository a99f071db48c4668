"""A review to be read whole, and to be taken away: as a file or on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QProgressBar, QVBoxLayout, QWidget

from assessment.noise import own_noise
from assessment.pairs import earlier_choices
from assessment.review import Review
from assessment.walkthrough import earlier_snapshot
from rubrics.errors import KnownError
from storage.changes import Change, ChangeKind
from ui.desktop import tasks
from ui.desktop.errors import show_known
from ui.desktop.page import Desk, Page
from ui.desktop.pages.report.making import (
    KINDS,
    Made,
    Order,
    make,
    print_report,
    save,
)
from ui.desktop.pages.report.preview import Preview
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.dialogs import choose_save_path
from ui.desktop.widgets.file_names import safe_file_name
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.head_row import HeadRow
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.memory_offer import MemoryOffer
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.text import label

SHEET_WIDTH = 780
PLAIN_WORDS = "A saved report is not encrypted: whoever has the file can read it."


class ReportPage(Page):
    """The report of one cycle."""

    name = "review"

    def __init__(self, desk: Desk, cycle_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cycle_id = cycle_id
        self._review: Review | None = None
        self._before: Review | None = None
        self._made: Made | None = None
        self._task: tasks.Task | None = None
        self._saving: tasks.Task | None = None
        self._next: Callable[[], None] | None = None
        self._build()
        self.offer("Save this report as a file", "Ctrl+S", self._save)
        self.offer("Print this report", "Ctrl+P", self._print)
        self.offer("Compare this review in charts", "Ctrl+G", self._compare)
        self.offer("Rate this review a second time", "", self._rate_again)
        self._memory.offer_on(self)
        self.offer("What others said in this review", "Ctrl+O", self._others)
        self.offer("Make a page to keep of this review", "Ctrl+Y", self._keep)
        desk.theme.changed.connect(self._follow_theme)
        self.destroyed.connect(desk.journal.subscribe(self._changed))

    def arrive(self) -> None:
        """Shows the report as the journal has it now, without what is private."""
        reviews = self._desk.journal.reviews
        self._review = reviews.review(self._cycle_id)
        self._before = earlier_snapshot(self._review, reviews.snapshots())
        self._private.blockSignals(True)
        self._private.setChecked(False)
        self._private.blockSignals(False)
        self._show_choices()
        self._make_from_nothing()

    def leave(self) -> bool:
        """Gives up a report that is still being made."""
        self._next = None
        self._give_up()
        return True

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(self._desk.theme, SHEET_WIDTH)
        outer.addWidget(column)
        self._beside = Picker("Compared with")
        self._beside.chosen.connect(self._choose_before)
        self._private = QCheckBox("Include what is private")
        self._private.toggled.connect(self._make_from_nothing)
        theme = self._desk.theme
        save_button = KeyButton(theme, "Save as…", "Ctrl+S", self._save, "primary")
        print_button = KeyButton(theme, "Print…", "Ctrl+P", self._print)
        self._compare_button = KeyButton(theme, "Compare", "Ctrl+G", self._compare)
        others = button("What others said", self._others, "link")
        others.setToolTip("Ctrl+O")
        self._keep_button = KeyButton(theme, "Page to keep", "Ctrl+Y", self._keep)
        self._progress = QProgressBar()
        self._progress.setAccessibleName("Making the report")
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)
        keep = self._progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(keep)
        self._memory = MemoryOffer(self._desk)
        self._preview = Preview(theme)
        self._preview.refit_wanted.connect(self._make)
        self._preview.anchorClicked.connect(self._copy_address)
        actions = _row(save_button, print_button, self._compare_button, self._keep_button)
        column.box.addWidget(HeadRow(label("Report", "page"), actions))
        column.box.addSpacing(4)
        column.box.addWidget(_row(self._beside, self._private, others))
        column.box.addWidget(label(PLAIN_WORDS, "meta"))
        column.box.addWidget(self._memory)
        column.box.addWidget(self._progress)
        column.box.addWidget(self._preview)

    def _show_choices(self) -> None:
        if self._review is None:
            return
        earlier = earlier_choices(self._review, self._desk.journal.reviews.snapshots())
        options: list[tuple[object, str]] = [(None, "On its own")]
        options += [(r.cycle.id, f"Beside {r.cycle.title}") for r in reversed(earlier)]
        self._beside.show_options(options, self._before and self._before.cycle.id)
        self._beside.setVisible(self._beside.has_choice)
        self._compare_button.setVisible(self._before is not None)
        self._keep_button.setVisible(not self._review.cycle.is_draft)

    def _choose_before(self, cycle_id: object) -> None:
        snapshots = self._desk.journal.reviews.snapshots()
        self._before = next((r for r in snapshots if r.cycle.id == cycle_id), None)
        self._show_choices()
        self._make()

    def _make(self) -> None:
        """Has the report made anew in the background; the last one can still be read meanwhile."""
        if self._review is None:
            return
        self._give_up()
        # What is taken away is what was asked for last, or nothing.
        self._made = None
        self._memory.show_pair(self._before, self._review)
        reviews, second = self._desk.journal.reviews, self._desk.journal.second_looks
        hidden = reviews.hidden_skills()
        order = Order(
            review=self._review,
            before=self._before,
            hidden=hidden,
            include_private=self._private.isChecked(),
            look=self._preview.look(),
            noise=own_noise(reviews.snapshots(), second.repeats(), hidden),
            looks=second.looks_back(),
            views=self._desk.journal.views.views(),
        )
        self._task = tasks.run(partial(make, order))
        self._task.done.connect(self._show_made)
        self._task.ended.connect(self._made_or_not)
        self._task.failed.connect(self._tell)
        self._show_state()

    def _make_from_nothing(self) -> None:
        """Has the report made anew; nothing of the last one, private perhaps, is seen meanwhile."""
        self._preview.show_nothing()
        self._make()

    def _follow_theme(self) -> None:
        if self.isVisible():
            self._make()

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _show_made(self, made: Made) -> None:
        self._made = made
        self._preview.show_report(made)

    def _made_or_not(self) -> None:
        self._task = None
        self._show_state()

    @property
    def is_busy(self) -> bool:
        """Whether the report is still being made, or saved."""
        return self._task is not None or self._saving is not None

    def _is_ready(self) -> bool:
        """Whether there is a report to be taken away: none that is just being made or saved."""
        return self._made is not None and not self.is_busy

    def _show_state(self) -> None:
        self._progress.setVisible(self.is_busy)
        if self._is_ready() and self._next is not None:
            # Not from within the signal of a task: it may open a dialog and stay a while.
            QTimer.singleShot(0, self._next)
            self._next = None

    def _when_ready(self, act: Callable[[], None]) -> None:
        """Does it now, or as soon as the report is made."""
        if self._is_ready():
            act()
        else:
            self._next = act

    def _tell(self, error: KnownError) -> None:
        show_known(self, error)

    def _save(self) -> None:
        self._when_ready(self._save_made)

    def _save_made(self) -> None:
        made = self._made
        if made is None:
            return
        suggested = Path(f"{safe_file_name(made.report.title)}.pdf")
        path = choose_save_path(self, "Save the report", suggested, KINDS)
        if path is None:
            return
        self._saving = tasks.run(lambda _checkpoint: save(made, path))
        self._saving.done.connect(partial(self._saved, path))
        self._saving.failed.connect(self._tell)
        self._saving.ended.connect(self._saved_or_not)
        self._show_state()

    def _saved_or_not(self) -> None:
        self._saving = None
        self._show_state()

    def _saved(self, path: Path, _nothing: object) -> None:
        self._desk.notice.say(f"“{path.name}” lies in {path.parent}. {PLAIN_WORDS}")

    def _print(self) -> None:
        self._when_ready(self._print_made)

    def _print_made(self) -> None:
        if self._made is None:
            return
        try:
            print_report(self, self._made)
        except KnownError as error:
            self._tell(error)

    def _compare(self) -> None:
        if self._before is not None:
            self._desk.ways.growth(self._before.cycle.id, self._cycle_id)

    def _rate_again(self) -> None:
        self._desk.ways.rate_again(self._cycle_id)

    def _others(self) -> None:
        self._desk.ways.others(self._cycle_id)

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can bring a view back, or take one away.
        if change.kind is ChangeKind.VIEW and self.isVisible():
            self._make()

    def _keep(self) -> None:
        self._desk.ways.yearly_page(self._cycle_id)

    def _copy_address(self, address: QUrl) -> None:
        QGuiApplication.clipboard().setText(address.toString())
        self._desk.notice.say("The address is on the clipboard. Growth Rings opens no network.")


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = FlowLayout(made, gap=8)
    for widget in widgets:
        row.addWidget(widget)
    return made
