"""What home showed last, kept in the journal: home can show it before any model is loaded.

It is believed only when it was made, by an edition that says the same of the same reviews, from
what the file holds now. Its seal tells that: it is made of the glance itself, of the file's form,
and of the number that each table had at its last change. These numbers lie in the file, so a copy
that is restored brings its own, and triggers raise them whichever program writes.
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

_KEEP = """
    INSERT INTO glance (id, seal, text) VALUES (1, ?, ?)
    ON CONFLICT (id) DO UPDATE SET seal = excluded.seal, text = excluded.text
"""
_SEALED = (
    "PRAGMA user_version",
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name",
    "SELECT kept, number FROM last_change ORDER BY kept",
)
"""What stays the same for as long as the file is in the same form and holds the same."""


def believed_glance(file: JournalFile, now: datetime) -> Glance | None:
    """The glance that was kept, if it is what home shows of the journal `now`."""
    with file.reading():
        kept = file.rows("SELECT seal, text FROM glance")
        return _believed(file, kept[0], now) if kept else None


def keep_glance(file: JournalFile, read: Callable[[], Standing], now: datetime) -> None:
    """Keeps what home shows of the journal `now`, unless that stands there already.

    When another program writes while `read` reads it, nothing is kept. Raises LockedJournal or
    DiskFull.
    """
    if believed_glance(file, now) is not None:
        return
    # The models are slow to load; whoever believes a glance needs none.
    from assessment.home.home import glance_at, stands_until  # noqa: PLC0415

    seen = _state(file)
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
        if _state(file) == seen:
            file.execute(_KEEP, (_seal(file, kept), kept))


def forget_glance(file: JournalFile) -> None:
    """Takes the glance out of the file; inside a transaction."""
    file.execute("DELETE FROM glance")


def _believed(file: JournalFile, row: tuple[str, str], now: datetime) -> Glance | None:
    seal, text = row
    if seal != _seal(file, text):
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
    """A digest of a kept glance and of the state it was made from. Inside a transaction."""
    return hashlib.sha256(f"{_state(file)}{text}".encode()).hexdigest()


def _state(file: JournalFile) -> str:
    """Another text once anything was changed, but for the glance itself."""
    return repr([file.rows(query) for query in _SEALED])
