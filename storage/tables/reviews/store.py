"""The reviews in a journal: cycles, answers and ratings, and those in the trash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from assessment.model import SkillKey
from assessment.reviews.cycles import MOST_FOCUS_SKILLS, Period, Place, ReviewCycle
from assessment.reviews.hiding import hidden_skills
from assessment.reviews.other_versions import (
    version_of_answer,
    version_of_note,
    version_of_reflection,
)
from assessment.reviews.ratings import Answer, Rating
from assessment.reviews.review import Review
from rubrics.canonical import fingerprint
from rubrics.model import Rubric
from storage.changes import Change, ChangeKind
from storage.file.connection import JournalFile
from storage.file.refusals import NoSuchReview
from storage.tables.columns import moment_text
from storage.tables.comparing import Read, compare, refuse_change
from storage.tables.keeping import Keeping
from storage.tables.reviews.frozen_rubrics import FrozenRubrics
from storage.tables.reviews.kinds import ANSWERS, CYCLES, RATINGS
from storage.tables.reviews.other_versions import OtherVersionStore
from storage.tables.reviews.reading import ReviewReader
from storage.tables.table import Table


class ReviewStore:
    """Reads and saves reviews. When a method returns, its change is on the disk.

    Methods that take a cycle raise NoSuchReview if it is gone or in the trash. Methods that write
    in a review raise CycleIsClosed if it is a snapshot, and all that write raise LockedJournal or
    DiskFull if the file can't be written. Nothing is changed then.
    """

    kind = CYCLES

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._cycles, self._answers, self._ratings = Table(CYCLES), Table(ANSWERS), Table(RATINGS)
        self._frozen = FrozenRubrics(keeping)
        self._other_versions = OtherVersionStore(keeping)
        self._reader = ReviewReader(keeping, self._frozen)

    # Reading

    def cycles(self) -> tuple[ReviewCycle, ...]:
        """Every cycle that is not in the trash, oldest first."""
        return self._reader.cycles()

    def review(self, cycle_id: str) -> Review:
        """The review of that cycle."""
        found = self._reader.review(cycle_id)
        if found is None:
            raise NoSuchReview
        return found

    def snapshots(self) -> tuple[Review, ...]:
        """Every closed review, oldest first."""
        return self._reader.snapshots()

    def drafts(self) -> tuple[Review, ...]:
        """Every open review, oldest first."""
        return self._reader.drafts()

    def hidden_skills(self) -> frozenset[SkillKey]:
        """The skills whose past ratings are hidden for now (see `assessment.reviews.marks`)."""
        with self._keeping.file.reading():
            drafts = self._reader.drafts_without_answers()
            return hidden_skills(drafts, self._frozen.everything() if drafts else ())

    def frozen_rubrics(self) -> tuple[Rubric, ...]:
        """Every rubric edition that the journal's cycles were answered with."""
        return self._frozen.everything()

    # Writing in a review

    def save_answer(self, answer: Answer, *, read: Read[Answer] = ...) -> None:
        """Saves an answer, replacing the earlier one to its question.

        `read` is the answer as it was read before it was changed. What was changed elsewhere since
        is merged; a text that both sides changed is kept as an `OtherVersion`. Raises
        CycleIsInTrash, not NoSuchReview, if the cycle is in the trash.
        """
        with self._saving(ChangeKind.ANSWER, answer.cycle_id) as file:
            kept, replaced = compare(self._answers, file, answer, read)
            self._answers.put(file, kept)
            if replaced is not None:
                self._other_versions.set_aside(version_of_answer(replaced))

    def save_rating(self, rating: Rating, *, read: Read[Rating] = ...) -> None:
        """Saves a rating with its revisions, replacing the earlier one.

        `read` means the same as for an answer. Raises ChangedElsewhere if another level, reason or
        confidence was chosen elsewhere, and CycleIsInTrash, not NoSuchReview, if the cycle is in
        the trash.
        """
        with self._saving(ChangeKind.RATING, rating.cycle_id) as file:
            kept, replaced = compare(self._ratings, file, rating, read)
            self._ratings.put(file, kept)
            if replaced is not None:
                self._other_versions.set_aside(version_of_note(replaced))

    def remove_rating(self, cycle_id: str, key: SkillKey, *, read: Rating | None = None) -> None:
        """Removes a rating unless it was committed.

        `read` is the rating as it was read. Raises ChangedElsewhere if it was changed since.
        """
        with self._keeping.saving(cycle_id) as file:
            self._present(cycle_id)
            if read is not None:
                refuse_change(self._ratings.kept(file, read), None, read)
            removed = self._ratings.remove_uncommitted(file, cycle_id, *key)
        if removed:
            self._keeping.announce(Change(ChangeKind.RATING, cycle_id))

    def save_place(self, cycle_id: str, place: Place) -> None:
        """Saves where in the walk the person is. The place saved last is kept."""
        with self._saving(ChangeKind.PLACE, cycle_id):
            self._change(cycle_id, place=place)

    def save_reflection(
        self,
        cycle_id: str,
        text: str,
        private: bool,  # noqa: FBT001
        *,
        read: ReviewCycle | None = None,
    ) -> None:
        """Saves the closing reflection.

        `read` is the cycle as it was read before the reflection was changed, or None if it was
        not. A text that was changed elsewhere too is kept as an `OtherVersion`.
        """
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            base = read or self._present(cycle_id)
            mine = base.with_changes(closing_reflection=text, reflection_private=private)
            kept, replaced = compare(self._cycles, file, mine, base)
            self._change(
                cycle_id,
                closing_reflection=kept.closing_reflection,
                reflection_private=kept.reflection_private,
            )
            if replaced is not None:
                now = self._keeping.clock()
                self._other_versions.set_aside(version_of_reflection(replaced, now))

    def set_focus(
        self,
        cycle_id: str,
        skills: tuple[SkillKey, ...],
        *,
        read: tuple[SkillKey, ...] | None = None,
    ) -> None:
        """Replaces the skills to grow in, at most three. Raises ValueError if there are more.

        Raises ChangedElsewhere if they are no longer those that were `read`.
        """
        if len(skills) > MOST_FOCUS_SKILLS:
            raise ValueError("a review ends with three skills to grow in at most")
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            refuse_change(self._present(cycle_id).focus, skills, read)
            self._cycles.put_list(file, cycle_id, "focus", skills)

    # The life of a cycle

    def start(self, cycle: ReviewCycle, rubrics: Sequence[Rubric]) -> None:
        """Starts a review with these rubrics and keeps their texts in the journal.

        Raises ValueError if they are not the cycle's editions, or the cycle is not a draft.
        """
        if [fingerprint(rubric) for rubric in rubrics] != [e.sha256 for e in cycle.editions]:
            raise ValueError("these are not the rubrics that the cycle names")
        if not cycle.is_draft:
            raise ValueError("only a draft can be started")
        with self._saving(ChangeKind.CYCLE, cycle.id) as file:
            for rubric in rubrics:
                self._frozen.keep(rubric, self._keeping.clock())
            self._cycles.add(file, cycle)
            _record(file, cycle.id, "opened", cycle.opened_at)

    def rename(self, cycle_id: str, title: str, *, read: str | None = None) -> None:
        """Changes the title of a cycle, even of a closed one.

        Raises ChangedElsewhere if it is no longer the one that was `read`.
        """
        with self._saving(ChangeKind.CYCLE, cycle_id):
            cycle = self._present(cycle_id)
            renamed = cycle.with_changes(title=title)
            refuse_change(cycle.title, renamed.title, read)
            self._change(cycle_id, title=renamed.title)

    def change_period(self, cycle_id: str, period: Period) -> None:
        """Changes the period of a draft."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            self._change(cycle_id, period=period)

    def close(self, cycle_id: str, now: datetime | None = None) -> ReviewCycle:
        """Closes a draft, which makes it a snapshot. A closed cycle stays as it is.

        `now` has the time zone whose day is kept, by default the computer's.
        """
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            cycle = self._present(cycle_id)
            if cycle.is_draft:
                now = now or self._keeping.local_now()
                cycle = cycle.closed(now)
                self._change(
                    cycle_id,
                    state=cycle.state,
                    closed_at=cycle.closed_at,
                    closed_on=cycle.closed_on,
                )
                _record(file, cycle_id, "closed", now)
        return cycle

    def reopen(self, cycle_id: str) -> ReviewCycle:
        """Reopens a snapshot as a draft and records that. A draft stays as it is."""
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            cycle = self._present(cycle_id)
            if not cycle.is_draft:
                now = self._keeping.local_now()
                cycle = cycle.reopened(now)
                self._change(
                    cycle_id,
                    state=cycle.state,
                    reopened_at=cycle.reopened_at,
                    reopened_on=cycle.reopened_on,
                )
                _record(file, cycle_id, "reopened", now)
        return cycle

    # The trash

    def move_to_trash(self, cycle_id: str) -> None:
        """Moves a cycle with everything in it to the trash."""
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            now = self._keeping.clock()
            if not self._cycles.move_to_trash(file, cycle_id, now):
                raise NoSuchReview
            _record(file, cycle_id, "trashed", now)

    def restore(self, cycle_id: str) -> None:
        """Restores a cycle from the trash as it was. Raises NoSuchReview if it is not there."""
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            if not self._cycles.restore(file, cycle_id):
                raise NoSuchReview
            _record(file, cycle_id, "restored", self._keeping.clock())

    # Shared by the above

    @contextmanager
    def _saving(self, kind: ChangeKind, cycle_id: str) -> Iterator[JournalFile]:
        """A transaction, after which the listeners are called."""
        with self._keeping.saving(cycle_id) as file:
            yield file
        self._keeping.announce(Change(kind, cycle_id))

    def _present(self, cycle_id: str) -> ReviewCycle:
        cycle = self._reader.cycle(cycle_id)
        if cycle is None:
            raise NoSuchReview
        return cycle

    def _change(self, cycle_id: str, **fields: object) -> None:
        if not self._cycles.change(self._keeping.file, cycle_id, **fields):
            raise NoSuchReview


def _record(file: JournalFile, cycle_id: str, kind: str, moment: datetime) -> None:
    """Records what happened to a cycle, and when."""
    file.execute(
        "INSERT INTO cycle_event (cycle_id, kind, at) VALUES (?, ?, ?)",
        (cycle_id, kind, moment_text(moment.astimezone(UTC))),
    )
