"""The frozen rubrics: texts that a journal keeps and that never change."""

from __future__ import annotations

import hashlib
from datetime import datetime

from rubrics.canonical import canonical_text, fingerprint, parse_canonical
from rubrics.model import Rubric
from storage.file.errors import DamagedJournal
from storage.tables.columns import moment_text
from storage.tables.keeping import Keeping


class FrozenRubrics:
    """Keeps each edition once, under the SHA-256 of its text, for all cycles that use it."""

    def __init__(self, keeping: Keeping) -> None:
        self._file, self._cache = keeping.file, keeping.cache

    def keep(self, rubric: Rubric, now: datetime) -> None:
        """Keeps the rubric's text unless the same text is kept already."""
        self._file.execute(
            "INSERT INTO rubric (sha256, rubric_id, version, title, text, kept_at) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
            (
                fingerprint(rubric),
                rubric.id,
                rubric.version,
                rubric.title,
                canonical_text(rubric),
                moment_text(now),
            ),
        )

    def get(self, sha256: str) -> Rubric:
        """The edition with that fingerprint. Raises DamagedJournal if it is lost or altered."""
        return self._cache.get(("rubric", sha256), ("rubric",), lambda: self._read(sha256))

    def everything(self) -> tuple[Rubric, ...]:
        """Every edition, by the rubric's id and then from the oldest version to the newest."""
        with self._file.reading():
            rows = self._file.rows("SELECT sha256 FROM rubric ORDER BY rubric_id, version, kept_at")
            return tuple(self.get(sha256) for (sha256,) in rows)

    def damaged_rows(self) -> list[str]:
        """Every edition that is not what was kept, as DamagedJournal names it."""
        damaged: list[str] = []
        for (sha256,) in self._file.rows("SELECT sha256 FROM rubric ORDER BY rowid"):
            try:
                self._read(sha256)
            except DamagedJournal as error:
                damaged += error.places or ["a row of the table “rubric”"]
        return damaged

    def drop_unused(self) -> None:
        """Deletes the editions that no cycle uses any more."""
        self._file.execute(
            "DELETE FROM rubric WHERE sha256 NOT IN (SELECT sha256 FROM cycle_rubric)"
        )

    def _read(self, sha256: str) -> Rubric:
        query = "SELECT rowid, rubric_id, version, text FROM rubric WHERE sha256 = ?"
        for rowid, rubric_id, version, text in self._file.rows(query, (sha256,)):
            # The stored text is hashed, not the model: a later model may write more fields.
            if hashlib.sha256(text.encode()).hexdigest() == sha256:
                rubric = _parsed(text)
                if rubric is not None and (rubric.id, rubric.version) == (rubric_id, version):
                    return rubric
            raise DamagedJournal(self._file.path, [f"row {rowid} of the table “rubric”"])
        raise DamagedJournal(self._file.path, ["a missing row of the table “rubric”"])


def _parsed(text: str) -> Rubric | None:
    try:
        return parse_canonical(text)
    except ValueError:
        return None
