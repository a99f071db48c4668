"""Levels printed in cells: as text in a file, as shapes on the screen, where text is slow to draw.

A lifetime of reviews has a thousand cells. Each text costs matplotlib half a millisecond.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import IdentityTransform

from ui.charts.sheet import Point, Sheet, rgba
from ui.charts.style import POINTS_PER_PIXEL, ChartStyle


def draw_digits(sheet: Sheet, places: Mapping[tuple[int, str], Sequence[Point]]) -> None:
    """Draws each level in its colour, centred on its places."""
    style = sheet.style
    for (level, colour), centres in places.items():
        if style.is_file:
            for at in centres:
                sheet.text(at, str(level), size=style.meta, colour=colour, align="center")
            continue
        size = style.meta * POINTS_PER_PIXEL
        drawn = PathCollection(
            [_outline(str(level), style)],
            sizes=[size**2] * len(centres),
            offsets=list(centres),
            offset_transform=sheet.transform,
            facecolors=rgba([colour] * len(centres)),
            edgecolors=rgba([colour] * len(centres)),
            linewidths=0,
            zorder=4,
            transform=IdentityTransform(),
        )
        drawn.set_gid(f"level-{level}")
        sheet.figure.add_artist(drawn)


def _outline(words: str, style: ChartStyle) -> Path:
    """The outline of a number, one unit high where the font is, its middle at the origin."""
    font = style.font(style.meta)
    corners, codes = text_to_path.get_text_path(font, words)
    path = Path(corners, codes)
    box = path.get_extents()
    scale = 1 / text_to_path.FONT_SCALE
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    return Path((np.asarray(path.vertices) - middle) * scale, path.codes)
