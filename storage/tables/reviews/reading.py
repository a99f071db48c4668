"""Reads complete reviews, with one query for each table however many reviews there are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from assessment.reviews.cycles import CycleState, ReviewCycle, RubricEdition, order_of_time
from assessment.reviews.ratings import Answer, Rating
from assessment.reviews.review import Review
from rubrics.model import Rubric
from storage.file.errors import DamagedJournal
from storage.tables.keeping import Keeping
from storage.tables.reviews.frozen_rubrics import FrozenRubrics
from storage.tables.reviews.kinds import ANSWERS, CYCLES, RATINGS
from storage.tables.scales import refuse_beyond_scale, scales_of
from storage.tables.table import Table

Part = TypeVar("Part", Answer, Rating)

_OF_CYCLES = "cycle_id IN (SELECT value FROM json_each(?))"
# Guards in the file keep closed reviews from being written in.
_SNAPSHOTS = ("closed cycle", "cycle_rubric", "rubric")
_DRAFTS = (*CYCLES.read_from, *ANSWERS.tables, *RATINGS.tables)
_DRAFTS_RATED = (*CYCLES.read_from, *RATINGS.tables)


class ReviewReader:
    """Reads reviews, oldest first and without the trash, and keeps them until they change.

    Reading eighty closed ones takes 35 ms, for which no page should wait twice.
    """

    def __init__(self, keeping: Keeping, frozen: FrozenRubrics) -> None:
        self._keeping, self._file, self._cache = keeping, keeping.file, keeping.cache
        self._frozen = frozen
        self._cycles, self._answers, self._ratings = Table(CYCLES), Table(ANSWERS), Table(RATINGS)

    def cycles(self) -> tuple[ReviewCycle, ...]:
        """Every cycle."""
        return self._cache.get("cycles", CYCLES.read_from, self._read_cycles)

    def snapshots(self) -> tuple[Review, ...]:
        """Every closed review."""
        return self._cache.get("snapshots", _SNAPSHOTS, lambda: self._read(CycleState.CLOSED))

    def drafts(self) -> tuple[Review, ...]:
        """Every open review."""
        return self._cache.get("drafts", _DRAFTS, lambda: self._read(CycleState.DRAFT))

    def drafts_without_answers(self) -> tuple[Review, ...]:
        """Every open review without its answers."""
        return self._cache.get(
            "drafts without answers",
            _DRAFTS_RATED,
            lambda: self._read(CycleState.DRAFT, with_answers=False),
        )

    def cycle(self, cycle_id: str) -> ReviewCycle | None:
        """The cycle with that id. None if it is gone or in the trash."""
        found = self._cycles.read(self._file, f"id = ? AND {self._cycles.present}", (cycle_id,))
        return found[0] if found else None

    def review(self, cycle_id: str) -> Review | None:
        """The review of that cycle. None if it is gone or in the trash."""
        with self._file.reading():
            # Usually it is a draft, so that the closed ones need not be read.
            for read in (self.drafts, self.snapshots):
                for review in read():
                    if review.cycle.id == cycle_id:
                        return review
        return None

    def _read_cycles(self, state: CycleState | None = None) -> tuple[ReviewCycle, ...]:
        if state is None:
            cycles = self._cycles.read(self._file)
        else:
            where = f"state = ? AND {self._cycles.present}"
            cycles = self._cycles.read(self._file, where, (state.value,))
        return tuple(sorted(cycles, key=order_of_time))

    def _read(self, state: CycleState, *, with_answers: bool = True) -> tuple[Review, ...]:
        cycles = self._read_cycles(state)
        answers = self._by_cycle(self._answers, cycles if with_answers else ())
        ratings = self._by_cycle(self._ratings, cycles)
        if cycles:
            rated = (rating for of_cycle in ratings.values() for rating in of_cycle)
            refuse_beyond_scale(self._file, self._ratings, rated, scales_of(self._keeping))
        return tuple(
            Review(
                cycle=cycle,
                rubrics=tuple(self._rubric_of(cycle, edition) for edition in cycle.editions),
                answers=tuple(answers[cycle.id]),
                ratings=tuple(ratings[cycle.id]),
            )
            for cycle in cycles
        )

    def _rubric_of(self, cycle: ReviewCycle, edition: RubricEdition) -> Rubric:
        rubric = self._frozen.get(edition.sha256)
        if rubric.id != edition.rubric_id:
            rows = self._cycles.rowids_of(self._file, cycle)
            raise DamagedJournal(self._file.path, [self._cycles.name_of(row) for row in rows])
        return rubric

    def _by_cycle(
        self, table: Table[Part], cycles: Iterable[ReviewCycle]
    ) -> defaultdict[str, list[Part]]:
        ids = json.dumps([cycle.id for cycle in cycles])
        found: defaultdict[str, list[Part]] = defaultdict(list)
        for part in table.read(self._file, _OF_CYCLES, (ids,)):
            found[part.cycle_id].append(part)
        return found
