"""Every schema that a journal has had, oldest first. Released migrations are never edited.

A migration runs with foreign keys off, in one transaction with all others that are due. It must run
one statement at a time (a script would commit). When it rewrites rows of closed cycles, it must
drop and recreate the triggers that guard them. Don't use `ignore=` of sqlite-utils, which expects
errors of Python's own driver: check `exists()` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite_utils import Database


class Migration(NamedTuple):
    """Updates a journal from schema `number` - 1 to schema `number`."""

    number: int
    name: str
    apply: Callable[[Database], None]


def _from(module: str) -> Callable[[Database], None]:
    """The function of a module here, imported when it is due: most journals are up to date."""

    def apply(database: Database) -> None:
        import_module(f"{__name__}.{module}").apply(database)

    return apply


MIGRATIONS = (
    Migration(1, "reviews", _from("m0001_reviews")),
    Migration(2, "second looks", _from("m0002_second_looks")),
    Migration(3, "evidence", _from("m0003_evidence")),
    Migration(4, "last change", _from("m0004_last_change")),
    Migration(5, "other versions", _from("m0005_other_versions")),
    Migration(6, "days of reviews", _from("m0006_days_of_reviews")),
)
