"""Charts as files: light, on white, with text as text, whatever the window looks like."""

from __future__ import annotations

import errno
import io
import os
import tempfile
from pathlib import Path
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg

from rubrics.errors import KnownError
from ui.charts.catalogue import ChartData, draw_chart, preferred_height
from ui.charts.drawn import DrawnChart
from ui.charts.kinds import ChartKind
from ui.charts.style import ChartStyle, for_print, new_figure

WIDTH = 760.0
"""CSS pixels."""
PNG_DOTS_PER_INCH = 192
SUFFIXES = (".png", ".svg", ".pdf")

_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "growth-rings",
    "pdf.fonttype": 42,
    "text.hinting": "no_hinting",
}
# matplotlib's settings belong to the whole process: two threads that change and restore them
# at the same time would leave them changed.
_one_at_a_time = Lock()
# Without dates and names the same chart is the same file, and tells nothing of who made it.
_METADATA: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


class ChartError(KnownError):
    """A chart can't be written as asked."""


def render(
    kind: ChartKind,
    values: ChartData,
    form: str,
    *,
    style: ChartStyle | None = None,
    width: float = WIDTH,
    **options: Any,  # noqa: ANN401 - the options of the kind of chart
) -> tuple[bytes, DrawnChart]:
    """The chart as a file's bytes, and its words. `form` is "png", "svg" or "pdf"."""
    style = style or for_print()
    figure = new_figure(width, preferred_height(kind, values, style, width))
    FigureCanvasAgg(figure)
    drawn = draw_chart(kind, figure, values, style, **options)
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


def save(kind: ChartKind, values: ChartData, path: Path, **options: Any) -> DrawnChart:  # noqa: ANN401
    """Writes the chart to a file (0600) by its suffix, whole or not at all; the chart's words.

    Raises ChartError for another suffix, or where the file can't be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ChartError(
            f"A chart can’t be written as “{path.name}”. Nothing was written.",
            "End its name in .png, .svg or .pdf.",
        )
    content, drawn = render(kind, values, suffix[1:], **options)
    try:
        _replace(path, content)
    except OSError as error:
        raise _known(error, path) from error
    return drawn


def _replace(path: Path, content: bytes) -> None:
    """Puts the content in place in one step: a power cut leaves the old file or the new one."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    handle, name = tempfile.mkstemp(prefix=".chart-", suffix=path.suffix, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _known(error: OSError, path: Path) -> ChartError:
    safe = "Nothing was written, and what stood there before is untouched."
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return ChartError(f"There is no folder “{path.parent}”. {safe}", "Choose another place.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        words = f"“{path.parent}” doesn’t let you write there. {safe}"
        return ChartError(words, "Choose another folder.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        words = f"There is no room left for the chart. {safe}"
        return ChartError(words, "Free some space, or choose another disk.")
    if error.errno == errno.EISDIR:
        return ChartError(f"“{path}” is a folder. {safe}", "Give the chart a name in it.")
    if error.errno == errno.ENAMETOOLONG:
        return ChartError(f"The file’s name is too long. {safe}", "Choose a shorter one.")
    return ChartError(
        f"The chart can’t be written: {error.strerror or 'the disk gave an error'}. {safe}",
        "Choose another place, or try again.",
    )
