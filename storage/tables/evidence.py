"""The work log: what was noted as it happened, and the trash for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby

from assessment.evidence import Evidence
from assessment.model import SkillKey
from storage.changes import Change, ChangeKind, Listener
from storage.file.connection import JournalFile
from storage.file.errors import NoSuchEvidence
from storage.file.saving import saving
from storage.tables.rows import Row, moment_text

# One row for each skill of an entry, or one alone.
_ENTRIES = """
    SELECT evidence.id, happened_on, title, kind, body, link, without_me, acknowledged_by, private,
        saved_at, rubric_id, skill_id
    FROM evidence LEFT JOIN evidence_skill ON evidence_id = evidence.id
    WHERE (deleted_at IS NOT NULL) = ?
    ORDER BY {order}, evidence.rowid, position
"""
_BY_DAY = _ENTRIES.format(order="happened_on")
_LAST_DELETED = _ENTRIES.format(order="deleted_at DESC")
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

    It keeps what it read until an entry is written here, or anything by another program: a
    lifetime's log takes a quarter of a second to read, and every page asks for it. Those that
    write raise NoSuchEvidence, LockedJournal or DiskFull.
    """

    def __init__(self, file: JournalFile, clock: Callable[[], datetime], tell: Listener) -> None:
        self._file = file
        self._clock = clock
        self._tell = tell
        self._kept: tuple[int, tuple[Evidence, ...]] | None = None

    def everything(self) -> tuple[Evidence, ...]:
        """Every entry that is not in the trash, by the day it happened."""
        with self._file.reading():
            # Another number once another program has written to the file.
            version = self._file.pragma("data_version")
            if self._kept is None or self._kept[0] != version:
                self._kept = version, _entries(self._file.rows(_BY_DAY, (False,)))
            return self._kept[1]

    def trashed(self) -> tuple[Evidence, ...]:
        """Every entry in the trash, the last thrown away first."""
        return _entries(self._file.rows(_LAST_DELETED, (True,)))

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
        self._kept = None
        with saving(self._file):
            yield
        self._tell(Change(ChangeKind.EVIDENCE, None))


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
