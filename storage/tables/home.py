"""The glance: what home showed last, kept in the journal to be shown before models are loaded.

It is used only if the same edition of home made it from what the file contains now. A seal ensures
that: a checksum of the glance, the schema, and the number of each table's latest change. Triggers
raise these numbers whichever program writes, and a restored copy has its own. A checksum is enough,
because home is shown again from the models as soon as they are loaded; a digest by hashlib would
cost home more time than the rest of the seal.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assessment.home.glance import EDITION, Card, ClosedReview, Glance, NotedEntry, RepeatOffer
from storage.file.connection import JournalFile
from storage.file.errors import DamagedJournal

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
"""Queries whose answers change with every change of the schema or of the contents."""


def believed_glance(file: JournalFile, now: datetime) -> Glance | None:
    """The kept glance, if it is what home shows of the journal `now`, or else None.

    A damaged one is not believed: it only repeats what is kept elsewhere, and is made again.
    """
    with file.reading():
        try:
            kept = file.rows("SELECT seal, text FROM glance")
            return _believed(file, kept[0], now) if kept else None
        except (DamagedJournal, ValueError, TypeError, LookupError, RecursionError):
            return None


def keep_glance(file: JournalFile, read: Callable[[], Standing], now: datetime) -> None:
    """Keeps what home shows of the journal `now`, unless it is kept already.

    If another program writes while `read` runs, nothing is kept. Raises LockedJournal or DiskFull.
    """
    if believed_glance(file, now) is not None:
        return
    # This loads the models, which is slow, and a believed glance needs none.
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
    """Deletes the glance. Call it in a transaction."""
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
        noted=tuple(NotedEntry(*entry) for entry in kept["noted"]),
        repeat=None if repeat is None else RepeatOffer(*repeat),
    )


def _seal(file: JournalFile, text: str) -> str:
    """A checksum of a kept glance and of the state it was made from. Call it in a transaction."""
    return str(zlib.crc32(f"{_state(file)}{text}".encode()))


def _state(file: JournalFile) -> str:
    """A text that differs after every change, except to the glance itself."""
    return repr([file.rows(query) for query in _SEALED])
