"""Every schema that a journal has had, oldest first. Released migrations are never edited.

A migration runs with foreign keys off, in one transaction with all others that are due. It must run
one statement at a time (a script would commit). When it rewrites rows of closed cycles, it must
drop and recreate the triggers that guard them. Don't use `ignore=` of sqlite-utils, which expects
errors of Python's own driver: check `exists()` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from storage.migrations import (
    m0001_reviews,
    m0002_second_looks,
    m0003_evidence,
    m0004_last_change,
    m0005_other_versions,
)

if TYPE_CHECKING:
    from sqlite_utils import Database


class Migration(NamedTuple):
    """Updates a journal from schema `number` - 1 to schema `number`."""

    number: int
    name: str
    apply: Callable[[Database], None]


MIGRATIONS = (
    Migration(1, "reviews", m0001_reviews.apply),
    Migration(2, "second looks", m0002_second_looks.apply),
    Migration(3, "evidence", m0003_evidence.apply),
    Migration(4, "last change", m0004_last_change.apply),
    Migration(5, "other versions", m0005_other_versions.apply),
)
