"""Schema 3 becomes schema 4: every row is kept under the names of the models, and is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.file.driver import driver
from storage.file.errors import UpdateFailed
from storage.file.refusals import CycleIsInTrash, CycleIsOpen, RatingIsFinal
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.storage.examples import a_then_rating, some_feedback
from tests.storage.files import every_row, names_in, past_the_door
from tests.storage.released import copy_of_released

THIRD, FOURTH = MIGRATIONS[:3], MIGRATIONS[:4]
RENAMED = {"others_view": "feedback", "look_back": "then_rating"}
NEW = {"glance", "last_change"}


@pytest.fixture
def third(tmp_path: Path) -> Path:
    """A copy of the journal that schema 3 had."""
    return copy_of_released(3, tmp_path)


def test_every_row_is_kept_and_the_backup_is_what_the_journal_was(third: Path) -> None:
    before = every_row(third)
    Journal.open(third, migrations=FOURTH).close()
    after = every_row(third)
    assert {name: rows for name, rows in after.items() if name not in NEW} == {
        RENAMED.get(name, name): rows for name, rows in before.items()
    }
    (name,) = names_in(third.parent) - {third.name}
    assert ".before-schema-4." in name
    backup = third.with_name(name)
    assert every_row(backup) == before
    with past_the_door(backup) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_no_name_of_the_tables_that_were_renamed_is_left(third: Path) -> None:
    Journal.open(third).close()
    with past_the_door(third) as connection:
        schema = connection.execute("SELECT group_concat(name || sql) FROM sqlite_schema")
        words = schema.fetchone()[0]
    assert not any(old in words for old in RENAMED)


def test_what_was_renamed_is_guarded_as_before(third: Path) -> None:
    with Journal.open(third) as journal:
        with pytest.raises(RatingIsFinal):
            journal.then_ratings.save(a_then_rating("closed", "draft", 5))
        with pytest.raises(CycleIsOpen):
            journal.then_ratings.save(a_then_rating("draft", "closed"))
        with pytest.raises(CycleIsInTrash):
            journal.feedback.save(some_feedback("trashed", "another"))
        journal.check()
    with past_the_door(third) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(driver.IntegrityError, match="closed cycle"):
            connection.execute("UPDATE cycle SET place_skill_id = 'x' WHERE state = 'closed'")


def test_what_home_showed_before_the_update_is_forgotten(third: Path) -> None:
    with past_the_door(third) as connection:
        connection.execute("INSERT INTO preference VALUES ('glance', '[\"seal\", \"kept\"]')")
    with Journal.open(third) as journal:
        assert journal.believed_glance() is None
    assert all(key != "glance" for key, _ in every_row(third)["preference"])


def test_an_update_that_breaks_off_leaves_version_threes_journal(
    third: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = third.read_bytes()
    monkeypatch.setattr("storage.migrations.m0004_last_change._COUNTED", ("cycle", "no_such"))
    with pytest.raises(UpdateFailed):
        Journal.open(third, migrations=FOURTH)
    assert third.read_bytes() == before
