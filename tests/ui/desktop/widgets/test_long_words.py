"""What counts as a very long word: whatever Qt would keep in one line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextOption

from ui.desktop.widgets import long_words
from ui.desktop.widgets.long_words import LONGEST_WORD, has_long_word, wrap_mode


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f"])
def test_words_joined_by_spaces_that_do_not_break_are_one_word(space: str) -> None:
    text = f"ab{space}" * LONGEST_WORD
    assert has_long_word(text)
    assert wrap_mode(text) is QTextOption.WrapMode.WrapAnywhere


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\u2003", "\u3000", "\u2029"])
def test_words_apart_are_not(space: str) -> None:
    assert not has_long_word(f"ab{space}" * LONGEST_WORD)


def test_chinese_is_no_long_word_however_long_its_paragraph() -> None:
    assert not has_long_word("写下来的事实比记忆更可靠。" * LONGEST_WORD)


@given(st.text("aaaaaa \n\u00a0写", max_size=40))
def test_a_long_word_is_found_wherever_it_stands(text: str) -> None:
    words = re.findall(r"[a\u00a0]+", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_words, "LONGEST_WORD", 5)
        assert has_long_word(text) is any(len(word) > 5 for word in words)


def test_prose_beside_a_long_link_keeps_its_words_whole() -> None:
    link = "https://example.org/" + "a" * 2000
    assert wrap_mode(f"See {link} for the rest.") is wrap_mode("See the rest.")
