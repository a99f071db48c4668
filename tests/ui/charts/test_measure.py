"""Wrapped text loses only what is cut off, and no line is wider than allowed."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.ui.charts.examples import LONG_NAMES, ODD_TITLES
from ui.charts.measure import directed, fits, plain, spread, width_of, wrap
from ui.charts.style import for_screen
from ui.tokens import LIGHT

FONT = for_screen(LIGHT).font(15)
texts = st.sampled_from([*LONG_NAMES, *ODD_TITLES]) | st.text(
    st.characters(exclude_categories=("Cs",)), max_size=60
)


@given(text=texts, width=st.integers(60, 600), most=st.integers(1, 6))
def test_wrapped_text_keeps_to_its_lines_and_its_width(text: str, width: int, most: int) -> None:
    lines = wrap(text, width, FONT, most)
    assert len(lines) <= most
    assert all(line == line.strip() or line.endswith("…") for line in lines)
    assert all(width_of(line, FONT) <= width for line in lines if len(line) > 8)


@given(text=texts, width=st.integers(60, 600))
def test_with_room_enough_every_letter_is_there_and_in_order(text: str, width: int) -> None:
    lines = wrap(text, width, FONT, most=500)
    assert "".join("".join(lines).split()) == "".join(plain(text).split())


@given(text=texts, width=st.integers(60, 600), most=st.integers(1, 6))
def test_what_was_cut_off_ends_in_an_ellipsis_and_nothing_else_does(
    text: str, width: int, most: int
) -> None:
    assume("…" not in text)
    cut, whole = wrap(text, width, FONT, most), wrap(text, width, FONT, most=500)
    assert (cut == whole) == ("…" not in "".join(cut))
    assert cut[:-1] == whole[: len(cut) - 1] if cut else whole == ()


@given(text=texts, width=st.integers(60, 600), most=st.integers(1, 6))
def test_what_fits_is_neither_cut_nor_broken(text: str, width: int, most: int) -> None:
    if fits(text, width, FONT, most):
        lines = wrap(text, width, FONT, most)
        assert [word for line in lines for word in line.split(" ")] == plain(text).split(" ") or (
            not lines and not plain(text)
        )


def test_a_letter_is_never_broken_from_its_accent_nor_a_face_from_its_skin() -> None:
    family, wave, accent = "👩\u200d👩\u200d👧", "👋\U0001f3fd", "e\u0301"
    for piece in (family, wave, accent):
        lines = wrap(piece * 40, 70, FONT, most=100)
        assert len(lines) > 1
        assert all(line.replace(piece, "") == "" for line in lines)


@given(st.text(max_size=40))
@example("a\u202eb\u2066 \ufffe c\x00 \x1b\n")
def test_plain_text_is_one_line_that_turns_no_other_words_around(text: str) -> None:
    made = plain(text)
    # A no-break space stays: only where a line may end is a space like any other.
    assert made == re.sub("[^\\S\xa0]+", " ", made).strip()
    assert not set(made) & set("\n\t\r\x00\u202e\u2066\ufffe")
    assert plain(made) == made


@given(
    places=st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 60)), min_size=1, max_size=20).map(
        sorted
    ),
    low=st.floats(-100, 100),
    room=st.floats(100, 2000),
)
def test_labels_make_room_for_each_other_in_order_and_within_bounds(
    places: list[tuple[float, float]], low: float, room: float
) -> None:
    wanted, sizes = [place for place, _ in places], [size for _, size in places]
    high = low + room
    made = spread(wanted, sizes, low, high)
    fit = min(1.0, room / sum(sizes))
    assert list(made) == sorted(made)
    for (a, size_a), (b, size_b) in pairwise(zip(made, sizes, strict=True)):
        assert b - a >= (size_a + size_b) / 2 * fit - 1e-6
    for place, size in zip(made, sizes, strict=True):
        assert low - 1e-6 <= place - size * fit / 2
        assert place + size * fit / 2 <= high + 1e-6


def test_labels_that_are_not_in_each_other_s_way_stay_where_they_are() -> None:
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == (10, 50, 90)
    assert spread([50, 50], [10, 10], 0, 100) == (45, 55)
    assert spread([], [], 0, 100) == ()


@pytest.mark.parametrize(
    "line,is_marked",
    [
        ("Review of 2026", False),
        ("Review of 2026 compared with סקירה", False),
        ("סקירה compared with Review of 2026", True),
        ("5 الاستماع", True),
        ("الاستماع قبل الكلام", False),
        ("見積り", False),
        ("…", False),
        ("", False),
    ],
)
def test_only_a_line_of_ours_that_begins_in_the_other_direction_is_marked(
    line: str, *, is_marked: bool
) -> None:
    assert directed(line) == ("\u200e" + line if is_marked else line)


def test_words_joined_by_a_no_break_space_stay_on_one_line() -> None:
    assert plain("10\u00a0000\u202f€ saved") == "10\u00a0000\u00a0€ saved"
    width = width_of("10\u00a0000\u00a0€", FONT)
    assert wrap("Saved 10\u00a0000\u202f€", width, FONT) == ("Saved", "10\u00a0000\u00a0€")
