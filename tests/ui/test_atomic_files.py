"""Files are written completely or not at all, and never replace a journal."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from storage.journal import Journal
from tests.storage.files import everything_in
from ui.atomic_files import NotReplaceable, put_whole, why_not


def test_an_export_never_replaces_a_journal_open_or_closed(tmp_path: Path) -> None:
    path = tmp_path / "journal.rings"
    with Journal.create(path) as journal:
        before = everything_in(tmp_path)
        with pytest.raises(FileExistsError) as caught:
            put_whole(path, b"%PDF-1.7")
        assert journal.reviews.cycles() == ()
    assert why_not(caught.value, path, "report")[0].startswith(f"“{path}” is a journal")
    with pytest.raises(FileExistsError):
        put_whole(path, b"%PDF-1.7")
    assert everything_in(tmp_path) == before


def test_an_export_replaces_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    put_whole(path, b"the first")
    put_whole(path, b"the second")
    assert everything_in(tmp_path).keys() == {"report.pdf"}
    assert path.read_bytes() == b"the second"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "mine"
    made.mkdir()
    return made


def refused(path: Path) -> str:
    """The words of the refusal, after nothing in the folder was changed."""
    before = {one: one.lstat() for one in path.parent.iterdir()}
    with pytest.raises(NotReplaceable) as caught:
        put_whole(path, b"new")
    after = {one: one.lstat() for one in path.parent.iterdir()}
    assert {one: (s.st_ino, s.st_mtime_ns) for one, s in after.items()} == {
        one: (s.st_ino, s.st_mtime_ns) for one, s in before.items()
    }
    return why_not(caught.value, path, "report")[0]


@pytest.mark.parametrize("depth", [1, 3])
@pytest.mark.parametrize("before", [(), (b"old",)])
def test_an_export_goes_through_a_link_to_its_target(
    folder: Path, tmp_path: Path, depth: int, before: tuple[bytes, ...]
) -> None:
    target = tmp_path / "target.pdf"
    for content in before:
        target.write_bytes(content)
    path = target
    for number in range(depth):
        link = folder / f"link-{number}.pdf"
        link.symlink_to(path)
        path = link
    put_whole(path, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert all(link.is_symlink() for link in folder.iterdir())


def test_a_link_to_a_journal_is_a_journal(folder: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.rings"
    Journal.create(journal).close()
    (folder / "report.pdf").symlink_to(journal)
    assert "is a journal" in refused(folder / "report.pdf")


def test_a_link_to_itself_is_left_alone(folder: Path) -> None:
    (folder / "one.pdf").symlink_to(folder / "two.pdf")
    (folder / "two.pdf").symlink_to(folder / "one.pdf")
    assert "a link to itself" in refused(folder / "one.pdf")


@pytest.mark.parametrize("mode", [0o400, 0o444, 0o500])
def test_a_write_protected_file_is_left_alone(folder: Path, mode: int) -> None:
    path = folder / "report.pdf"
    path.write_bytes(b"signed")
    path.chmod(mode)
    assert "is write-protected" in refused(path)
    assert path.read_bytes() == b"signed"


def test_a_folder_a_pipe_a_socket_and_a_device_are_left_alone(folder: Path) -> None:
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipe.pdf")
    (folder / "null.pdf").symlink_to(os.devnull)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket.pdf"))
        assert "is a folder" in refused(folder / "folder.pdf")
        for name in ("pipe.pdf", "socket.pdf", "null.pdf"):
            assert "is not an ordinary file" in refused(folder / name)


def test_a_written_file_is_never_called_unwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(5, "this file system flushes no folders")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    put_whole(folder / "report.pdf", b"new")
    assert (folder / "report.pdf").read_bytes() == b"new"


def test_a_path_and_a_name_that_are_too_long_are_told_apart(folder: Path) -> None:
    for path, words in (
        (folder / ("x" * 256), "The file’s name is too long."),
        (folder.joinpath(*["x" * 200] * 25), "The path is too long."),
    ):
        with pytest.raises(OSError, match="too long") as caught:
            put_whole(path, b"new")
        assert why_not(caught.value, path, "report")[0].startswith(words)
