"""Every chart in every unusual state of a journal: one sheet of pictures per state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from assessment.comparing.comparison import Comparison
from tests.assessment.sharing_examples import shared
from tests.ui.charts.odd_states import STATES, highlighted, values_in
from ui.charts.catalogue import CHARTS
from ui.charts.export import PNG_DOTS_PER_INCH, render
from ui.charts.spec import Chart, ChartOptions
from ui.charts.style import PIXELS_PER_INCH, for_screen
from ui.tokens import DARK, LIGHT, SPACING, Colours

WIDTH = 640.0
GAP = 24
COLUMNS = 3
DARK_TOO = ("odd-titles", "everything-hidden", "lifetime")


def odd_states(folder: Path) -> int:
    """Writes a sheet for each state, and a dark one for a few; returns how many it wrote."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = [(name, "light", LIGHT) for name in STATES]
    sheets += [(name, "dark", DARK) for name in DARK_TOO]
    for name, variant, colours in sheets:
        path = folder / f"{name}.{variant}.png"
        if not _sheet(name, colours).save(str(path)):
            raise OSError(f"{path.name} could not be written")
    return len(sheets)


def _sheet(name: str, colours: Colours) -> QImage:
    """The charts of a state in columns, each added to the shortest column."""
    alone = len(STATES[name]().reviews) == 1
    # A single review is not compared with itself: the page explains that it takes two.
    kinds = [kind for kind in CHARTS if not (alone and kind.needs is Comparison)]
    pictures = [_picture(kind, name, colours) for kind in kinds]
    wide = round(WIDTH)
    ends = [GAP] * COLUMNS
    places: list[QPointF] = []
    for picture in pictures:
        column = ends.index(min(ends))
        places.append(QPointF(GAP + column * (wide + GAP), ends[column]))
        ends[column] += round(picture.height() / picture.devicePixelRatio()) + GAP
    sheet = QImage(GAP + COLUMNS * (wide + GAP), max(ends), QImage.Format.Format_RGB32)
    sheet.fill(QColor(colours.surface))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for picture, place in zip(pictures, places, strict=True):
        size = picture.size() / picture.devicePixelRatio()
        painter.drawImage(QRectF(place, size.toSizeF()), picture)
        painter.setPen(QColor(colours.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(place, size.toSizeF()))
    painter.end()
    return sheet


def _picture(kind: Chart, name: str, colours: Colours) -> QImage:
    """A chart as on screen, with the text that the page shows around it."""
    values = values_in(kind, STATES[name]())
    style = replace(for_screen(colours), heading=True, margin=SPACING[2])
    options = ChartOptions(highlight=highlighted(values))
    png, _ = render(kind, shared(values), "png", options, style=style, width=WIDTH)
    picture = QImage.fromData(png)
    picture.setDevicePixelRatio(PNG_DOTS_PER_INCH / PIXELS_PER_INCH)
    return picture
