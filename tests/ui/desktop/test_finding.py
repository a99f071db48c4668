"""Finding by a few words: names, other words, slips, and the order of what is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.desktop.finding import Findable, best_matches


def nothing() -> None:
    """What an entry of these tests does."""


def entries(*names: str) -> list[Findable]:
    return [Findable(name, nothing) for name in names]


ACTIONS = entries(
    "Back",
    "Go to Home",
    "Go to Growth",
    "Go to Library",
    "Go to Settings",
    "Start a review",
    "Add evidence",
    "Larger text",
    "Smaller text",
    "Shortcuts",
    "Dark colours",
    "Settings: Trash",
    "Save this report as a file",
    "Print this report",
    "Undo",
    "Quit",
)


def found(typed: str, among: list[Findable] = ACTIONS) -> list[str]:
    return [entry.words for entry in best_matches(typed, among)]


@pytest.mark.parametrize(
    "typed,wanted",
    [
        ("help", "Shortcuts"),
        ("dark", "Dark colours"),
        ("theme", "Dark colours"),
        ("trash", "Settings: Trash"),
        ("bin", "Settings: Trash"),
        ("compare", "Go to Growth"),
        ("font", "Larger text"),
        ("bigger", "Larger text"),
        ("bigger font", "Larger text"),
        ("export", "Save this report as a file"),
        ("pdf", "Save this report as a file"),
        ("printer", "Print this report"),
        ("preferences", "Go to Settings"),
        ("exit", "Quit"),
        ("revert", "Undo"),
        ("rubrics", "Go to Library"),
        ("how do I print", "Print this report"),
    ],
)
def test_the_words_that_people_use_find_what_they_mean(typed: str, wanted: str) -> None:
    assert found(typed)[0] == wanted


@pytest.mark.parametrize(
    "typed,wanted",
    [
        ("hlep", "Shortcuts"),
        ("hlp", "Shortcuts"),
        ("drak", "Dark colours"),
        ("tarsh", "Settings: Trash"),
        ("setings", "Go to Settings"),
        ("settinsg", "Go to Settings"),
        ("libary", "Go to Library"),
        ("evidnece", "Add evidence"),
        ("smalller", "Smaller text"),
        ("shortcits", "Shortcuts"),
        ("print reprot", "Print this report"),
        ("prefrences", "Go to Settings"),
    ],
)
def test_a_slip_is_forgiven(typed: str, wanted: str) -> None:
    assert wanted in found(typed)


def test_nothing_is_found_by_what_means_nothing_here() -> None:
    assert found("zzz") == []
    assert found("print zzz") == []


def test_a_name_goes_before_another_word_for_it_and_that_before_a_slip() -> None:
    among = entries("Feedback", "Rewind", "Back to the pair", "Bask in the sun")
    assert found("back", among) == ["Back to the pair", "Feedback"]
    assert found("previous", entries("Feedback", "Go back")) == ["Go back"]


def test_slips_are_looked_for_only_where_nothing_else_fits() -> None:
    among = entries("Toy", "Boy")
    assert found("toy", among) == ["Toy"]
    assert set(found("toyy", among)) == {"Toy"}


def test_the_order_given_stays_among_equals_and_where_nothing_is_typed() -> None:
    among = entries("Choose level 2", "Choose level 1", "Other")
    assert found("", among) == [entry.words for entry in among]
    assert found("  ", among) == [entry.words for entry in among]
    assert found("level", among) == ["Choose level 2", "Choose level 1"]


@pytest.mark.parametrize("typed", ["re\u0301union", "r\u00e9union", "REUNION", "reunion"])
@pytest.mark.parametrize("title", ["La re\u0301union", "La r\u00e9union"])
def test_a_title_is_found_in_either_form_of_unicode(typed: str, title: str) -> None:
    assert found(typed, entries(title)) == [title]


@pytest.mark.parametrize(
    "typed, title",
    [
        ("\uff52\uff45\uff56\uff49\uff45\uff57", "Review of 2026"),
        ("\uff12\uff10\uff12\uff16", "Review of 2026"),
        ("review", "\uff32\uff45\uff56\uff49\uff45\uff57 \uff12"),
        ("35\u00b0c", "Up to 35 \u2103, or 35\u2103"),
        ("\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af"),
    ],
)
def test_a_title_is_found_by_letters_of_any_width_and_form(typed: str, title: str) -> None:
    assert found(typed, entries(title, "Another")) == [title]


WORDS = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12), min_size=1, max_size=4
)


@given(WORDS)
def test_whatever_there_is_is_found_by_its_own_words_in_any_order(words: list[str]) -> None:
    shuffled = sorted(words, reverse=True)
    assert found(" ".join(shuffled), entries(" ".join(words)))


@given(WORDS, st.data())
def test_one_letter_missing_or_two_swapped_still_find_it(
    words: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    word = words[at]
    spot = data.draw(st.integers(1, len(word) - 2))
    missing = word[:spot] + word[spot + 1 :]
    swapped = word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]
    name = " ".join(words)
    assert found(missing, entries(name)) == [name]
    assert found(swapped, entries(name)) == [name]


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=5))
def test_anything_may_be_typed(typed: str, names: list[str]) -> None:
    assert set(found(typed, entries(*names))) <= set(names)
