"""Which words changed between two answers: exact, the same in both directions, and fast."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.changed_words import ChangedWords, Stretch, changed_words, tokens
from ui.overriding import override

ODD = (
    "👩‍👩‍👧‍👦 grew 👍🏽 and 🏳️‍🌈",
    "cafe\u0301 na\u0308ive",
    "見積りの精度と、予定が変わった。",
    "الاستماع قبل الكلام",
    "हिन्दी में लिखा",
    "two\nlines\r\n\tand a tab",
    "**bold** and *so on*",
    "",
    " ",
)
vocabulary = st.sampled_from(["I", "said", "the", "date", "late", "on", "Monday", ",", "."])
sentences = st.lists(vocabulary, max_size=40).map(" ".join)
texts = sentences | st.sampled_from(ODD) | st.text(max_size=60)


def both_sides(then: str, now: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    made = changed_words(then, now)
    return [(s.text, s.is_changed) for s in made.then], [(s.text, s.is_changed) for s in made.now]


def words(stretches: tuple[Stretch, ...]) -> list[str]:
    whole = "".join(s.text for s in stretches if not s.is_changed)
    return whole.split()


@given(texts, texts)
def test_the_stretches_joined_are_the_texts(then: str, now: str) -> None:
    made = changed_words(then, now)
    assert "".join(stretch.text for stretch in made.then) == then
    assert "".join(stretch.text for stretch in made.now) == now
    assert all(stretch.text for stretch in (*made.then, *made.now))


@given(texts)
def test_equal_texts_have_nothing_changed(text: str) -> None:
    made = changed_words(text, text)
    assert made.gone == made.new == ()
    assert not made.is_anew


@given(texts, texts)
def test_turned_around_the_answer_is_turned_around(then: str, now: str) -> None:
    made, turned = changed_words(then, now), changed_words(now, then)
    assert turned == ChangedWords(then=made.now, now=made.then, is_anew=made.is_anew)


@given(sentences, sentences)
def test_what_is_not_marked_is_the_same_in_both(then: str, now: str) -> None:
    made = changed_words(then, now)
    if not made.is_anew:
        assert words(made.then) == words(made.now)
        assert (then.split() == now.split()) == (made.gone == made.new == ())


@given(texts, texts)
def test_neighbouring_stretches_differ(then: str, now: str) -> None:
    for side in (changed_words(then, now).then, changed_words(then, now).now):
        assert all(a.is_changed != b.is_changed for a, b in pairwise(side))


@pytest.mark.parametrize("text", ODD)
def test_what_is_drawn_as_one_sign_is_never_cut(text: str) -> None:
    found = tokens(text)
    assert "".join(found) == text
    for whole in ("👩‍👩‍👧‍👦", "👍🏽", "🏳️‍🌈", "cafe\u0301", "na\u0308ive", "हिन्दी"):
        assert whole not in text or whole in found


class Letters(str):
    """A text that counts how many letters were copied to join it with another."""

    __slots__ = ()
    copied: ClassVar[list[int]] = []

    @override
    def __iter__(self) -> Iterator[str]:
        return (Letters(letter) for letter in str(self))

    @override
    def __add__(self, more: str) -> Letters:
        self.copied.append(len(self))
        return Letters(str(self) + more)


def test_no_word_is_copied_again_for_each_of_its_letters() -> None:
    Letters.copied.clear()
    assert tokens(Letters("x" * 2000 + " y")) == ["x" * 2000, " ", "y"]
    assert sum(Letters.copied) <= 2002


@given(texts | st.text("ab ,.\u200d\u0301漢\U0001f3fd\U0001f469"))
def test_the_tokens_joined_are_the_text(text: str) -> None:
    found = tokens(text)
    assert "".join(found) == text
    assert all(found)
    assert not any(token.startswith(("\u200d", "\u0301", "\U0001f3fd")) for token in found[1:])


def test_changed_words_are_found_where_they_stand() -> None:
    then = "I told them late, and two dates slipped."
    now = "I told them on Monday, and one date slipped."
    gone, new = both_sides(then, now)
    assert [text for text, is_changed in gone if is_changed] == ["late", "two dates"]
    assert [text for text, is_changed in new if is_changed] == ["on Monday", "one date"]


def test_a_sentence_that_was_added_is_marked_alone() -> None:
    assert both_sides("It went well.", "It went well. We shipped.") == (
        [("It went well.", False)],
        [("It went well. ", False), ("We shipped.", True)],
    )


def test_a_text_without_spaces_is_compared_sign_by_sign() -> None:
    assert both_sides("予定が変わった", "予定は変わった")[1] == [
        ("予定", False),
        ("は", True),
        ("変わった", False),
    ]


def test_a_text_that_was_written_anew_is_not_marked_at_all() -> None:
    then = "People know what we do but I have to repeat why."
    made = changed_words(then, "Sales can say in one sentence where the login goes.")
    assert made.is_anew
    assert made.then == (Stretch(text=then),)


@pytest.mark.parametrize("kinds", [1, 2, 30, 300, 3000])
def test_twenty_thousand_letters_take_no_long_time(kinds: int) -> None:
    dice = Random(kinds)
    then = [f"w{dice.randrange(kinds)}" + dice.choice(["", "", "", "."]) for _ in range(5000)]
    now = [word if dice.random() < 0.8 else f"w{dice.randrange(kinds)}" for word in then]
    begun = time.perf_counter()
    made = changed_words(" ".join(then)[:20_000], " ".join(now)[:20_000])
    assert time.perf_counter() - begun < 3
    assert "".join(stretch.text for stretch in made.now) == " ".join(now)[:20_000]
