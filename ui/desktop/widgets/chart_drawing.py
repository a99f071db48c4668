"""From a chart's data to its pixels in the window's look. No Qt: it may run on any thread.

Nothing here imports matplotlib on its own.
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ui.charts.drawn import DrawnChart
from ui.charts.spec import PLAIN, Chart, ChartData, ChartOptions
from ui.tokens import Colours

if TYPE_CHECKING:
    from ui.desktop.tasks import Checkpoint

MARGIN = 8
"""Pixels around the drawing, where the focus ring goes."""

_LAST_LOADED = "ui.charts.export"


@dataclass(frozen=True)
class Wanted:
    """A chart that is to be drawn: which, what it is drawn from, and how."""

    chart: Chart
    values: ChartData
    options: ChartOptions = PLAIN


class Look(NamedTuple):
    """How charts look in the window: its colours, text size, font, and pixels to one of Qt's."""

    colours: Colours
    scale: float
    family: str
    ratio: float


class Pixels(NamedTuple):
    """A picture as plain bytes, four to a pixel: red, green, blue and opacity."""

    rgba: bytes
    across: int
    down: int
    ratio: float


def is_loaded() -> bool:
    """Whether charts can be drawn at once."""
    module = sys.modules.get(_LAST_LOADED)
    return module is not None and not getattr(module.__spec__, "_initializing", False)


def load(_checkpoint: Checkpoint) -> None:
    """Loads what draws charts: most of a second the first time, so not for the GUI thread."""
    importlib.import_module("ui.charts.sheet")
    importlib.import_module(_LAST_LOADED)


def draw(wanted: Wanted, look: Look, width: int) -> tuple[Pixels, DrawnChart]:
    """The chart as the window shows it, `width` of Qt's pixels wide and as high as it wants."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from ui.charts.style import PIXELS_PER_INCH, for_screen, new_figure

    chart, values, options = wanted.chart, wanted.values, wanted.options
    style = replace(for_screen(look.colours, look.scale, look.family), margin=MARGIN)
    figure = new_figure(width, round(chart.preferred_height(values, style, width, options)))
    figure.set_dpi(PIXELS_PER_INCH * look.ratio)
    canvas = FigureCanvasAgg(figure)
    drawn = chart.draw(figure, values, style, options)
    canvas.draw()
    across, down = canvas.get_width_height()
    return Pixels(bytes(canvas.buffer_rgba()), across, down, look.ratio), drawn
