"""Schema 5 becomes schema 6: every row is kept, and reviews keep the days of their moments."""

# ruff: noqa: S608  (what these statements hold is given here)

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from storage.file.errors import DamagedJournal, UpdateFailed
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.conftest import EAST, WEST, StandIn
from tests.storage.files import every_row, harm, names_in, past_the_door
from tests.storage.released import copy_of_released

SIXTH = MIGRATIONS[:6]
LATE, CLOSED = "2026-11-02T20:00:00.000000+00:00", "2026-11-03T11:30:00.000000+00:00"


@pytest.fixture
def fifth(tmp_path: Path) -> Path:
    """A copy of the journal that schema 5 had."""
    return copy_of_released(5, tmp_path)


def days_of(path: Path, cycle_id: str) -> tuple[object, ...]:
    with past_the_door(path) as connection:
        query = "SELECT opened_on, closed_on, reopened_on FROM cycle WHERE id = ?"
        return connection.execute(query, (cycle_id,)).fetchone()


def counts_of(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, int]:
    return {str(kept): int(str(number)) for kept, number in rows["last_change"]}


def test_every_row_is_kept_and_the_backup_is_what_the_journal_was(fifth: Path) -> None:
    before = every_row(fifth)
    Journal.open(fifth, migrations=SIXTH).close()
    after = every_row(fifth)
    assert [row[:-3] for row in after.pop("cycle")] == before["cycle"]
    changed = {"cycle", "closed cycle"}
    counts = [counts_of(rows) for rows in (before, after)]
    assert all(counts[1][name] > counts[0][name] for name in changed)
    unchanged = [{kept: counted[kept] for kept in counted.keys() - changed} for counted in counts]
    assert unchanged[0] == unchanged[1]
    del after["last_change"]
    assert after == {name: before[name] for name in after}
    (name,) = names_in(fifth.parent) - {fifth.name}
    assert ".before-schema-6." in name
    assert every_row(fifth.with_name(name)) == before


@pytest.mark.parametrize(
    "zone, days",
    [
        (EAST, ("2026-11-03", "2026-11-04", "2026-11-04")),
        (WEST, ("2026-11-02", "2026-11-03", "2026-11-03")),
    ],
)
def test_the_reviews_so_far_get_the_days_of_the_place_where_the_journal_is_updated(
    fifth: Path, stand_in: StandIn, zone: str, days: tuple[str, ...]
) -> None:
    moments = f"opened_at = '{LATE}', closed_at = '{CLOSED}', reopened_at = '{CLOSED}'"
    harm(fifth, f"UPDATE cycle SET {moments} WHERE id = 'closed'")
    stand_in(zone)
    Journal.open(fifth).close()
    # From then on they stay those days.
    stand_in(EAST if zone == WEST else WEST)
    with Journal.open(fifth) as journal:
        cycle = journal.reviews.review("closed").cycle
        assert cycle.closed_on == date.fromisoformat(days[1])
        journal.check()
    assert days_of(fifth, "closed") == days


def test_a_draft_that_was_never_closed_has_only_the_day_it_was_opened(fifth: Path) -> None:
    Journal.open(fifth).close()
    assert days_of(fifth, "draft") == ("2025-12-31", None, None)


@pytest.mark.parametrize("zone", [EAST, WEST])
def test_the_first_and_the_last_day_there_is_are_kept_in_any_zone(
    fifth: Path, stand_in: StandIn, zone: str
) -> None:
    first, last = "0001-01-01T01:00:00.000000+00:00", "9999-12-31T23:00:00.000000+00:00"
    harm(fifth, f"UPDATE cycle SET opened_at = '{first}', closed_at = '{last}' WHERE id = 'closed'")
    stand_in(zone)
    Journal.open(fifth, migrations=SIXTH).close()
    assert days_of(fifth, "closed")[:2] == ("0001-01-01", "9999-12-31")


def test_a_damaged_moment_does_not_keep_a_journal_from_being_updated(fifth: Path) -> None:
    flipped = "'2026-1r' || substr(closed_at, 8)"
    harm(fifth, f"UPDATE cycle SET closed_at = {flipped} WHERE id = 'closed'")
    with Journal.open(fifth) as journal:
        assert journal.evidence.entries()
        with pytest.raises(DamagedJournal, match="row 1 of the table “cycle”"):
            journal.check()


@pytest.mark.parametrize("moment", ["opened_at", "closed_at", "reopened_at"])
def test_a_moment_that_is_not_utf_8_does_not_keep_a_journal_from_being_updated(
    fifth: Path, moment: str
) -> None:
    start, rest = (f"CAST(substr({moment}, {part}) AS BLOB)" for part in ("1, 3", "5"))
    flipped = f"CAST({start} || x'B5' || {rest} AS TEXT)"
    harm(fifth, f"UPDATE cycle SET {moment} = {flipped} WHERE {moment} IS NOT NULL")
    with Journal.open(fifth) as journal:
        assert journal.evidence.entries()


def test_an_update_that_breaks_off_leaves_version_fives_journal(
    fifth: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fifth.read_bytes()
    monkeypatch.setattr("storage.migrations.m0006_days_of_reviews._GUARD", "CREATE TRIGGER none")
    with pytest.raises(UpdateFailed):
        Journal.open(fifth, migrations=SIXTH)
    assert fifth.read_bytes() == before
