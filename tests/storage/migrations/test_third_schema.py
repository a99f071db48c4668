"""Schema 2 becomes schema 3: everything stays as it is, and an empty work log is added."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.file.errors import UpdateFailed
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.storage.examples import entry, some_feedback
from tests.storage.files import every_row, names_in, past_the_door
from tests.storage.released import copy_of_released

SECOND, THIRD = MIGRATIONS[:2], MIGRATIONS[:3]
NEW = {"evidence", "evidence_skill"}


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A copy of the journal that schema 2 had."""
    return copy_of_released(2, tmp_path)


def schema_of(path: Path) -> int:
    with past_the_door(path) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_every_row_is_kept_and_the_backup_is_what_the_journal_was(second: Path) -> None:
    before = every_row(second)
    assert all(before[table] for table in ("rating", "answer", "repeat_rating", "others_view"))
    Journal.open(second, migrations=THIRD).close()
    assert (schema_of(second), every_row(second)) == (3, before | {table: [] for table in NEW})
    (name,) = names_in(second.parent) - {second.name}
    assert ".before-schema-3." in name
    backup = second.with_name(name)
    assert (schema_of(backup), every_row(backup)) == (2, before)
    with Journal.open(backup, migrations=SECOND) as copy:
        copy.check()
    assert names_in(second.parent) == {second.name, name}


def test_an_updated_journal_takes_evidence_and_reads_as_before(second: Path) -> None:
    with Journal.open(second) as journal:
        before = journal.reviews.review("closed"), journal.feedback.everything()
        assert before[1] == (some_feedback("closed", "kept"),)
        assert journal.evidence.entries() == ()
        journal.evidence.save(entry())
        assert (journal.reviews.review("closed"), journal.feedback.everything()) == before
        assert journal.evidence.entries() == (entry(),)
        journal.check()


def test_an_update_that_breaks_off_leaves_version_twos_journal(
    second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = second.read_bytes()
    broken = ("CREATE TABLE evidence (id TEXT) STRICT", "CREATE INDEX no_such ON nothing (at_all)")
    monkeypatch.setattr("storage.migrations.m0003_evidence._TABLES", broken)
    with pytest.raises(UpdateFailed):
        Journal.open(second, migrations=THIRD)
    assert second.read_bytes() == before
