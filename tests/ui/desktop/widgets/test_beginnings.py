"""The beginning of a very long text: bounded, and cut where nobody stumbles over it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.desktop.widgets.beginnings import MOST_LETTERS, MOST_LINES, beginning


@given(
    st.sampled_from(["", "x", "words ", "a line\n", "漢", "\n", "\u00a0"]),
    st.integers(0, 2 * MOST_LETTERS),
    st.text(max_size=20),
)
def test_it_is_how_the_text_begins_and_never_too_much(part: str, times: int, end: str) -> None:
    text = part * times + end
    begun = beginning(text)
    assert text.startswith(begun)
    assert len(begun) <= MOST_LETTERS
    assert begun.count("\n") < MOST_LINES
    if len(text) <= MOST_LETTERS and text.count("\n") < MOST_LINES:
        assert begun == text
    else:
        assert begun


def test_it_ends_where_a_line_does() -> None:
    assert beginning("a line\n" * 100_000) == "\n".join(["a line"] * MOST_LINES)
    line = "x" * (MOST_LETTERS - 100)
    assert beginning(f"{line}\n{line}") == line
    assert beginning(f"{'x' * MOST_LETTERS}\n") == "x" * MOST_LETTERS


def test_without_the_end_of_a_line_it_ends_where_a_word_does() -> None:
    assert beginning("words " * MOST_LETTERS).endswith("words")
    assert beginning("short\n" + "words " * MOST_LETTERS).endswith("words")


@pytest.mark.parametrize("sign", ["e\u0301", "👩‍👩‍👧‍👦", "👍🏽", "हि"])
def test_what_is_drawn_as_one_sign_is_not_cut(sign: str) -> None:
    for before in range(len(sign)):
        begun = beginning("x" * before + sign * MOST_LETTERS)
        assert (len(begun) - before) % len(sign) == 0
