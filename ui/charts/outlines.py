"""Words as shapes, for the screen: a lifetime of reviews prints hundreds of years and names.

Each text costs matplotlib most of a millisecond however often it was set before; the outline of
words is kept, and any number of them go into one artist. In a file, text stays text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from matplotlib import font_manager
from matplotlib.collections import PathCollection
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import IdentityTransform

from ui.charts.measure import LINE, directed, plain
from ui.charts.sheet import LIFT, Point, Sheet
from ui.charts.style import POINTS_PER_PIXEL

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Printed:
    """A line of words to print, as `Sheet.text` would: its middle at the height of `at`."""

    at: Point
    words: str
    colour: str
    size: float
    align: Align = "left"
    strong: bool = False


class Outlines(PathCollection):
    """Printed words that are shapes; `words` are theirs, in the order of the places."""

    words: tuple[str, ...] = ()


def lines_of(first: Printed, lines: Sequence[str]) -> list[Printed]:
    """Lines below each other as `Sheet.block` sets them, each like `first`."""
    x, middle = first.at
    top = middle - (len(lines) - 1) * first.size * LINE / 2
    return [
        replace(first, at=(x, top + number * first.size * LINE), words=line)
        for number, line in enumerate(lines)
    ]


def print_words(sheet: Sheet, printed: Sequence[Printed], name: str) -> None:
    """Prints words as text in a picture that leaves the window, else as shapes, called `name`."""
    if sheet.style.is_file:
        set_words(sheet, printed)
        return
    alike: dict[tuple[str, float, bool], list[Printed]] = defaultdict(list)
    for one in printed:
        if plain(one.words):
            alike[one.colour, one.size, one.strong].append(one)
    for (colour, size, strong), found in alike.items():
        font = sheet.style.font(size, strong=strong)
        drawn = Outlines(
            [outline(directed(plain(one.words)), font, one.align) for one in found],
            sizes=[(size * POINTS_PER_PIXEL) ** 2],
            offsets=[one.at for one in found],
            offset_transform=sheet.transform,
            facecolors=colour,
            linewidths=0,
            zorder=4,
            transform=IdentityTransform(),
        )
        drawn.words = tuple(plain(one.words) for one in found)
        drawn.set_gid(name)
        sheet.figure.add_artist(drawn)


def set_words(sheet: Sheet, printed: Sequence[Printed]) -> None:
    """Sets the words as text, for a picture that holds few."""
    for one in printed:
        sheet.text(
            one.at,
            one.words,
            size=one.size,
            colour=one.colour,
            align=one.align,
            strong=one.strong,
        )


def outline(words: str, font: FontProperties, align: Align) -> Path:
    """The outline of words, one unit high where the font is, around where they are put."""
    return _outline(words, tuple(font.get_family()), align)


@lru_cache(maxsize=1024)
def _outline(words: str, families: tuple[str, ...], align: Align) -> Path:
    font = FontProperties(family=list(families))
    corners, codes = text_to_path.get_text_path(font, words)
    path = Path(corners, codes)
    if not len(corners):
        return path
    # By the corners of the curves: where a curve itself ends costs twenty times as much to know.
    across = np.asarray(path.vertices)[np.asarray(path.codes) != Path.CLOSEPOLY, 0]
    left, right = float(across.min()), float(across.max())
    x = {"left": 0.0, "center": (left + right) / 2, "right": right}[align]
    y = (_ascent(families) / 2 - LIFT) * text_to_path.FONT_SCALE
    return Path((np.asarray(path.vertices) - (x, y)) / text_to_path.FONT_SCALE, path.codes)


@lru_cache(maxsize=16)
def _ascent(families: tuple[str, ...]) -> float:
    """How far letters reach above their line, as a share of the font's size.

    By the table that matplotlib sets text by, so that shapes stand where text would.
    """
    fonts: Any = font_manager
    font = fonts.get_font(fonts.findfont(FontProperties(family=list(families))))
    measures, head = font.get_sfnt_table("OS/2"), font.get_sfnt_table("head")
    if measures is None or head is None:
        return float(font.ascender / font.units_per_EM)
    return float(measures["sTypoAscender"] / head["unitsPerEm"])
