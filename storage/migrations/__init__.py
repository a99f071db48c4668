"""The forms a journal has had, oldest first. What is released here is frozen: add, never edit.

A migration runs with foreign keys off, inside one transaction with all others that are due. It
must run one statement at a time (a script would commit), and it must drop and bring back the
triggers that guard closed cycles when it rewrites their rows. `ignore=` of sqlite-utils waits for
errors of Python's own driver, which this one does not raise: ask `exists()` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from storage.migrations import m0001_reviews, m0002_second_looks, m0003_evidence, m0004_last_change

if TYPE_CHECKING:
    from sqlite_utils import Database


class Migration(NamedTuple):
    """Takes a journal of schema `number` - 1 to schema `number`."""

    number: int
    name: str
    apply: Callable[[Database], None]


MIGRATIONS = (
    Migration(1, "reviews", m0001_reviews.apply),
    Migration(2, "second looks", m0002_second_looks.apply),
    Migration(3, "evidence", m0003_evidence.apply),
    Migration(4, "last change", m0004_last_change.apply),
)
