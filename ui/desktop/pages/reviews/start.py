"""The form that starts a review: title, period, depth and rubrics."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from assessment.reviews.cycles import (
    LONGEST_TITLE,
    Depth,
    Period,
    ReviewCycle,
    open_cycle,
    suggested_period,
)
from assessment.titles import suggested_title
from assessment.walk.walkthrough import minutes_for
from assessment.wording import capitalised, time_words
from rubrics.model import Rubric
from ui.desktop import destinations as to
from ui.desktop.form_steps import FormSteps, choice_field, day_field, line_field, toggle_field
from ui.desktop.page import Page, PageContext
from ui.desktop.undoing import Refused, Undoable
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.day_edit import DayEdit
from ui.desktop.widgets.explanation import Explanation
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.line_edit import LineEdit
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tick_box import TickBox
from ui.overriding import override

COME_BACK = "You can stop at any time and come back to the same question."
KEPT_IN = "What you write is saved in {}. Settings shows this path too."
PULSE = "Pulse: a level for each skill and no questions, for the months between two full reviews."
BEGUN = (
    "“{title}” already has answers or ratings, so starting it was not undone. You can delete it "
    "under Reviews."
)
DEPTHS = ((Depth.FULL, "Full review"), (Depth.PULSE, "Pulse, ratings only"))


class StartPage(Page):
    """A short form; Ctrl+Enter accepts its suggestions."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rubrics: dict[TickBox, Rubric] = {}
        self._title = LineEdit("Title of the review", LONGEST_TITLE)
        self._suggested = ""
        self._taken: frozenset[str] = frozenset()
        self._from, self._to = (
            DayEdit(context.theme, f"{word} date", self._today, may_be_later=True, called=word)
            for word in ("From", "To")
        )
        self._depth = Choice("How thorough", DEPTHS, may_clear=False)
        pulse = self._depth.word_of(Depth.PULSE)
        self._explanation = Explanation(context.preferences, "Pulse", pulse)
        self._time = label("", "meta")
        self._trouble = label("", "warning")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(context.theme)
        outer.addWidget(column)
        column.box.addWidget(label("Start a review", "page"))
        column.box.addWidget(label(COME_BACK, "muted"))
        self._kept_in = label(KEPT_IN.format(context.journal.path), "meta")
        column.box.addWidget(self._kept_in)
        column.box.addSpacing(12)
        self._ask(column.box)
        column.box.addWidget(self._time)
        column.box.addWidget(self._trouble)
        column.box.addSpacing(8)
        self._add_buttons(column.box)
        self._steps = self._note_steps()
        self.offer("Start this review", "Ctrl+Return", self._start)
        self.offer("Not now", "Esc", self._put_off)

    def _ask(self, box: QVBoxLayout) -> None:
        self._title.returnPressed.connect(self._start)
        box.addWidget(label("Title", "strong"))
        box.addWidget(self._title)
        box.addSpacing(8)
        box.addWidget(label("Which period are you reviewing?", "strong"))
        _add_each_after_its_word(box, ("From", self._from), ("To", self._to))
        box.addWidget(self._from.trouble)
        box.addWidget(self._to.trouble)
        box.addSpacing(8)
        box.addWidget(label("How thorough?", "strong"))
        self._depth.chosen.connect(self._show_time)
        self._depth.chosen.connect(self._suggest_title)
        for day in (self._from, self._to):
            day.changed.connect(self._suggest_title)
        box.addWidget(self._depth)
        box.addWidget(self._explanation)
        box.addSpacing(8)
        box.addWidget(label("Which rubrics?", "strong"))
        for rubric in self._context.library.offered:
            check = TickBox(rubric.title)
            check.toggled.connect(self._show_time)
            self._rubrics[check] = rubric
            box.addWidget(check)

    def _note_steps(self) -> FormSteps:
        """Has each change of the form noted; the title comes last, as it may follow the others."""
        fields = (
            day_field("the first day", self._from),
            day_field("the last day", self._to),
            choice_field("how thorough", self._depth),
            *(toggle_field(f"“{rubric.title}”", check) for check, rubric in self._rubrics.items()),
            line_field("the title", self._title),
        )
        steps = FormSteps(self._context.window.history, self, fields, self._follow_steps)
        self._depth.chosen.connect(steps.note)
        for day in (self._from, self._to):
            day.changed.connect(steps.note)
        for check in self._rubrics:
            check.clicked.connect(steps.note)
        return steps

    def _follow_steps(self) -> None:
        """Shows what follows from what a step put back; a title that was suggested is so again."""
        if self._title.text() == self._suggestion():
            self._suggested = self._title.text()
        self._show_time()

    def _add_buttons(self, box: QVBoxLayout) -> None:
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(8)
        row.addWidget(
            KeyButton(self._context.theme, "Start", "Ctrl+Return", self._start, "primary")
        )
        row.addWidget(button("Not now", self._put_off))
        row.addStretch(1)

    @override
    def follow(self) -> None:
        """Leaves the form as the user has filled it in."""

    @override
    def arrive(self) -> None:
        """Suggests a title, a period and the rubrics chosen last time."""
        cycles = self._context.journal.reviews.cycles()
        ends = [cycle.period.end for cycle in cycles]
        self._kept_in.setVisible(not cycles)
        self._taken = frozenset(cycle.title for cycle in cycles)
        period = suggested_period(self._today(), max(ends, default=None))
        self._from.show_day(period.start)
        self._to.show_day(period.end)
        self._depth.show_value(Depth.FULL)
        self._suggested = ""
        self._title.clear()
        self._suggest_title()
        chosen = self._context.journal.preferences.chosen_rubrics
        for check, rubric in self._rubrics.items():
            check.setChecked(rubric.id in chosen)
        self._trouble.hide()
        self._explanation.offer(PULSE)
        self._show_time()
        self._steps.begin()
        self._title.setFocus()
        self._title.selectAll()

    def _today(self) -> date:
        return self._context.journal.local_now().date()

    def _chosen(self) -> tuple[Rubric, ...]:
        return tuple(rubric for check, rubric in self._rubrics.items() if check.isChecked())

    def _suggest_title(self) -> None:
        """Proposes a title for the period and the depth, unless the user typed one."""
        if self._title.text() == self._suggested and (suggested := self._suggestion()):
            self._suggested = suggested
            self._title.setText(suggested)

    def _suggestion(self) -> str:
        """The title for the period and the depth; "" while they are no period."""
        start, end = self._from.day, self._to.day
        if start > end:
            return ""
        depth = Depth(str(self._depth.value() or Depth.FULL))
        return suggested_title(Period(start=start, end=end), depth, self._taken)

    def _show_time(self) -> None:
        depth = Depth(str(self._depth.value() or Depth.FULL))
        minutes = minutes_for(sum(len(rubric.skills) for rubric in self._chosen()), depth)
        self._time.setText(capitalised(f"{time_words(minutes)}.") if minutes else "")

    def _start(self) -> None:
        self._trouble.hide()
        for field in (self._from, self._to):
            if not field.settle():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        rubrics = self._chosen()
        title = self._title.text().strip()
        start, end = self._from.day, self._to.day
        if not title:
            self._refuse("Give the review a title first.", self._title)
            return
        if end < start:
            self._refuse("The period ends before it starts. Change one of the two dates.", self._to)
            return
        if not rubrics:
            self._refuse("Choose at least one rubric.", next(iter(self._rubrics)))
            return
        now = self._context.journal.local_now()
        depth = Depth(str(self._depth.value()))
        cycle = open_cycle(title, Period(start=start, end=end), depth, rubrics, now)
        self._context.journal.reviews.start(cycle, rubrics)
        if cycle.is_pulse:
            self._explanation.end()
        self._context.journal.preferences.chosen_rubrics = tuple(rubric.id for rubric in rubrics)
        step = Undoable(partial(self._take_back, cycle), partial(self._bring_back, cycle))
        self._context.window.history.add(step)
        # Back must lead to the list with the new review, not to a form for another one.
        self._context.navigation.go(to.walk(cycle.id), back_to=to.reviews())

    def _take_back(self, cycle: ReviewCycle) -> str:
        """Throws away a review that was just started; one that was begun is not taken back so."""
        review = self._context.journal.reviews.review(cycle.id)
        if review.ratings or any(answer.text.strip() for answer in review.answers):
            return Refused(BEGUN.format(title=review.cycle.title))
        self._context.journal.reviews.move_to_trash(cycle.id)
        return f"“{review.cycle.title}” is in the trash. You can restore it in Settings."

    def _bring_back(self, cycle: ReviewCycle) -> str:
        self._context.journal.reviews.restore(cycle.id)
        self._context.navigation.go(to.walk(cycle.id), back_to=to.reviews())
        return f"“{cycle.title}” is back."

    def _refuse(self, trouble: str, field: QWidget) -> None:
        """Says why no review can start, and gives the focus to the field that is meant."""
        self._trouble.setText(trouble)
        self._trouble.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_off(self) -> None:
        self._context.navigation.go(to.reviews())


def _add_each_after_its_word(box: QVBoxLayout, *days: tuple[str, DayEdit]) -> None:
    """Adds days, one below the other and in line, however wide the words before them are."""
    made = QGridLayout()
    box.addLayout(made)
    made.setHorizontalSpacing(8)
    made.setVerticalSpacing(8)
    for row, (word, day) in enumerate(days):
        made.addWidget(label(word, "muted", wrap=False), row, 0)
        made.addWidget(day, row, 1)
    made.setColumnStretch(2, 1)
