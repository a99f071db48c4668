"""The walk: one skill at a time, saved as it is typed; the last rating shows after the commit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QTimer
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
from storage.file.refusals import NoSuchReview
from ui.desktop import destinations as to
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.walk.body import WalkBody
from ui.desktop.pages.walk.foot import WalkFoot
from ui.desktop.pages.walk.head import WalkHead
from ui.desktop.pages.walk.rating_steps import RatingSteps
from ui.desktop.pages.walk.recorder import ReviewRecorder
from ui.desktop.pages.walk.skill_form import WHY_LOCKED
from ui.desktop.pages.walk.skill_list import ALL_REVIEWS, LOOK_BACK, SkillList
from ui.desktop.widgets.before_commit import BeforeCommit
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._list = SkillList(context.theme, self._review)
        self._list.wanted.connect(self._go)
        self._column = Column(context.theme)
        self._asking = BeforeCommit(context, self._column)
        self._head = WalkHead()
        self._head.menu_wanted.connect(self._show_menu)
        self._foot = WalkFoot(context, self.forward, self.back, self._turn)
        self._steps = RatingSteps(context, self._recorder, self._show_scale)
        self._body = WalkBody(context, self._recorder, self._steps, self._go_back_to, self)
        self._body.unlock_wanted.connect(self._unlock)
        self._body.open_review_wanted.connect(self._go_to_open_review)
        self._body.evidence_wanted.connect(self.note_evidence)
        self._column.box.addWidget(self._head)
        self._column.box.addLayout(self._body.box)
        right = QVBoxLayout()
        right.setSpacing(0)
        row.addWidget(self._list)
        row.addLayout(right, 1)
        right.addWidget(self._column, 1)
        right.addWidget(self._foot)
        self._recorder.autosave.failed.connect(self._head.say_unsaved)
        self._recorder.autosave.saved.connect(self._head.say_saved)
        self._recorder.autosave.saved.connect(self._show_saved)
        self._body.sharing.refused.connect(self._show_saved)
        context.theme.changed.connect(self._fit)
        self.destroyed.connect(context.journal.subscribe(self._changed))
        self._offer_actions()
        # The window must not grow for the list before the list knows whether it has room.
        self._fit()

    @override
    def arrive(self) -> None:
        """Reads the review again and continues where it was left; a new one begins at its title."""
        self._review = self._recorder.review()
        first, is_new = walkthrough.order(self._review)[0], self._review.cycle.place is None
        self.show_place(walkthrough.resume_at(self._review) or place_of(first), to_read=is_new)
        self._body.follows_cursor = True

    @override
    def arrive_at(self, spot: object) -> None:
        self.arrive()
        if isinstance(spot, Place):
            self.show_place(spot)
        elif isinstance(spot, to.CursorInAnswer):
            self.show_place(spot.place)
            self._body.put_cursor(spot)
        elif isinstance(spot, to.EvidenceOfSkill) and self._body.form is not None:
            self._body.form.focus_noted()

    @override
    def leave(self) -> bool:
        """Writes unsaved changes. Returns False, which keeps the page open, when that fails."""
        can_leave = self._recorder.flush()
        self._body.follows_cursor = not can_leave
        return can_leave

    @override
    def follow(self) -> None:
        self._refresh()
        self._body.sharing.follow(self._review)

    def show_place(self, place: Place, *, to_read: bool = True) -> None:
        """Opens a skill at a question. Without one, it begins at its title if it is `to_read`."""
        if self._recorder.flush():
            self._open(place)
            if to_read and place.question_id is None:
                self._column.begin_at_top(to_read=True)

    def forward(self) -> None:
        """Commits the choice, or goes to the next skill when there is nothing to commit."""
        if not self._recorder.flush():
            return
        rating = self._review.own_rating(self._key)
        if rating is not None and not rating.is_committed:
            if self._body.form is not None and not self._asking.may_commit(self._body.form.scale):
                return
            self._steps.commit(self._key)
            self._foot.commit.end()
            self._asking.end()
            if self._has_earlier():
                self._open(place_of(self._key))
                return
        following = walkthrough.neighbour(self._review, self._key, 1)
        self._go(following if following is not None else LOOK_BACK)

    def back(self) -> None:
        """Goes to the previous skill; stays on the first."""
        if (before := walkthrough.neighbour(self._review, self._key, -1)) is not None:
            self._go(before)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _offer_actions(self) -> None:
        self.offer("Commit, or go to the next skill", "Ctrl+Return", self.forward)
        self.offer("Go to the previous skill", "Ctrl+Shift+Return", self.back)
        self.offer("Next question", "Alt+Down", partial(self._body.step, 1))
        self.offer("Previous question", "Alt+Up", partial(self._body.step, -1))
        self.offer("Look back on this review", "Ctrl+L", lambda: self._go(LOOK_BACK))
        self.offer("Save now", "Ctrl+S", self._recorder.flush)
        self.offer("Rate without writing", "Ctrl+R", self._unlock)
        highest = max(skill.highest_level for skill in self._review.skills.values())
        for level in range(1, highest + 1):
            self.offer(f"Choose level {level}", f"Alt+{level % 10}", partial(self._choose, level))

    def _go(self, where: object) -> None:
        if isinstance(where, SkillKey):
            self.show_place(place_of(where))
        elif where == ALL_REVIEWS:
            self._context.navigation.go(to.reviews())
        elif self._recorder.flush():
            self._context.navigation.go(to.closing(self._review.cycle.id))

    def _show_menu(self) -> None:
        lines: list[tuple[str, Callable[[], None]]] = [
            (f"{skill.title}  ({skill_state(self._review, key)})", partial(self._go, key))
            for key, skill in self._review.skills.items()
        ]
        lines.append(("Look back", partial(self._go, LOOK_BACK)))
        show_menu(self._head, [*lines, ("All reviews", partial(self._go, ALL_REVIEWS))])

    def _open(self, place: Place, *, as_form: bool = False) -> None:
        self._key = place.skill
        self._without_writing = False
        self._asking.begin(self._key)
        self._head.show_skill(self._review, self._key)
        self._list.show_current(self._key)
        is_revealed = not as_form and self._body.show_reveal(self._review, place)
        question_id = place.question_id
        if not is_revealed:
            self._body.show_form(self._review, place, self._noted())
            question = walkthrough.question_at(self._review, place)
            question_id = question.id if question is not None else None
        self._recorder.place(self._key, question_id)
        self._refresh()
        set_reading_order(self)
        self._column.begin_at_top(to_read=is_revealed)

    def _go_back_to(self, place: Place) -> None:
        """Opens a skill again from any page, if the review is still open."""
        if self._recorder.is_open:
            self._context.navigation.go(to.walk(self._review.cycle.id, place))

    def _show_scale(self, key: SkillKey) -> bool:
        """Opens the scale of a skill from any page. Returns False if that can't be done now."""
        if not self._recorder.is_open or self._waits_for(key) is not None:
            return False
        if self._body.form is None or self._key != key or not self.isVisible():
            self._go_back_to(place_of(key))
        if self._body.form is None:
            self._open(place_of(key), as_form=True)
        if self._body.form is not None:
            self._body.form.focus_scale()
        return self._body.form is not None and self._key == key

    def _refresh(self) -> None:
        """Shows the journal's current state; the editors stay as they are."""
        self._review = self._recorder.review()
        self._list.show_review(self._review)
        review, key, earlier = self._review, self._key, self._has_earlier()
        waits = self._waits_for(self._key)
        if self._body.form is not None:
            noted = self._noted()
            unlocked = self._without_writing or walkthrough.is_unlocked(review, key, noted)
            if unlocked:
                self._context.notice.take_back(WHY_LOCKED)
            title = waits.cycle.title if waits is not None else ""
            self._body.form.show_review(
                review, key, noted, unlocked=unlocked, hides=earlier, waits=title
            )
            self._asking.follow(self._body.form.scale)
        is_reveal, compares = self._body.reveal is not None, earlier and waits is None
        self._foot.show_skill(review, key, is_reveal=is_reveal, has_earlier=compares)
        self._body.sharing.show_versions()

    def _show_saved(self) -> None:
        # A review in the trash has nothing to show; its words are kept, and the page is left.
        with suppress(NoSuchReview):
            self._refresh()

    def _turn(self) -> None:
        """Switches between the comparison and the form, where the rating can be changed."""
        committed = skill_state(self._review, self._key) is SkillState.COMMITTED
        if committed and self._recorder.flush():
            self._open(place_of(self._key), as_form=self._body.reveal is not None)

    def _changed(self, change: Change) -> None:
        if not self.isVisible():
            return
        # An undo can close this review or throw it away, and restore or remove an entry.
        if change.kind is ChangeKind.CYCLE and not self._recorder.is_open:
            QTimer.singleShot(0, self, partial(self._context.navigation.go, to.reviews()))
        if change.kind is ChangeKind.EVIDENCE and self._body.reveal is None:
            self._refresh()
            set_reading_order(self)
        elif change.kind is ChangeKind.EVIDENCE and self._recorder.flush():
            self._open(place_of(self._key))

    def _noted(self) -> tuple[Evidence, ...]:
        """The evidence for the skill on the days under review."""
        return self._context.journal.evidence.entries(noted_in_period(self._review, self._key))

    @override
    def note_evidence(self) -> bool:
        spot = self._body.answer_begun(self._key) or to.EvidenceOfSkill()
        back_to = to.walk(self._review.cycle.id, spot)
        self._context.navigation.go(to.new_evidence(self._key), back_to=back_to)
        return True

    def _unlock(self) -> None:
        if self._waits_for(self._key) is not None:
            return
        self._without_writing = True
        self._refresh()
        if self._body.form is not None:
            self._body.form.focus_scale()

    def _has_earlier(self) -> bool:
        past = self._context.journal.reviews.snapshots()
        return earlier_review(self._review, past, self._key) is not None

    def _waits_for(self, key: SkillKey) -> Review | None:
        """The open review that hides a skill's rating, when this one was reopened."""
        return waits_for(self._review, key, self._context.journal.reviews.drafts())

    def _go_to_open_review(self) -> None:
        if (waits := self._waits_for(self._key)) is not None:
            place = place_of(self._key) if self._key in waits.skills else None
            self._context.navigation.go(to.walk(waits.cycle.id, place))

    def _choose(self, level: int) -> None:
        form = self._body.form
        if form is None or not form.scale.isVisibleTo(form):
            return
        # What was just written may open the scale.
        self._recorder.flush()
        if form.scale.choose(level):
            # What is asked beside the level comes into view with it, as far as there is room.
            self._column.bring_into_view(form.scale.beside)
            self._column.bring_into_view(form.scale.focusWidget())

    def _fit(self) -> None:
        narrow = self.width() / self._context.theme.scale < LIST_BELOW
        self._list.setVisible(not narrow)
        self._head.show_menu(shown=narrow)
