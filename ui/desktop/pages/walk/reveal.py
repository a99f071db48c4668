"""The reveal: the last rating and words beside the new ones, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from assessment.model import QuestionKey, SkillKey
from assessment.reviews.earlier import earlier_review
from assessment.reviews.other_versions import OtherVersion
from assessment.reviews.ratings import Rating
from assessment.reviews.review import Review
from assessment.reviews.sources import PassageSource, SourceKind
from assessment.walk.walkthrough import Reveal, reveal
from assessment.wording import mark_words
from ui.desktop.pages.walk.answer_box import AnswerBox
from ui.desktop.pages.walk.step_axis import StepAxis
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.other_versions import OtherVersions
from ui.desktop.widgets.quotes import frame, read
from ui.desktop.widgets.text import label
from ui.desktop.widgets.toggle import private_chip

if TYPE_CHECKING:
    from ui.desktop.page import PageContext
    from ui.desktop.theme import Theme

NOTHING = "Nothing written."


class RevealView(QWidget):
    """Shows a reveal, with a field for the note on what changed; this time's answers stay open."""

    note_changed = Signal()
    note_left = Signal()
    settled = Signal(object)
    """The OtherVersion of the note or of an answer that was chosen or given up."""

    def __init__(
        self, theme: Theme, shown: Reveal, review: Review, key: SkillKey, rating: Rating
    ) -> None:
        """`review` is this one, and `rating` its committed rating of the skill."""
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        comparison, now_title = shown.comparison, review.cycle.title
        if comparison.before.level is not None or comparison.after.level is not None:
            box.addWidget(StepAxis(theme, comparison, shown.earlier_title, now_title))
        then, now = mark_words(comparison.before), mark_words(comparison.after)
        box.addWidget(label(f"{shown.earlier_title}: {then}. {now_title}: {now}.", "meta"))
        box.addWidget(label(comparison.sentence))
        if comparison.support_words:
            box.addWidget(label(comparison.support_words, "muted"))
        box.addSpacing(4)
        self._key = key
        self.note = Editor(theme, "What changed?")
        self.read = rating.note, rating.note_private
        """The note as this view last read or saved it, and whether it is private."""
        self._others = OtherVersions(self.note)
        self._others.taken.connect(self._keep_private)
        self._others.settled.connect(self.settled)
        self.private = private_chip("what changed")
        self.note_part = self._ask_what_changed(rating)
        box.addWidget(self.note_part)
        self.boxes: list[AnswerBox] = []
        asked = {question.id for question in review.skills[key].questions}
        for pair in shown.answers:
            now_part: QWidget = read(pair.now.strip() or NOTHING)
            if pair.question.id in asked and not review.cycle.is_pulse:
                answer = review.answer(QuestionKey(key.rubric_id, pair.question.id))
                now_part = AnswerBox(theme, pair.question, answer, is_titled=False)
                now_part.others.settled.connect(self.settled)
                self.boxes.append(now_part)
            box.addSpacing(8)
            box.addWidget(label(pair.question.text, "strong"))
            _add_side_by_side(box, shown.earlier_title, pair.then, now_title, now_part)

    def follow(self, review: Review, key: SkillKey) -> None:
        """Shows texts that were changed elsewhere, unless something here is not saved yet."""
        for box in self.boxes:
            box.follow(review.answer(QuestionKey(key.rubric_id, box.question.id)))
        rating = review.own_rating(key)
        if rating is None or self.note.toPlainText() != self.read[0]:
            return
        self.read = rating.note, rating.note_private
        self.blockSignals(True)
        self.note.replace_text(rating.note)
        self.private.setChecked(rating.note_private)
        self.blockSignals(False)

    def show_versions(self, versions: Sequence[OtherVersion]) -> None:
        """Shows the other versions of the note and of the answers."""
        key = self._key
        for box in self.boxes:
            box.show_versions(versions, key.rubric_id)
        source = PassageSource(kind=SourceKind.NOTE, rubric_id=key.rubric_id, name=key.skill_id)
        self._others.show_versions([version for version in versions if version.source == source])

    def _keep_private(self, version: OtherVersion) -> None:
        if version.private:
            self.private.setChecked(True)

    @property
    def is_private(self) -> bool:
        """Whether the note stays out of reports."""
        return self.private.isChecked()

    def _ask_what_changed(self, rating: Rating) -> QWidget:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(label("What changed?", "section"))
        self.note.set_text(rating.note)
        box.addWidget(self._others)
        box.addWidget(self.note)
        self.private.setChecked(rating.note_private)
        box.addWidget(self.private, 0, Qt.AlignmentFlag.AlignLeft)
        self.note.textChanged.connect(self.note_changed)
        self.note.left.connect(self.note_left)
        self.private.toggled.connect(self.note_changed)
        return part


def make_reveal(context: PageContext, review: Review, key: SkillKey) -> RevealView | None:
    """The reveal of a skill, or None.

    That is so when nothing is committed, when no earlier review has the skill, and while another
    open review hides it.
    """
    rating, journal = review.own_rating(key), context.journal
    if rating is None or not rating.is_committed:
        return None
    snapshots = journal.reviews.snapshots()
    earlier = earlier_review(review, snapshots, key)
    around = journal.rating_context(earlier, review)
    shown = reveal(review, snapshots, key, journal.reviews.hidden_skills(), around)
    return shown and RevealView(context.theme, shown, review, key, rating)


def _add_side_by_side(
    box: QVBoxLayout, then_title: str, then: str, now_title: str, now: QWidget
) -> None:
    grid = QGridLayout()
    box.addLayout(grid)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    parts: tuple[tuple[str, QWidget], ...] = (
        (then_title, read(then.strip() or NOTHING, "muted")),
        (now_title, now),
    )
    for column, (title, part) in enumerate(parts):
        grid.addWidget(label(title, "meta"), 0, column)
        quote, inner = frame("now" if column else "then")
        inner.addWidget(part)
        grid.addWidget(quote, 1, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
