"""Records what the user does in a review: text within 400 ms, choices at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assessment.evidence import noted_in_period
from assessment.model import QuestionKey, SkillKey
from assessment.reviews.cycles import Place
from assessment.reviews.ratings import Answer, Confidence, Energy, NotRated, Rating
from assessment.reviews.review import Review
from assessment.walk import committing
from ui.desktop.autosave import Autosave

if TYPE_CHECKING:
    from storage.journal import Journal
    from ui.desktop.pages.walk.answer_box import AnswerBox
    from ui.desktop.pages.walk.reveal import RevealView


class ReviewRecorder(QObject):
    """Writes one cycle to the journal through an autosave. A choice is written at once."""

    def __init__(self, journal: Journal, cycle_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._cycle_id = cycle_id
        self.autosave = Autosave(self._local_now, self)

    def review(self) -> Review:
        """The review from the journal."""
        return self._journal.reviews.review(self._cycle_id)

    def flush(self) -> bool:
        """Writes unsaved changes. Returns whether all could be written."""
        return self.autosave.flush()

    def answer(self, rubric_id: str, box: AnswerBox) -> None:
        """Schedules saving the contents of an answer box."""

        def save() -> None:
            self._journal.reviews.save_answer(
                Answer(
                    cycle_id=self._cycle_id,
                    rubric_id=rubric_id,
                    question_id=box.question.id,
                    text=box.text,
                    private=box.is_private,
                    bring_to_one_on_one=box.is_for_one_on_one,
                    saved_at=self._journal.now(),
                )
            )

        self.autosave.mark(QuestionKey(rubric_id, box.question.id), save)

    def place(self, key: SkillKey, question_id: str | None = None) -> None:
        """Schedules saving where the user is."""
        where = Place(rubric_id=key.rubric_id, skill_id=key.skill_id, question_id=question_id)
        self.autosave.mark("place", lambda: self._journal.reviews.save_place(self._cycle_id, where))

    def note(self, key: SkillKey, view: RevealView) -> None:
        """Schedules saving the note on what changed."""

        def save() -> None:
            rating = self.review().own_rating(key)
            if rating is not None:
                self._journal.reviews.save_rating(
                    rating.model_copy(
                        update={
                            "note": view.note.toPlainText(),
                            "note_private": view.is_private,
                            "saved_at": self._journal.now(),
                        }
                    )
                )

        self.autosave.mark(("note", key), save)

    def level(self, key: SkillKey, level: int) -> None:
        """Records a level."""
        self.flush()
        self._keep(committing.choose_level(self.review(), key, level, self._journal.now()))

    def reason(self, key: SkillKey, reason: NotRated | None) -> None:
        """Records why there is no level; None clears a reason that was not yet committed."""
        self.flush()
        if reason is not None:
            self._keep(committing.choose_reason(self.review(), key, reason, self._journal.now()))
            return
        rating = self.review().own_rating(key)
        if rating is not None and not rating.is_committed:
            self.autosave.mark(
                ("rating", key), lambda: self._journal.reviews.remove_rating(self._cycle_id, key)
            )
            self.flush()

    def sureness(self, key: SkillKey, confidence: Confidence | None) -> None:
        """Records how sure the user is of the level."""
        self.flush()
        if rating := self.review().own_rating(key):
            now = self._journal.now()
            self._keep(committing.adjust(rating, now, confidence=confidence, energy=rating.energy))

    def energy(self, key: SkillKey, energy: Energy | None) -> None:
        """Records how the work affects the user's energy."""
        self.flush()
        if rating := self.review().own_rating(key):
            now = self._journal.now()
            self._keep(committing.adjust(rating, now, confidence=rating.confidence, energy=energy))

    def commit(self, key: SkillKey) -> None:
        """Commits the choice."""
        review = self.review()
        noted = self._journal.evidence.entries(noted_in_period(review, key), limit=1)
        self._keep(committing.commit(review, key, self._journal.now(), noted))

    def _keep(self, rating: Rating) -> None:
        self.autosave.mark(
            ("rating", rating.key), lambda: self._journal.reviews.save_rating(rating)
        )
        self.flush()

    def _local_now(self) -> datetime:
        return self._journal.now().astimezone()
