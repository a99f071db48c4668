"""One skill of the walk: its definition, its questions, then the scale."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.dates import period_words
from assessment.evidence import Evidence, in_period
from assessment.model import QuestionKey, SkillKey
from assessment.reviews.cycles import Place
from assessment.reviews.other_versions import OtherVersion
from assessment.reviews.review import Review
from assessment.walk import walkthrough
from ui.desktop.pages.walk.answer_box import AnswerBox
from ui.desktop.pages.walk.noted_here import NotedHere
from ui.desktop.widgets.buttons import as_words, button
from ui.desktop.widgets.definition import add_definition
from ui.desktop.widgets.notice import say_about
from ui.desktop.widgets.scale import RatingScale
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

SCALE_TITLE = "Where do you stand? Choose what someone could have seen."
HIDDEN_WORDS = "Last time’s rating stays hidden until you commit this one."
WAITS = (
    "What you rated here stays hidden until {title} has its own rating of this skill. You can "
    "still read and change your answers."
)
LOCKED = "One answer, or one piece of evidence from this period, unlocks the levels."
WHY_LOCKED = "Answer a question, or add evidence from this period, to unlock the levels."
WITHOUT_WRITING = "Rate without writing"


class SkillForm(QWidget):
    """Shows a skill of a review. It saves nothing itself; its parts emit what the user did."""

    evidence_wanted = Signal()
    """The user wants to add evidence for this skill."""
    open_review_wanted = Signal()
    """The user wants to go to the open review that this skill's rating waits for."""
    settled = Signal(object)
    """The OtherVersion of an answer that was chosen or given up."""
    unlock_wanted = Signal()
    """The user wants to rate without writing."""

    def __init__(
        self,
        theme: Theme,
        review: Review,
        key: SkillKey,
        evidence: Sequence[Evidence] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`evidence` are the work log's entries on the skill."""
        super().__init__(parent)
        skill = review.skills[key]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        add_definition(box, skill)
        self._rubric_id = key.rubric_id
        self.boxes: list[AnswerBox] = []
        if not review.cycle.is_pulse:
            self._add_questions(theme, box, review, key)
        self._noted = NotedHere(period_words(review.cycle.period))
        self._noted.add_wanted.connect(self.evidence_wanted)
        box.addWidget(self._noted)
        box.addSpacing(16)
        self._title = label(SCALE_TITLE, "strong")
        box.addWidget(self._title)
        self._waits = label("")
        self._go_there = button("", self.open_review_wanted.emit, "link")
        box.addWidget(self._waits)
        box.addWidget(self._go_there, 0, Qt.AlignmentFlag.AlignLeft)
        self._hidden = label(HIDDEN_WORDS, "meta")
        box.addWidget(self._hidden)
        self._lock = QWidget()
        lock_box = QVBoxLayout(self._lock)
        lock_box.setContentsMargins(0, 0, 0, 0)
        lock_box.addWidget(label(LOCKED, "meta"))
        self._unlock = button(WITHOUT_WRITING, self.unlock_wanted.emit, "link")
        lock_box.addWidget(self._unlock, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._lock)
        self.scale = RatingScale(theme, skill)
        without = (WITHOUT_WRITING, self.unlock_wanted.emit)
        self.scale.locked_pressed.connect(partial(say_about, self, WHY_LOCKED, offer=without))
        box.addWidget(self.scale)
        unlocked = walkthrough.is_unlocked(review, key, evidence)
        self.show_review(review, key, evidence, unlocked=unlocked, hides=False, waits="")

    def _add_questions(self, theme: Theme, box: QVBoxLayout, review: Review, key: SkillKey) -> None:
        for question in review.skills[key].questions:
            answer = review.answer(QuestionKey(key.rubric_id, question.id))
            answer_box = AnswerBox(theme, question, answer)
            answer_box.others.settled.connect(self.settled)
            self.boxes.append(answer_box)
            box.addSpacing(10)
            box.addWidget(answer_box)
        box.addSpacing(16)

    def show_review(
        self,
        review: Review,
        key: SkillKey,
        evidence: Sequence[Evidence],
        *,
        unlocked: bool,
        hides: bool,
        waits: str,
    ) -> None:
        """Shows the current rating and evidence, and whether the scale is open.

        `hides` says that there is an earlier rating that is still hidden. `waits` is the title of
        the open review that hides the rating of this one, if one does.
        """
        rating = review.own_rating(key)
        committed = rating is not None and rating.is_committed
        self._noted.show_entries(in_period(evidence, review, key))
        self._hidden.setVisible(hides and not committed)
        self._title.setVisible(not waits)
        for widget in (self._waits, self._go_there):
            widget.setVisible(bool(waits))
        self._waits.setText(WAITS.format(title=waits))
        self._go_there.setText(as_words(f"Continue {waits}"))
        self._lock.setVisible(not unlocked and not waits)
        self.scale.setVisible(not waits)
        self.scale.lock_levels(locked=not unlocked)
        if waits:
            self.scale.show_rating(None, final=self._waits.text())
        else:
            self.scale.show_rating(rating)

    def follow(self, review: Review, key: SkillKey) -> None:
        """Shows the answers that were changed elsewhere."""
        for box in self.boxes:
            box.follow(review.answer(QuestionKey(key.rubric_id, box.question.id)))

    def show_versions(self, versions: Sequence[OtherVersion]) -> None:
        """Shows the other versions of the answers, each above its own."""
        for box in self.boxes:
            box.show_versions(versions, self._rubric_id)

    def focus_place(self, review: Review, place: Place) -> None:
        """Puts the cursor where the user left off, or else into the first unanswered question."""
        question = walkthrough.question_at(review, place)
        for box in self.boxes:
            if question is not None and box.question.id == question.id:
                box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.focus_scale()

    def focus_noted(self) -> None:
        """Gives the focus to the button that adds evidence."""
        self._noted.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Moves the cursor by one question, and from the last one to the scale."""
        editors = [box.editor for box in self.boxes]
        at = next((n for n, editor in enumerate(editors) if editor.hasFocus()), len(editors))
        if 0 <= at + by < len(editors):
            editors[at + by].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif by > 0:
            self.focus_scale()

    def focus_scale(self) -> None:
        """Gives the focus to the scale's first level, without choosing it, or to what opens it."""
        if not self._lock.isHidden():
            self._unlock.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.scale.isEnabled():
            self.scale.focus_first()
        else:
            self._go_there.setFocus(Qt.FocusReason.OtherFocusReason)
