"""A journal of an older version is updated after a verified backup, whole or not at all."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment.reviews.cycles import ReviewCycle
from storage.file.connection import JournalFile
from storage.file.errors import (
    BackupFailed,
    DiskFull,
    LockedJournal,
    UpdateFailed,
)
from storage.journal import Journal
from storage.migrations import MIGRATIONS, Migration
from tests.storage.conftest import Clock
from tests.storage.examples import full_rating, level, words
from tests.storage.files import everything_in, held_elsewhere, names_in, past_the_door

if TYPE_CHECKING:
    from sqlite_utils import Database

NOW = MIGRATIONS[-1].number
STAMP = "20261231T093015.250000Z"


@pytest.fixture
def older(journal: Journal, draft: ReviewCycle) -> Iterator[Path]:
    """A journal of today's version, which the versions of these tests find to be an old one."""
    journal.reviews.save_answer(words(draft.id))
    journal.reviews.save_rating(full_rating(draft.id))
    journal.reviews.save_rating(level(draft.id))
    journal.reviews.close(draft.id)
    journal.close()
    yield journal.path
    journal.close()


def update(path: Path, clock: Clock, *further: Migration) -> Journal:
    """Opens the journal as a version does that knows these migrations too."""
    return Journal.open(path, clock=clock, wait=0.05, migrations=(*MIGRATIONS, *further))


def add_table(database: Database) -> None:
    database.execute("CREATE TABLE mood (word TEXT NOT NULL) STRICT")
    database.execute("INSERT INTO mood VALUES ('calm')")


def break_down(database: Database) -> None:
    database.execute("DROP TRIGGER answer_OLD_on_UPDATE")
    database.execute("DROP TRIGGER answer_NEW_on_UPDATE")
    database.execute("UPDATE answer SET text = 'Half of it'")
    raise ZeroDivisionError


def leave_orphans(database: Database) -> None:
    database.execute("DELETE FROM cycle_rubric")


def miss_a_table(database: Database) -> None:
    database.execute("DROP TABLE no_such_table")


def write_in_closed(database: Database) -> None:
    database.execute("UPDATE answer SET text = 'Rewritten'")


def fill_the_disk(database: Database) -> None:
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {pages + 1}")
    database.execute("CREATE TABLE large (blob)")
    database.execute("INSERT INTO large VALUES (zeroblob(100000))")


ADD = Migration(NOW + 1, "mood", add_table)


def test_an_update_keeps_everything_and_a_backup_beside_the_journal(
    older: Path, clock: Clock
) -> None:
    with Journal.open(older) as journal:
        before = journal.reviews.snapshots()
    with update(older, clock, ADD) as journal:
        journal.check()
        assert journal.reviews.snapshots() == before
    with past_the_door(older) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == NOW + 1
        assert connection.execute("SELECT word FROM mood").fetchall() == [("calm",)]
    name = f"journal.before-schema-{NOW + 1}.{STAMP}.rings"
    assert names_in(older.parent) == {"journal.rings", name}
    backup = older.with_name(name)
    if sys.platform != "win32":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with Journal.open(backup) as copy:
        copy.check()
        assert copy.reviews.snapshots() == before
    assert names_in(older.parent) == {"journal.rings", name}, "the backup was up to date"


def test_all_updates_that_are_due_run_at_once_with_one_backup(older: Path, clock: Clock) -> None:
    order: list[int] = []
    steps = [
        Migration(NOW + number, "step", lambda _, number=number: order.append(number))
        for number in (1, 2, 3)
    ]
    update(older, clock, steps[0]).close()
    clock.move_on()
    update(older, clock, *steps).close()
    assert order == [1, 2, 3]
    assert len(list(older.parent.glob("*.before-schema-*"))) == 2


def test_a_journal_that_is_up_to_date_is_not_backed_up(older: Path, clock: Clock) -> None:
    update(older, clock).close()
    assert names_in(older.parent) == {"journal.rings"}


def test_references_are_watched_again_after_an_update(
    older: Path, clock: Clock, draft: ReviewCycle
) -> None:
    from storage.file.driver import driver

    with update(older, clock, ADD) as journal:
        journal.reviews.reopen(draft.id)
        foreign = words(draft.id).model_copy(update={"rubric_id": "not-in-this-review"})
        with pytest.raises(driver.IntegrityError, match="FOREIGN KEY"):
            journal.reviews.save_answer(foreign)


@pytest.mark.parametrize("fault", [break_down, leave_orphans, miss_a_table, write_in_closed])
def test_an_update_that_fails_leaves_the_journal_and_names_the_backup(
    older: Path, clock: Clock, fault: Callable[[Database], None]
) -> None:
    before = older.read_bytes()
    broken = Migration(NOW + 2, "broken", fault)
    with pytest.raises(UpdateFailed) as caught:
        update(older, clock, ADD, broken)
    assert older.read_bytes() == before
    backup = older.with_name(f"journal.before-schema-{NOW + 2}.{STAMP}.rings")
    assert names_in(older.parent) == {"journal.rings", backup.name}
    assert f"there is a copy of it at {backup}" in caught.value.message
    assert "It was not changed" in caught.value.message
    Journal.open(older).close()


def test_a_disk_that_fills_up_during_an_update_says_so(older: Path, clock: Clock) -> None:
    before = older.read_bytes()
    with pytest.raises(DiskFull):
        update(older, clock, ADD, Migration(NOW + 2, "large", fill_the_disk))
    assert older.read_bytes() == before


def test_no_update_while_another_program_writes(older: Path, clock: Clock) -> None:
    before = everything_in(older.parent)
    with held_elsewhere(older, "BEGIN IMMEDIATE"), pytest.raises(LockedJournal):
        update(older, clock, ADD)
    assert everything_in(older.parent) == before


def test_no_update_without_a_backup(
    older: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise BackupFailed(older, "of a test")

    ran: list[object] = []
    monkeypatch.setattr("storage.file.backup.back_up", fail)
    before = everything_in(older.parent)
    with pytest.raises(BackupFailed):
        update(older, clock, Migration(NOW + 1, "never", ran.append))
    assert ran == []
    assert everything_in(older.parent) == before


def test_an_old_journal_that_two_windows_open_at_once_is_updated_once(
    older: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    step = Migration(NOW + 1, "step", lambda _: ran.append("step"))
    begin = JournalFile.transaction

    def begin_too_late(file: JournalFile) -> AbstractContextManager[None]:
        monkeypatch.setattr(JournalFile, "transaction", begin)
        update(older, clock, step).close()  # the other window was faster
        return begin(file)

    monkeypatch.setattr(JournalFile, "transaction", begin_too_late)
    update(older, clock, step).close()
    assert ran == ["step"]
    assert len(list(older.parent.glob("*.before-schema-*"))) == 1


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_an_update_that_fails_again_and_again_keeps_one_copy(older: Path, clock: Clock) -> None:
    broken = Migration(NOW + 1, "broken", break_down)
    said: set[str] = set()
    for _ in range(3):
        with pytest.raises(UpdateFailed) as caught:
            update(older, clock, broken)
        said.add(caught.value.message)
        clock.move_on()
    (copy,) = older.parent.glob("*.before-schema-*")
    assert len(said) == 1
    assert str(copy) in said.pop()


def test_an_update_that_fails_after_a_change_keeps_both_states(older: Path, clock: Clock) -> None:
    broken = Migration(NOW + 1, "broken", break_down)
    for is_sample in (False, True):
        with Journal.open(older, clock=clock) as journal:
            journal.preferences.is_sample = is_sample
        clock.move_on()
        with pytest.raises(UpdateFailed):
            update(older, clock, broken)
    assert len(list(older.parent.glob("*.before-schema-*"))) == 2
