"""What the walk shows of the open skill: its form, or the reveal once it is committed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.evidence import Evidence
from assessment.model import SkillKey
from assessment.reviews.cycles import Place, place_of
from assessment.reviews.review import Review
from ui.desktop import destinations as to
from ui.desktop.chips import keep_chips
from ui.desktop.page import PageContext
from ui.desktop.pages.walk.answer_box import AnswerBox
from ui.desktop.pages.walk.rating_steps import RatingSteps
from ui.desktop.pages.walk.recorder import ReviewRecorder
from ui.desktop.pages.walk.reveal import RevealView, make_reveal
from ui.desktop.pages.walk.sharing import Sharing
from ui.desktop.pages.walk.skill_form import SkillForm
from ui.desktop.texts import keep_all
from ui.desktop.widgets.explanation import explain_private


class WalkBody(QObject):
    """Holds a form or a reveal in `box`. What is typed and chosen there goes to the recorder."""

    unlock_wanted = Signal()
    open_review_wanted = Signal()
    evidence_wanted = Signal()

    def __init__(
        self,
        context: PageContext,
        recorder: ReviewRecorder,
        steps: RatingSteps,
        go_back_to: Callable[[Place], object],
        parent: QObject,
    ) -> None:
        """`go_back_to` opens a place from anywhere; an undo of what was typed there uses it."""
        super().__init__(parent)
        self._context = context
        self._recorder = recorder
        self._steps = steps
        self._go_back_to = go_back_to
        self.box = QVBoxLayout()
        self.sharing = Sharing(context, recorder, self)
        self.follows_cursor = False
        """Whether the question that has the cursor is where the review goes on later.

        It is not while the page is left or opened: Qt moves the focus then, and not the user.
        """
        self.form: SkillForm | None = None
        self.reveal: RevealView | None = None

    def show_reveal(self, review: Review, place: Place) -> bool:
        """Shows the reveal of a skill. Returns False if it has none now."""
        self._clear()
        reveal = make_reveal(self._context, review, place.skill)
        if reveal is None:
            return False
        reveal.note_changed.connect(partial(self._recorder.note, place.skill, reveal))
        reveal.note_left.connect(self._recorder.flush)
        self._keep_texts(place_of(place.skill), reveal.note_part)
        self._take_answers(place, reveal.boxes)
        chips = [reveal.private, *(box.private for box in reveal.boxes)]
        explain_private(self._context.preferences, reveal.note_part, chips)
        self.sharing.watch(reveal, place.skill)
        self.reveal = reveal
        self.box.addWidget(reveal)
        asked = [box for box in reveal.boxes if box.question.id == place.question_id]
        (asked[0].editor if asked else reveal.note).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_form(self, review: Review, place: Place, evidence: Sequence[Evidence]) -> None:
        """Shows the form of a skill, with the cursor where the user left off."""
        self._clear()
        key, steps = place.skill, self._steps
        form = SkillForm(self._context.theme, review, key, evidence)
        form.unlock_wanted.connect(self.unlock_wanted)
        form.open_review_wanted.connect(self.open_review_wanted)
        form.evidence_wanted.connect(self.evidence_wanted)
        form.scale.level_chosen.connect(partial(steps.level, key))
        form.scale.reason_chosen.connect(partial(steps.reason, key))
        for cleared in (form.scale.level_chosen, form.scale.reason_chosen):
            cleared.connect(partial(self._show_what_stays, form, place))
        form.scale.confidence_chosen.connect(partial(steps.sureness, key))
        form.scale.energy_chosen.connect(partial(steps.energy, key))
        self._take_answers(place, form.boxes)
        if form.boxes:
            chips = [box.private for box in form.boxes]
            explain_private(self._context.preferences, form.boxes[0], chips)
        self.sharing.watch(form, key)
        self.form = form
        self.box.addWidget(form)
        form.focus_place(review, place)

    def answer_begun(self, key: SkillKey) -> to.CursorInAnswer | None:
        """The answer on the skill that has the cursor, and where in it; None if none has it."""
        for box in () if self.form is None else self.form.boxes:
            if box.editor.hasFocus():
                place = place_of(key).at(box.question.id)
                return to.CursorInAnswer(place, box.editor.textCursor().position())
        return None

    def put_cursor(self, spot: to.CursorInAnswer) -> None:
        """Puts the cursor of an answer where it was, as far as the answer still goes."""
        boxes = () if self.form is None else self.form.boxes
        for box in boxes:
            if box.question.id == spot.place.question_id:
                cursor = box.editor.textCursor()
                last = box.editor.document().characterCount() - 1
                cursor.setPosition(min(spot.position, last))
                box.editor.setTextCursor(cursor)

    def step(self, by: int) -> None:
        """Moves the cursor by one question, and from the last one to the scale."""
        if self.form is not None:
            self.form.step(by)

    def _take_answers(self, place: Place, boxes: Sequence[AnswerBox]) -> None:
        for box in boxes:
            box.changed.connect(partial(self._recorder.answer, place.rubric_id, box))
            box.entered.connect(partial(self._enter, place.at(box.question.id)))
            box.left.connect(self._recorder.flush)
            self._keep_texts(place.at(box.question.id), box)

    def _show_what_stays(self, form: SkillForm, place: Place, chosen: object) -> None:
        """Shows the choice again that could not be cleared because it is committed."""
        if chosen is None:
            form.scale.show_rating(self._recorder.shown_rating(place.skill))

    def _enter(self, place: Place) -> None:
        if self.follows_cursor:
            self._recorder.place(place.skill, place.question_id)

    def _keep_texts(self, place: Place, part: QWidget) -> None:
        name = (self._recorder.cycle_id, place)
        go_back = partial(self._go_back_to, place)
        keep_all(self._context, name, part, go_back)
        keep_chips(self._context, name, part, go_back)

    def _clear(self) -> None:
        self.sharing.forget()
        for old in (self.form, self.reveal):
            if old is not None:
                old.hide()
                self.box.removeWidget(old)
                old.deleteLater()
        self.form = self.reveal = None
