"""What home showed last, kept in the journal: home can show it before any model is loaded.

It is believed only when it was made, by an edition that says the same of the same reviews, from
exactly what the file holds now. That is not left to a counter or a date, which a restored copy or
another program may upset: a seal is made of every row that home is made of, and compared.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assessment.home.glance import EDITION, Card, ClosedReview, Glance, RepeatOffer
from storage.file.connection import JournalFile

if TYPE_CHECKING:
    from assessment.home.home import Standing

_KEY = "glance"
_MADE_FROM = (
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name",
    "SELECT * FROM rubric ORDER BY sha256",
    "SELECT * FROM cycle ORDER BY id",
    "SELECT * FROM cycle_rubric ORDER BY cycle_id, position",
    "SELECT * FROM cycle_focus ORDER BY cycle_id, position",
    # Of a closed review home says nothing of what was written, and that is most of a journal.
    """
    SELECT answer.* FROM answer JOIN cycle ON cycle.id = cycle_id
    WHERE state = 'draft' ORDER BY answer.id
    """,
    "SELECT * FROM rating ORDER BY id",
    "SELECT * FROM rating_revision ORDER BY rating_id, position",
    "SELECT * FROM repeat_rating ORDER BY rowid",
    "SELECT * FROM evidence ORDER BY rowid",
    "SELECT * FROM evidence_skill ORDER BY evidence_id, position",
    f"SELECT * FROM preference WHERE key <> '{_KEY}' ORDER BY key",  # noqa: S608
)
"""Everything that home is made of, and more: every row that it could be made of.

`tests.storage.tables.test_kept_glance` holds it against what is read to make one.
"""
_PUT = """
    INSERT INTO preference (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


def believed_glance(file: JournalFile, now: datetime) -> Glance | None:
    """The glance that was kept, if it is what home shows of the journal `now`."""
    with file.reading():
        kept = file.rows("SELECT value FROM preference WHERE key = ?", (_KEY,))
        return _believed(file, kept[0][0], now) if kept else None


def keep_glance(file: JournalFile, read: Callable[[], Standing], now: datetime) -> None:
    """Keeps what home shows of the journal `now`, unless that stands there already.

    `read` reads it anew, nothing from memory. When another program writes meanwhile, nothing is
    kept. Raises LockedJournal or DiskFull.
    """
    if believed_glance(file, now) is not None:
        return
    # The models are slow to load; whoever believes a glance needs none.
    from assessment.home.home import glance_at, stands_until  # noqa: PLC0415

    seen = _writes_of_others(file)
    standing = read()
    until = stands_until(standing, now)
    kept = json.dumps(
        {
            "edition": EDITION,
            "made_at": now.isoformat(),
            "until": until and until.isoformat(),
            "glance": glance_at(standing, now)._asdict(),
        }
    )
    with file.transaction():
        if _writes_of_others(file) == seen:
            file.execute(_PUT, (_KEY, json.dumps([_seal(file, kept), kept])))


def forget_glance(file: JournalFile) -> None:
    """Takes the glance out of the file; inside a transaction."""
    file.execute("DELETE FROM preference WHERE key = ?", (_KEY,))


def _believed(file: JournalFile, value: str, now: datetime) -> Glance | None:
    try:
        seal, text = json.loads(value)
        # What is left of a damaged one may be no text at all, or end in half a character.
        if not isinstance(text, str) or seal != _seal(file, text):
            return None
    except (TypeError, ValueError):
        return None
    kept = json.loads(text)
    if kept["edition"] != EDITION or now < datetime.fromisoformat(kept["made_at"]):
        return None
    if kept["until"] is not None and now >= datetime.fromisoformat(kept["until"]):
        return None
    return _as_glance(kept["glance"])


def _as_glance(kept: dict[str, Any]) -> Glance:
    repeat = kept["repeat"]
    return Glance(**kept)._replace(
        cards=tuple(Card(*card) for card in kept["cards"]),
        closed=tuple(ClosedReview(*review) for review in kept["closed"]),
        repeat=None if repeat is None else RepeatOffer(*repeat),
    )


def _seal(file: JournalFile, text: str) -> str:
    """A digest of a kept glance and of all that it was made from. Inside a transaction."""
    digest = hashlib.sha256(text.encode())
    for query in _MADE_FROM:
        digest.update(repr(file.rows(query)).encode())
    return digest.hexdigest()


def _writes_of_others(file: JournalFile) -> int:
    """A number that is another one once another program has written to the file."""
    return file.pragma("data_version")
