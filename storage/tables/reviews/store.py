"""The reviews in a journal: cycles, answers, ratings, and the trash."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState, Period, Place, ReviewCycle
from assessment.reviews.marks import hidden_skills
from assessment.reviews.ratings import Answer, Rating
from assessment.reviews.review import Review
from rubrics.canonical import fingerprint
from rubrics.model import Rubric
from storage.changes import Change, ChangeKind, Listener
from storage.file.connection import JournalFile
from storage.file.errors import NoSuchReview
from storage.tables.kept_glance import forget_glance
from storage.tables.reviews import writing
from storage.tables.reviews.frozen_rubrics import FrozenRubrics
from storage.tables.reviews.reading import ReviewReader, read_cycles
from storage.tables.rows import moment_text
from storage.tables.saving import saving


class ReviewStore:
    """Reads and saves reviews. What a method wrote is on the disk when it returns.

    Every method raises NoSuchReview when the cycle is gone or in the trash, and those that write
    CycleIsClosed when it is a snapshot, LockedJournal or DiskFull when the file can't be written.
    """

    def __init__(self, file: JournalFile, clock: Callable[[], datetime], tell: Listener) -> None:
        self._file = file
        self._clock = clock
        self._tell = tell
        self._frozen = FrozenRubrics(file)
        self._reader = ReviewReader(file, self._frozen)

    # Reading

    def cycles(self) -> tuple[ReviewCycle, ...]:
        """Every cycle that is not in the trash, oldest first."""
        with self._file.reading():
            return read_cycles(self._file)

    def review(self, cycle_id: str) -> Review:
        """One review, whole."""
        found = self._reader.reviews(cycle_id=cycle_id)
        if not found:
            raise NoSuchReview
        return found[0]

    def snapshots(self) -> tuple[Review, ...]:
        """Every closed review, oldest first."""
        return self._reader.reviews(state=CycleState.CLOSED)

    def drafts(self) -> tuple[Review, ...]:
        """Every open review, oldest first."""
        return self._reader.reviews(state=CycleState.DRAFT)

    def hidden_skills(self) -> frozenset[SkillKey]:
        """The skills whose past ratings may not be seen now (see `assessment.reviews.marks`)."""
        drafts = self._reader.drafts_without_answers()
        return hidden_skills(drafts, self._frozen.everything() if drafts else ())

    def trashed(self) -> tuple[ReviewCycle, ...]:
        """Every cycle in the trash, the last thrown away first."""
        with self._file.reading():
            return read_cycles(self._file, trashed=True)

    def frozen_rubrics(self) -> tuple[Rubric, ...]:
        """Every rubric edition that the journal's cycles were answered with."""
        return self._frozen.everything()

    def refuse_altered_rubrics(self) -> None:
        """Raises DamagedJournal when a rubric's text is not the one that was frozen."""
        self._frozen.refuse_altered()

    # Writing in a review

    def save_answer(self, answer: Answer) -> None:
        """Saves an answer in place of what was saved for its question before."""
        with self._saving(ChangeKind.ANSWER, answer.cycle_id):
            writing.put_answer(self._file, answer)

    def save_rating(self, rating: Rating) -> None:
        """Saves a rating, with its revisions, in place of the one saved before."""
        with self._saving(ChangeKind.RATING, rating.cycle_id):
            writing.put_rating(self._file, rating)

    def remove_rating(self, cycle_id: str, key: SkillKey) -> None:
        """Makes a skill unrated again. A rating that was committed stays."""
        with self._saving(ChangeKind.RATING, cycle_id):
            writing.remove_uncommitted(self._file, cycle_id, key)

    def save_place(self, cycle_id: str, place: Place) -> None:
        """Remembers where in the walkthrough the person is."""
        with self._saving(ChangeKind.PLACE, cycle_id):
            self._update(
                "UPDATE cycle SET place_rubric = ?, place_skill = ?, place_question = ? "
                "WHERE id = ? AND deleted_at IS NULL",
                (place.rubric_id, place.skill_id, place.question_id, cycle_id),
            )

    def save_reflection(self, cycle_id: str, text: str, private: bool) -> None:  # noqa: FBT001
        """Saves the closing reflection."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            self._update(
                "UPDATE cycle SET closing_reflection = ?, reflection_private = ? "
                "WHERE id = ? AND deleted_at IS NULL",
                (text, private, cycle_id),
            )

    def set_focus(self, cycle_id: str, skills: tuple[SkillKey, ...]) -> None:
        """Chooses the skills to grow in, at most three, in place of those chosen before."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            self._present(cycle_id)
            writing.put_focus(self._file, cycle_id, skills)

    # The life of a cycle

    def start(self, cycle: ReviewCycle, rubrics: Sequence[Rubric]) -> None:
        """Begins a review with these rubrics and freezes their texts into the journal.

        Raises ValueError when they are not the cycle's editions, or it is not a draft.
        """
        if [fingerprint(rubric) for rubric in rubrics] != [e.sha256 for e in cycle.editions]:
            raise ValueError("these are not the rubrics that the cycle names")
        if not cycle.is_draft:
            raise ValueError("only a draft can be started")
        with self._saving(ChangeKind.CYCLE, cycle.id):
            for rubric in rubrics:
                self._frozen.keep(rubric, self._clock())
            writing.add_cycle(self._file, cycle)
            writing.record(self._file, cycle.id, "opened", cycle.opened_at)

    def rename(self, cycle_id: str, title: str) -> None:
        """Gives a cycle another title; a closed one too."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            renamed = ReviewCycle.model_validate({**dict(self._present(cycle_id)), "title": title})
            self._update("UPDATE cycle SET title = ? WHERE id = ?", (renamed.title, cycle_id))

    def change_period(self, cycle_id: str, period: Period) -> None:
        """Gives a draft another period."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            self._update(
                "UPDATE cycle SET period_start = ?, period_end = ? "
                "WHERE id = ? AND deleted_at IS NULL",
                (period.start.isoformat(), period.end.isoformat(), cycle_id),
            )

    def close(self, cycle_id: str) -> ReviewCycle:
        """Makes a draft a snapshot, now. One that is closed already stays as it is."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            cycle = self._present(cycle_id)
            if cycle.is_draft:
                now = self._clock()
                cycle = cycle.closed(now)
                self._update(
                    "UPDATE cycle SET state = 'closed', closed_at = ? WHERE id = ?",
                    (moment_text(now), cycle_id),
                )
                writing.record(self._file, cycle_id, "closed", now)
        return cycle

    def reopen(self, cycle_id: str) -> ReviewCycle:
        """Makes a snapshot a draft again and records that. A draft stays as it is."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            cycle = self._present(cycle_id)
            if not cycle.is_draft:
                now = self._clock()
                cycle = cycle.reopened(now)
                self._update(
                    "UPDATE cycle SET state = 'draft', reopened_at = ? WHERE id = ?",
                    (moment_text(now), cycle_id),
                )
                writing.record(self._file, cycle_id, "reopened", now)
        return cycle

    # The trash

    def move_to_trash(self, cycle_id: str) -> None:
        """Puts a cycle, with all that was written in it, into the trash."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            now = self._clock()
            self._update(
                "UPDATE cycle SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",
                (moment_text(now), cycle_id),
            )
            writing.record(self._file, cycle_id, "trashed", now)

    def restore(self, cycle_id: str) -> None:
        """Brings a cycle back from the trash as it was."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            self._update(
                "UPDATE cycle SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL",
                (cycle_id,),
            )
            writing.record(self._file, cycle_id, "restored", self._clock())

    def empty_trash(self) -> int:
        """Deletes for good what is in the trash, and says how many cycles that were."""
        with self._saving(ChangeKind.CYCLE, None):
            count = self._file.execute("DELETE FROM cycle WHERE deleted_at IS NOT NULL")
            self._frozen.drop_unused()
            # It may name one of them.
            forget_glance(self._file)
        return count

    # Shared by the above

    @contextmanager
    def _saving(self, kind: ChangeKind, cycle_id: str | None) -> Iterator[None]:
        """One transaction; the listeners are told once it is on the disk."""
        with saving(self._file, cycle_id):
            yield
        self._reader.forget(cycle_id)
        self._tell(Change(kind, cycle_id))

    def _present(self, cycle_id: str) -> ReviewCycle:
        found = read_cycles(self._file, cycle_id=cycle_id)
        if not found:
            raise NoSuchReview
        return found[0]

    def _update(self, sql: str, values: tuple[object, ...]) -> None:
        if self._file.execute(sql, values) == 0:
            raise NoSuchReview
