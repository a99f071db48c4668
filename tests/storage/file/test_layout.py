"""A file whose tables are not as its version makes them is refused before anything in it runs."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from storage.file.connection import JournalFile, Opener
from storage.file.errors import AlteredSchema, DamagedJournal
from storage.file.layout import layout_of, layout_path, refuse_altered_schema
from storage.file.schema import lay_out
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.storage.examples import entry
from tests.storage.files import everything_in, past_the_door
from tests.storage.killing import ROOT
from tests.storage.released import copy_of_released

SCHEMAS = [migration.number for migration in MIGRATIONS]

_FOREVER = (
    "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, count(*) FROM n"
)

PLANTED = {
    "a trigger that empties the work log": (
        ["CREATE TRIGGER tidy AFTER INSERT ON evidence BEGIN DELETE FROM evidence; END"],
        "the trigger “tidy” is not one that Growth Rings makes",
    ),
    "a trigger of ours that does something else": (
        [
            "DROP TRIGGER cycle_kept",
            "CREATE TRIGGER cycle_kept BEFORE DELETE ON cycle BEGIN DELETE FROM evidence; END",
        ],
        "the trigger “cycle_kept” is not as Growth Rings makes it",
    ),
    "a view that never ends in place of a table": (
        ["DROP TABLE preference", f"CREATE VIEW preference (key, value) AS {_FOREVER}"],
        "the view “preference” is not one that Growth Rings makes",
    ),
    "a check that never ends": (
        ["ALTER TABLE preference ADD COLUMN more TEXT CHECK (length(hex(zeroblob(4e8))) > 1)"],
        "the table “preference” is not as Growth Rings makes it",
    ),
    "a generated column": (
        ["ALTER TABLE glance ADD COLUMN more TEXT AS (hex(zeroblob(4e8))) VIRTUAL"],
        "the table “glance” is not as Growth Rings makes it",
    ),
    "a column with another name": (
        ["ALTER TABLE evidence RENAME COLUMN text TO body"],
        "the table “evidence” is not as Growth Rings makes it",
    ),
    "an index on an expression": (
        ["CREATE INDEX more ON evidence (hex(title))"],
        "the index “more” is not one that Growth Rings makes",
    ),
    "another table": (
        ["CREATE TABLE note (text)"],
        "the table “note” is not one that Growth Rings makes",
    ),
    "a name that fills the screen": (
        [f'CREATE TABLE "{"x" * 5000}\n" (text)'],
        f"the table “{'x' * 60}…” is not one that Growth Rings makes",
    ),
}


def plant(path: Path, statements: list[str]) -> None:
    with past_the_door(path) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def lying(path: Path) -> Path:
    """A journal with an entry of the work log, which nobody has open."""
    with Journal.create(path) as journal:
        journal.evidence.save(entry())
    return path


@pytest.mark.parametrize("what", PLANTED)
def test_what_was_planted_is_refused_by_name_and_never_runs(lying: Path, what: str) -> None:
    statements, said = PLANTED[what]
    plant(lying, statements)
    before = everything_in(lying.parent)
    with pytest.raises(AlteredSchema) as caught:
        Journal.open(lying)
    assert said in caught.value.message
    assert len(caught.value.message) < len(str(lying)) + 250
    assert "was not changed" in caught.value.message
    assert everything_in(lying.parent) == before


def test_a_statement_that_hides_another_in_a_comment_is_refused(lying: Path) -> None:
    with past_the_door(lying) as connection:
        ((ours,),) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'glance'"
        ).fetchall()
        theirs = f"{ours.replace('seal TEXT', 'seal TEXT CHECK (1)')} /*"
        hidden = f"{theirs};\n\n-- table glance on glance\n{ours} */"
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'glance'", (hidden,))
    with pytest.raises((AlteredSchema, DamagedJournal)):
        Journal.open(lying)


@pytest.mark.parametrize(
    "statement,said",
    [
        ("DROP TABLE evidence_skill", "the table “evidence_skill”"),
        ("DROP TRIGGER cycle_content", "the trigger “cycle_content”"),
        ("DROP INDEX evidence_by_day", "the index “evidence_by_day”"),
    ],
)
def test_what_is_missing_is_named(lying: Path, statement: str, said: str) -> None:
    plant(lying, [statement])
    with pytest.raises(DamagedJournal) as caught:
        Journal.open(lying)
    assert said in caught.value.message


def test_the_statistics_of_another_tool_do_no_harm(lying: Path) -> None:
    plant(lying, ["ANALYZE"])
    with Journal.open(lying) as journal:
        assert len(journal.evidence.entries()) == 1


@pytest.mark.parametrize("number", SCHEMAS)
def test_each_layout_is_what_its_migrations_make(number: int) -> None:
    file = JournalFile(Opener(Path(":memory:")))
    try:
        lay_out(file, MIGRATIONS[:number])
        # A new migration: write `layout_of(file)` to `layout_path(number)`. A released one: never.
        assert layout_path(number).read_text(encoding="utf-8") == layout_of(file)
    finally:
        file.close()


@pytest.mark.parametrize("number", SCHEMAS)
def test_a_released_journal_has_the_layout_of_its_schema(number: int, tmp_path: Path) -> None:
    file = JournalFile(Opener(copy_of_released(number, tmp_path)))
    try:
        refuse_altered_schema(file)
    finally:
        file.close()


@pytest.mark.parametrize("number", SCHEMAS)
def test_a_statement_that_another_sqlite_spaced_or_quoted_otherwise_is_the_same(
    number: int, tmp_path: Path
) -> None:
    path = copy_of_released(number, tmp_path)
    with past_the_door(path) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(replace(sql, char(10), '  '), "
            "'TABLE cycle ', 'TABLE \"cycle\" ') WHERE name = 'cycle'"
        )
    with Journal.open(path) as journal:
        journal.check()


def test_an_older_journal_is_compared_before_it_is_updated(tmp_path: Path) -> None:
    path = copy_of_released(1, tmp_path)
    plant(path, ["CREATE TRIGGER tidy AFTER DELETE ON preference BEGIN DELETE FROM cycle; END"])
    before = everything_in(tmp_path)
    with pytest.raises(AlteredSchema):
        Journal.open(path)
    assert everything_in(tmp_path) == before


def in_little_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (256_000_000, 256_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (5, 5))


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize(
    "what", ["a view that never ends in place of a table", "a generated column"]
)
def test_it_takes_neither_time_nor_memory(lying: Path, what: str) -> None:
    plant(lying, PLANTED[what][0])
    program = (
        "import sys; from pathlib import Path; from storage.journal import Journal\n"
        "from storage.file.errors import AlteredSchema\n"
        "try: Journal.open(Path(sys.argv[1]))\n"
        "except AlteredSchema: print('refused')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(lying)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        preexec_fn=in_little_memory,
        timeout=60,
    )
    assert done.stdout == b"refused\n"
