"""Schema 1 becomes schema 2: every review reads the same, and its guards still stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.file.driver import driver
from storage.file.errors import UpdateFailed
from storage.file.refusals import CycleIsClosed
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.storage.examples import a_then_rating, repeat, some_feedback, words
from tests.storage.files import names_in, past_the_door
from tests.storage.released import copy_of_released

SECOND = MIGRATIONS[:2]
KEPT = (
    "SELECT * FROM rubric",
    "SELECT * FROM cycle",
    "SELECT * FROM cycle_rubric",
    "SELECT * FROM cycle_focus",
    "SELECT * FROM cycle_event",
    "SELECT * FROM answer",
    "SELECT * FROM preference",
)
RATINGS = """
    SELECT id, cycle_id, rubric_id, skill_id, level, reason, confidence, energy, note, note_private,
        without_writing, saved_at, committed_at FROM rating
"""
SELF_RATINGS = f"{RATINGS} WHERE perspective = 'self' AND occasion = 'review'"
REVISION = """
    INSERT INTO rating_revision
    SELECT id, 9, saved_at, 1, NULL, NULL FROM rating WHERE cycle_id = 'closed'
"""


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A copy of the journal that version 1 wrote."""
    return copy_of_released(1, tmp_path)


def test_every_row_is_carried_over_and_the_backup_is_what_the_journal_was(first: Path) -> None:
    with past_the_door(first) as connection:
        kept = {query: connection.execute(query).fetchall() for query in KEPT}
        own = connection.execute(SELF_RATINGS).fetchall()
    assert own
    Journal.open(first, migrations=SECOND).close()
    with past_the_door(first) as connection:
        for query, rows in kept.items():
            assert connection.execute(query).fetchall() == rows
        assert connection.execute(RATINGS).fetchall() == own
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    (backup,) = names_in(first.parent) - {first.name}
    assert ".before-schema-2." in backup
    with past_the_door(first.parent / backup) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute(SELF_RATINGS).fetchall() == own
        revisions = "SELECT count(*) FROM rating_revision"
        assert connection.execute(revisions).fetchone() == (2,)


def test_views_and_repeats_that_stood_among_the_ratings_move_to_their_tables(first: Path) -> None:
    with past_the_door(first) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        add = (
            "INSERT INTO rating (cycle_id, rubric_id, skill_id, perspective, occasion, level, note,"
            " saved_at) VALUES ('draft', 'practice', 'planning', ?, ?, ?, 'said so',"
            " '2026-11-02T08:00:00.000000+00:00')"
        )
        connection.execute(add, ("manager", "review", 2))
        connection.execute(add, ("self", "repeat", 5))
    with Journal.open(first) as journal:
        (again,) = journal.repeats.everything()
        managers, peers = journal.feedback.everything()
        journal.check()
    assert (again.cycle_id, again.skill_id, again.level) == ("draft", "planning", 5)
    assert (managers.who, managers.level, managers.words) == ("manager", 2, "said so")
    assert (managers.said_on.isoformat(), peers.who) == ("2026-11-02", "peer")


def test_an_updated_journal_guards_its_closed_reviews_as_before(first: Path) -> None:
    with Journal.open(first) as journal:
        with pytest.raises(CycleIsClosed):
            journal.reviews.save_answer(words("closed"))
        with past_the_door(first) as connection:
            for statement in (
                "UPDATE rating SET level = 5 WHERE cycle_id = 'closed'",
                "DELETE FROM rating WHERE cycle_id = 'closed'",
                "DELETE FROM cycle_focus WHERE cycle_id = 'closed'",
                REVISION,
            ):
                with pytest.raises(driver.IntegrityError, match="closed cycle"):
                    connection.execute(statement)
        journal.repeats.save(repeat("closed"))
        journal.then_ratings.save(a_then_rating("closed", "draft"))
        journal.feedback.save(some_feedback("closed"))
        journal.check()


def test_an_update_that_breaks_off_leaves_version_ones_journal(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first.read_bytes()
    monkeypatch.setattr("storage.migrations.m0002_second_looks._STANDS", "NO SUCH WORDS")
    with pytest.raises(UpdateFailed):
        Journal.open(first, migrations=SECOND)
    assert first.read_bytes() == before
