"""The look of a chart: colours, fonts and sizes, passed to every chart and set on every artist.

Lengths are CSS pixels (1/96 inch), so a figure made with `new_figure` has the same layout at any
resolution. Nothing here changes matplotlib's global settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ui import tokens, typefaces
from ui.tokens import Colours, contrast, mixed

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

PIXELS_PER_INCH = 96
POINTS_PER_PIXEL = 72 / PIXELS_PER_INCH
LEAST_CONTRAST = 3.0
"""The contrast a mark needs against its background (WCAG 2)."""

LAST_RESORT = "Last Resort High-Efficiency"
"""Comes with matplotlib and has a glyph for every script. Listed last, it is used for letters
that no installed font has, for which matplotlib would otherwise warn."""


@dataclass(frozen=True)
class ChartStyle:
    """The style a chart is drawn with. `scale` is the text size as a factor, 0.8 to 2.0.

    `margin` is kept free on every side. `heading` says whether the picture includes its title and
    caption, as it must outside the window. `is_file` keeps text as text, so that it can be searched
    and copied; on screen, where it can't be, shapes are faster.
    """

    colours: Colours
    background: str
    scale: float
    families: tuple[str, ...]
    strong_families: tuple[str, ...]
    margin: float = 4
    heading: bool = False
    is_file: bool = False

    def px(self, length: float) -> float:
        """A length scaled with the text."""
        return length * self.scale

    def mark(self, length: float) -> float:
        """A length that grows half as fast as the text, since marks contain no letters."""
        return length * (1 + self.scale) / 2

    @property
    def meta(self) -> float:
        """The size of small print, in CSS pixels."""
        return self.px(tokens.META)

    @property
    def body(self) -> float:
        """The size of labels, in CSS pixels."""
        return self.px(tokens.BODY)

    def font(self, size: float, *, strong: bool = False) -> FontProperties:
        """The chart's font at a size in CSS pixels."""
        return _font(self.strong_families if strong else self.families, size)

    def faint(self, colour: str) -> str:
        """The colour made as light as a mark may be, for ratings of low confidence."""
        for percent in range(50, 100, 5):
            lighter = mixed(colour, self.background, percent / 100)
            if contrast(lighter, self.background) >= LEAST_CONTRAST:
                return lighter
        return colour


def for_screen(
    colours: Colours,
    scale: float = 1.0,
    own: str = "",
    background: str | None = None,
) -> ChartStyle:
    """The style of the window: its colours, text size and font family (`own`).

    If matplotlib can't read that family, the next of `typefaces.families` is used.
    `background` is the colour behind the chart, by default the paper.
    """
    return ChartStyle(
        colours=colours,
        background=background or colours.paper,
        scale=scale,
        families=_families(own),
        strong_families=_strong(_families(own)),
    )


def for_print(*, heading: bool = True, own: str = "") -> ChartStyle:
    """The style of every export: light, on white, whatever the window looks like.

    `own` is the window's font family, if there is one.
    """
    families = _families(own)
    return ChartStyle(
        colours=tokens.LIGHT,
        background="#FFFFFF",
        scale=1.0,
        families=families,
        strong_families=_strong(families),
        margin=24 if heading else 4,
        heading=heading,
        is_file=True,
    )


def new_figure(width: float, height: float) -> Figure:
    """A figure of this size in CSS pixels, at 96 dots per inch until a finer screen raises it."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)


def size_of(figure: Figure) -> tuple[float, float]:
    """A figure's width and height in CSS pixels, whatever its resolution."""
    width, height = figure.get_size_inches()
    return float(width) * PIXELS_PER_INCH, float(height) * PIXELS_PER_INCH


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], size: float) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=list(families), size=size * POINTS_PER_PIXEL)


@lru_cache(maxsize=1)
def _upright() -> frozenset[str]:
    """The families matplotlib has at the regular weight. Asking for any other makes it log."""
    from matplotlib.font_manager import fontManager

    return frozenset(
        entry.name
        for entry in fontManager.ttflist
        if entry.style == "normal" and entry.weight in (400, "normal", "regular")
    )


@lru_cache(maxsize=16)
def _families(own: str) -> tuple[str, ...]:
    chain = (*typefaces.families(own), LAST_RESORT)
    return tuple(family for family in chain if family in _upright())


def _strong(families: tuple[str, ...]) -> tuple[str, ...]:
    # A semi-bold face is listed as a separate family. Asking by weight instead would make
    # matplotlib log a line for each family of the chain that lacks the weight.
    first = families[0]
    names = (f"{first} Semi Bold", f"{first} SemiBold", f"{first} Semibold")
    return (*(name for name in names if name in _upright()), *families)
