"""Marks that differ in meaning differ in grey, for colour-blind eyes, or in shape.

Pairs that differ in shape are asserted one by one: a rise and a fall by the side of the filled
mark, past and present by hollow and filled, a pulse by its corners, and earlier positions on the
map of energy by their size.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from assessment.comparing.comparison import compare
from assessment.comparing.growth import history
from assessment.reviews.cycles import Depth
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review
from tests.ui.charts.examples import NOBODY
from tests.ui.charts.history_examples import picture_of, some_history
from tests.ui.charts.reading import drawn
from ui.charts.catalogue import DUMBBELL, ENERGY, HEATMAP, SLOPE, STEPS
from ui.charts.spec import Chart
from ui.charts.style import ChartStyle, for_print, for_screen
from ui.tokens import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    contrast,
    level_colour,
)

STYLES = {
    "light": for_screen(LIGHT),
    "dark": for_screen(DARK),
    "high contrast": for_screen(HIGH_CONTRAST_LIGHT),
    "high contrast, dark": for_screen(HIGH_CONTRAST_DARK),
    "print": for_print(),
}

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009: the matrices
# for the whole deficiency (severity 1.0), from linear RGB to linear RGB.
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
TRITANOPIA = (
    (1.255528, -0.076749, -0.178779),
    (-0.078411, 0.930809, 0.147602),
    (0.004733, 0.691367, 0.303900),
)

NEIGHBOURS = 1.3
"""The smallest contrast ratio of the fills of two levels that touch."""
KINDS = 1.5
"""The smallest contrast ratio of two kinds of marks that do not touch."""


def linear(colour: str) -> np.ndarray:
    """A colour's channels as linear light, 0 to 1 (IEC 61966-2-1, sRGB)."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def shown(light: np.ndarray) -> str:
    """The colour of linear light, as #RRGGBB."""
    light = np.clip(light, 0, 1)
    channels = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in channels)


def in_grey(colour: str) -> str:
    """The colour as a printer without colours shows it (luminance of ITU-R BT.709)."""
    return shown(np.full(3, linear(colour) @ np.array([0.2126, 0.7152, 0.0722])))


def seen_with(matrix: tuple[tuple[float, ...], ...]) -> Callable[[str], str]:
    return lambda colour: shown(np.array(matrix) @ linear(colour))


SIGHTS: dict[str, Callable[[str], str]] = {
    "grey": in_grey,
    "protanopia": seen_with(PROTANOPIA),
    "deuteranopia": seen_with(DEUTERANOPIA),
    "tritanopia": seen_with(TRITANOPIA),
}
every_sight = pytest.mark.parametrize("sight", SIGHTS.values(), ids=SIGHTS)
every_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)


def apart(one: str, other: str, sight: Callable[[str], str]) -> float:
    return contrast(sight(one), sight(other))


def test_the_sights_are_what_they_are_called() -> None:
    grey = in_grey("#AA6246")
    assert grey[1:3] == grey[3:5] == grey[5:7]
    for sight in SIGHTS.values():
        assert (sight("#000000"), sight("#FFFFFF")) == ("#000000", "#FFFFFF")
    # Red and green of equal lightness: distinct for most, nearly the same without green cones.
    red, green = linear("#C05020"), linear("#708000")
    mixed = [linear(SIGHTS["deuteranopia"](shown(colour))) for colour in (red, green)]
    assert np.abs(mixed[0] - mixed[1]).max() < np.abs(red - green).max() / 3


@every_style
@every_sight
def test_levels_next_to_each_other_are_apart(
    style: ChartStyle, sight: Callable[[str], str]
) -> None:
    fills = [level_colour(style.colours, level, 5) for level in range(1, 6)]
    for one, other in pairwise(fills):
        assert apart(one, other, sight) >= NEIGHBOURS


@every_style
@every_sight
@pytest.mark.parametrize("highest", range(2, 11))
def test_a_higher_level_is_the_stronger_in_every_sight(
    style: ChartStyle, sight: Callable[[str], str], highest: int
) -> None:
    fills = [level_colour(style.colours, level, highest) for level in range(1, highest + 1)]
    strengths = [apart(fill, style.background, sight) for fill in fills]
    assert strengths == sorted(set(strengths))


@every_style
@every_sight
@pytest.mark.parametrize("name", ["ink", "muted", "accent"])
def test_sure_and_unsure_are_apart_by_their_lightness(
    style: ChartStyle, sight: Callable[[str], str], name: str
) -> None:
    colour = getattr(style.colours, name)
    assert apart(colour, style.faint(colour), sight) >= KINDS


@every_style
@every_sight
def test_the_skill_that_was_chosen_is_apart_from_the_others(
    style: ChartStyle, sight: Callable[[str], str]
) -> None:
    assert apart(style.colours.accent, style.colours.ink, sight) >= KINDS


@every_style
@every_sight
@pytest.mark.parametrize("kind", [DUMBBELL, SLOPE])
def test_the_past_is_hollow_and_the_present_is_not_in_every_sight(
    kind: Chart, style: ChartStyle, sight: Callable[[str], str]
) -> None:
    then = a_review(a_rating(2, PLANNING), a_rating(4, LISTENING), year=2024)
    now = a_review(a_rating(4, PLANNING), a_rating(2, LISTENING), year=2025)
    picture = drawn(kind, compare(then, now, NOBODY), style)
    for before, after in zip(picture.dots("before"), picture.dots("now"), strict=True):
        assert apart(before.fill, before.edge, sight) >= 3
        assert apart(before.fill, after.fill, sight) >= 3


@every_style
def test_a_rise_and_a_fall_are_apart_by_where_the_filled_mark_lies(style: ChartStyle) -> None:
    then = a_review(a_rating(2, PLANNING), a_rating(4, LISTENING), year=2024)
    now = a_review(a_rating(4, PLANNING), a_rating(2, LISTENING), year=2025)
    comparison = compare(then, now, NOBODY)
    ends = {
        kind: [
            (before.x, before.y, after.x, after.y)
            for before, after in zip(
                drawn(kind, comparison, style).dots("before"),
                drawn(kind, comparison, style).dots("now"),
                strict=True,
            )
        ]
        for kind in (DUMBBELL, SLOPE)
    }
    rise, fall = ends[DUMBBELL]
    assert rise[0] < rise[2]
    assert fall[0] > fall[2]
    rise, fall = ends[SLOPE]
    assert rise[1] > rise[3]
    assert fall[1] < fall[3]


@every_style
def test_a_pulse_has_corners_whatever_its_colour(style: ChartStyle) -> None:
    full = history([a_review(a_rating(3, PLANNING))], "practice", NOBODY)
    pulse = history([a_review(a_rating(3, PLANNING), depth=Depth.PULSE)], "practice", NOBODY)
    (round_one,) = picture_of(STEPS, full, style).dots("full")
    (cornered,) = picture_of(STEPS, pulse, style).dots("pulse")
    assert round_one.corners != cornered.corners
    assert round_one.fill != cornered.fill
    assert picture_of(HEATMAP, pulse, style).dots("pulses") != []
    assert picture_of(HEATMAP, full, style).dots("pulses") == []


def test_what_came_earlier_on_the_map_of_energy_is_smaller() -> None:
    history = some_history(40)
    picture = picture_of(ENERGY, history, highlight=history.skills[0].key)
    earlier, before = picture.dots("earlier"), picture.dots("before")
    assert max(dot.diameter for dot in earlier) <= 0.8 * min(dot.diameter for dot in before)
