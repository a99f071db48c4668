"""The sheet a chart is drawn on: text, dots and lines in CSS pixels from the top left corner.

The charts draw only through `ChartSheet` and do not use matplotlib themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform
from numpy.typing import NDArray

from ui import tokens
from ui.charts.heading import heading_height, heading_lines, sentence_height, sentence_lines
from ui.charts.measure import LINE, directed, plain
from ui.charts.outlines import LIFT, digits_of, outlines_of
from ui.charts.shapes import Align, Outline, Point, Printed, Shape
from ui.charts.style import PIXELS_PER_INCH, POINTS_PER_PIXEL, ChartStyle, size_of

OUTLINE = 2.0
"""The width of a dot's edge, in CSS pixels."""
FIELD_EDGE = 0.8
"""The default width of a shape's edge, in CSS pixels."""


def _marker(shape: Shape) -> Path:
    style = MarkerStyle(shape.value)
    return style.get_path().transformed(style.get_transform())


# Squares and diamonds look larger than a circle of the same width, so they are drawn smaller.
_SIZES = {Shape.DIAMOND: 0.82, Shape.SQUARE: 0.88}
_PATHS = {
    shape: _marker(shape).transformed(Affine2D().scale(_SIZES.get(shape, 1.0))) for shape in Shape
}
"""The outline of each shape, one pixel across."""


class ChartSheet:
    """Draws on a figure, which it clears first. Uses no axes, since they are slow to create."""

    def __init__(self, figure: Figure, style: ChartStyle) -> None:
        figure.clear()
        figure.set_facecolor(style.background)
        self.figure = figure
        self.style = style
        self.width, self.height = size_of(figure)
        from_top_left = Affine2D().translate(0, -self.height).scale(1, -1)
        self.transform = from_top_left.scale(1 / PIXELS_PER_INCH) + figure.dpi_scale_trans
        lengths = Affine2D().scale(1 / PIXELS_PER_INCH, -1 / PIXELS_PER_INCH)
        self._lengths = lengths + figure.dpi_scale_trans

    def text(
        self,
        at: Point,
        words: str,
        *,
        size: float | None = None,
        colour: str | None = None,
        align: Align = "left",
        strong: bool = False,
    ) -> Text:
        """Draws one line of text, vertically centred on `at`."""
        size = size or self.style.body
        return self.figure.text(
            at[0],
            at[1] - size * LIFT,
            directed(plain(words)),
            transform=self.transform,
            fontproperties=self.style.font(size, strong=strong),
            color=colour or self.style.colours.ink,
            horizontalalignment=align,
            verticalalignment="center_baseline",
            parse_math=False,
        )

    def block(
        self,
        at: Point,
        lines: Sequence[str],
        *,
        size: float | None = None,
        colour: str | None = None,
        align: Align = "left",
        strong: bool = False,
    ) -> tuple[Text, ...]:
        """Draws lines of text one below the other, vertically centred on `at` as a whole."""
        size = size or self.style.body
        first = at[1] - (len(lines) - 1) * size * LINE / 2
        return tuple(
            self.text(
                (at[0], first + number * size * LINE),
                line,
                size=size,
                colour=colour,
                align=align,
                strong=strong,
            )
            for number, line in enumerate(lines)
        )

    def dots(
        self,
        places: Sequence[Point],
        fills: Sequence[str],
        edges: Sequence[str],
        diameters: Sequence[float],
        name: str,
        *,
        shape: Shape = Shape.CIRCLE,
    ) -> None:
        """Draws one dot per place, diameters in CSS pixels. `name` is the gid of the artist."""
        if not places:
            return
        dots = PathCollection(
            [_PATHS[shape]],
            sizes=[(diameter * POINTS_PER_PIXEL) ** 2 for diameter in diameters],
            offsets=list(places),
            offset_transform=self.transform,
            facecolors=rgba(fills),
            edgecolors=rgba(edges),
            linewidths=OUTLINE * POINTS_PER_PIXEL,
            zorder=3,
            transform=IdentityTransform(),
        )
        self._add(dots, name)

    def lines(
        self,
        ways: Sequence[Sequence[Point]],
        colours: Sequence[str],
        widths: Sequence[float],
        name: str,
        *,
        above: float = 1,
    ) -> None:
        """Draws a polyline through the points of each way, each with its width in CSS pixels."""
        if not ways:
            return
        drawn = LineCollection(
            list(ways),
            colors=rgba(colours),
            linewidths=[width * POINTS_PER_PIXEL for width in widths],
            capstyle="round",
            joinstyle="round",
            zorder=above,
            transform=self.transform,
        )
        self._add(drawn, name)

    def fields(
        self,
        outlines: Sequence[Outline],
        fills: Sequence[str],
        edge: str,
        name: str,
        *,
        at: Sequence[Point] | None = None,
        width: float = FIELD_EDGE,
        dotted: bool = False,
    ) -> None:
        """Draws shapes, with corners relative to the sheet or, given `at`, to each of its places.

        `outlines` and `fills` hold one item per shape, or one for all. `width` is the width of the
        edge in CSS pixels.
        """
        if not outlines or at == []:
            return
        drawn = PathCollection(
            [Path(list(outline.corners), _codes(outline.codes)) for outline in outlines],
            facecolors=rgba(fills),
            edgecolors=edge,
            linewidths=width * POINTS_PER_PIXEL,
            linestyles=[(0, (1.5, 2.5))] if dotted else "solid",
            zorder=2,
            **(
                {"transform": self.transform}
                if at is None
                else {
                    "offsets": list(at),
                    "offset_transform": self.transform,
                    "transform": self._lengths,
                }
            ),
        )
        self._add(drawn, name)

    def rectangle(
        self,
        at: Point,
        size: Point,
        fill: str,
        *,
        edge: str = "none",
        above: float = 1,
    ) -> None:
        """Draws a rectangle of `size` (width, height) with its top left corner at `at`."""
        drawn = Rectangle(
            at,
            *size,
            facecolor=fill,
            edgecolor=edge,
            linewidth=FIELD_EDGE * POINTS_PER_PIXEL,
            transform=self.transform,
            zorder=above,
        )
        self.figure.add_artist(drawn)

    def print_words(self, printed: Sequence[Printed], name: str) -> None:
        """Prints many words: as text in a file, as shapes on screen. `name` is the shapes' gid."""
        if self.style.is_file:
            self.set_words(printed)
            return
        for drawn in outlines_of(printed, self.style, self.transform):
            self._add(drawn, name)

    def set_words(self, printed: Sequence[Printed]) -> None:
        """Prints the words as text, for a picture with few of them."""
        for one in printed:
            self.text(
                one.at,
                one.words,
                size=one.size,
                colour=one.colour,
                align=one.align,
                strong=one.strong,
            )

    def digits(self, places: Mapping[tuple[int, str], Sequence[Point]]) -> None:
        """Prints each level in its colour, centred on each of its places.

        On screen each pair of level and colour is one artist, since there may be a thousand places.
        """
        for (level, colour), centres in places.items():
            if self.style.is_file:
                for at in centres:
                    size = self.style.meta
                    self.text(at, str(level), size=size, colour=colour, align="center")
                continue
            drawn = digits_of(level, colour, centres, self.style, self.transform)
            self._add(drawn, f"level-{level}")

    def heading(self, title: str, caption: str) -> float:
        """Draws the title and caption if the style asks for them; returns where they end."""
        style = self.style
        if not style.heading:
            return style.margin
        titles, captions = heading_lines(style, title, caption, self.width)
        size, small = style.px(tokens.SECTION), style.meta
        high, less_high = len(titles) * size * LINE, len(captions) * small * LINE
        self.block((style.margin, style.margin + high / 2), titles, size=size, strong=True)
        below = style.margin + high + style.px(4)
        place = (style.margin, below + less_high / 2)
        self.block(place, captions, size=small, colour=style.colours.muted)
        return heading_height(style, title, caption, self.width)

    def sentence(self, top: float, words: str) -> None:
        """Draws a sentence below `top`, for a chart without any marks."""
        lines = sentence_lines(self.style, words, self.width)
        middle = top + sentence_height(self.style, words, self.width) / 2
        self.block((self.style.margin, middle), lines, colour=self.style.colours.muted)

    def _add(self, artist: Artist, name: str) -> None:
        artist.set_gid(name)
        self.figure.add_artist(artist)


@lru_cache(maxsize=16)
def _codes(codes: tuple[int, ...]) -> NDArray[np.uint8]:
    return np.array(codes, dtype=np.uint8)


def rgba(colours: Sequence[str]) -> NDArray[np.float64]:
    """The colours as RGBA rows. Each distinct colour is converted once: many marks share a few."""
    known = {colour: to_rgba(colour) for colour in set(colours)}
    return np.array([known[colour] for colour in colours])
