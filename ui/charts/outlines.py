"""Text as shapes, for the screen: a lifetime of reviews needs hundreds of years and names.

matplotlib takes most of a millisecond for each text, even one it has drawn before. Outlines are
cached, and any number of them share one artist. In a file, text stays text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib import font_manager
from matplotlib.collections import PathCollection
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import IdentityTransform, Transform

from ui.charts.measure import directed, plain
from ui.charts.shapes import Align, Point, Printed
from ui.charts.style import POINTS_PER_PIXEL, ChartStyle

LIFT = 0.1
"""How far a line is raised, as a share of the font size, so that small letters are centred."""


class Outlines(PathCollection):
    """Text drawn as shapes; `words` holds the strings, in the order of the artist's offsets."""

    words: tuple[str, ...] = ()


def outlines_of(
    printed: Sequence[Printed], style: ChartStyle, transform: Transform
) -> list[Outlines]:
    """The text as shapes: one artist for all words of the same colour, size and weight."""
    alike: dict[tuple[str, float, bool], list[Printed]] = defaultdict(list)
    for one in printed:
        if plain(one.words):
            alike[one.colour, one.size, one.strong].append(one)
    made: list[Outlines] = []
    for (colour, size, strong), found in alike.items():
        families = tuple(style.font(size, strong=strong).get_family())
        drawn = Outlines(
            [_outline(directed(plain(one.words)), families, one.align) for one in found],
            sizes=[(size * POINTS_PER_PIXEL) ** 2],
            offsets=[one.at for one in found],
            offset_transform=transform,
            facecolors=colour,
            linewidths=0,
            zorder=4,
            transform=IdentityTransform(),
        )
        drawn.words = tuple(plain(one.words) for one in found)
        made.append(drawn)
    return made


def digits_of(
    level: int, colour: str, centres: Sequence[Point], style: ChartStyle, transform: Transform
) -> PathCollection:
    """A level's number as a shape, centred on each of these places."""
    size = style.meta * POINTS_PER_PIXEL
    return PathCollection(
        [_centred(str(level), tuple(style.font(style.meta).get_family()))],
        sizes=[size**2] * len(centres),
        offsets=list(centres),
        offset_transform=transform,
        facecolors=[colour] * len(centres),
        edgecolors=[colour] * len(centres),
        linewidths=0,
        zorder=4,
        transform=IdentityTransform(),
    )


@lru_cache(maxsize=64)
def _centred(words: str, families: tuple[str, ...]) -> Path:
    """The outline of the text at font size 1, centred on the origin."""
    font = FontProperties(family=list(families))
    corners, codes = text_to_path.get_text_path(font, words)
    path = Path(corners, codes)
    box = path.get_extents()
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    return Path((np.asarray(path.vertices) - middle) / text_to_path.FONT_SCALE, path.codes)


@lru_cache(maxsize=1024)
def _outline(words: str, families: tuple[str, ...], align: Align) -> Path:
    """The outline of the text at font size 1, aligned relative to the origin."""
    font = FontProperties(family=list(families))
    corners, codes = text_to_path.get_text_path(font, words)
    path = Path(corners, codes)
    if not len(corners):
        return path
    # From the control points: the exact extent of a curve takes twenty times as long to compute.
    across = np.asarray(path.vertices)[np.asarray(path.codes) != Path.CLOSEPOLY, 0]
    left, right = float(across.min()), float(across.max())
    x = {"left": 0.0, "center": (left + right) / 2, "right": right}[align]
    y = (_ascent(families) / 2 - LIFT) * text_to_path.FONT_SCALE
    return Path((np.asarray(path.vertices) - (x, y)) / text_to_path.FONT_SCALE, path.codes)


@lru_cache(maxsize=16)
def _ascent(families: tuple[str, ...]) -> float:
    """The font's ascent, as a share of its size.

    Read from the table matplotlib uses to place text, so that shapes are where text would be.
    """
    fonts: Any = font_manager
    font = fonts.get_font(fonts.findfont(FontProperties(family=list(families))))
    measures, head = font.get_sfnt_table("OS/2"), font.get_sfnt_table("head")
    if measures is None or head is None:
        return float(font.ascender / font.units_per_EM)
    return float(measures["sTypoAscender"] / head["unitsPerEm"])
