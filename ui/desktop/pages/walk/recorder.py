"""Records what the user does in a review: text within 400 ms, choices at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assessment.evidence import noted_in_period
from assessment.model import QuestionKey, SkillKey
from assessment.reviews.cycles import Place
from assessment.reviews.other_versions import (
    OtherVersion,
    version_of_answer,
    version_of_note,
)
from assessment.reviews.ratings import Answer, Confidence, Energy, NotRated, Rating
from assessment.reviews.review import Review
from assessment.reviews.sources import PassageSource
from assessment.walk import committing
from storage.file.errors import LockedJournal
from storage.file.refusals import ChangedElsewhere, CycleIsClosed, CycleIsInTrash, NoSuchReview
from ui.desktop.autosave import Autosave
from ui.desktop.keeping_aside import keep_aside

if TYPE_CHECKING:
    from storage.journal import Journal
    from ui.desktop.pages.walk.answer_box import AnswerBox
    from ui.desktop.pages.walk.reveal import RevealView


class ReviewRecorder(QObject):
    """Writes one cycle to the journal through an autosave. A choice is written at once."""

    refused = Signal(str)
    """Why something was not saved as it was meant, and what became of it."""

    def __init__(self, journal: Journal, cycle_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._cycle_id = cycle_id
        self._kept: Review | None = None
        self._pending: dict[SkillKey, Rating] = {}
        self._read: dict[SkillKey, Rating | None] = {}
        self._aside: dict[PassageSource, OtherVersion] = {}
        self.autosave = Autosave(self._local_now, self)

    def review(self) -> Review:
        """The review as the page shows it: from the journal, with the choices not saved yet.

        While another program keeps the journal locked, it is the one that was read last.
        """
        self._kept = self._read_review()
        return _with_ratings(self._kept, self._pending)

    def shown_rating(self, key: SkillKey) -> Rating | None:
        """The rating as the page is to show it, saved or not; nothing is read."""
        kept = None if self._kept is None else self._kept.own_rating(key)
        return self._pending.get(key, kept)

    def other_versions(self) -> tuple[OtherVersion, ...]:
        """The versions of texts of this review that wait for a choice."""
        return self._journal.other_versions.of(self._cycle_id)

    def settle(self, version: OtherVersion) -> None:
        """Deletes a version that was chosen or given up, once the chosen text is saved."""
        if self.flush():
            self._journal.other_versions.settle(version)

    def flush(self) -> bool:
        """Writes unsaved changes. Returns whether all could be written."""
        return self.autosave.flush()

    def answer(self, rubric_id: str, box: AnswerBox) -> None:
        """Schedules saving the contents of an answer box."""

        def save() -> None:
            answer = Answer(
                cycle_id=self._cycle_id,
                rubric_id=rubric_id,
                question_id=box.question.id,
                text=box.text,
                private=box.is_private,
                bring_to_one_on_one=box.is_for_one_on_one,
                saved_at=self._journal.now(),
            )
            write = partial(self._journal.reviews.save_answer, answer, read=box.read)
            if self._save_text(version_of_answer(answer), write):
                box.read = answer

        self.autosave.mark(QuestionKey(rubric_id, box.question.id), save)

    def place(self, key: SkillKey, question_id: str | None = None) -> None:
        """Schedules saving where the user is."""
        where = Place(rubric_id=key.rubric_id, skill_id=key.skill_id, question_id=question_id)

        def save() -> None:
            with contextlib.suppress(CycleIsClosed, CycleIsInTrash, NoSuchReview):
                self._journal.reviews.save_place(self._cycle_id, where)

        self.autosave.mark("place", save)

    def note(self, key: SkillKey, view: RevealView) -> None:
        """Schedules saving the note on what changed."""

        def save() -> None:
            try:
                kept = self._journal.reviews.review(self._cycle_id).own_rating(key)
            except NoSuchReview:
                kept = self.shown_rating(key)
            if kept is None:
                return
            text, private = view.note.toPlainText(), view.is_private
            rating = kept.with_changes(
                note=text, note_private=private, saved_at=self._journal.now()
            )
            read = kept.with_changes(note=view.read[0], note_private=view.read[1])
            write = partial(self._journal.reviews.save_rating, rating, read=read)
            if self._save_text(version_of_note(rating), write):
                view.read = text, private

        self.autosave.mark(("note", key), save)

    def level(self, key: SkillKey, level: int) -> None:
        """Records a level."""
        self.flush()
        self._keep(committing.choose_level(self._current(), key, level, self._journal.now()))

    def reason(self, key: SkillKey, reason: NotRated | None) -> None:
        """Records why there is no level; None clears a reason that was not yet committed."""
        self.flush()
        if reason is not None:
            self._keep(committing.choose_reason(self._current(), key, reason, self._journal.now()))
            return
        rating = self._current().own_rating(key)
        if rating is not None and not rating.is_committed:
            self.autosave.mark(
                ("rating", key), lambda: self._journal.reviews.remove_rating(self._cycle_id, key)
            )
            self.flush()

    def sureness(self, key: SkillKey, confidence: Confidence | None) -> None:
        """Records how sure the user is of the level."""
        self.flush()
        if rating := self._current().own_rating(key):
            now = self._journal.now()
            self._keep(committing.adjust(rating, now, confidence=confidence, energy=rating.energy))

    def energy(self, key: SkillKey, energy: Energy | None) -> None:
        """Records how the work affects the user's energy."""
        self.flush()
        if rating := self._current().own_rating(key):
            now = self._journal.now()
            self._keep(committing.adjust(rating, now, confidence=rating.confidence, energy=energy))

    def commit(self, key: SkillKey) -> None:
        """Commits the choice."""
        review = self._current()
        noted = self._journal.evidence.entries(noted_in_period(review, key), limit=1)
        self._keep(committing.commit(review, key, self._journal.now(), noted))

    def _current(self) -> Review:
        """The review to make a choice in, which may not be shown yet as it is by now."""
        return _with_ratings(self._read_review(), self._pending)

    def _read_review(self) -> Review:
        if self.autosave.is_locked and self._kept is not None:
            return self._kept
        try:
            return self._journal.reviews.review(self._cycle_id)
        except LockedJournal:
            if self._kept is None:
                raise
            return self._kept
        except NoSuchReview:
            # The page stays as it is while one writes: what is written is kept elsewhere.
            if self._kept is None or not self._aside:
                raise
            return self._kept

    def _keep(self, rating: Rating) -> None:
        key = rating.key
        read = None if self._kept is None else self._kept.own_rating(key)
        if key not in self._pending:
            self._read[key] = read
        self._pending[key] = rating

        def save() -> None:
            try:
                self._journal.reviews.save_rating(rating, read=self._read[key])
            except (ChangedElsewhere, CycleIsClosed, CycleIsInTrash, NoSuchReview) as error:
                self.refused.emit(f"{error.message} {error.way_out}")
            del self._pending[key]

        self.autosave.mark(("rating", key), save)
        self.flush()

    def _save_text(self, version: OtherVersion, write: Callable[[], None]) -> bool:
        """Saves a text, or keeps it beside a review that was closed or deleted elsewhere.

        Returns whether it stands in its place.
        """
        try:
            write()
        except (CycleIsClosed, CycleIsInTrash, NoSuchReview) as error:
            before = self._aside.get(version.source)
            kept = version if before is None else version.with_changes(id=before.id)
            if before is not None or version.text.strip():
                self._aside[version.source] = kept
                self.refused.emit(keep_aside(self._journal, kept, before, error))
            return False
        return True

    def _local_now(self) -> datetime:
        return self._journal.now().astimezone()


def _with_ratings(review: Review, ratings: Mapping[SkillKey, Rating]) -> Review:
    """The review with these ratings in place of its own."""
    if not ratings:
        return review
    others = (rating for rating in review.ratings if rating.key not in ratings)
    return review.model_copy(update={"ratings": (*others, *ratings.values())})
