"""The sheet a chart is drawn on: one set of axes measured in CSS pixels from the top left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from ui.charts.measure import LINE, plain, wrap
from ui.charts.style import POINTS_PER_PIXEL, ChartStyle, size_of

LIFT = 0.1
"""Sizes of the font by which a line is raised, so that small letters sit in the middle."""

Point = tuple[float, float]
_CIRCLE = MarkerStyle("o").get_path().transformed(MarkerStyle("o").get_transform())


class Sheet:
    """Draws on a figure, which is cleared first."""

    def __init__(self, figure: Figure, style: ChartStyle) -> None:
        figure.clear()
        figure.set_facecolor(style.background)
        self.style = style
        self.width, self.height = size_of(figure)
        self.axes = figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)

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
        return self.axes.text(
            at[0],
            at[1] - size * LIFT,
            plain(words),
            fontproperties=self.style.font(size, strong=strong),
            color=colour or self.style.colours.ink,
            horizontalalignment=align,
            verticalalignment="center_baseline",
            parse_math=False,
        )

    def paragraph(
        self,
        at: Point,
        words: str,
        width: float,
        *,
        size: float | None = None,
        colour: str | None = None,
        strong: bool = False,
        most: int = 4,
    ) -> float:
        """Words wrapped to a width below `at`; the height that they take."""
        size = size or self.style.body
        lines = wrap(words, width, self.style.font(size, strong=strong), most)
        for number, line in enumerate(lines):
            place = (at[0], at[1] + (number + 0.5) * size * LINE)
            self.text(place, line, size=size, colour=colour, strong=strong)
        return len(lines) * size * LINE

    def dots(
        self,
        places: Sequence[Point],
        fills: Sequence[str],
        edges: Sequence[str],
        diameter: float,
        name: str,
    ) -> PathCollection:
        """Circles; `fills` may be "none". `name` finds them again among the figure's artists."""
        dots = PathCollection(
            [_CIRCLE],
            sizes=[(diameter * POINTS_PER_PIXEL) ** 2],
            offsets=list(places) or [(0.0, 0.0)][:0],
            offset_transform=self.axes.transData,
            facecolors=list(fills),
            edgecolors=list(edges),
            linewidths=2 * POINTS_PER_PIXEL,
            zorder=3,
        )
        dots.set_transform(IdentityTransform())
        dots.set_gid(name)
        if places:
            self.axes.add_collection(dots, autolim=False)
        return dots

    def lines(
        self,
        segments: Sequence[tuple[Point, Point]],
        colours: Sequence[str],
        width: float,
        name: str,
        *,
        above: float = 1,
    ) -> None:
        """Straight lines, `width` pixels wide."""
        if segments:
            drawn = LineCollection(
                list(segments),
                colors=list(colours),
                linewidths=width * POINTS_PER_PIXEL,
                capstyle="round",
                zorder=above,
            )
            drawn.set_gid(name)
            self.axes.add_collection(drawn, autolim=False)

    def heading(self, title: str, caption: str) -> float:
        """The title and caption at the head of a picture that stands alone; where they end."""
        style = self.style
        top = style.margin
        if style.heading:
            width = self.width - 2 * style.margin
            top += self.paragraph(
                (style.margin, top), title, width, size=style.px(18), strong=True, most=2
            )
            top += style.px(4)
            top += self.paragraph(
                (style.margin, top), caption, width, size=style.meta, colour=style.colours.muted
            )
            top += style.px(14)
        return top

    def nothing(self, words: str) -> None:
        """A plain sentence in place of a picture that would hold no mark."""
        top = self.heading("", "")
        self.paragraph(
            (self.style.margin, top + self.style.px(8)),
            words,
            self.width - 2 * self.style.margin,
            colour=self.style.colours.muted,
        )


def heading_height(style: ChartStyle, title: str, caption: str, width: float) -> float:
    """The height that `Sheet.heading` takes in a picture of that width, its margin included."""
    if not style.heading:
        return style.margin
    inner = width - 2 * style.margin
    size = style.px(18)
    titles = len(wrap(title, inner, style.font(size, strong=True), 2)) * size * LINE
    captions = len(wrap(caption, inner, style.font(style.meta), 4)) * style.meta * LINE
    return style.margin + titles + style.px(4) + captions + style.px(14)
