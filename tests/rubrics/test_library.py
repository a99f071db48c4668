"""Rubrics are found, read, and named by their exact text."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.errors import KnownError, RubricError
from rubrics.library import (
    BUILTIN_IDS,
    LARGEST_FILE,
    canonical_text,
    fingerprint,
    load_all_builtin,
    load_builtin,
    load_file,
    parse_canonical,
    parse_toml,
)
from rubrics.model import Rubric
from tests.assessment.strategies import rubrics, wild_text
from tests.rubrics.examples import COMPLETE

any_rubric = rubrics(text=wild_text)


# ---- the exact text --------------------------------------------------------------------------


@given(any_rubric)
def test_the_canonical_text_brings_the_same_rubric_back(rubric: Rubric) -> None:
    again = parse_canonical(canonical_text(rubric))
    assert again == rubric
    assert canonical_text(again) == canonical_text(rubric)
    assert fingerprint(again) == fingerprint(rubric)


@given(any_rubric, st.data())
def test_the_layout_of_the_toml_changes_nothing(rubric: Rubric, data: st.DataObject) -> None:
    texts = [_toml(rubric, data) for _ in range(2)]
    for text in texts:
        again = parse_toml(text, "mine.toml")
        assert again == rubric
        assert fingerprint(again) == fingerprint(rubric)


def _toml(rubric: Rubric, data: st.DataObject) -> str:
    """The rubric as TOML with its keys in any order, comments, and either kind of line end."""
    end = data.draw(st.sampled_from(["\n", "\r\n", "\n\n# a comment\n"]))
    return "".join(
        f"{name} = {_value(value, data)}{end}"
        for name, value in _shuffled(rubric.model_dump(mode="json"), data)
    )


def _shuffled(table: dict[str, object], data: st.DataObject) -> list[tuple[str, object]]:
    return data.draw(st.permutations(list(table.items())))


def _value(value: object, data: st.DataObject) -> str:
    match value:
        case dict():
            inner = ", ".join(f"{k} = {_value(v, data)}" for k, v in _shuffled(value, data))
            return f"{{ {inner} }}"
        case list():
            return f"[{', '.join(_value(entry, data) for entry in value)}]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def test_comments_order_and_line_ends_do_not_count() -> None:
    reordered = COMPLETE.replace(
        'then = "It counted."\nnow = "It counts more."',
        'now = "It counts more."\nthen = "It counted."  # as it was',
    ).replace("\n", "\r\n")
    assert reordered != COMPLETE
    one, other = parse_toml(COMPLETE, "a.toml"), parse_toml(reordered, "b.toml")
    assert fingerprint(one) == fingerprint(other)
    assert list(other.skills[0].standing) == ["then", "now"]


@pytest.mark.parametrize("old,new", [("Does not.", "Doesn’t."), ("version = 1", "version = 2")])
def test_any_word_of_the_text_counts(old: str, new: str) -> None:
    changed = parse_toml(COMPLETE.replace(old, new), "mine.toml")
    assert fingerprint(changed) != fingerprint(parse_toml(COMPLETE, "mine.toml"))


def test_a_fingerprint_is_a_sha_256_in_hex() -> None:
    name = fingerprint(parse_toml(COMPLETE, "mine.toml"))
    assert len(name) == 64
    assert set(name) <= set("0123456789abcdef")


# ---- files -----------------------------------------------------------------------------------


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
    assert error.message.startswith("gone.toml can't be read: No such file")
    assert error.way_out == "Check the path."


def test_a_folder_is_no_rubric(tmp_path: Path) -> None:
    assert refused(tmp_path).message.startswith(f"{tmp_path.name} can't be read")
    assert refused(Path()).message.startswith(". can't be read")


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
    with pytest.raises(RubricError, match=r"mine\.toml is not TOML"):
        parse_toml(text, "mine.toml")


# ---- the library -----------------------------------------------------------------------------


def test_every_builtin_rubric_is_found_by_its_id() -> None:
    assert [rubric.id for rubric in load_all_builtin()] == list(BUILTIN_IDS)
    assert load_builtin(BUILTIN_IDS[0]) == load_all_builtin()[0]


@pytest.mark.parametrize("name", ["unknown", "", "../library", "larson-management.toml"])
def test_an_unknown_rubric_is_answered_with_those_there_are(name: str) -> None:
    with pytest.raises(RubricError) as caught:
        load_builtin(name)
    assert f"'{name}'" in caught.value.message
    assert all(known in caught.value.way_out for known in BUILTIN_IDS)


def test_a_rubric_error_is_a_known_error_that_reads_as_one_text() -> None:
    error = RubricError("It broke.", "Mend it.")
    assert isinstance(error, KnownError)
    assert str(error) == "It broke. Mend it."
    assert str(RubricError("It broke.", "")) == "It broke."
