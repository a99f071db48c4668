"""A rubric is read from its file, or the file and what is wrong with it are named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rubrics.errors import RubricError
from rubrics.reading import LARGEST_FILE, load_file, parse_toml
from tests.rubrics.examples import COMPLETE


def refused(path: Path) -> RubricError:
    with pytest.raises(RubricError) as caught:
        load_file(path)
    return caught.value


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(COMPLETE, encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_rubric_is_read_from_its_file(mine: Path, encoding: str) -> None:
    mine.write_text(COMPLETE.replace("Practice", "Übung"), encoding=encoding)
    assert load_file(mine).title == "Übung"


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    error = refused(tmp_path / "gone.toml")
    assert error.message.startswith("gone.toml can’t be read: No such file")
    assert error.way_out == "Check the path."


def test_a_folder_is_no_rubric(tmp_path: Path) -> None:
    assert refused(tmp_path).message.startswith(f"{tmp_path.name} can’t be read")
    assert refused(Path()).message.startswith(". can’t be read")


def test_a_file_that_is_not_toml_names_the_line(mine: Path) -> None:
    mine.write_text(COMPLETE.replace("version = 1", "version 1"), encoding="utf-8")
    error = refused(mine)
    assert error.message.startswith("mine.toml is not TOML: ")
    assert "line 2" in error.message
    assert error.way_out


def test_a_file_that_is_not_utf_8_names_the_byte(mine: Path) -> None:
    mine.write_bytes(COMPLETE.replace("Practice", "Übung").encode("latin-1"))
    error = refused(mine)
    place = COMPLETE.index("Practice")
    assert error.message == f"mine.toml is not UTF-8 text (byte {place})."
    assert error.way_out == "Save it as UTF-8."


def test_a_file_of_more_than_a_megabyte_is_not_read(mine: Path) -> None:
    mine.write_text(COMPLETE + "#" * LARGEST_FILE, encoding="utf-8")
    assert refused(mine).message == "mine.toml is larger than one megabyte."


def test_a_file_of_just_a_megabyte_is_read(mine: Path) -> None:
    padding = LARGEST_FILE - len(COMPLETE.encode())
    mine.write_text(COMPLETE + "#" * padding, encoding="utf-8")
    assert load_file(mine).id == "practice"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
def test_an_endless_file_is_given_up() -> None:
    assert refused(Path(os.devnull).with_name("zero")).message.startswith("zero is larger")


@pytest.mark.parametrize("text", [f"a = {'[' * 100_000}", f"a = {'9' * 5_000}"])
def test_toml_beyond_all_measure_is_refused_like_any_other_mistake(text: str) -> None:
    with pytest.raises(RubricError, match=r"mine\.toml can’t be read as TOML"):
        parse_toml(text, "mine.toml")
