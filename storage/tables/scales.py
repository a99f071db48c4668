"""Reads judgements, and refuses levels that their scales do not have.

The file allows the levels 1 to 10; a skill has only as many as it has anchors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

from assessment.reviews.ratings import Judgement, Rating
from storage.file.connection import JournalFile
from storage.file.errors import DamagedJournal
from storage.tables.keeping import Keeping
from storage.tables.reviews.frozen_rubrics import FrozenRubrics
from storage.tables.table import Table

Judged = TypeVar("Judged", bound=Judgement)

Scales: TypeAlias = Mapping[tuple[str, str, str], int]
"""The highest level by the ids of cycle, rubric and skill."""

_HIGHEST = 10


def read_judgements(keeping: Keeping, table: Table[Judged], where: str = "1") -> tuple[Judged, ...]:
    """All that match `where`, without those in the trash, kept until they change.

    Raises DamagedJournal if one of them is not what was written.
    """

    def read() -> tuple[Judged, ...]:
        found = table.read(keeping.file, f"{where} AND {table.present}")
        if found:
            refuse_beyond_scale(keeping.file, table, found, scales_of(keeping))
        return found

    return keeping.cache.get((table.kind.table, where), table.kind.read_from, read)


def scales_of(keeping: Keeping) -> Scales:
    """The scale of every skill of every cycle. Raises DamagedJournal if a rubric is lost."""
    frozen = FrozenRubrics(keeping)
    rows = keeping.file.rows("SELECT cycle_id, rubric_id, sha256 FROM cycle_rubric")
    return {
        (cycle_id, rubric_id, skill.id): skill.highest_level
        for cycle_id, rubric_id, sha256 in rows
        for skill in frozen.get(sha256).skills
    }


def refuse_beyond_scale(
    file: JournalFile, table: Table[Judged], judged: Iterable[Judged], scales: Scales
) -> None:
    """Raises DamagedJournal, naming the rows, if a level is above the highest of its skill."""
    rows = [
        table.name_of(rowid)
        for one in judged
        if _highest_in(one) > scales.get((one.cycle_id, one.rubric_id, one.skill_id), _HIGHEST)
        for rowid in table.rowids_of(file, one)
    ]
    if rows:
        raise DamagedJournal(file.path, rows)


def _highest_in(one: Judgement) -> int:
    earlier = [revision.level for revision in one.revisions] if isinstance(one, Rating) else []
    return max((level for level in (one.level, *earlier) if level is not None), default=0)
