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
from rubrics.errors import KnownError
from storage.file.errors import LockedJournal
from storage.file.refusals import ChangedElsewhere, CycleIsClosed, CycleIsInTrash, NoSuchReview
from ui.desktop.autosave import Autosave
from ui.desktop.keeping_aside import keep_aside

if TYPE_CHECKING:
    from storage.journal import Journal
    from ui.desktop.pages.walk.answer_box import AnswerBox
    from ui.desktop.pages.walk.reveal import RevealView


_TAKES_NOTHING = (CycleIsClosed, CycleIsInTrash, NoSuchReview)


class ReviewRecorder(QObject):
    """Writes one cycle to the journal through an autosave. A choice is written at once."""

    refused = Signal(str)
    """Why something was not saved as it was meant, and what became of it."""

    def __init__(self, journal: Journal, cycle_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self.cycle_id = cycle_id
        self._kept: Review | None = None
        self._pending: dict[SkillKey, Rating | None] = {}
        self._read: dict[SkillKey, Rating | None] = {}
        self._aside: dict[PassageSource, OtherVersion] = {}
        self.autosave = Autosave(self._local_now, self)

    @property
    def is_open(self) -> bool:
        """Whether the review can be written in; an undo can have closed it or thrown it away.

        True also when that can't be read now.
        """
        try:
            cycles = self._journal.reviews.cycles()
        except KnownError:
            return True
        return any(cycle.id == self.cycle_id and cycle.is_draft for cycle in cycles)

    def review(self) -> Review:
        """The review as the page shows it: from the journal, with the choices not saved yet.

        While another program keeps the journal locked, it is the one that was read last.
        """
        self._kept = self._read_review()
        return _with_ratings(self._kept, self._pending)

    def current(self) -> Review:
        """The review to make a choice in, which may not be shown yet as it is by now."""
        return _with_ratings(self._read_review(), self._pending)

    def shown_rating(self, key: SkillKey) -> Rating | None:
        """The rating as the page is to show it, saved or not; nothing is read."""
        kept = None if self._kept is None else self._kept.own_rating(key)
        return self._pending.get(key, kept)

    def other_versions(self) -> tuple[OtherVersion, ...]:
        """The versions of texts of this review that wait for a choice."""
        return self._journal.other_versions.of(self.cycle_id)

    def settle(self, version: OtherVersion) -> bool:
        """Deletes a version that was chosen or given up, once the chosen text is saved.

        Returns whether that could be done.
        """
        is_saved = self.flush()
        if is_saved:
            self._journal.other_versions.settle(version)
        return is_saved

    def flush(self) -> bool:
        """Writes unsaved changes. Returns whether all could be written."""
        return self.autosave.flush()

    def answer(self, rubric_id: str, box: AnswerBox) -> None:
        """Schedules saving the contents of an answer box."""

        def save() -> None:
            answer = Answer(
                cycle_id=self.cycle_id,
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
            with contextlib.suppress(*_TAKES_NOTHING):
                self._journal.reviews.save_place(self.cycle_id, where)

        self.autosave.mark("place", save, is_told=False)

    def note(self, key: SkillKey, view: RevealView) -> None:
        """Schedules saving the note on what changed."""

        def save() -> None:
            try:
                kept = self._journal.reviews.review(self.cycle_id).own_rating(key)
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

    # Choices. Each method returns the choice as it then stands, saved or not.

    def level(self, key: SkillKey, level: int | None) -> Rating | None:
        """Records a level; None clears one that was not yet committed."""
        self.flush()
        if level is None:
            return self._clear(key)
        return self._keep(committing.choose_level(self.current(), key, level, self._journal.now()))

    def reason(self, key: SkillKey, reason: NotRated | None) -> Rating | None:
        """Records why there is no level; None clears a reason that was not yet committed."""
        self.flush()
        if reason is None:
            return self._clear(key)
        now = self._journal.now()
        return self._keep(committing.choose_reason(self.current(), key, reason, now))

    def sureness(self, key: SkillKey, confidence: Confidence | None) -> Rating | None:
        """Records how sure the user is of the level."""
        return self._adjust(key, lambda rating: (confidence, rating.energy))

    def energy(self, key: SkillKey, energy: Energy | None) -> Rating | None:
        """Records how the work affects the user's energy."""
        return self._adjust(key, lambda rating: (rating.confidence, energy))

    def put_back(self, key: SkillKey, wanted: Rating | None) -> Rating | None:
        """Records what a rating said before, or that there was none."""
        self.flush()
        if wanted is None:
            return self._clear(key)
        current = self.current().own_rating(key)
        if current is None:
            return self._keep(wanted)
        return self._keep(committing.put_back(current, wanted, self._journal.now()))

    def commit(self, key: SkillKey) -> Rating | None:
        """Commits the choice."""
        review = self.current()
        noted = self._journal.evidence.entries(noted_in_period(review, key), limit=1)
        return self._keep(committing.commit(review, key, self._journal.now(), noted))

    def _adjust(
        self, key: SkillKey, change: Callable[[Rating], tuple[Confidence | None, Energy | None]]
    ) -> Rating | None:
        self.flush()
        rating = self.current().own_rating(key)
        if rating is None:
            return None
        confidence, energy = change(rating)
        now = self._journal.now()
        return self._keep(committing.adjust(rating, now, confidence=confidence, energy=energy))

    def _clear(self, key: SkillKey) -> Rating | None:
        rating = self.current().own_rating(key)
        return rating if rating is None or rating.is_committed else self._record(key, None)

    def _keep(self, rating: Rating) -> Rating | None:
        return self._record(rating.key, rating)

    def _record(self, key: SkillKey, rating: Rating | None) -> Rating | None:
        """Saves a choice, or that there is none, and returns it."""
        if key not in self._pending:
            self._read[key] = None if self._kept is None else self._kept.own_rating(key)
        self._pending[key] = rating

        def save() -> None:
            reviews, read = self._journal.reviews, self._read[key]
            try:
                if rating is None:
                    reviews.remove_rating(self.cycle_id, key, read=read)
                else:
                    reviews.save_rating(rating, read=read)
            except (ChangedElsewhere, *_TAKES_NOTHING) as error:
                self.refused.emit(f"{error.message} {error.way_out}")
            del self._pending[key]

        self.autosave.mark(("rating", key), save)
        self.flush()
        return rating

    def _read_review(self) -> Review:
        if self.autosave.is_locked and self._kept is not None:
            return self._kept
        try:
            return self._journal.reviews.review(self.cycle_id)
        except LockedJournal:
            if self._kept is None:
                raise
            return self._kept
        except NoSuchReview:
            # The page stays as it is while one writes: what is written is kept elsewhere.
            if self._kept is None or not self._aside:
                raise
            return self._kept

    def _save_text(self, version: OtherVersion, write: Callable[[], None]) -> bool:
        """Saves a text, or keeps it beside a review that was closed or deleted elsewhere.

        Returns whether it is in its place.
        """
        try:
            write()
        except _TAKES_NOTHING as error:
            before = self._aside.get(version.source)
            kept = version if before is None else version.with_changes(id=before.id)
            if before is not None or version.text.strip():
                self._aside[version.source] = kept
                self.refused.emit(keep_aside(self._journal, kept, before, error))
            return False
        return True

    def _local_now(self) -> datetime:
        return self._journal.local_now()


def _with_ratings(review: Review, ratings: Mapping[SkillKey, Rating | None]) -> Review:
    """The review with these ratings in place of its own; None means none."""
    if not ratings:
        return review
    others = (rating for rating in review.ratings if rating.key not in ratings)
    return review.model_copy(update={"ratings": (*others, *filter(None, ratings.values()))})
