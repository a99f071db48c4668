"""The Growth page: two reviews side by side, one alone, or all of them as rings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.narrowing import EVERYTHING, find_line, names_of
from assessment.comparing.pairs import Pair, earlier_choices, later_choices
from assessment.comparing.profile import Profile
from assessment.model import SkillKey
from storage.changes import Change, ChangeKind
from ui.charts import catalogue
from ui.charts.dumbbell import DUMBBELL
from ui.charts.profile import PROFILE
from ui.charts.rings import RINGS
from ui.charts.spec import Chart, ChartOptions
from ui.desktop import destinations as to
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.comparing.beginning import Beginning
from ui.desktop.pages.comparing.chart_and_text import ChartAndText
from ui.desktop.pages.comparing.choosing import GrowthChoice
from ui.desktop.pages.comparing.detail import SkillDetail
from ui.desktop.pages.comparing.empty import empty_growth, no_such_skill
from ui.desktop.pages.comparing.feedback import FeedbackSaid
from ui.desktop.pages.comparing.head import GrowthHead
from ui.desktop.pages.comparing.memory import SecondRatings
from ui.desktop.pages.comparing.reading import cycle_of, key_to_read, read_skill
from ui.desktop.pages.comparing.source import ReviewsRead, read_source, reviews_with
from ui.desktop.pages.comparing.subject import Subject
from ui.desktop.pages.comparing.views import (
    NOTHING_TO_COMPARE,
    ONE_SNAPSHOT,
    fill,
    parts_to_show,
)
from ui.desktop.pages.kept_history import KeptHistory
from ui.desktop.widgets.chart_view import ChartView
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.text import label
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.charts.drawn import DrawnMark
    from ui.charts.live import LiveArea
    from ui.desktop.widgets.chart_table import ChosenRow

EACH_KIND = (DUMBBELL, PROFILE, RINGS)
"""A view for each type of values: the words of the head depend on that type."""

LAST_KEY = 9
"""Only nine digits can be pressed with Alt; any further chart has no shortcut."""


class GrowthPage(Page):
    """Charts of the reviews, and the notes and answers for each skill."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = GrowthChoice()
        self._keys: list[SkillKey] = []
        self._key: SkillKey | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._column = Column(context.theme, 1400)
        outer.addWidget(self._column)
        self._empty = empty_growth(partial(context.navigation.go, to.reviews()))
        self._column.box.addWidget(self._empty)
        self._filled = QWidget()
        self._column.box.addWidget(self._filled)
        self._head = GrowthHead()
        self._stands: tuple[ReviewsRead, GrowthChoice] | None = None
        self._history = KeptHistory()
        self._second = SecondRatings(context)
        self._none = no_such_skill(partial(self._choose, part=EVERYTHING))
        self._to_come = label(ONE_SNAPSHOT)
        self._chart = ChartView(context.theme)
        self._detail = SkillDetail(context.journal.evidence, context.theme)
        self._beginning = Beginning(context.theme, self._read_on)
        outer.addWidget(self._beginning)
        self._beside = ChartAndText(
            context.theme, self._column, self._beginning, self._chart, self._second, self._detail
        )
        self._lay_out()
        self._connect()
        for number, view in enumerate(catalogue.CHARTS, start=1):
            keys = f"Alt+{number}" if number <= LAST_KEY else ""
            self.offer(f"View: {view.title}", keys, partial(self._show_view, view))
        self.offer("Next skill", "Alt+Down", partial(self._walk, 1))
        self.offer("Previous skill", "Alt+Up", partial(self._walk, -1))
        self._offered_back = self.offer("Back to the two reviews", "Esc", self._go_back)
        self.offer("Move between the marks in the chart", "Alt+C", self._chart.take_focus)
        self.offer("Sort the skills by rubric order or by change", "Alt+O", self._turn)
        self.offer("Switch between the chart and its table", "Ctrl+T", self._chart.turn)
        self.offer("Copy the chart", "Ctrl+Shift+C", self._chart.copy)
        self.offer("Save the chart as a file", "Ctrl+E", self._chart.save)
        self._second.offer_on(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        self._head.fit(self.height())

    @override
    def arrive(self) -> None:
        """Shows the current state of the journal, with the choices made here before."""
        self._show()

    @override
    def arrive_at(self, spot: object) -> None:
        if isinstance(spot, to.PairOfReviews):
            self._choose_pair(*spot)
        elif isinstance(spot, to.SkillInReview):
            self._chosen = GrowthChoice(
                rubric_id=spot.skill.rubric_id,
                view=RINGS,
                skill=spot.skill,
                at=spot.cycle_id or None,
            )
        self.arrive()

    def show_pair(self, before: str | None, after: str | None) -> None:
        """Shows two reviews side by side, each given by its cycle's id.

        None means the default: the latest snapshot for `after`, the one before it for `before`. A
        page that is not open shows them when it is opened.
        """
        self._choose_pair(before, after)
        if self.isVisible():
            self._show()

    def _choose_pair(self, before: str | None, after: str | None) -> None:
        self._chosen = self._chosen.changed(
            before_id=before,
            after_id=after,
            view=DUMBBELL,
            skill=None,
            part=EVERYTHING,
        )

    def _lay_out(self) -> None:
        box = QVBoxLayout(self._filled)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(self._head)
        box.addWidget(self._none)
        box.addWidget(self._to_come)
        box.addWidget(self._beside)

    def _connect(self) -> None:
        navigation = self._context.navigation
        self._context.theme.changed.connect(self._fit_head)
        for wanted, name in (
            (self._head.before_wanted, "before_id"),
            (self._head.after_wanted, "after_id"),
            (self._head.rubric_wanted, "rubric_id"),
            (self._head.order_wanted, "by_change"),
            (self._head.first_wanted, "first"),
            (self._head.last_wanted, "last"),
            (self._head.part_wanted, "part"),
            (self._detail.skill_wanted, "skill"),
        ):
            wanted.connect(lambda value, name=name: self._choose(**{name: value}))
        self._head.view_wanted.connect(self._show_view)
        self._chart.mark_chosen.connect(self._choose_mark)
        self._detail.back_wanted.connect(self._go_back)
        self._detail.evidence_wanted.connect(lambda key: navigation.go(to.new_evidence(key)))
        self._detail.entry_wanted.connect(lambda entry: navigation.go(to.evidence(entry)))
        self.destroyed.connect(self._context.journal.subscribe(self._changed))

    def _show(self) -> None:
        chosen = self._chosen
        source = read_source(self._context.journal, chosen.before_id, chosen.after_id)
        stands = source, chosen
        if self._stands == stands:
            return
        self._stands = stands
        snapshots, drafts = source.snapshots, source.drafts
        pair = source.pair
        self._empty.setVisible(pair is None)
        self._filled.setVisible(pair is not None)
        self._offered_back.setEnabled(False)
        if pair is None:
            return
        view = chosen.view or (DUMBBELL if pair.before else PROFILE)
        alone = Pair(before=None, after=pair.after)
        shown_pair = alone if view.needs is Profile else pair
        of_two = view.needs is Comparison
        known = [rubric.id for rubric in shown_pair.rubrics]
        rubric_id = chosen.rubric_id if chosen.rubric_id in known else known[0]
        history = self._history.of(reviews_with(pair, source), rubric_id, source.hidden)
        both, of_one = Subject(pair, history, source), Subject(alone, history, source)
        subject = of_one if view.needs is Profile else both
        self._head.show_before(earlier_choices(pair.after, snapshots), pair)
        self._head.show_after(later_choices(snapshots, drafts), pair)
        self._head.show_span(subject.whole, chosen)
        self._head.show_part(*parts_to_show(view, subject, chosen))
        self._second.show_pair(shown_pair, source.rating_context.noise, side_by_side=of_two)
        filled = {
            kind: fill(kind, of_one if kind is PROFILE else both, chosen) for kind in EACH_KIND
        }
        shown = filled.get(view) or fill(view, subject, chosen)
        self._head.show_words(shown.words, [other.words for other in filled.values()])
        can_turn = pair.before is not None and len(filled[DUMBBELL].skills) > 1
        self._head.show_view(view, pair, rubric_id, by_change=chosen.by_change, can_turn=can_turn)
        self._none.setVisible(not shown.skills)
        self._to_come.setVisible(shown.summary == NOTHING_TO_COMPARE)
        key = self._show_skill(subject, shown.skills)
        self._chart.setVisible(shown.chart is not None)
        if shown.chart is not None:
            # A chart that draws the chosen skill alike is not drawn again for another one.
            lit = key if view.highlights else None
            self._chart.show_chart(view, shown.chart, ChartOptions(chosen.by_change, lit))
            self._chart.show_chosen(key, chosen.at or "")
        self._beside.fit()

    def _show_skill(
        self, subject: Subject, skills: Sequence[tuple[SkillKey, str]]
    ) -> SkillKey | None:
        """Shows the chosen skill, by default the one that moved furthest; returns its key."""
        self._keys = [key for key, _title in skills]
        self._key = key = key_to_read(subject, self._keys, self._chosen.skill)
        line = None if key is None else find_line(subject.whole, key)
        self._detail.setVisible(line is not None)
        if key is None or line is None:
            return None
        story, where, back = read_skill(subject, line, self._chosen.at)
        source = subject.source
        others = where and FeedbackSaid(
            where, names_of(line), source.rating_context.feedback, source.hidden
        )
        if others is not None:
            others.wanted.connect(self._read_feedback)
        self._detail.show_story(story, skills, key, back, others)
        self._beginning.show_story(story)
        self._offered_back.setEnabled(bool(back))
        return key

    def _read_feedback(self, cycle_id: str, key: SkillKey) -> None:
        self._context.navigation.go(to.feedback(cycle_id, key))

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can restore or remove feedback, an entry, or a review: an open
        # one hides past ratings.
        undone = (ChangeKind.FEEDBACK, ChangeKind.EVIDENCE, ChangeKind.CYCLE)
        if change.kind in undone and self.isVisible():
            self._show()

    def _choose(self, **changes: object) -> None:
        self._chosen = self._chosen.changed(**changes)
        self._show()

    def _turn(self) -> None:
        self._choose(by_change=not self._chosen.by_change)

    def _show_view(self, view: Chart) -> None:
        is_history = view.needs is History
        self._choose(view=view, at=self._chosen.at if is_history else None)

    def _walk(self, step: int) -> None:
        """Moves to the next skill (step 1) or the previous one (-1); stops at either end."""
        if self._key is None:
            return
        place = self._keys.index(self._key) + step
        if 0 <= place < len(self._keys):
            self._choose(skill=self._keys[place])
            self._detail.announce()
            self._beside.bring_text_into_view()

    def _choose_mark(self, mark: DrawnMark | LiveArea | ChosenRow) -> None:
        """Shows the story of a mark: in a history, of its review alone; otherwise, of the pair."""
        self._choose(skill=mark.key, at=cycle_of(mark.which))
        self._detail.announce()
        self._beside.bring_text_into_view()

    def _read_on(self) -> None:
        self._detail.take_focus()
        self._beside.read_on()

    def _go_back(self) -> None:
        """Shows the pair again. The focus moves to the chart if the focused widget is removed."""
        to_chart = self._detail.has_focus_within()
        self._choose(at=None)
        self._detail.announce()
        if to_chart:
            self._chart.take_focus()
