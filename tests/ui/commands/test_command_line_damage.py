"""Commands on a damaged journal: the row is named, its text never, and what can be read is read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from storage.journal import Journal
from tests.storage.examples import entry
from tests.storage.files import past_the_door
from tests.storage.released import copy_of_released
from tests.ui.commands.running import is_one_plain_line, run, run_apart
from tests.ui.guards import without_guards

MARKER = "only its author may read this"
POSIX = pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX")


def damage_evidence(path: Path) -> None:
    with Journal.open(path) as journal:
        journal.evidence.save(entry())
    with past_the_door(path) as connection:
        connection.execute("UPDATE evidence SET title = ?", (f"{MARKER} " * 50,))


def test_a_sound_journal_is_called_sound(path: Path) -> None:
    done = run("--journal", path, "check")
    assert done.status == 0
    assert f"The journal {path} is sound: 3 reviews" in done.out


def test_a_damaged_row_is_named_and_the_other_commands_work(path: Path) -> None:
    damage_evidence(path)
    done = run_apart("--journal", path, "check")
    assert done.status == 1
    assert "row 1 of the table “evidence”" in done.err
    assert is_one_plain_line(done.err)
    assert MARKER not in done.err
    assert run("--journal", path, "cycles").status == 0


def test_a_damaged_review_is_named_by_every_command_that_needs_it(path: Path) -> None:
    with without_guards(path, "answer") as connection:
        connection.execute("UPDATE answer SET saved_at = '2026-1r' || substr(saved_at, 8)")
    for command in (["check"], ["report", "--cycle", "latest", "--out", "r.md"]):
        done = run("--journal", path, *command)
        assert done.status == 1
        assert "of the table “answer”" in done.err
        assert is_one_plain_line(done.err)


def test_the_newest_good_copy_is_named(path: Path, tmp_path: Path) -> None:
    copy = path.with_name("journal.before-schema-4.20250101T000000.000000Z.rings")
    (tmp_path / "from").mkdir()
    shutil.copy(copy_of_released(3, tmp_path / "from"), copy)
    damage_evidence(path)
    assert str(copy) in run("--journal", path, "check").err


@POSIX
def test_every_command_works_in_a_folder_whose_name_is_not_utf_8(
    path: Path, tmp_path: Path
) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/B\xfccher"))
    folder.mkdir()
    moved = folder / "journal.rings"
    shutil.copy(path, moved)
    for command in (["check"], ["cycles"]):
        done = run_apart("--journal", moved, *command)
        assert (done.status, done.err) == (0, "")


def test_a_pipe_is_no_rubric_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mine.toml")
    done = run("rubrics", "check", tmp_path / "mine.toml")
    assert done.status == 1
    assert "is a pipe" in done.err
