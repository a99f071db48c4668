"""Reads a chart from the artists of its figure, as a person would see it.

All positions are in CSS pixels from the top left corner, whatever coordinates the chart uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection, LineCollection, PathCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from tests.assessment.sharing_examples import Ratings, shared
from tests.ui.charts.extents import extents_of
from ui.charts.drawn import DrawnChart
from ui.charts.outlines import Outlines
from ui.charts.spec import Chart, ChartOptions
from ui.charts.style import PIXELS_PER_INCH, ChartStyle, for_screen, new_figure, size_of
from ui.tokens import LIGHT

SCREEN = for_screen(LIGHT)

Kind = TypeVar("Kind", bound=Collection)


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """How far two boxes overlap, in the direction where they overlap less."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down)


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    fill: str
    edge: str
    diameter: float
    corners: int

    @property
    def box(self) -> Box:
        half = self.diameter / 2
        return Box(self.x - half, self.y - half, self.x + half, self.y + half)


@dataclass(frozen=True)
class Field:
    outline: Path
    fill: str
    edge: str


@dataclass(frozen=True)
class Line:
    start: tuple[float, ...]
    end: tuple[float, ...]
    colour: str
    width: float


@dataclass(frozen=True)
class Word:
    text: str
    box: Box
    x: float
    y: float
    colour: str
    families: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A drawn figure, and the `DrawnChart` that drawing it returned."""

    figure: Figure
    chart: DrawnChart
    style: ChartStyle

    @property
    def width(self) -> float:
        return size_of(self.figure)[0]

    @property
    def height(self) -> float:
        return size_of(self.figure)[1]

    def dots(self, name: str) -> list[Dot]:
        """The dots with this gid, in the order they were drawn."""
        return [dot for found in self._named(name, PathCollection) for dot in self._dots(found)]

    def outline_of(self, name: str) -> tuple[tuple[float, ...], ...]:
        """The points of the shape of the dots with this gid."""
        (found,) = self._named(name, PathCollection)
        corners = np.asarray(found.get_paths()[0].vertices)
        return tuple(tuple(round(float(n), 3) for n in corner) for corner in corners)

    def fields(self, name: str) -> list[Field]:
        """The shapes with this gid, at their position on the sheet."""
        found: list[Field] = []
        for collection in self._named(name, PathCollection):
            fills = _colours(collection.get_facecolor()) or ["NONE"]
            edge = _colours(collection.get_edgecolor())[0]
            found += [
                Field(outline, fills[number % len(fills)], edge)
                for number, outline in enumerate(self._outlines(collection))
            ]
        return found

    def lines(self, name: str) -> list[Line]:
        """The straight lines with this gid."""
        found: list[Line] = []
        for collection in self._named(name, LineCollection):
            colours = _colours(collection.get_color())
            widths = np.atleast_1d(collection.get_linewidth())
            for number, path in enumerate(collection.get_paths()):
                seen = self._from_top(collection.get_transform().transform_path(path))
                corners = [tuple(map(float, corner)) for corner in np.asarray(seen.vertices)]
                found += [
                    Line(start, end, colours[number], float(widths[number]))
                    for start, end in pairwise(corners)
                ]
        return found

    def ways(self, name: str) -> list[list[tuple[float, float]]]:
        """The corners of each way with this gid, from its start to its end."""
        return [
            [(float(x), float(y)) for x, y in np.asarray(seen.vertices)]
            for collection in self._named(name, LineCollection)
            for path in collection.get_paths()
            for seen in [self._from_top(collection.get_transform().transform_path(path))]
        ]

    def words(self) -> list[Word]:
        """Every visible text, including text drawn as shapes."""
        return [*self._texts(), *self._printed()]

    def _printed(self) -> list[Word]:
        found: list[Word] = []
        for collection in self.figure.findobj(Outlines):
            assert isinstance(collection, Outlines)
            places = collection.get_offset_transform().transform(collection.get_offsets())
            (colour,) = _colours(collection.get_facecolor())
            outlines = self._outlines(collection)
            for words, outline, (x, y) in zip(
                collection.words, outlines, self._css(places), strict=True
            ):
                box = Box(*extents_of(outline))
                found.append(Word(words, box, float(x), float(y), colour, ()))
        return found

    def _outlines(self, collection: Collection) -> list[Path]:
        """The shapes of a collection, at their position on the sheet."""
        paths = collection.get_paths()
        places = collection.get_offset_transform().transform(np.asarray(collection.get_offsets()))
        own, found = collection.get_transforms(), list[Path]()
        for number in range(max(len(paths), len(places))):
            path, place = paths[number % len(paths)], places[number % len(places)]
            sized = Affine2D(own[number % len(own)]) if len(own) else collection.get_transform()
            there = sized.transform_path(path).transformed(Affine2D().translate(*place))
            found.append(self._from_top(there))
        return found

    def _texts(self) -> list[Word]:
        renderer = FigureCanvasAgg(self.figure).get_renderer()
        found: list[Word] = []
        for text in self.figure.findobj(Text):
            assert isinstance(text, Text)
            if text.get_visible() and text.get_text().strip():
                place = text.get_transform().transform(text.get_position())
                x, y = self._css(np.asarray([place]))[0]
                seen = text.get_window_extent(renderer)
                ends = self._css(np.asarray([[seen.x0, seen.y1], [seen.x1, seen.y0]]))
                found.append(
                    Word(
                        text=text.get_text(),
                        box=Box(*ends[0], *ends[1]),
                        x=x,
                        y=y,
                        colour=to_hex(text.get_color()).upper(),
                        families=tuple(text.get_fontproperties().get_family()),
                    )
                )
        return found

    def ink(self) -> list[Box]:
        """The box that each shape covers, including its edge."""
        shapes: list[Box] = []
        for collection in self.figure.findobj(Collection):
            assert isinstance(collection, Collection)
            if isinstance(collection, Outlines):
                continue
            if isinstance(collection, PathCollection) and len(collection.get_sizes()):
                shapes += [dot.box for dot in self._dots(collection)]
                continue
            half = float(np.max(collection.get_linewidth())) / 72 * PIXELS_PER_INCH / 2
            for outline in self._outlines(collection):
                left, top, right, bottom = extents_of(outline)
                shapes.append(Box(left - half, top - half, right + half, bottom + half))
        return shapes

    def _named(self, name: str, kind: type[Kind]) -> list[Kind]:
        return [
            artist
            for artist in self.figure.findobj(kind)
            if isinstance(artist, kind) and artist.get_gid() == name
        ]

    def _dots(self, collection: PathCollection) -> list[Dot]:
        places = self._css(
            collection.get_offset_transform().transform(np.asarray(collection.get_offsets()))
        )
        shape = collection.get_paths()[0]
        reach = 2 * float(np.abs(np.asarray(shape.vertices)).max())
        fills, edges = (
            _colours(collection.get_facecolor()),
            _colours(collection.get_edgecolor()),
        )
        edge = float(np.max(collection.get_linewidth())) / 72 * PIXELS_PER_INCH
        return [
            Dot(
                x=float(x),
                y=float(y),
                fill=fills[number],
                edge=edges[number],
                diameter=float(np.sqrt(collection.get_sizes()[number])) / 72 * 96 * reach + edge,
                corners=len(np.asarray(shape.vertices)),
            )
            for number, (x, y) in enumerate(places)
        ]

    def _css(self, points: np.ndarray) -> np.ndarray:
        scaled = points * PIXELS_PER_INCH / self.figure.dpi
        return np.column_stack([scaled[:, 0], self.height - scaled[:, 1]])

    def _from_top(self, path: Path) -> Path:
        return Path(self._css(np.asarray(path.vertices)), path.codes)


def _colours(found: object) -> list[str]:
    return [to_hex(tuple(colour)).upper() for colour in np.asarray(found).reshape(-1, 4)]


def drawn(
    kind: Chart,
    values: Ratings,
    style: ChartStyle = SCREEN,
    width: float = 640,
    **options: Any,
) -> Picture:
    """The chart, drawn at its preferred height."""
    wanted = ChartOptions(**options)
    figure = new_figure(width, kind.preferred_height(shared(values), style, width, wanted))
    return Picture(figure, kind.draw(figure, shared(values), style, wanted), style)
