"""A backup is complete, checked and private, or there is none."""

from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.reviews.cycles import ReviewCycle
from storage.file.backup import partial_path
from storage.file.connection import Opener
from storage.file.errors import BackupFailed, DiskFull, DiskTrouble, JournalExists, LockedJournal
from storage.journal import Journal
from tests.storage.examples import full_rating, words
from tests.storage.files import (
    everything_in,
    held_elsewhere,
    names_in,
    overwrite,
    past_the_door,
)
from tests.storage.killing import ROOT

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")


@pytest.fixture
def filled(journal: Journal, draft: ReviewCycle) -> Journal:
    for number in range(20):
        journal.reviews.save_answer(words(draft.id, f"{number} " * 900, f"question-{number}"))
    journal.reviews.save_rating(full_rating(draft.id))
    return journal


def spoil_the_copy(monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], object]) -> None:
    """Has something happen to the copy between its writing and its check."""
    from storage.file.backup import _copy  # pyright: ignore[reportPrivateUsage]

    def copy_and_spoil(source: Opener, partial: Path) -> None:
        _copy(source, partial)
        spoil(partial)

    monkeypatch.setattr("storage.file.backup._copy", copy_and_spoil)


def lose_a_row(copy: Path) -> None:
    with past_the_door(copy) as connection:
        connection.execute("DELETE FROM answer WHERE question_id = 'question-7'")


def forget_the_schema(copy: Path) -> None:
    with past_the_door(copy) as connection:
        connection.execute("PRAGMA user_version = 0")


SPOILS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a row is missing": (lose_a_row, "does not match the journal"),
    "the schema number is missing": (forget_the_schema, "does not match the journal"),
    "a page is overwritten": (
        lambda copy: overwrite(copy, 8 * 4096, os.urandom(4096)),
        "did not pass its check",
    ),
    "its head is overwritten": (
        lambda copy: overwrite(copy, 0, os.urandom(4096)),
        "did not pass its check",
    ),
    "its end is missing": (lambda copy: os.truncate(copy, 5 * 4096), "did not pass its check"),
}


def test_a_backup_holds_what_the_journal_holds(
    filled: Journal, draft: ReviewCycle, tmp_path: Path
) -> None:
    before = everything_in(filled.path.parent)
    target = tmp_path / "copy.rings"
    filled.back_up(target)
    assert everything_in(filled.path.parent) == before
    assert names_in(tmp_path) == {"copy.rings", "home", "kept"}
    with Journal.open(target) as copy:
        copy.check()
        assert copy.reviews.review(draft.id) == filled.reviews.review(draft.id)


@POSIX
def test_a_backup_is_its_owners_alone_from_the_first_byte(
    filled: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    spoil_the_copy(monkeypatch, lambda copy: modes.append(stat.S_IMODE(copy.stat().st_mode)))
    old = os.umask(0)
    try:
        filled.back_up(tmp_path / "copy.rings")
    finally:
        os.umask(old)
    modes.append(stat.S_IMODE((tmp_path / "copy.rings").stat().st_mode))
    assert modes == [0o600, 0o600]


@pytest.mark.parametrize("what", SPOILS)
def test_a_copy_that_is_not_right_is_no_backup(
    filled: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    spoil, said = SPOILS[what]
    spoil_the_copy(monkeypatch, spoil)
    before = everything_in(filled.path.parent)
    with pytest.raises(BackupFailed, match=said) as caught:
        filled.back_up(tmp_path / "copy.rings")
    assert "The journal was not changed" in caught.value.message
    assert everything_in(filled.path.parent) == before
    assert names_in(tmp_path) == {"home", "kept"}


def test_a_backup_never_replaces_a_file(filled: Journal, tmp_path: Path) -> None:
    target = tmp_path / "copy.rings"
    target.write_bytes(b"Needed.")
    with pytest.raises(JournalExists):
        filled.back_up(target)
    assert target.read_bytes() == b"Needed."
    assert names_in(tmp_path) == {"copy.rings", "home", "kept"}


def test_journals_named_alike_can_be_backed_up_into_one_folder_at_once(
    filled: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal.create(tmp_path / "other" / filled.path.name) as other:

        def back_up_the_other(_: Path) -> None:
            monkeypatch.undo()
            other.back_up(tmp_path / "other copy.rings")

        spoil_the_copy(monkeypatch, back_up_the_other)
        filled.back_up(tmp_path / "copy.rings")
    with Journal.open(tmp_path / "copy.rings") as copy:
        assert copy.reviews.drafts() == filled.reviews.drafts()
    assert (tmp_path / "other copy.rings").exists()


def test_a_full_disk_names_the_copy_and_not_the_journal(
    filled: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(source: Opener, _: Path) -> None:
        raise DiskFull(source.path)

    monkeypatch.setattr("storage.file.backup._copy", fill_up)
    with pytest.raises(DiskFull, match=re.escape(f" {tmp_path / 'copy.rings'}")):
        filled.back_up(tmp_path / "copy.rings")


def test_a_backup_without_hard_links_never_replaces_a_file_that_came_meanwhile(
    filled: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.rings"

    def no_links(*_: object) -> None:
        target.write_bytes(b"Needed.")
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr("os.path.lexists", lambda _: False)  # as it was a moment ago
    with pytest.raises(JournalExists):
        filled.back_up(target)
    assert target.read_bytes() == b"Needed."


def test_a_backup_into_no_folder_says_so(filled: Journal, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="no such file or directory"):
        filled.back_up(tmp_path / "nowhere" / "copy.rings")


@pytest.mark.parametrize("number,known", [(errno.ENOSPC, DiskFull), (errno.EIO, BackupFailed)])
def test_a_copy_that_does_not_reach_the_disk_is_no_backup(
    filled: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    known: type[Exception],
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(known):
        filled.back_up(tmp_path / "copy.rings")
    assert names_in(tmp_path) == {"home", "kept"}


@POSIX
def test_a_disk_that_fails_in_the_middle_leaves_no_backup(filled: Journal, tmp_path: Path) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (filled.path.stat().st_size // 2, limits[1]))
    try:
        with pytest.raises(DiskTrouble, match=re.escape(f" {tmp_path / 'copy.rings'}")):
            filled.back_up(tmp_path / "copy.rings")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert names_in(tmp_path) == {"home", "kept"}
    filled.check()


def test_no_backup_while_another_program_writes(filled: Journal, tmp_path: Path) -> None:
    with Journal.open(filled.path, wait=0.05) as hasty:
        with held_elsewhere(filled.path, "BEGIN IMMEDIATE"), pytest.raises(LockedJournal):
            hasty.back_up(tmp_path / "copy.rings")
        hasty.back_up(tmp_path / "copy.rings")


def test_a_power_cut_in_a_backup_leaves_the_journal_and_the_next_one_tidies_up(
    filled: Journal, tmp_path: Path
) -> None:
    before = filled.path.read_bytes()
    program = (
        "import os, sys; from pathlib import Path; import storage.file.backup;"
        "from storage.journal import Journal;"
        "storage.file.backup._verified_inventory = lambda *_: os._exit(9);"
        "Journal.open(Path(sys.argv[1])).back_up(Path(sys.argv[2]))"
    )
    target = tmp_path / "copy.rings"
    command = [sys.executable, "-c", program, str(filled.path), str(target)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert filled.path.read_bytes() == before
    assert names_in(tmp_path) == {partial_path(filled.path, tmp_path).name, "home", "kept"}
    filled.back_up(target)
    assert names_in(tmp_path) == {"copy.rings", "home", "kept"}


def test_a_crash_in_an_update_is_undone_when_the_journal_is_opened_next(
    filled: Journal, draft: ReviewCycle
) -> None:
    program = (
        "import os, sys; from pathlib import Path;"
        "from storage.journal import Journal; from storage.migrations import *;\n"
        "def crash(database):\n"
        "    database.execute('PRAGMA cache_size = 1')\n"
        "    database.execute('DROP TRIGGER rating_OLD_on_UPDATE')\n"
        "    database.execute('CREATE TABLE copy AS SELECT * FROM answer')\n"
        "    database.execute('DROP TABLE answer')\n"
        "    os._exit(9)\n"
        "Journal.open(Path(sys.argv[1]), migrations=(*MIGRATIONS, Migration(99, 'crash', crash)))"
    )
    before = filled.path.read_bytes()
    review = filled.reviews.review(draft.id)
    filled.close()
    command = [sys.executable, "-c", program, str(filled.path)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert filled.path.read_bytes() != before, "the crash left half an update in the file"
    assert filled.path.with_name("journal.rings-journal").stat().st_size > 0
    with Journal.open(filled.path) as journal:
        journal.check()
        assert journal.reviews.review(draft.id) == review
    assert filled.path.read_bytes() == before
