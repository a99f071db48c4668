"""The page of a second look: skill by skill, without the first rating; then the result."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.model import SkillKey
from assessment.reviews.ratings import Confidence, NotRated
from assessment.walk.second_walk import Step, left, neighbour, next_waiting, resume_at
from storage.changes import Change, ChangeKind
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.second_ratings.foot import SecondRatingFoot
from ui.desktop.pages.second_ratings.head import SecondRatingHead
from ui.desktop.pages.second_ratings.recorder import SecondRatingRecorder
from ui.desktop.pages.second_ratings.step_form import StepForm
from ui.desktop.pages.second_ratings.steps import SecondRatingSteps
from ui.desktop.pages.second_ratings.use import Course, Nothing, Result, Use
from ui.desktop.widgets.before_commit import BeforeCommit
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.empty import empty_state
from ui.desktop.widgets.reading_order import focus_on, set_reading_order
from ui.overriding import override

_SHOWN_HERE = (ChangeKind.SECOND_RATING, ChangeKind.CYCLE, ChangeKind.RATING)


class SecondRatingPage(Page):
    """A repeat or a look back, depending on `use`."""

    def __init__(self, context: PageContext, use: Use, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._use = use
        self._recorder = SecondRatingRecorder(context.journal, use, self)
        self._course: Course | Nothing = use.read()
        self._key: SkillKey | None = None
        self._form: StepForm | None = None
        self._result: Result | None = None
        self._levels: list[QAction] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._column = Column(context.theme)
        self._asking = BeforeCommit(context, self._column, "continue")
        self._head = SecondRatingHead()
        self._foot = SecondRatingFoot(context.theme, self.forward, self.back)
        self._body = QVBoxLayout()
        self._shown = QWidget()
        self._column.box.addWidget(self._head)
        self._column.box.addLayout(self._body)
        self._body.addWidget(self._shown)
        outer.addWidget(self._column, 1)
        outer.addWidget(self._foot)
        self._recorder.autosave.failed.connect(self._head.say_unsaved)
        self._recorder.autosave.saved.connect(self._head.say_saved)
        self._steps = SecondRatingSteps(context, use, self._show_scale)
        self._recorder.written.connect(self._steps.note)
        self._recorder.refused.connect(self._refresh)
        self._recorder.overruled.connect(context.notice.say)
        self.offer("Save this rating and continue", "Ctrl+Return", self.forward)
        self.offer("Go to the previous skill", "Ctrl+Shift+Return", self.back)
        unsubscribe = context.journal.subscribe(self._changed)
        self.destroyed.connect(unsubscribe)

    @override
    def arrive(self) -> None:
        """Continues the walk where it was left; a finished one opens at its result."""
        self._key = self._result = None
        self._refresh()

    @override
    def follow(self) -> None:
        self._refresh()

    @override
    def leave(self) -> bool:
        """Writes unsaved changes. Returns False, which keeps the page open, when that fails."""
        return self._recorder.flush()

    def forward(self) -> None:
        """Commits the choice and goes on: to the next skill, to the result, or on from it."""
        course, step = self._course, self._step()
        if isinstance(course, Nothing):
            course.go()
        elif self._result is not None:
            if left(course.steps):
                self._open(resume_at(course.steps))
            else:
                self._result.go()
        elif step is not None and self._may_keep() and self._commit(step):
            self._go_on(step)

    def back(self) -> None:
        """Goes to the previous skill, or from the result to the last; stays on the first."""
        if isinstance(self._course, Nothing) or not self._recorder.flush():
            return
        steps = self._course.steps
        if self._result is not None:
            self._open(steps[-1].key)
        elif self._key is not None and (before := neighbour(steps, self._key, -1)) is not None:
            self._open(before)

    def _may_keep(self) -> bool:
        """Whether the confidence is chosen or can be seen; asks for it once for each skill."""
        return self._form is None or self._asking.may_commit(self._form.scale)

    def _commit(self, step: Step) -> bool:
        return self._recorder.flush() if step.is_done else self._recorder.commit(step)

    def _go_on(self, step: Step) -> None:
        """Opens the next skill without a second rating, wrapping around; else the result.

        `step` is the open step as it was before: a skipped skill does not come again at once, and
        one that was only read is followed by the next skill, whichever it is.
        """
        if not isinstance(self._course, Course):
            return
        steps = self._course.steps
        if step.is_done:
            self._open(neighbour(steps, step.key, 1))
        elif step.said is None:
            self._open(next_waiting(steps, step.key))
        else:
            self._open(next_waiting(steps, step.key) or resume_at(steps))

    def _step(self) -> Step | None:
        if isinstance(self._course, Nothing):
            return None
        return next((step for step in self._course.steps if step.key == self._key), None)

    def _changed(self, change: Change) -> None:
        if change.kind in _SHOWN_HERE and self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Shows the journal's current state; an open form stays open."""
        self._course = course = self._use.read()
        step = self._step()
        if isinstance(course, Nothing):
            self._show_nothing(course)
        elif step is not None and self._form is not None:
            self._form.show_step(course, step)
            self._asking.follow(self._form.scale)
            self._show_around(course, step)
        elif self._result is not None:
            self._open(None)
        else:
            self._open(resume_at(course.steps))

    def _open(self, key: SkillKey | None) -> None:
        """Opens a skill, or the result if None."""
        self._asking.begin(key)
        self._key = key
        step, course = self._step(), self._course
        if isinstance(course, Nothing):
            return
        if step is None:
            self._show_result(course)
        else:
            self._show_step(course, step)
        self._column.begin_at_top(to_read=True)

    def _show_scale(self, key: SkillKey) -> bool:
        """Opens the scale of a skill from any page. Returns False if that can't be done now."""
        if not self.isVisible():
            self._context.navigation.go(self._use.destination)
        if self.isVisible() and (self._key != key or self._form is None):
            self._open(key)
        if self._form is not None:
            self._form.scale.focus_first()
        return self.isVisible() and self._form is not None

    def _show_step(self, course: Course, step: Step) -> None:
        form = StepForm(self._context.theme, course, step)
        form.scale.level_chosen.connect(self._choose_level)
        form.scale.reason_chosen.connect(self._choose_reason)
        form.scale.confidence_chosen.connect(self._choose_confidence)
        self._put(form)
        self._form = form
        self._show_around(course, step)
        self._offer_levels(step.skill.highest_level)
        set_reading_order(self)
        if step.is_done:
            self._foot.focus_forward()
        else:
            form.scale.focus_first()

    def _show_around(self, course: Course, step: Step) -> None:
        self._foot.show()
        self._head.show_step(course, step)
        self._foot.show_step(course, step)

    def _show_result(self, course: Course) -> None:
        result = self._use.result()
        self._put(result.shown)
        self._result = result
        self._foot.show()
        self._head.show_result(result)
        self._foot.show_result(result, left(course.steps))
        self._offer_levels(0)
        set_reading_order(self)
        self._foot.focus_forward()

    def _show_nothing(self, course: Nothing) -> None:
        self._put(empty_state(course.title, course.words, course.step, course.go))
        self._head.show_nothing()
        self._foot.hide()
        self._offer_levels(0)
        set_reading_order(self)
        # New widgets become visible, and so focusable, only in the next turn of the event loop.
        QTimer.singleShot(0, self, partial(focus_on, self))

    def _put(self, shown: QWidget) -> None:
        """Replaces the contents of the body."""
        self._shown.hide()
        self._body.removeWidget(self._shown)
        self._shown.deleteLater()
        self._form = self._result = None
        self._shown = shown
        self._body.addWidget(shown)

    def _offer_levels(self, highest: int) -> None:
        """Offers a key for each level of the open skill only."""
        for level in range(len(self._levels) + 1, highest + 1):
            choose = partial(self._press_level, level)
            self._levels.append(self.offer(f"Choose level {level}", f"Alt+{level % 10}", choose))
        for number, action in enumerate(self._levels, start=1):
            action.setEnabled(number <= highest)

    def _press_level(self, level: int) -> None:
        form = self._form
        if form is not None and form.scale.choose(level):
            # What is asked beside the level comes into view with it, as far as there is room.
            self._column.bring_into_view(form.scale.beside)
            self._column.bring_into_view(form.scale.focusWidget())

    def _choose_level(self, level: object) -> None:
        if (step := self._step()) is not None:
            self._recorder.level(step, level if isinstance(level, int) else None)

    def _choose_reason(self, reason: object) -> None:
        if (step := self._step()) is not None:
            self._recorder.reason(step, reason if isinstance(reason, NotRated) else None)

    def _choose_confidence(self, confidence: object) -> None:
        if (step := self._step()) is not None:
            sure = confidence if isinstance(confidence, Confidence) else None
            self._recorder.sureness(step, sure)
