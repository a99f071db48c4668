"""The colours meet WCAG's contrast: text 4.5:1, marks and focus rings 3:1."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tokens import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Colours,
    contrast,
    level_colour,
    mixed,
    text_on,
)

SETS = {
    "light": LIGHT,
    "dark": DARK,
    "high contrast light": HIGH_CONTRAST_LIGHT,
    "high contrast dark": HIGH_CONTRAST_DARK,
}
TEXT, MARK = 4.5, 3.0

every_set = pytest.mark.parametrize("colours", SETS.values(), ids=SETS)
hexes = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@every_set
@pytest.mark.parametrize("text", ["ink", "muted", "accent", "leaf", "danger"])
@pytest.mark.parametrize("behind", ["paper", "surface", "selected", "hover"])
def test_text_reads_on_everything_that_lies_behind_it(
    colours: Colours, text: str, behind: str
) -> None:
    assert contrast(getattr(colours, text), getattr(colours, behind)) >= TEXT


@every_set
def test_text_reads_on_the_accent(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= TEXT


@every_set
@pytest.mark.parametrize("mark", ["outline", "accent", "leaf", "danger"])
@pytest.mark.parametrize("behind", ["paper", "surface", "selected", "hover"])
def test_marks_borders_and_focus_rings_stand_out(colours: Colours, mark: str, behind: str) -> None:
    assert contrast(getattr(colours, mark), getattr(colours, behind)) >= MARK


@every_set
@pytest.mark.parametrize("highest", range(2, 11))
def test_a_number_reads_on_the_colour_of_every_level(colours: Colours, highest: int) -> None:
    for level in range(1, highest + 1):
        behind = level_colour(colours, level, highest)
        assert contrast(text_on(colours, behind), behind) >= TEXT, (level, behind)


@every_set
@pytest.mark.parametrize("highest", range(2, 11))
def test_levels_are_ordered_steps_from_faint_to_strong(colours: Colours, highest: int) -> None:
    steps = [level_colour(colours, level, highest) for level in range(1, highest + 1)]
    strengths = [contrast(step, colours.paper) for step in steps]
    assert all(low < high for low, high in pairwise(strengths))
    assert (steps[0], steps[-1]) == (colours.steps[0], colours.steps[-1])


@every_set
@pytest.mark.parametrize("level", range(1, 6))
def test_five_levels_take_the_five_steps(colours: Colours, level: int) -> None:
    assert level_colour(colours, level, 5) == colours.steps[level - 1]


@pytest.mark.parametrize("plain,strong", [(LIGHT, HIGH_CONTRAST_LIGHT), (DARK, HIGH_CONTRAST_DARK)])
def test_high_contrast_is_higher(plain: Colours, strong: Colours) -> None:
    for name in ("ink", "muted", "accent", "leaf", "danger", "outline", "line"):
        one, other = (
            contrast(getattr(colours, name), colours.paper) for colours in (plain, strong)
        )
        assert other > one


# ---- the measure itself ----------------------------------------------------------------------


def test_contrast_runs_from_1_to_21() -> None:
    assert contrast("#777777", "#777777") == 1
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@given(hexes, hexes)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(hexes, hexes)
def test_a_mixture_lies_between_its_colours(one: str, other: str) -> None:
    assert (mixed(one, other, 1), mixed(one, other, 0)) == (one, other)
    assert mixed(one, one, 0.5) == one


@given(st.sampled_from(list(SETS.values())), hexes)
def test_text_reads_on_any_colour_at_all(colours: Colours, behind: str) -> None:
    assert contrast(text_on(colours, behind), behind) >= TEXT
