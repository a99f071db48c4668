"""The reviews in a journal: cycles, answers, ratings, and the trash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from assessment.model import SkillKey
from assessment.reviews.cycles import Period, Place, ReviewCycle
from assessment.reviews.marks import hidden_skills
from assessment.reviews.ratings import Answer, Rating
from assessment.reviews.review import Review
from rubrics.canonical import fingerprint
from rubrics.model import Rubric
from storage.changes import Change, ChangeKind
from storage.file.connection import JournalFile
from storage.file.errors import NoSuchReview
from storage.tables.columns import moment_text
from storage.tables.keeping import Keeping
from storage.tables.reviews.frozen_rubrics import FrozenRubrics
from storage.tables.reviews.kinds import ANSWERS, CYCLES, RATINGS
from storage.tables.reviews.reading import ReviewReader
from storage.tables.table import Table


class ReviewStore:
    """Reads and saves reviews. What a method wrote is on the disk when it returns.

    Every method raises NoSuchReview when the cycle is gone or in the trash, and those that write
    CycleIsClosed when it is a snapshot, LockedJournal or DiskFull when the file can't be written.
    """

    kind = CYCLES

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._cycles, self._answers, self._ratings = Table(CYCLES), Table(ANSWERS), Table(RATINGS)
        self._frozen = FrozenRubrics(keeping)
        self._reader = ReviewReader(keeping, self._frozen)

    # Reading

    def cycles(self) -> tuple[ReviewCycle, ...]:
        """Every cycle that is not in the trash, oldest first."""
        return self._reader.cycles()

    def review(self, cycle_id: str) -> Review:
        """One review, whole."""
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
        """The skills whose past ratings may not be seen now (see `assessment.reviews.marks`)."""
        drafts = self._reader.drafts_without_answers()
        return hidden_skills(drafts, self._frozen.everything() if drafts else ())

    def trashed(self) -> tuple[ReviewCycle, ...]:
        """Every cycle in the trash, the last thrown away first."""
        return tuple(item for item, _ in self._cycles.read_trash(self._keeping.file))

    def frozen_rubrics(self) -> tuple[Rubric, ...]:
        """Every rubric edition that the journal's cycles were answered with."""
        return self._frozen.everything()

    def refuse_altered_rubrics(self) -> None:
        """Raises DamagedJournal when a rubric's text is not the one that was frozen."""
        self._frozen.refuse_altered()

    # Writing in a review

    def save_answer(self, answer: Answer) -> None:
        """Saves an answer in place of what was saved for its question before."""
        with self._saving(ChangeKind.ANSWER, answer.cycle_id) as file:
            self._answers.put(file, answer)

    def save_rating(self, rating: Rating) -> None:
        """Saves a rating, with its revisions, in place of the one saved before."""
        with self._saving(ChangeKind.RATING, rating.cycle_id) as file:
            self._ratings.put(file, rating)

    def remove_rating(self, cycle_id: str, key: SkillKey) -> None:
        """Makes a skill unrated again. A rating that was committed stays."""
        with self._saving(ChangeKind.RATING, cycle_id) as file:
            self._ratings.remove_uncommitted(file, cycle_id, *key)

    def save_place(self, cycle_id: str, place: Place) -> None:
        """Remembers where in the walkthrough the person is."""
        with self._saving(ChangeKind.PLACE, cycle_id):
            self._change(cycle_id, place=place)

    def save_reflection(self, cycle_id: str, text: str, private: bool) -> None:  # noqa: FBT001
        """Saves the closing reflection."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            self._change(cycle_id, closing_reflection=text, reflection_private=private)

    def set_focus(self, cycle_id: str, skills: tuple[SkillKey, ...]) -> None:
        """Chooses the skills to grow in, at most three, in place of those chosen before."""
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            self._present(cycle_id)
            self._cycles.put_list(file, cycle_id, "focus", skills)

    # The life of a cycle

    def start(self, cycle: ReviewCycle, rubrics: Sequence[Rubric]) -> None:
        """Begins a review with these rubrics and freezes their texts into the journal.

        Raises ValueError when they are not the cycle's editions, or it is not a draft.
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

    def rename(self, cycle_id: str, title: str) -> None:
        """Gives a cycle another title; a closed one too."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            renamed = self._present(cycle_id).with_changes(title=title)
            self._change(cycle_id, title=renamed.title)

    def change_period(self, cycle_id: str, period: Period) -> None:
        """Gives a draft another period."""
        with self._saving(ChangeKind.CYCLE, cycle_id):
            self._change(cycle_id, period=period)

    def close(self, cycle_id: str) -> ReviewCycle:
        """Makes a draft a snapshot, now. One that is closed already stays as it is."""
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            cycle = self._present(cycle_id)
            if cycle.is_draft:
                now = self._keeping.clock()
                cycle = cycle.closed(now)
                self._change(cycle_id, state=cycle.state, closed_at=cycle.closed_at)
                _record(file, cycle_id, "closed", now)
        return cycle

    def reopen(self, cycle_id: str) -> ReviewCycle:
        """Makes a snapshot a draft again and records that. A draft stays as it is."""
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            cycle = self._present(cycle_id)
            if not cycle.is_draft:
                now = self._keeping.clock()
                cycle = cycle.reopened(now)
                self._change(cycle_id, state=cycle.state, reopened_at=cycle.reopened_at)
                _record(file, cycle_id, "reopened", now)
        return cycle

    # The trash

    def move_to_trash(self, cycle_id: str) -> None:
        """Puts a cycle, with all that was written in it, into the trash."""
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            now = self._keeping.clock()
            if not self._cycles.move_to_trash(file, cycle_id, now):
                raise NoSuchReview
            _record(file, cycle_id, "trashed", now)

    def restore(self, cycle_id: str) -> None:
        """Brings a cycle back from the trash as it was."""
        with self._saving(ChangeKind.CYCLE, cycle_id) as file:
            if not self._cycles.restore(file, cycle_id):
                raise NoSuchReview
            _record(file, cycle_id, "restored", self._keeping.clock())

    # Shared by the above

    @contextmanager
    def _saving(self, kind: ChangeKind, cycle_id: str) -> Iterator[JournalFile]:
        """One transaction; the listeners are called once it is on the disk."""
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
    """Writes down what happened to a cycle, and when."""
    file.execute(
        "INSERT INTO cycle_event (cycle_id, kind, at) VALUES (?, ?, ?)",
        (cycle_id, kind, moment_text(moment)),
    )
