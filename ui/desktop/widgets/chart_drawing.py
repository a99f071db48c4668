"""Draws charts to pixels in the window's look. Uses no Qt, so it may run on any thread.

Importing this module does not import matplotlib.
"""

from __future__ import annotations

import importlib
import sys
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ui.charts.drawn import DrawnChart
from ui.charts.spec import PLAIN, Chart, ChartData, ChartOptions
from ui.tokens import Colours

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from ui.desktop.tasks import Checkpoint

MARGIN = 8
"""The margin around the drawing, in pixels; the focus ring is drawn in it."""

_LAST_LOADED = "ui.charts.export"
_LOADING = threading.Lock()


@dataclass(frozen=True)
class Wanted:
    """A chart to draw: which one, its values, and its options."""

    chart: Chart
    values: ChartData
    options: ChartOptions = PLAIN


class Look(NamedTuple):
    """The look of charts in the window: colours, text size, font, and device pixel ratio."""

    colours: Colours
    scale: float
    family: str
    ratio: float


class Pixels(NamedTuple):
    """A picture as bytes, four for each pixel: red, green, blue and alpha."""

    rgba: bytes
    across: int
    down: int
    ratio: float


def is_loaded() -> bool:
    """Whether the drawing library is loaded."""
    module = sys.modules.get(_LAST_LOADED)
    return module is not None and not getattr(module.__spec__, "_initializing", False)


def load(_checkpoint: Checkpoint) -> None:
    """Loads the drawing library. The first time takes most of a second: not for the GUI thread.

    Other work that needs it calls this first: two threads that load it at once can each see half
    of it, and then no chart can be drawn until the program is started again.
    """
    with _LOADING:
        importlib.import_module("ui.charts.sheet")
        importlib.import_module(_LAST_LOADED)


class ChartDrawer:
    """Draws one chart after another, on one canvas as long as their size stays the same.

    The canvas remembers how large each text is: a new one measures all of them again.
    """

    def __init__(self) -> None:
        self._canvas: FigureCanvasAgg | None = None
        self._size: tuple[int, int, float] | None = None

    def draw(self, wanted: Wanted, look: Look, width: int) -> tuple[Pixels, DrawnChart]:
        """The chart as the window shows it, `width` (device-independent pixels) wide."""
        from ui.charts.style import for_screen

        chart, values, options = wanted.chart, wanted.values, wanted.options
        style = replace(for_screen(look.colours, look.scale, look.family), margin=MARGIN)
        height = round(chart.preferred_height(values, style, width, options))
        canvas = self._canvas_of(width, height, look.ratio)
        drawn = chart.draw(canvas.figure, values, style, options)
        canvas.draw()
        across, down = canvas.get_width_height()
        return Pixels(bytes(canvas.buffer_rgba()), across, down, look.ratio), drawn

    def _canvas_of(self, width: int, height: int, ratio: float) -> FigureCanvasAgg:
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        from ui.charts.style import PIXELS_PER_INCH, new_figure

        if self._canvas is None or self._size != (width, height, ratio):
            figure = new_figure(width, height)
            figure.set_dpi(PIXELS_PER_INCH * ratio)
            self._canvas, self._size = FigureCanvasAgg(figure), (width, height, ratio)
        return self._canvas
