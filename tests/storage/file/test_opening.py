"""What can't be opened is named, and stays the same to the byte."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.file.errors import (
    AlteredSchema,
    DamagedJournal,
    JournalError,
    LockedJournal,
    MissingJournal,
    NewerJournal,
    NotAJournal,
    ReadOnlyJournal,
    UnreadableJournal,
)
from storage.file.header import APPLICATION_ID
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.assessment.examples import a_cycle, a_rubric
from tests.storage.examples import words
from tests.storage.files import everything_in, held_elsewhere, names_in, overwrite

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
NEWER = MIGRATIONS[-1].number + 1


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a journal of some pages."""
    path = tmp_path_factory.mktemp("written") / "journal.rings"
    rubric = a_rubric()
    draft = a_cycle(2026, [rubric])
    with Journal.create(path) as journal:
        journal.reviews.start(draft, [rubric])
        for number in range(40):
            journal.reviews.save_answer(words(draft.id, f"{number} " * 900, f"question-{number}"))
    return path.read_bytes()


@pytest.fixture
def lying(path: Path, written: bytes) -> Iterator[Path]:
    """A journal that is not open."""
    path.parent.mkdir()
    path.write_bytes(written)
    path.chmod(0o600)
    yield path
    path.parent.chmod(0o700)


def refused(path: Path) -> JournalError:
    """The error that opening raises, once it is sure that nothing in the folder changed."""
    before = everything_in(path.parent)
    with pytest.raises(JournalError) as caught:
        Journal.open(path, wait=0.05)
    assert everything_in(path.parent) == before
    message = str(caught.value)
    assert str(path) in message
    assert message.count(". ") >= 1
    assert message.endswith(".")
    return caught.value


def test_no_file_is_a_missing_journal_and_none_appears(tmp_path: Path) -> None:
    for path in (tmp_path / "none.rings", tmp_path / "nowhere" / "none.rings"):
        with pytest.raises(MissingJournal, match="There is no journal at"):
            Journal.open(path)
        assert not path.exists()
        assert not (tmp_path / "nowhere").exists()


def test_a_path_through_a_file_is_a_missing_journal(lying: Path) -> None:
    with pytest.raises(MissingJournal):
        Journal.open(lying / "inside.rings")


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE note (text)")
    connection.commit()
    connection.close()


NOT_JOURNALS: dict[str, tuple[Callable[[Path], object], str]] = {
    "an empty file": (lambda path: path.touch(), "it is an empty file"),
    "one byte": (lambda path: path.write_bytes(b"x"), "it is another kind of file"),
    "text": (lambda path: path.write_text("Dear diary, " * 400), "it is another kind of file"),
    "random bytes": (
        lambda path: path.write_bytes(os.urandom(9000)),
        "it is another kind of file",
    ),
    "a picture": (
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)),
        "it is another kind of file",
    ),
    "another database": (other_database, "it is a database of another program"),
    "a folder": (lambda path: path.mkdir(), "it is a folder"),
}


@pytest.mark.parametrize("what", NOT_JOURNALS)
def test_what_is_no_journal_says_what_it_is(tmp_path: Path, what: str) -> None:
    make, said = NOT_JOURNALS[what]
    (tmp_path / "only").mkdir()
    path = tmp_path / "only" / "file.rings"
    make(path)
    error = refused(path)
    assert isinstance(error, NotAJournal)
    assert said in error.message
    assert "not changed" in error.message


@POSIX
def test_a_pipe_is_no_journal_and_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.rings"
    os.mkfifo(path)
    with pytest.raises(NotAJournal, match="not an ordinary file"):
        Journal.open(path)


@POSIX
def test_a_link_to_itself_can_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "round.rings"
    path.symlink_to(path)
    with pytest.raises(UnreadableJournal, match="can’t be read: too many levels"):
        Journal.open(path)


def test_another_application_id_is_a_database_of_another_program(lying: Path) -> None:
    overwrite(lying, 68, (APPLICATION_ID + 1).to_bytes(4))
    assert "a database of another program" in refused(lying).message


def test_a_newer_journal_asks_for_an_update(lying: Path) -> None:
    overwrite(lying, 60, NEWER.to_bytes(4))
    error = refused(lying)
    assert isinstance(error, NewerJournal)
    assert "newer version of Growth Rings" in error.message
    assert "Update Growth Rings" in error.way_out


@pytest.mark.parametrize("schema", [0, 0xFFFFFFFF, 2**31 - 1])
def test_a_schema_number_that_never_was_is_damage(lying: Path, schema: int) -> None:
    overwrite(lying, 60, schema.to_bytes(4))
    assert isinstance(refused(lying), DamagedJournal)


@pytest.mark.parametrize("part", [0.99, 0.5, 0.1])
def test_a_truncated_journal_is_named(lying: Path, part: float) -> None:
    size = lying.stat().st_size
    os.truncate(lying, int(size * part))
    error = refused(lying)
    assert isinstance(error, DamagedJournal)
    assert "is damaged" in error.message
    assert "latest copy" in error.way_out


@pytest.mark.parametrize("size", [17, 99, 100, 512, 4096])
def test_a_journal_cut_down_to_its_beginning_is_named(lying: Path, size: int) -> None:
    os.truncate(lying, size)
    assert isinstance(refused(lying), DamagedJournal)


@pytest.mark.parametrize("byte", range(100))
def test_a_flipped_byte_in_the_header_is_named_or_does_no_harm(lying: Path, byte: int) -> None:
    content = lying.read_bytes()
    overwrite(lying, byte, bytes([content[byte] ^ 0xFF]))
    try:
        with Journal.open(lying) as journal:
            journal.check()
            assert len(journal.reviews.drafts()[0].answers) == 40
    except JournalError:
        refused(lying)


@pytest.mark.parametrize("page", range(1, 12))
def test_an_overwritten_page_is_named(lying: Path, page: int) -> None:
    overwrite(lying, page * 4096, os.urandom(4096))
    assert isinstance(refused(lying), DamagedJournal)


def test_zeroes_in_place_of_the_schema_are_named(lying: Path) -> None:
    overwrite(lying, 100, bytes(3996))
    assert isinstance(refused(lying), DamagedJournal)


def test_a_file_without_its_tables_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "bare.rings"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {MIGRATIONS[-1].number}")
    connection.execute("CREATE TABLE note (text)")
    connection.close()
    error = refused(path)
    assert isinstance(error, AlteredSchema)
    assert "the table “note” is not one that Growth Rings makes" in error.message


@POSIX
@pytest.mark.parametrize("what", ["the file", "its folder"])
def test_a_read_only_journal_says_what_is_read_only(lying: Path, what: str) -> None:
    if what == "the file":
        lying.chmod(0o400)
    else:
        lying.parent.chmod(0o500)
    error = refused(lying)
    assert isinstance(error, ReadOnlyJournal)
    assert f"{what} is read-only" in error.message
    assert "copy the journal" in error.way_out


@POSIX
def test_a_file_that_is_no_journal_and_read_only_is_no_journal(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Notes.", encoding="utf-8")
    path.chmod(0o400)
    with pytest.raises(NotAJournal):
        Journal.open(path)


def test_a_journal_that_another_program_writes_to_is_locked(lying: Path) -> None:
    with held_elsewhere(lying, "BEGIN EXCLUSIVE"):
        before = lying.read_bytes()
        with pytest.raises(LockedJournal) as caught:
            Journal.open(lying, wait=0.05)
        assert lying.read_bytes() == before
        assert names_in(lying.parent) <= {"journal.rings", "journal.rings-journal"}
    assert "in use by another program" in caught.value.message
    assert "everything saved so far is safe" in caught.value.message
    assert caught.value.way_out == "Close the other program, then try again."
    Journal.open(lying).close()


def test_opening_and_reading_a_good_journal_writes_nothing(lying: Path) -> None:
    before = everything_in(lying.parent)
    with Journal.open(lying) as journal:
        journal.reviews.drafts()
        journal.check()
    assert everything_in(lying.parent) == before


def test_a_journal_left_in_write_ahead_mode_is_brought_back(lying: Path) -> None:
    connection = sqlite3.connect(lying)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE cycle SET title = 'Written elsewhere'")
    connection.commit()
    connection.close()
    with Journal.open(lying) as journal:
        assert journal.reviews.cycles()[0].title == "Written elsewhere"
    assert lying.read_bytes()[18:20] == b"\x01\x01"
    assert names_in(lying.parent) == {"journal.rings"}


@POSIX
def test_a_journal_that_others_could_read_is_made_private(lying: Path) -> None:
    lying.chmod(0o644)
    Journal.open(lying).close()
    assert stat.S_IMODE(lying.stat().st_mode) == 0o600


@POSIX
def test_a_link_opens_the_journal_behind_it(lying: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.rings"
    link.symlink_to(lying)
    with Journal.open(link) as journal:
        assert journal.path == lying


@POSIX
def test_a_read_only_journal_can_be_opened_to_read_and_to_nothing_else(lying: Path) -> None:
    lying.chmod(0o400)
    with Journal.open_to_read(lying) as journal:
        (cycle, *_) = journal.reviews.cycles()
        with pytest.raises(ReadOnlyJournal):
            journal.reviews.rename(cycle.id, "Another title")
