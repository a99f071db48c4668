"""The sheet a chart is drawn on: text, dots and lines placed in CSS pixels from the top left."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Literal

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform
from numpy.typing import NDArray

from ui import tokens
from ui.charts.measure import LINE, directed, plain, wrap
from ui.charts.style import PIXELS_PER_INCH, POINTS_PER_PIXEL, ChartStyle, size_of

LIFT = 0.1
"""Sizes of the font by which a line is raised, so that small letters sit in the middle."""
OUTLINE = 2.0
"""The width of a dot's edge in pixels."""
TITLE_LINES, CAPTION_LINES = 4, 8

Point = tuple[float, float]


def _shape(marker: str) -> Path:
    style = MarkerStyle(marker)
    return style.get_path().transformed(style.get_transform())


class Shape(Enum):
    """What a dot looks like.

    A diamond is a pulse, which is rated without questions; a triangle is memory. The others stand
    for what someone else said.
    """

    CIRCLE = "o"
    DIAMOND = "D"
    TRIANGLE = "^"
    SQUARE = "s"
    POINT_DOWN = "v"
    POINT_RIGHT = ">"

    @property
    def path(self) -> Path:
        """The outline, one pixel across."""
        return _PATHS[self]


# A square on its corner reaches further than a circle: a little smaller, it looks as large.
_PATHS = {
    Shape.CIRCLE: _shape(Shape.CIRCLE.value),
    Shape.DIAMOND: _shape(Shape.DIAMOND.value).transformed(Affine2D().scale(0.82)),
    Shape.TRIANGLE: _shape(Shape.TRIANGLE.value),
    Shape.SQUARE: _shape(Shape.SQUARE.value).transformed(Affine2D().scale(0.88)),
    Shape.POINT_DOWN: _shape(Shape.POINT_DOWN.value),
    Shape.POINT_RIGHT: _shape(Shape.POINT_RIGHT.value),
}


class Sheet:
    """Draws on a figure, which is cleared first. Needs no axes, which are slow to make."""

    def __init__(self, figure: Figure, style: ChartStyle) -> None:
        figure.clear()
        figure.set_facecolor(style.background)
        self.figure = figure
        self.style = style
        self.width, self.height = size_of(figure)
        from_top_left = Affine2D().translate(0, -self.height).scale(1, -1)
        self.transform = from_top_left.scale(1 / PIXELS_PER_INCH) + figure.dpi_scale_trans
        lengths = Affine2D().scale(1 / PIXELS_PER_INCH, -1 / PIXELS_PER_INCH)
        self.lengths = lengths + figure.dpi_scale_trans

    def text(
        self,
        at: Point,
        words: str,
        *,
        size: float | None = None,
        colour: str | None = None,
        align: Literal["left", "center", "right"] = "left",
        strong: bool = False,
    ) -> Text:
        """One line of words, its middle at the height of `at`."""
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
        align: Literal["left", "center", "right"] = "left",
        strong: bool = False,
    ) -> tuple[Text, ...]:
        """Lines of words below each other, the middle of all of them at the height of `at`."""
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
        """Dots, one for each place. `name` finds them again among the figure's artists."""
        if not places:
            return
        dots = PathCollection(
            [shape.path],
            sizes=[(diameter * POINTS_PER_PIXEL) ** 2 for diameter in diameters],
            offsets=list(places),
            offset_transform=self.transform,
            facecolors=rgba(fills),
            edgecolors=rgba(edges),
            linewidths=OUTLINE * POINTS_PER_PIXEL,
            zorder=3,
            transform=IdentityTransform(),
        )
        dots.set_gid(name)
        self.figure.add_artist(dots)

    def lines(
        self,
        ways: Sequence[Sequence[Point]],
        colours: Sequence[str],
        widths: Sequence[float],
        name: str,
        *,
        above: float = 1,
    ) -> None:
        """Straight lines from point to point of each way, each of its own width in pixels."""
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
        drawn.set_gid(name)
        self.figure.add_artist(drawn)

    def heading(self, title: str, caption: str) -> float:
        """The title and caption at the head of a picture that stands alone; where they end."""
        style = self.style
        if not style.heading:
            return style.margin
        titles, captions = _heading_lines(style, title, caption, self.width)
        size, small = style.px(tokens.SECTION), style.meta
        high, less_high = len(titles) * size * LINE, len(captions) * small * LINE
        self.block((style.margin, style.margin + high / 2), titles, size=size, strong=True)
        below = style.margin + high + style.px(4)
        place = (style.margin, below + less_high / 2)
        self.block(place, captions, size=small, colour=style.colours.muted)
        return heading_height(style, title, caption, self.width)

    def sentence(self, top: float, words: str) -> None:
        """A plain sentence in place of a picture that would hold no mark."""
        lines = _sentence_lines(self.style, words, self.width)
        middle = top + sentence_height(self.style, words, self.width) / 2
        self.block((self.style.margin, middle), lines, colour=self.style.colours.muted)


def rgba(colours: Sequence[str]) -> NDArray[np.float64]:
    """The same colours, each looked up once: a lifetime has a thousand marks in five colours."""
    known = {colour: to_rgba(colour) for colour in set(colours)}
    return np.array([known[colour] for colour in colours])


def heading_height(style: ChartStyle, title: str, caption: str, width: float) -> float:
    """The height that `Sheet.heading` takes in a picture of that width, its margin included."""
    if not style.heading:
        return style.margin
    titles, captions = _heading_lines(style, title, caption, width)
    letters = len(titles) * style.px(tokens.SECTION) + len(captions) * style.meta
    return style.margin + letters * LINE + style.px(4 + 14)


def sentence_height(style: ChartStyle, words: str, width: float) -> float:
    """The height that `Sheet.sentence` takes, with some room around it."""
    return len(_sentence_lines(style, words, width)) * style.body * LINE + style.px(24)


def _heading_lines(
    style: ChartStyle, title: str, caption: str, width: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = width - 2 * style.margin
    large = style.font(style.px(tokens.SECTION), strong=True)
    return (
        wrap(title, room, large, TITLE_LINES),
        wrap(caption, room, style.font(style.meta), CAPTION_LINES),
    )


def _sentence_lines(style: ChartStyle, words: str, width: float) -> tuple[str, ...]:
    return wrap(words, width - 2 * style.margin, style.font(style.body), 8)
