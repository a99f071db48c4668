"""What can be kept of a text, and when two texts count as the same."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessment.typed.text import REPLACEMENT, comparable, keepable, on_one_line, places

LINE_ENDS = "\r\u2029"
NO_TEXT = "\ud800\udfff\ufdd0\ufdd1"


@given(st.text(st.characters(exclude_characters=LINE_ENDS + NO_TEXT, exclude_categories=["Cs"])))
def test_every_other_character_stays_as_it_is(text: str) -> None:
    assert keepable(text) == text


@given(st.text())
def test_what_is_kept_can_be_written_and_is_kept_as_it_is(text: str) -> None:
    kept = keepable(text)
    kept.encode("utf-8")
    assert keepable(kept) == kept


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2029"])
def test_a_line_ends_in_a_line_feed_wherever_it_was_copied(end: str) -> None:
    assert keepable(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize("lost", NO_TEXT)
def test_what_can_not_be_kept_leaves_a_mark_in_its_place(lost: str) -> None:
    assert keepable(f"a{lost}b") == f"a{REPLACEMENT}b"


@given(st.text())
def test_a_text_is_the_same_in_every_form_of_unicode(text: str) -> None:
    forms = {normalize("NFC", text), normalize("NFD", text), normalize("NFKC", text)}
    assert {comparable(form) for form in forms} == {comparable(text)}


@pytest.mark.parametrize(
    "one, other",
    [
        ("Re\u0301sume\u0301", "R\u00c9SUM\u00c9"),
        ("Stra\u00dfe", "STRASSE"),
        ("\ufb01rst  review", "First\u00a0Review"),
        ("\uff12\uff10\uff12\uff16", "2026"),
        ("\u212bngstr\u00f6m", "a\u030angstro\u0308m"),
    ],
)
def test_case_and_spaces_do_not_count(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    "word, text, found",
    [
        (
            "r\u00e9sum\u00e9",
            "My Re\u0301sume\u0301, my r\u00e9sum\u00e9.",
            ["Re\u0301sume\u0301", "r\u00e9sum\u00e9"],
        ),
        ("Re\u0301", "r\u00e9sum\u00e9", ["r\u00e9"]),
        ("\uff32\uff25\uff36", "Review", ["Rev"]),
        (
            "review",
            "\uff32\uff45\uff56\uff49\uff45\uff57",
            ["\uff32\uff45\uff56\uff49\uff45\uff57"],
        ),
        ("first", "\ufb01rst", ["\ufb01rst"]),
        (
            "\ud55c\uae00",
            "\u1112\u1161\u11ab\u1100\u1173\u11af",
            ["\u1112\u1161\u11ab\u1100\u1173\u11af"],
        ),
        (
            "\u30ac\u30a4\u30c9",
            "\uff76\uff9e\uff72\uff84\uff9e",
            ["\uff76\uff9e\uff72\uff84\uff9e"],
        ),
        ("\uff8a\uff9f", "\u30d1\u30d1", ["\u30d1", "\u30d1"]),
        ("\uff88", "\uff88\uff9e\uff88", ["\uff88\uff9e", "\uff88"]),
        ("퍼", "슬퍼ㅠㅠ", ["퍼"]),
        ("ㅠㅠ", "슬퍼ㅠㅠ", ["ㅠㅠ"]),
        ("ㅠ", "슬퍼ㅠㅠ", ["ㅠ", "ㅠ"]),
        ("ㅋㅋ", "네ㅋㅋ", ["ㅋㅋ"]),
        ("가", "가ㅏ나ㄱㅏ", ["가", "ㄱㅏ"]),
        ("น้", "น้ำ", ["น้"]),
        ("mi", "Mimi, M\u0131mi", ["Mi", "mi", "mi"]),
        ("resume", "r\u00e9sum\u00e9", []),
        ("", "anything", []),
    ],
)
def test_a_word_is_found_where_it_stands_in_any_form(
    word: str, text: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in places(word, text)] == found


@given(st.text(min_size=1, max_size=3), st.text(max_size=12))
def test_whatever_is_found_somewhere_is_the_words_and_a_letter_that_holds_them(
    words: str, text: str
) -> None:
    for start, end in places(words, text):
        assert comparable(words) in comparable(text[start:end])


@given(st.text(st.characters(exclude_categories=["Z", "C"]), max_size=6), st.data())
def test_whatever_part_of_a_word_is_looked_for_is_found_in_it(
    word: str, data: st.DataObject
) -> None:
    folded = comparable(word)
    assume(folded and " " not in folded)
    start = data.draw(st.integers(0, len(folded) - 1))
    part = folded[start : data.draw(st.integers(start + 1, len(folded)))]
    assume(part == comparable(part))
    assert list(places(part, word))


@given(st.text("슬퍼가ㄱㄳㅋㅏㅠ\u3164\uffbd\uffc2한ﬁaß漢", max_size=3), st.data())
def test_no_letter_that_could_be_left_out_is_in_what_is_found(
    words: str, data: st.DataObject
) -> None:
    letters = "슬퍼가ㄱㄳㅋㅏㅠ\u3164\uffbd\uffc2한ﬁaß漢"
    around = st.text(letters, max_size=4)
    text = data.draw(around) + words + data.draw(around)
    for start, end in places(words, text):
        assert comparable(words) not in comparable(text[start + 1 : end])
        assert comparable(words) not in comparable(text[start : end - 1])


def test_different_letters_do_count() -> None:
    assert comparable("resume") != comparable("r\u00e9sum\u00e9")


@pytest.mark.parametrize(
    "typed, shown",
    [
        ("10\u00a0000\u202f€", "10\u00a0000\u202f€"),
        ("two  spaces", "two  spaces"),
        ("one\ntwo", "one two"),
        ("  one \n\n\t two\u2029three\r\n", "one two three"),
        ("\u00a0", ""),
    ],
)
def test_on_one_line_only_line_ends_and_tabs_become_spaces(typed: str, shown: str) -> None:
    assert on_one_line(typed) == shown
