"""The design tokens: colours, spacing and type, shared by the window, the charts and print.

A test holds every pair of colours to WCAG contrast: text 4.5:1, marks and focus rings 3:1.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Colours(NamedTuple):
    """A set of colours, each as #RRGGBB. `steps` go from the lowest level to the highest."""

    paper: str
    surface: str
    line: str
    ink: str
    muted: str
    accent: str
    leaf: str
    danger: str
    selected: str
    hover: str
    on_accent: str
    outline: str
    steps: tuple[str, str, str, str, str]


LIGHT = Colours(
    paper="#FBFAF7",
    surface="#FFFFFF",
    line="#E4DFD6",
    ink="#22262A",
    muted="#62676D",
    accent="#8C4A2F",
    leaf="#2F6B4F",
    danger="#A3302B",
    selected="#F3EDE6",
    hover="#F7F3ED",
    on_accent="#FFFFFF",
    outline="#8D867A",
    steps=("#F5E3DA", "#E4BFAD", "#CC9178", "#AA6246", "#7F4027"),
)

DARK = Colours(
    paper="#17191B",
    surface="#1F2224",
    line="#33373B",
    ink="#ECE8E1",
    muted="#A3A7AC",
    accent="#E0A07E",
    leaf="#8CCBA8",
    danger="#F0938C",
    selected="#2A2826",
    hover="#232628",
    on_accent="#17191B",
    outline="#7C8187",
    steps=("#3A2C26", "#5E4033", "#8B5A43", "#BC7F60", "#E9AE8F"),
)

HIGH_CONTRAST_LIGHT = Colours(
    paper="#FFFFFF",
    surface="#FFFFFF",
    line="#6B6B6B",
    ink="#000000",
    muted="#303030",
    accent="#6B2F17",
    leaf="#124B31",
    danger="#8A0F0A",
    selected="#EDE3DA",
    hover="#F4EEE8",
    on_accent="#FFFFFF",
    outline="#303030",
    steps=("#F5E3DA", "#E4BFAD", "#CC9178", "#AA6246", "#7F4027"),
)

HIGH_CONTRAST_DARK = Colours(
    paper="#000000",
    surface="#000000",
    line="#9A9A9A",
    ink="#FFFFFF",
    muted="#D6D6D6",
    accent="#FFBC97",
    leaf="#B5F0CD",
    danger="#FFB3AD",
    selected="#33241C",
    hover="#1E1A17",
    on_accent="#000000",
    outline="#D6D6D6",
    steps=("#3A2C26", "#5E4033", "#8B5A43", "#BC7F60", "#E9AE8F"),
)

TEXT_CONTRAST = 4.5
"""The least contrast of text with its background (WCAG 2, level AA)."""

SPACING = (4, 8, 12, 16, 24, 32)
RADIUS = 8
META, BODY, SECTION, PAGE, WELCOME = 13, 15, 18, 24, 32
"""Type sizes in pixels at 100 %."""

READING_WIDTH = 680
"""The width of a column in pixels at 100 %: about seventy characters of body text."""


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two #RRGGBB colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """A mix of two colours with `share` (0 to 1) of the first, as #RRGGBB."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def level_colour(colours: Colours, level: int, highest: int) -> str:
    """The colour of a level from 1 to `highest` (2 to 10), a step of one hue."""
    if highest == len(colours.steps):
        return colours.steps[level - 1]
    place = (level - 1) / (highest - 1) * (len(colours.steps) - 1)
    below = min(int(place), len(colours.steps) - 2)
    return mixed(colours.steps[below + 1], colours.steps[below], place - below)


def text_on(colours: Colours, background: str) -> str:
    """Ink or paper, whichever reads better on a background, or else black or white.

    Black or white reaches 4.5:1 on any colour.
    """
    best = max((colours.ink, colours.paper), key=lambda text: contrast(text, background))
    if contrast(best, background) >= TEXT_CONTRAST:
        return best
    return max(("#000000", "#FFFFFF"), key=lambda text: contrast(text, background))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=256)
def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
