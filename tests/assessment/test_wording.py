"""Every sentence that the domain makes is a sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import Comparison, compare
from assessment.reviews.marks import Mark, MarkState
from assessment.reviews.ratings import Confidence, Energy
from assessment.reviews.review import Review
from assessment.wording import (
    ENERGY_WORDS,
    capitalised,
    confidence_words,
    counted,
    full_stop,
    hidden_words,
    mark_words,
    share_words,
    step_words,
)
from tests.assessment.strategies import pairs, some_skills

WRONG = re.compile(
    r"None|null|  |\.\.|,,| ,| \.|!|—|'|\"|_|\bone (skills|steps)\b|\b(1|2|3) steps?\b"
    r"|\b(no|two|three|four|five) (skill|step)\b|\bone (are|have)\b"
)


def assert_sentences(text: str) -> None:
    assert not WRONG.search(text), text
    for sentence in text.removesuffix(".").split(". "):
        assert sentence[:1] == sentence[:1].upper(), text
    assert text.endswith("."), text
    assert text == text.strip()


@given(st.data())
def test_what_a_comparison_says_reads_as_sentences(data: st.DataObject) -> None:
    pair: tuple[Review, Review] = data.draw(pairs())
    made: Comparison = compare(*pair, data.draw(some_skills(*pair)))
    assert_sentences(made.summary)
    for row in made.rows:
        assert_sentences(row.sentence)


def test_no_skill_at_all_is_no_sentence() -> None:
    assert Comparison(before_title="A", after_title="B", rows=()).summary == ""


@pytest.mark.parametrize(
    "count,words",
    [(0, "no skills"), (1, "one skill"), (2, "two skills"), (10, "ten skills"), (11, "11 skills")],
)
def test_counting(count: int, words: str) -> None:
    assert counted(count, "skill") == words


def test_counting_what_has_a_plural_of_its_own() -> None:
    assert counted(1, "entry", "entries") == "one entry"
    assert counted(3, "entry", "entries") == "three entries"


@pytest.mark.parametrize(
    "steps,words",
    [
        (0, "held"),
        (1, "one step up"),
        (-1, "one step down"),
        (4, "four steps up"),
        (-2, "two steps down"),
    ],
)
def test_steps(steps: int, words: str) -> None:
    assert step_words(steps) == words


@given(st.sampled_from(Confidence) | st.none(), st.sampled_from(Confidence) | st.none())
def test_confidence_is_said_for_both_sides(then: Confidence | None, now: Confidence | None) -> None:
    words = confidence_words(then, now)
    assert words.startswith("with ")
    assert "None" not in words
    for side in (then, now):
        assert (side or "no confidence") in words
    if then != now:
        assert words.index("then") < words.index("now")


def test_every_mark_has_its_words() -> None:
    said = {
        state: mark_words(Mark(state=state, level=3 if state is MarkState.RATED else None))
        for state in MarkState
    }
    assert said[MarkState.RATED] == "level 3"
    assert len(set(said.values())) == len(MarkState)
    sure = Mark(state=MarkState.RATED, level=5, confidence=Confidence.HIGH)
    assert mark_words(sure) == "level 5, high confidence"


def test_every_energy_has_its_own_words() -> None:
    assert set(ENERGY_WORDS) == set(Energy)
    assert len(set(ENERGY_WORDS.values())) == len(Energy)


def test_a_capital_leaves_the_rest_alone() -> None:
    assert capitalised("one to ONE") == "One to ONE"
    assert capitalised("") == ""


@pytest.mark.parametrize("end", [".", "!", "?", "…"])
def test_a_sentence_that_ends_in_a_title_gets_a_full_stop_unless_the_title_brings_its_own(
    end: str,
) -> None:
    assert full_stop("Half a year") == "."
    assert full_stop(f"Half a year{end}") == ""
    assert full_stop("") == "."


@pytest.mark.parametrize(
    "part,whole,words",
    [
        (0, 1, "no skill"),
        (1, 1, "the skill"),
        (0, 2, "none of the two skills"),
        (1, 2, "one of two skills"),
        (2, 2, "both skills"),
        (8, 8, "all eight skills"),
        (0, 12, "none of the 12 skills"),
        (11, 12, "11 of 12 skills"),
    ],
)
def test_a_share_reads_as_one_would_say_it(part: int, whole: int, words: str) -> None:
    assert share_words(part, whole, "skill") == words


@pytest.mark.parametrize(
    "hidden,whole,words",
    [
        (0, 4, ""),
        (1, 1, "The skill is hidden until you rate it again."),
        (2, 2, "Both are hidden until you rate them again."),
        (4, 4, "All four are hidden until you rate them again."),
        (1, 4, "One is hidden until you rate it again."),
        (3, 4, "Three are hidden until you rate them again."),
    ],
)
def test_what_is_hidden_is_counted_in_a_sentence(hidden: int, whole: int, words: str) -> None:
    assert hidden_words(hidden, whole) == words
