"""The work log: what was noted as it happened, and the trash for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby

from assessment.evidence import (
    EVERY_ENTRY,
    Backing,
    Days,
    Evidence,
    EvidenceFilter,
    EvidenceKind,
)
from assessment.model import SkillKey
from storage.changes import Change, ChangeKind, Listener
from storage.file.connection import JournalFile
from storage.file.errors import NoSuchEvidence
from storage.tables.rows import Row, moment_text
from storage.tables.saving import saving

_ASKED = """
    deleted_at IS NULL AND happened_on BETWEEN :first AND :last
    AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
    AND (:skills IS NULL OR EXISTS (
        SELECT 1 FROM evidence_skill WHERE evidence_id = evidence.id
        AND (rubric_id, skill_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:skills))
    ))
"""
# One row for each skill of an entry, or one alone.
_ENTRIES = """
    SELECT evidence.id, happened_on, title, kind, body, link, without_me, acknowledged_by, private,
        saved_at, rubric_id, skill_id
    FROM evidence LEFT JOIN evidence_skill ON evidence_id = evidence.id
    WHERE {which}
    ORDER BY {order}, position
"""
_OLDEST_FIRST = "happened_on, evidence.rowid"
_NEWEST_FIRST = "happened_on DESC, evidence.rowid DESC"
_LEAF = """
    evidence.rowid IN (
        SELECT rowid FROM evidence WHERE {asked} ORDER BY {order} LIMIT :limit OFFSET :offset
    )
"""
_BY_DAY, _LATEST = (
    _ENTRIES.format(which=_LEAF.format(asked=_ASKED, order=order), order=order)
    for order in (_OLDEST_FIRST, _NEWEST_FIRST)
)
_ONE = _ENTRIES.format(which="evidence.id = ? AND deleted_at IS NULL", order="evidence.rowid")
_TRASHED = _ENTRIES.format(which="deleted_at IS NOT NULL", order="deleted_at DESC, evidence.rowid")
_COUNT = f"SELECT count(*) FROM evidence WHERE {_ASKED}"  # noqa: S608
_NEWER = """
    SELECT count(*) FROM evidence JOIN evidence AS this ON this.id = ?
    WHERE evidence.deleted_at IS NULL
    AND (evidence.happened_on, evidence.rowid) > (this.happened_on, this.rowid)
"""
_BACKING = """
    SELECT DISTINCT rubric_id, skill_id, kind, private
    FROM evidence JOIN evidence_skill ON evidence_id = evidence.id
    WHERE deleted_at IS NULL AND happened_on BETWEEN ? AND ?
"""
_PUT = """
    INSERT INTO evidence (
        id, happened_on, title, kind, body, link, without_me, acknowledged_by, private, saved_at
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        happened_on = excluded.happened_on,
        title = excluded.title,
        kind = excluded.kind,
        body = excluded.body,
        link = excluded.link,
        without_me = excluded.without_me,
        acknowledged_by = excluded.acknowledged_by,
        private = excluded.private,
        saved_at = excluded.saved_at
        WHERE deleted_at IS NULL
"""
_UNLINK = "DELETE FROM evidence_skill WHERE evidence_id = ?"
_LINK = """
    INSERT INTO evidence_skill (evidence_id, position, rubric_id, skill_id) VALUES (?, ?, ?, ?)
"""
_DELETE = "UPDATE evidence SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
_RESTORE = "UPDATE evidence SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL"
_EMPTY = "DELETE FROM evidence WHERE deleted_at IS NOT NULL"


class EvidenceStore:
    """Reads and saves the work log. What a method wrote is on the disk when it returns.

    A lifetime's log is long, so it is asked for the entries that are wanted, and for no more.
    Those that write raise NoSuchEvidence, LockedJournal or DiskFull.
    """

    def __init__(self, file: JournalFile, clock: Callable[[], datetime], tell: Listener) -> None:
        self._file = file
        self._clock = clock
        self._tell = tell

    def everything(self) -> tuple[Evidence, ...]:
        """Every entry that is not in the trash, by the day it happened."""
        return self.entries()

    def entries(
        self,
        which: EvidenceFilter = EVERY_ENTRY,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Evidence, ...]:
        """The entries asked for by the day they happened, those in the trash left out.

        Of one day, what was noted first comes first. At most `limit` of them, after `offset`.
        """
        page = {"limit": -1 if limit is None else limit, "offset": offset}
        sql = _LATEST if newest_first else _BY_DAY
        return _entries(self._file.rows(sql, {**_asked(which), **page}))

    def count(self, which: EvidenceFilter = EVERY_ENTRY) -> int:
        """How many entries are asked for, those in the trash left out."""
        return int(self._file.rows(_COUNT, _asked(which))[0][0])

    def entry(self, entry_id: str) -> Evidence | None:
        """An entry by its id; None when it is not there, or in the trash."""
        return next(iter(_entries(self._file.rows(_ONE, (entry_id,)))), None)

    def newer_than(self, entry_id: str) -> int:
        """How many of all entries come before one of them, the newest first."""
        return int(self._file.rows(_NEWER, (entry_id,))[0][0])

    def backing(self, days: Days) -> frozenset[Backing]:
        """What kinds of things happened on these days, by the skills they tell of."""
        first, last = days
        rows = self._file.rows(_BACKING, (first.isoformat(), last.isoformat()))
        return frozenset(
            Backing(SkillKey(rubric_id, skill_id), EvidenceKind(kind), bool(private))
            for rubric_id, skill_id, kind, private in rows
        )

    def trashed(self) -> tuple[Evidence, ...]:
        """Every entry in the trash, the last thrown away first."""
        return _entries(self._file.rows(_TRASHED))

    def save(self, entry: Evidence) -> None:
        """Saves an entry with its skills, new or in place of the one with its id."""
        with self._writing():
            if self._file.execute(_PUT, _values(entry)) == 0:
                raise NoSuchEvidence
            self._file.execute(_UNLINK, (entry.id,))
            for position, key in enumerate(entry.skills, start=1):
                self._file.execute(_LINK, (entry.id, position, *key))

    def move_to_trash(self, entry_id: str) -> None:
        """Puts an entry into the trash."""
        self._move(_DELETE, (moment_text(self._clock()), entry_id))

    def restore(self, entry_id: str) -> None:
        """Brings an entry back from the trash as it was."""
        self._move(_RESTORE, (entry_id,))

    def empty_trash(self) -> int:
        """Deletes for good the entries in the trash, and says how many that were."""
        with self._writing():
            return self._file.execute(_EMPTY)

    def _move(self, sql: str, values: tuple[object, ...]) -> None:
        with self._writing():
            if self._file.execute(sql, values) == 0:
                raise NoSuchEvidence

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, told of once it is on the disk."""
        with saving(self._file):
            yield
        self._tell(Change(ChangeKind.EVIDENCE, None))


def _asked(which: EvidenceFilter) -> dict[str, object]:
    (first, last), skills, kinds = which
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "skills": None if skills is None else json.dumps(sorted(skills)),
        "kinds": None if kinds is None else json.dumps(sorted(kinds)),
    }


def _values(entry: Evidence) -> Row:
    return (
        entry.id,
        entry.happened_on.isoformat(),
        entry.title,
        entry.kind.value,
        entry.text,
        entry.link,
        entry.without_me,
        entry.acknowledged_by,
        entry.private,
        moment_text(entry.saved_at),
    )


def _entries(rows: Iterable[Row]) -> tuple[Evidence, ...]:
    return tuple(_entry(list(found)) for _id, found in groupby(rows, key=lambda row: row[0]))


def _entry(rows: list[Row]) -> Evidence:
    first = rows[0]
    return Evidence(
        id=first[0],
        happened_on=date.fromisoformat(first[1]),
        title=first[2],
        kind=first[3],
        text=first[4],
        link=first[5],
        without_me=first[6],
        acknowledged_by=first[7],
        private=first[8],
        saved_at=datetime.fromisoformat(first[9]),
        skills=tuple(SkillKey(row[10], row[11]) for row in rows if row[10] is not None),
    )
