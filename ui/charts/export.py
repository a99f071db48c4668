"""Charts as files: light, on white, with text as text, whatever the window looks like."""

from __future__ import annotations

import io
from pathlib import Path
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg

from rubrics.errors import KnownError
from ui.atomic_files import put_whole, why_not
from ui.charts.drawn import DrawnChart
from ui.charts.spec import PLAIN, Chart, ChartData, ChartOptions
from ui.charts.style import ChartStyle, for_print, new_figure

WIDTH = 760.0
"""The width of an exported chart, in CSS pixels."""
PNG_DOTS_PER_INCH = 192
SUFFIXES = (".png", ".svg", ".pdf")

_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "growth-rings",
    "pdf.fonttype": 42,
    "text.hinting": "no_hinting",
}
# matplotlib's settings are global: two threads that change and restore them at the same time
# could leave them changed.
_one_at_a_time = Lock()
# Without dates and names the same chart gives the same file, which does not identify its author.
_METADATA: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


class ChartError(KnownError):
    """A chart can't be written to that file or in that format."""


def render(
    chart: Chart,
    values: ChartData,
    form: str,
    options: ChartOptions = PLAIN,
    *,
    style: ChartStyle | None = None,
    width: float = WIDTH,
) -> tuple[bytes, DrawnChart]:
    """The bytes of a chart as a "png", "svg" or "pdf" file (`form`), and the chart's text."""
    style = style or for_print()
    figure = new_figure(width, chart.preferred_height(values, style, width, options))
    FigureCanvasAgg(figure)
    drawn = chart.draw(figure, values, style, options)
    out = io.BytesIO()
    with _one_at_a_time, mpl.rc_context(_SETTINGS):
        figure.savefig(
            out,
            format=form,
            dpi=PNG_DOTS_PER_INCH if form == "png" else figure.dpi,
            metadata=_METADATA[form],
            facecolor=style.background,
        )
    return out.getvalue(), drawn


def save(
    chart: Chart,
    values: ChartData,
    path: Path,
    options: ChartOptions = PLAIN,
    *,
    style: ChartStyle | None = None,
) -> DrawnChart:
    """Writes the chart to a file and returns its text. The suffix chooses the format.

    The file is written completely or not at all, with mode 0600. Raises ChartError for an unknown
    suffix, or if the file can't be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ChartError(
            f"A chart can’t be written as “{path.name}”. Nothing was written.",
            "End its name in .png, .svg or .pdf.",
        )
    content, drawn = render(chart, values, suffix[1:], options, style=style)
    try:
        put_whole(path, content)
    except OSError as error:
        raise ChartError(*why_not(error, path, "chart")) from error
    return drawn
