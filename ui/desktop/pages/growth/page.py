"""The Growth page: two reviews side by side, one alone, or all of them as rings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from assessment.comparison import compare
from assessment.model import SkillKey
from assessment.noise import own_noise
from assessment.pairs import (
    Pair,
    earlier_choices,
    find_pair,
    later_choices,
    most_telling,
    rows_of_rubric,
)
from assessment.skill_story import tell_skill
from assessment.views import without_private
from storage.changes import Change, ChangeKind
from ui.charts.kinds import ChartKind, Needs, needs, title_of
from ui.desktop.page import Desk, Page
from ui.desktop.pages.growth.detail import SkillDetail
from ui.desktop.pages.growth.head import GrowthHead
from ui.desktop.pages.growth.memory import SecondLooks
from ui.desktop.pages.growth.others import OthersSaid
from ui.desktop.pages.growth.views import VIEWS, Beside, fill
from ui.desktop.widgets.chart_view import ChartView
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.empty import empty_state
from ui.desktop.widgets.text import label

DETAIL_BESIDE_FROM = 900
"""Page width at 100 % text from which the chosen skill stands beside the chart, not below."""


class GrowthPage(Page):
    """Charts of the reviews, and what was written to each skill."""

    name = "growth"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pair: Pair | None = None
        self._before_id: str | None = None
        self._after_id: str | None = None
        self._rubric_id = ""
        self._view: ChartKind | None = None
        self._by_change = False
        self._skill: SkillKey | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._column = Column(desk.theme, 980)
        outer.addWidget(self._column)
        self._empty = self._make_empty()
        self._column.box.addWidget(self._empty)
        self._filled = QWidget()
        self._column.box.addWidget(self._filled)
        self._head = GrowthHead()
        self._second = SecondLooks(desk)
        self._chart = ChartView(desk.theme)
        self._detail = SkillDetail()
        self._lay_out()
        self._connect()
        for number, view in enumerate(VIEWS, start=1):
            self.offer(f"View: {title_of(view)}", f"Alt+{number}", partial(self._show_view, view))
        self.offer("Skills in rubric order or by change", "Alt+O", self._turn_order)
        self.offer("Show the chart as a table, or as a picture", "Ctrl+T", self._chart.turn)
        self.offer("Copy the chart", "Ctrl+Shift+C", self._chart.copy)
        self.offer("Save the chart as a file", "Ctrl+E", self._chart.save)
        self._second.offer_on(self)
        desk.theme.changed.connect(self._fit)

    def arrive(self) -> None:
        """Shows the journal as it is now, with what was chosen here before."""
        self._show()

    def show_pair(self, before: str | None, after: str | None) -> None:
        """Shows the review `after` beside the review `before`, both by their cycle's id.

        None stands for what is usual: the latest snapshot, and the one before it.
        """
        self._before_id, self._after_id = before, after
        self._view = ChartKind.DUMBBELL
        self._skill = None
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self._filled)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(self._head)
        box.addWidget(self._second)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(40)
        self._row.addWidget(self._chart, 3, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._detail, 2)
        box.addLayout(self._row)

    def _connect(self) -> None:
        self._head.before_wanted.connect(self._choose_before)
        self._head.after_wanted.connect(self._choose_after)
        self._head.rubric_wanted.connect(self._choose_rubric)
        self._head.order_wanted.connect(self._choose_order)
        self._head.view_wanted.connect(self._show_view)
        self._chart.mark_chosen.connect(self._choose_mark)
        self._detail.skill_wanted.connect(self._choose_skill)
        self.destroyed.connect(self._desk.journal.subscribe(self._changed))

    def _make_empty(self) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label("Growth", "page"))
        box.addWidget(
            empty_state(
                "No closed review yet",
                "Once a review is closed its profile stands here. With the second one comes the "
                "comparison: what moved, how sure that is, and what you wrote both times.",
                "Go to the reviews",
                self._desk.ways.reviews,
            )
        )
        return made

    def _show(self) -> None:
        reviews = self._desk.journal.reviews
        snapshots, drafts, hidden = reviews.snapshots(), reviews.drafts(), reviews.hidden_skills()
        pair = find_pair(snapshots, drafts, self._before_id, self._after_id) if snapshots else None
        self._pair = pair
        self._empty.setVisible(pair is None)
        self._filled.setVisible(pair is not None)
        if pair is None:
            return
        view = self._view or (ChartKind.DUMBBELL if pair.before else ChartKind.PROFILE)
        told = pair if needs(view) is not Needs.ONE_REVIEW else Pair(before=None, after=pair.after)
        known = [rubric.id for rubric in told.rubrics]
        rubric_id = self._rubric_id if self._rubric_id in known else known[0]
        self._head.show_before(earlier_choices(pair.after, snapshots), pair)
        self._head.show_after(later_choices(snapshots, drafts), pair)
        self._head.show_view(view, told, rubric_id, by_change=self._by_change)
        second = self._desk.journal.second_looks
        noise = own_noise(snapshots, second.repeats(), hidden)
        key = self._show_skill(told, rubric_id, hidden, noise)
        looks = second.looks_back()
        said = without_private(self._desk.journal.views.views())
        shown = fill(view, told, rubric_id, snapshots, hidden, Beside(noise, looks, said))
        of_two = needs(view) is Needs.TWO_REVIEWS
        self._second.show_pair(told, noise, side_by_side=of_two)
        self._head.show_words(shown.title, shown.summary)
        self._chart.setVisible(shown.chart is not None)
        if shown.chart is not None:
            self._chart.show_chart(view, shown.chart, by_change=self._by_change, highlight=key)
        self._fit()

    def _show_skill(
        self, pair: Pair, rubric_id: str, hidden: frozenset[SkillKey], noise: int | None
    ) -> SkillKey:
        """Shows the chosen skill, else the one that moved furthest; says which."""
        keys = pair.skills_of(rubric_id)
        key = self._skill if self._skill in keys else None
        if key is None and pair.before is not None:
            key = most_telling(rows_of_rubric(compare(pair.before, pair.after, hidden), rubric_id))
        key = key or keys[0]
        titles = [(known, pair.skill(known).title) for known in keys]
        others = OthersSaid(pair, key, self._desk.journal.views.views(), hidden)
        others.wanted.connect(self._desk.ways.others)
        self._detail.show_story(tell_skill(pair, key, hidden, noise=noise), titles, others)
        return key

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can bring a view back, or take one away.
        if change.kind is ChangeKind.VIEW and self.isVisible():
            self._show()

    def _choose_before(self, cycle_id: str) -> None:
        self._before_id = cycle_id
        self._show()

    def _choose_after(self, cycle_id: str) -> None:
        self._after_id = cycle_id
        self._show()

    def _choose_rubric(self, rubric_id: str) -> None:
        self._rubric_id = rubric_id
        self._show()

    def _choose_order(self, by_change: object) -> None:
        self._by_change = bool(by_change)
        self._show()

    def _turn_order(self) -> None:
        self._choose_order(not self._by_change)

    def _show_view(self, view: ChartKind) -> None:
        self._view = view
        self._show()

    def _choose_skill(self, key: SkillKey) -> None:
        self._skill = key
        self._show()

    def _choose_mark(self, key: SkillKey) -> None:
        self._choose_skill(key)
        if not self._is_wide():
            self._column.ensureWidgetVisible(self._detail, 24, 24)

    def _is_wide(self) -> bool:
        return self.width() / self._desk.theme.scale >= DETAIL_BESIDE_FROM

    def _fit(self) -> None:
        wide = self._is_wide()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)
