from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.reports.blocks import block, to_values
from ui.reports.long_words import BREAK, LONGEST, breakable


@pytest.mark.parametrize("lead", range(4))
@pytest.mark.parametrize(
    "letters",
    [
        ["ก็", "ที่", "น้ำ", "ใ", "ห"],
        ["👨‍👩‍👧‍👦"],
        ["👩🏽‍💻", "❤️"],
        ["e\u0301", "a\u0300\u0323", "o"],
        ["🇩🇪", "🇫🇷", "x"],
        ["🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"],
        ["1\ufe0f\u20e3"],
        ["क्षि", "न"],
        ["\u1112\u1161\u11ab"],
        ["ｶﾞ"],
    ],
)
def test_a_long_word_breaks_between_letters_only(letters: list[str], lead: int) -> None:
    letters = ["x"] * lead + letters * LONGEST
    pieces = breakable("".join(letters)).split(BREAK)
    ends = set(accumulate(len(letter) for letter in letters))
    assert len(pieces) > 1
    assert set(accumulate(len(piece) for piece in pieces)) <= ends


def test_flags_are_left_whole() -> None:
    text = "🇩🇪" * LONGEST
    assert breakable(text) == text


@given(st.text(max_size=300))
def test_a_break_is_all_that_is_added(text: str) -> None:
    assert breakable(text).replace(BREAK, "") == text.replace(BREAK, "")


def test_a_word_breaks_when_it_is_longer_than_forty_letters() -> None:
    short = "x" * LONGEST
    assert breakable(f"{short} {short}") == f"{short} {short}"
    assert breakable(short * 2 + "y") == f"{short}{BREAK}{short}{BREAK}y"


def test_the_text_of_a_page_can_break() -> None:
    (written,) = to_values([block("text", "x" * 50)])
    assert written["spans"][0]["text"] == breakable("x" * 50)
