"""The work log when something fails: an entry with all its skills, or what was there before."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from assessment.evidence import Evidence
from assessment.model import SkillKey
from storage.changes import Change
from storage.file.connection import PRAGMAS, JournalFile, Values
from storage.file.driver import driver
from storage.file.errors import DiskFull, LockedJournal, ReadOnlyJournal
from storage.file.refusals import NoSuchEvidence
from storage.journal import Journal
from storage.tables.evidence import EVIDENCE
from tests.storage.examples import PLANNING, entry
from tests.storage.files import held_elsewhere, in_trash, past_the_door
from tests.storage.tables.test_evidence import CHANGED, FIRST, skills_in

BEFORE = CHANGED
"""What the entry in the journal was once, for what puts it into the trash as that."""

Save = Callable[[Journal], object]
SAVES: tuple[Save, ...] = (
    lambda journal: journal.evidence.save(entry("new")),
    lambda journal: journal.evidence.save(CHANGED),
    lambda journal: journal.evidence.move_to_trash("first"),
    lambda journal: journal.evidence.move_to_trash_as("first", BEFORE, read=FIRST),
)


@pytest.fixture(autouse=True)
def first(journal: Journal) -> None:
    """One entry stands in the journal before anything goes wrong."""
    journal.evidence.save(FIRST)


def test_a_full_disk_says_so_and_leaves_no_half_of_an_entry(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = journal.path.stat().st_size // 4096
    monkeypatch.setattr(
        "storage.file.connection.PRAGMAS", (*PRAGMAS, f"PRAGMA max_page_count = {pages + 2}")
    )
    many = tuple(SkillKey("practice", f"skill-{n}-{'x' * 200}") for n in range(200))
    with Journal.open(journal.path) as cramped:
        changes: list[Change] = []
        cramped.subscribe(changes.append)
        for large in (
            entry("large").with_changes(text="Too much. " * 5000),
            entry("many", *many),
            FIRST.with_changes(skills=many),
        ):
            with pytest.raises(DiskFull, match="Everything saved so far is safe"):
                cramped.evidence.save(large)
        assert changes == [], "what was not saved is not reported"
        assert cramped.evidence.entries() == (FIRST,)
        cramped.evidence.save(entry("small"))
        cramped.check()
    assert {name for name, _ in skills_in(journal)} == {"first", "small"}


@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_while_another_program_writes_nothing_is_saved_and_afterwards_it_works(
    journal: Journal, save: Save, lock: str
) -> None:
    with Journal.open(journal.path, wait=0.05) as hasty:
        with held_elsewhere(journal.path, lock), pytest.raises(LockedJournal):
            save(hasty)
        assert hasty.evidence.entries() == (FIRST,)
        save(hasty)
        assert hasty.evidence.entries() != (FIRST,)


def test_what_another_program_wrote_meanwhile_is_read_and_not_undone(journal: Journal) -> None:
    with Journal.open(journal.path) as other:
        other.evidence.save(entry("theirs"))
        other.evidence.move_to_trash("first")
    assert journal.evidence.entries() == (entry("theirs"),)
    with pytest.raises(NoSuchEvidence):
        journal.evidence.save(CHANGED)
    assert in_trash(journal, EVIDENCE) == (FIRST,)


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
@pytest.mark.parametrize("save", SAVES)
def test_a_journal_that_became_read_only_says_so_and_is_still_read(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, save: Save
) -> None:
    monkeypatch.setattr("storage.file.connection.PRAGMAS", (*PRAGMAS, "PRAGMA query_only = ON"))
    with Journal.open(journal.path) as barred:
        journal.path.chmod(0o400)
        with pytest.raises(ReadOnlyJournal):
            save(barred)
        assert barred.evidence.entries() == (FIRST,)
    journal.path.chmod(0o600)


@pytest.mark.parametrize("dies_at", ["DELETE FROM evidence_skill", "INSERT INTO evidence_skill"])
@pytest.mark.parametrize("saved", [entry("new"), CHANGED], ids=["new", "changed"])
def test_what_breaks_off_between_an_entry_and_its_skills_leaves_what_was_there(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, dies_at: str, saved: Evidence
) -> None:
    execute = JournalFile.execute

    def power_cut(file: JournalFile, sql: str, values: tuple[object, ...] = ()) -> int:
        if sql.strip().startswith(dies_at):
            raise KeyboardInterrupt
        return execute(file, sql, values)

    with monkeypatch.context() as patched:
        patched.setattr(JournalFile, "execute", power_cut)
        with pytest.raises(KeyboardInterrupt):
            journal.evidence.save(saved)
    assert journal.evidence.entries() == (FIRST,)
    assert skills_in(journal) == [("first", "planning"), ("first", "listening")]
    journal.evidence.save(CHANGED)
    journal.check()


@pytest.mark.parametrize(
    "dies_at",
    [
        "INSERT INTO evidence_skill",
        "UPDATE evidence SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",
    ],
)
def test_an_entry_is_put_back_and_into_the_trash_completely_or_not_at_all(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, dies_at: str
) -> None:
    execute, rows = JournalFile.execute, JournalFile.rows

    def dying_execute(file: JournalFile, sql: str, values: Values = ()) -> int:
        if sql.startswith(dies_at):
            raise KeyboardInterrupt
        return execute(file, sql, values)

    def dying_rows(file: JournalFile, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        if sql.startswith(dies_at):
            raise KeyboardInterrupt
        return rows(file, sql, values)

    with monkeypatch.context() as patched:
        patched.setattr(JournalFile, "execute", dying_execute)
        patched.setattr(JournalFile, "rows", dying_rows)
        with pytest.raises(KeyboardInterrupt):
            journal.evidence.move_to_trash_as("first", BEFORE, read=FIRST)
    assert (journal.evidence.entries(), in_trash(journal, EVIDENCE)) == ((FIRST,), ())
    journal.evidence.move_to_trash_as("first", BEFORE, read=FIRST)
    assert (journal.evidence.entries(), in_trash(journal, EVIDENCE)) == ((), (BEFORE,))
    journal.check()


def test_a_skill_that_the_file_refuses_takes_its_entry_with_it(journal: Journal) -> None:
    for wrong, rule in (
        ({"skills": (PLANNING, PLANNING)}, "UNIQUE"),
        ({"skills": (PLANNING, SkillKey("practice", ""))}, "CHECK"),
        ({"skills": (SkillKey("", "planning"),)}, "CHECK"),
        ({"title": "  "}, "CHECK"),
        ({"id": ""}, "CHECK"),
    ):
        for name in ("new", "first"):
            broken = entry(name).model_copy(update=wrong)
            with pytest.raises(driver.IntegrityError, match=rule):
                journal.evidence.save(broken)
            assert journal.evidence.entries() == (FIRST,)
    journal.check()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence SET happened_on = 'yesterday'",
        "UPDATE evidence SET happened_on = '2026-11-03T08:00'",
        "UPDATE evidence SET kind = 'boasted'",
        "UPDATE evidence SET private = 2",
        "UPDATE evidence SET title = ''",
        "UPDATE evidence SET saved_at = '2026-11-03'",
        "UPDATE evidence SET deleted_at = 'today'",
        "UPDATE evidence_skill SET position = 0 WHERE position = 1",
        "UPDATE evidence_skill SET position = 2 WHERE position = 1",
        "UPDATE evidence_skill SET evidence_id = 'unknown'",
        "INSERT INTO evidence_skill VALUES ('first', 3, 'practice', 'planning')",
    ],
)
def test_another_tool_cannot_put_in_what_could_not_be_read(
    journal: Journal, statement: str
) -> None:
    with past_the_door(journal.path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(driver.IntegrityError):
            connection.execute(statement)
    assert journal.evidence.entries() == (FIRST,)
