"""A rubric is named by its exact text, whatever its file looks like."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.canonical import canonical_text, fingerprint, parse_canonical
from rubrics.model import Rubric
from rubrics.reading import parse_toml
from tests.assessment.strategies import rubrics, wild_text
from tests.rubrics.examples import COMPLETE

any_rubric = rubrics(text=wild_text)


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
