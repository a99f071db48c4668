"""The parts that the page of a year is set from: measured for a width, then painted where told.

Lengths are pixels of 1/96 inch. Letters are laid out ten times as large and painted smaller: Qt
knows sizes of type in whole pixels only.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.reports.document import body_font
from ui.reports.yearly.text import Line, Run

FINE = 10
_SEPARATORS = str.maketrans({"\u2028": " ", "\u2029": " ", "\x00": "\ufffd"})


@dataclass(frozen=True)
class Type:
    """How letters are set: their size in pixels, their colour, the distance of lines in sizes."""

    size: float
    colour: str
    leading: float = 1.45
    strong: bool = False
    tracking: float = 0.0
    """Of the size: what letters move apart by, below zero closer together."""
    at_right: bool = False
    """Whether lines end at the right, whatever direction they read in."""


class Words:
    """Lines of text wrapped to a width. Each finds its own direction, as Unicode has it."""

    def __init__(self, lines: tuple[Line, ...], type_: Type, width: float, gap: float = 0) -> None:
        """`gap` is left between two of the lines, in pixels."""
        self._colour = type_.colour
        self._layouts: list[QTextLayout] = []
        self.width = width
        y = 0.0
        for number, line in enumerate(lines):
            y += gap if number else 0
            layout = _laid_out(line, type_, width, y)
            self._layouts.append(layout)
            y += layout.lineCount() * type_.size * type_.leading
        self.height = y

    @property
    def is_from_the_right(self) -> bool:
        """Whether the text reads from right to left."""
        return bool(self._layouts) and _is_from_the_right(self._layouts[0].text())

    @property
    def text(self) -> str:
        """The letters, line by line."""
        return "\n".join(layout.text() for layout in self._layouts)

    @property
    def reach(self) -> QRectF:
        """What the letters cover, from their own top left corner."""
        covered = QRectF()
        for layout in self._layouts:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                covered = covered.united(line.naturalTextRect())
        return QRectF(
            covered.x() / FINE,
            covered.y() / FINE,
            covered.width() / FINE,
            covered.height() / FINE,
        )

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paints the text with its top left corner there."""
        painter.save()
        painter.translate(x, y)
        painter.scale(1 / FINE, 1 / FINE)
        painter.setPen(QColor(self._colour))
        for layout in self._layouts:
            layout.draw(painter, QPointF(0, 0))
        painter.restore()


def words(text: str, type_: Type, width: float) -> Words:
    """Plain text on as many lines as it needs. Empty text is no line."""
    return Words(((Run(" ".join(text.split())),),) if text.split() else (), type_, width)


def balanced(text: str, type_: Type, width: float) -> Words:
    """The same, with lines of about one length rather than a short one at the end."""
    best = words(text, type_, width)
    for percent in range(95, 45, -5):
        narrower = words(text, type_, width * percent / 100)
        if narrower.height > best.height:
            break
        best = narrower
    return best


def _laid_out(line: Line, type_: Type, width: float, y: float) -> QTextLayout:
    text = "".join(run.text for run in line).translate(_SEPARATORS)
    layout = QTextLayout(text, _font(type_))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    if type_.at_right or _is_from_the_right(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setFormats(_formats(line, type_))
    layout.beginLayout()
    step = type_.size * type_.leading
    while (set_line := layout.createLine()).isValid():
        set_line.setLineWidth(width * FINE)
        # A letter of another script may be higher than the font's own: the lines stay even.
        set_line.setPosition(QPointF(0, y * FINE + (step * FINE - set_line.height()) / 2))
        y += step
    layout.endLayout()
    return layout


def _font(type_: Type) -> QFont:
    font = body_font(type_.size * FINE)
    font.setWeight(QFont.Weight.DemiBold if type_.strong else QFont.Weight.Normal)
    if type_.tracking:
        spacing = QFont.SpacingType.AbsoluteSpacing
        font.setLetterSpacing(spacing, type_.tracking * type_.size * FINE)
    return font


def _formats(line: Line, type_: Type) -> list[QTextLayout.FormatRange]:
    made: list[QTextLayout.FormatRange] = []
    start = 0
    for run in line:
        length = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        if run.strong or run.slanted:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length
            form = QTextCharFormat()
            font = _font(type_)
            font.setWeight(QFont.Weight.DemiBold if run.strong or type_.strong else font.weight())
            font.setItalic(run.slanted)
            form.setFont(font)
            part.format = form
            made.append(part)
        start += length
    return made


def _is_from_the_right(text: str) -> bool:
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
