"""The work log, and its part of the trash."""

from __future__ import annotations

import json
from functools import partial

from assessment.evidence import (
    EVERY_ENTRY,
    Backing,
    Days,
    Evidence,
    EvidenceFilter,
    EvidenceKind,
)
from assessment.model import SkillKey
from storage.changes import ChangeKind
from storage.file.refusals import NoSuchEvidence
from storage.tables.keeping import Keeping
from storage.tables.kind import Kind, ListTable, TrashWords
from storage.tables.store import TrashStore

_OLDEST_FIRST = "happened_on, rowid"
_NEWEST_FIRST = "happened_on DESC, rowid DESC"

EVIDENCE = Kind(
    model=Evidence,
    table="evidence",
    change=ChangeKind.EVIDENCE,
    lists={
        "skills": ListTable("evidence_skill", owner="evidence_id", names=("rubric_id", "skill_id"))
    },
    order=_OLDEST_FIRST,
    texts={
        "title": "private",
        "text": "private",
        "link": "private",
        "without_me": "private",
        "acknowledged_by": "private",
    },
    names=("id",),
    trash_words=TrashWords("piece of evidence", "pieces of evidence"),
    missing=NoSuchEvidence,
)

_ASKED = """
    deleted_at IS NULL AND happened_on BETWEEN :first AND :last
    AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
    AND (:skills IS NULL OR EXISTS (
        SELECT 1 FROM evidence_skill WHERE evidence_id = evidence.id
        AND (rubric_id, skill_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:skills))
    ))
"""
_PAGE = f"""
    rowid IN (
        SELECT rowid FROM evidence WHERE {_ASKED} ORDER BY {{order}} LIMIT :limit OFFSET :offset
    )
"""  # noqa: S608
_COUNT = f"SELECT count(*) FROM evidence WHERE {_ASKED}"  # noqa: S608
_NEWER = f"""
    {_COUNT} AND (happened_on, rowid) > (
        SELECT happened_on, rowid FROM evidence WHERE id = :entry_id
    )
"""  # noqa: S608
_BY_KIND = f"SELECT kind, count(*) FROM evidence WHERE {_ASKED} GROUP BY kind"  # noqa: S608
_BY_YEAR = f"""
    SELECT substr(happened_on, 1, 4), count(*) FROM evidence WHERE {_ASKED} GROUP BY 1
"""  # noqa: S608
_BY_SKILL = f"""
    SELECT rubric_id, skill_id, count(*) FROM evidence_skill
    WHERE evidence_id IN (SELECT id FROM evidence WHERE {_ASKED})
    GROUP BY rubric_id, skill_id
"""  # noqa: S608
_BACKING = """
    SELECT DISTINCT rubric_id, skill_id, kind, private
    FROM (
        SELECT id, kind, private FROM evidence
        WHERE deleted_at IS NULL AND happened_on BETWEEN ? AND ?
        ORDER BY happened_on DESC LIMIT ?
    ) AS noted JOIN evidence_skill ON evidence_id = noted.id
"""
_LATEST, _ALL = 500, -1
"""Entries. The latest tell of most skills what all of them do."""


class EvidenceStore(TrashStore[Evidence]):
    """The work log. It grows long in a lifetime, so read only what is needed."""

    def __init__(self, keeping: Keeping) -> None:
        super().__init__(EVIDENCE, keeping)
        self._file = keeping.file

    def entries(
        self,
        which: EvidenceFilter = EVERY_ENTRY,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Evidence, ...]:
        """The entries that match, by the day they happened, without those in the trash.

        Entries of one day are in the order in which they were noted. Skips `offset` entries and
        returns at most `limit`.
        """
        order = _NEWEST_FIRST if newest_first else _OLDEST_FIRST
        page = {"limit": -1 if limit is None else limit, "offset": offset}
        values = {**_asked(which), **page}
        return self._table.read(self._file, _PAGE.format(order=order), values, order=order)

    def count(self, which: EvidenceFilter = EVERY_ENTRY) -> int:
        """How many entries match, without those in the trash."""
        return int(self._file.rows(_COUNT, _asked(which))[0][0])

    def entry(self, entry_id: str) -> Evidence | None:
        """The entry with that id. None if there is none, or it is in the trash."""
        found = self._table.read(self._file, f"id = ? AND {self._table.present}", (entry_id,))
        return found[0] if found else None

    def newer_than(self, entry_id: str, which: EvidenceFilter = EVERY_ENTRY) -> int:
        """How many entries that match are newer than this one, without those in the trash."""
        values = {**_asked(which), "entry_id": entry_id}
        return int(self._file.rows(_NEWER, values)[0][0])

    def by_kind(self, which: EvidenceFilter) -> dict[EvidenceKind, int]:
        """How many entries of each kind match, whatever kinds `which` has."""
        rows = self._file.rows(_BY_KIND, _asked(which._replace(kinds=None)))
        return {EvidenceKind(kind): count for kind, count in rows}

    def by_year(self, which: EvidenceFilter) -> dict[int, int]:
        """How many entries of each year match, whatever days `which` has."""
        rows = self._file.rows(_BY_YEAR, _asked(which._replace(days=Days())))
        return {int(year): count for year, count in rows}

    def by_skill(self, which: EvidenceFilter) -> dict[SkillKey, int]:
        """How many entries that name each skill match, whatever skills `which` has."""
        rows = self._file.rows(_BY_SKILL, _asked(which._replace(skills=None)))
        return {SkillKey(rubric_id, skill_id): count for rubric_id, skill_id, count in rows}

    def backing(self, days: Days) -> frozenset[Backing]:
        """Which kinds of things were noted of which skills on these days."""
        read = partial(self._read_backing, days)
        return self._keeping.cache.get(("backing", days), EVIDENCE.tables, read)

    def _read_backing(self, days: Days) -> frozenset[Backing]:
        latest = self._distinct(days, _LATEST)
        if self.count(EvidenceFilter(days)) <= _LATEST or latest == self._backing_ever():
            return latest
        return self._distinct(days, _ALL)

    def _backing_ever(self) -> frozenset[Backing]:
        read = partial(self._distinct, Days(), _ALL)
        return self._keeping.cache.get("backing ever", EVIDENCE.tables, read)

    def _distinct(self, days: Days, limit: int) -> frozenset[Backing]:
        first, last = days
        rows = self._file.rows(_BACKING, (first.isoformat(), last.isoformat(), limit))
        return frozenset(
            Backing(SkillKey(rubric_id, skill_id), EvidenceKind(kind), bool(private))
            for rubric_id, skill_id, kind, private in rows
        )


def _asked(which: EvidenceFilter) -> dict[str, object]:
    (first, last), skills, kinds = which
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "skills": None if skills is None else json.dumps(sorted(skills)),
        "kinds": None if kinds is None else json.dumps(sorted(kinds)),
    }
