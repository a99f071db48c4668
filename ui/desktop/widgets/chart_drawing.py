"""From a chart's data to a picture for the window. Nothing here imports matplotlib on its own."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from ui import tokens
from ui.charts.spec import PLAIN, Chart, ChartData, ChartOptions
from ui.desktop.tasks import Checkpoint

if TYPE_CHECKING:
    from ui.charts.drawn import DrawnChart
    from ui.desktop.theme import Theme

MARGIN = 8
"""Pixels around the drawing, where the focus ring goes."""

_LAST_LOADED = "ui.charts.export"


@dataclass(frozen=True)
class Wanted:
    """A chart that is to be drawn: which, what it is drawn from, and how."""

    chart: Chart
    values: ChartData
    options: ChartOptions = PLAIN


def is_loaded() -> bool:
    """Whether charts can be drawn at once."""
    module = sys.modules.get(_LAST_LOADED)
    return module is not None and not getattr(module.__spec__, "_initializing", False)


def load(_checkpoint: Checkpoint) -> None:
    """Loads what draws charts: most of a second the first time, so not for the GUI thread."""
    importlib.import_module("ui.charts.sheet")
    importlib.import_module(_LAST_LOADED)


def draw(wanted: Wanted, theme: Theme, width: int, ratio: float) -> tuple[QImage, DrawnChart]:
    """The chart in the window's colours, type and sharpness (`ratio` pixels to one of Qt's).

    `width` is that of the picture in Qt's pixels; the height is what the chart wants.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from ui.charts.style import PIXELS_PER_INCH, for_screen, new_figure

    family = theme.font(tokens.BODY).family()
    style = replace(for_screen(theme.colours, theme.scale, (family,)), margin=MARGIN)
    height = wanted.chart.preferred_height(wanted.values, style, width, wanted.options)
    figure = new_figure(width, round(height))
    figure.set_dpi(PIXELS_PER_INCH * ratio)
    canvas = FigureCanvasAgg(figure)
    drawn = wanted.chart.draw(figure, wanted.values, style, wanted.options)
    canvas.draw()
    across, down = canvas.get_width_height()
    pixels = QImage(canvas.buffer_rgba(), across, down, QImage.Format.Format_RGBA8888)
    # A copy of its own: the canvas and its memory are gone when this returns.
    picture = pixels.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied).copy()
    picture.setDevicePixelRatio(ratio)
    return picture, drawn
