"""The walk: one skill at a time, saved as it is typed; the last rating shows after the commit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessment.evidence import Evidence, noted_in_period
from assessment.model import SkillKey
from assessment.reviews.cycles import Place, place_of
from assessment.reviews.earlier import earlier_review
from assessment.reviews.hiding import waits_for
from assessment.reviews.review import Review, SkillState, skill_state
from assessment.walk import walkthrough
from storage.changes import Change, ChangeKind
from ui.desktop import destinations as to
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.walk.answer_box import AnswerBox
from ui.desktop.pages.walk.foot import WalkFoot
from ui.desktop.pages.walk.head import WalkHead
from ui.desktop.pages.walk.kept_texts import keep_answers, keep_texts
from ui.desktop.pages.walk.recorder import ReviewRecorder
from ui.desktop.pages.walk.reveal import RevealView, make_reveal
from ui.desktop.pages.walk.sharing import Sharing
from ui.desktop.pages.walk.skill_form import SkillForm
from ui.desktop.pages.walk.skill_list import LOOK_BACK, SkillList
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.menu import show_menu
from ui.desktop.widgets.reading_order import set_reading_order
from ui.overriding import override

LIST_BELOW = 700
"""The page width, in pixels at 100 % text, below which the list of skills becomes a menu."""


class WalkPage(Page):
    """The walk through one cycle."""

    def __init__(self, context: PageContext, cycle_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._recorder = ReviewRecorder(context.journal, cycle_id, self)
        self._review = self._recorder.review()
        self._key: SkillKey = walkthrough.order(self._review)[0]
        self._without_writing = False
        self._form: SkillForm | None = None
        self._reveal: RevealView | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._list = SkillList(context.theme, self._review)
        self._list.wanted.connect(self._go)
        self._column = Column(context.theme)
        self._head = WalkHead()
        self._head.menu_wanted.connect(self._show_menu)
        self._foot = WalkFoot(context.theme, self.forward, self.back, self._turn)
        self._body = QVBoxLayout()
        self._column.box.addWidget(self._head)
        self._column.box.addLayout(self._body)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._column, 1)
        right.addWidget(self._foot)
        row.addWidget(self._list)
        row.addLayout(right, 1)
        self._recorder.autosave.failed.connect(self._head.say_unsaved)
        self._recorder.autosave.saved.connect(self._head.say_saved)
        self._recorder.autosave.saved.connect(self._refresh)
        self._sharing = Sharing(context, self._recorder, self)
        self._sharing.refused.connect(self._refresh)
        context.theme.changed.connect(self._fit)
        self.destroyed.connect(context.journal.subscribe(self._changed))
        self._offer_actions()

    @override
    def arrive(self) -> None:
        """Reads the review again and continues where it was left."""
        self._review = self._recorder.review()
        first = place_of(walkthrough.order(self._review)[0])
        self.show_place(walkthrough.resume_at(self._review) or first)

    @override
    def arrive_at(self, spot: object) -> None:
        self.arrive()
        if isinstance(spot, Place):
            self.show_place(spot)
        elif isinstance(spot, to.EvidenceOfSkill) and self._form is not None:
            self._form.focus_noted()

    @override
    def leave(self) -> bool:
        """Writes unsaved changes. Returns False, which keeps the page open, when that fails."""
        return self._recorder.flush()

    @override
    def follow(self) -> None:
        self._refresh()
        self._sharing.follow(self._review)

    def show_place(self, place: Place) -> None:
        """Opens a skill at a question."""
        if self._recorder.flush():
            self._open(place)

    def forward(self) -> None:
        """Commits the choice, or goes to the next skill when there is nothing to commit."""
        if not self._recorder.flush():
            return
        rating = self._review.own_rating(self._key)
        if rating is not None and not rating.is_committed:
            self._recorder.commit(self._key)
            if self._has_earlier():
                self._open(place_of(self._key))
                return
        following = walkthrough.neighbour(self._review, self._key, 1)
        self._go(following if following is not None else LOOK_BACK)

    def back(self) -> None:
        """Goes to the previous skill; stays on the first."""
        before = walkthrough.neighbour(self._review, self._key, -1)
        if before is not None:
            self._go(before)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _offer_actions(self) -> None:
        self.offer("Commit, or go to the next skill", "Ctrl+Return", self.forward)
        self.offer("Go to the previous skill", "Ctrl+Shift+Return", self.back)
        self.offer("Next question", "Alt+Down", lambda: self._step(1))
        self.offer("Previous question", "Alt+Up", lambda: self._step(-1))
        self.offer("Look back on this review", "Ctrl+L", lambda: self._go(LOOK_BACK))
        self.offer("Save now", "Ctrl+S", self._recorder.flush)
        self.offer("Rate without writing", "Ctrl+R", self._unlock)
        highest = max(skill.highest_level for skill in self._review.skills.values())
        for level in range(1, highest + 1):
            self.offer(f"Choose level {level}", f"Alt+{level % 10}", partial(self._choose, level))

    def _step(self, by: int) -> None:
        if self._form is not None:
            self._form.step(by)

    def _go(self, where: object) -> None:
        if isinstance(where, SkillKey):
            self.show_place(place_of(where))
        elif self._recorder.flush():
            self._context.navigation.go(to.closing(self._review.cycle.id))

    def _show_menu(self) -> None:
        lines: list[tuple[str, Callable[[], None]]] = [
            (f"{skill.title}  ({skill_state(self._review, key)})", partial(self._go, key))
            for key, skill in self._review.skills.items()
        ]
        show_menu(self._head, [*lines, ("Look back", partial(self._go, LOOK_BACK))])

    def _open(self, place: Place, *, as_form: bool = False) -> None:
        self._key = place.skill
        self._without_writing = False
        self._clear_body()
        self._head.show_skill(self._review, self._key)
        self._list.show_current(self._key)
        is_revealed = not as_form and self._show_reveal()
        if not is_revealed:
            self._show_form(place)
        self._recorder.place(self._key, place.question_id)
        self._refresh()
        set_reading_order(self)
        self._column.begin_at_top(to_read=is_revealed)

    def _show_reveal(self) -> bool:
        self._reveal = make_reveal(self._context, self._review, self._key)
        if self._reveal is None:
            return False
        self._reveal.note_changed.connect(partial(self._recorder.note, self._key, self._reveal))
        self._reveal.note_left.connect(self._recorder.flush)
        keep_texts(self._context, self._review.cycle.id, place_of(self._key), self._reveal)
        self._sharing.watch(self._reveal, self._key)
        self._body.addWidget(self._reveal)
        self._reveal.note.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show_form(self, place: Place) -> None:
        form = SkillForm(self._context.theme, self._review, self._key, self._noted())
        form.answer_changed.connect(self._answer_changed)
        form.answer_entered.connect(self._answer_entered)
        form.answer_left.connect(self._recorder.flush)
        self._sharing.watch(form, self._key)
        form.unlock_wanted.connect(self._unlock)
        form.open_review_wanted.connect(self._go_to_open_review)
        form.evidence_wanted.connect(self.note_evidence)
        form.scale.level_chosen.connect(partial(self._recorder.level, self._key))
        form.scale.reason_chosen.connect(partial(self._recorder.reason, self._key))
        form.scale.confidence_chosen.connect(partial(self._recorder.sureness, self._key))
        form.scale.energy_chosen.connect(partial(self._recorder.energy, self._key))
        self._form = form
        keep_answers(self._context, self._review.cycle.id, self._key, form.boxes)
        self._body.addWidget(form)
        form.focus_place(self._review, place)

    def _clear_body(self) -> None:
        self._sharing.forget()
        for old in (self._form, self._reveal):
            if old is not None:
                old.hide()
                self._body.removeWidget(old)
                old.deleteLater()
        self._form = self._reveal = None

    def _refresh(self) -> None:
        """Shows the journal's current state; the editors stay as they are."""
        self._review = self._recorder.review()
        self._list.show_review(self._review)
        review, key, earlier = self._review, self._key, self._has_earlier()
        waits = self._waits_for()
        if self._form is not None:
            noted = self._noted()
            unlocked = self._without_writing or walkthrough.is_unlocked(review, key, noted)
            self._form.show_review(
                review,
                key,
                noted,
                unlocked=unlocked,
                hides=earlier,
                waits=waits.cycle.title if waits is not None else "",
            )
        compares = earlier and waits is None
        self._foot.show_skill(review, key, is_reveal=self._reveal is not None, has_earlier=compares)
        self._sharing.show_versions()

    def _turn(self) -> None:
        """Switches between the comparison and the form, where the rating can be changed."""
        committed = skill_state(self._review, self._key) is SkillState.COMMITTED
        if committed and self._recorder.flush():
            self._open(place_of(self._key), as_form=self._reveal is not None)

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can restore or remove an entry.
        if change.kind is not ChangeKind.EVIDENCE or not self.isVisible():
            return
        if self._reveal is None:
            self._refresh()
            set_reading_order(self)
        elif self._recorder.flush():
            self._open(place_of(self._key))

    def _noted(self) -> tuple[Evidence, ...]:
        """The evidence for the skill on the days under review."""
        return self._context.journal.evidence.entries(noted_in_period(self._review, self._key))

    @override
    def note_evidence(self) -> bool:
        self._context.navigation.go(
            to.new_evidence(self._key),
            back_to=to.walk(self._review.cycle.id, to.EvidenceOfSkill()),
        )
        return True

    def _unlock(self) -> None:
        if self._waits_for() is not None:
            return
        self._without_writing = True
        self._refresh()
        if self._form is not None:
            self._form.focus_scale()

    def _has_earlier(self) -> bool:
        past = self._context.journal.reviews.snapshots()
        return earlier_review(self._review, past, self._key) is not None

    def _waits_for(self) -> Review | None:
        """The open review that hides this skill's rating, when this one was reopened."""
        return waits_for(self._review, self._key, self._context.journal.reviews.drafts())

    def _go_to_open_review(self) -> None:
        waits = self._waits_for()
        if waits is not None:
            place = place_of(self._key) if self._key in waits.skills else None
            self._context.navigation.go(to.walk(waits.cycle.id, place))

    def _answer_changed(self, box: AnswerBox) -> None:
        self._recorder.answer(self._key.rubric_id, box)

    def _answer_entered(self, box: AnswerBox) -> None:
        self._recorder.place(self._key, box.question.id)

    def _choose(self, level: int) -> None:
        # What was just typed unlocks the scale once it is saved.
        is_saved, form = self._recorder.flush(), self._form
        if is_saved and form is not None and form.scale.isVisibleTo(form):
            form.scale.choose(level)

    def _fit(self) -> None:
        narrow = self.width() / self._context.theme.scale < LIST_BELOW
        self._list.setVisible(not narrow)
        self._head.show_menu(shown=narrow)
