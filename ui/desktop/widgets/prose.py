"""Text with more space between its lines than Qt gives, for long texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.desktop.widgets.long_words import LONGEST_SHAPED, wrap_mode
from ui.desktop.widgets.showable import showable
from ui.overriding import override

LEADING, TITLE_LEADING = 1.52, 1.26
"""The line height as a multiple of the font size, for text and for titles."""
UNWRAPPED = 100_000
"""A width in pixels that no line reaches."""
FOCUS_LINE = 2
"""The height in pixels of the line under a text that has the focus."""
DOT, TIED_DOT = " · ", "\u00a0· "
"""What stands between parts of a line, and the same tied to the part before it."""
MOST_KEPT = 6
"""For how many widths the layout of a text is cached."""


class Paragraphs:
    """A plain text laid out to a width in pixels, to be measured and painted."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        leading: float = LEADING,
        marks: Sequence[QTextLayout.FormatRange] = (),
        *,
        dots_divide: bool = False,
    ) -> None:
        """`marks` have formats of their own; their positions count from the start of the text.

        With `dots_divide`, a dot between two parts neither begins a line nor ends one. That is
        for labels: what people wrote is painted as they wrote it.
        """
        self._dots_divide = dots_divide
        if dots_divide:
            text = text.replace(DOT, TIED_DOT)
        metrics = QFontMetrics(font)
        size = font.pixelSize() if font.pixelSize() > 0 else metrics.ascent()
        self.line_height = max(metrics.height(), round(size * leading))
        self._layouts: list[QTextLayout] = []
        option = QTextOption()
        y, place = 0.0, 0
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, _font_for(paragraph, font))
            option.setWrapMode(wrap_mode(paragraph))
            layout.setTextOption(option)
            if marks:
                layout.setFormats(_within(marks, place, paragraph))
            place += length_for_qt(paragraph) + 1
            letters = paragraph.encode("utf-16-le", "surrogatepass")
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1.0, width))
                x = _overhang(letters, line, metrics)
                line.setPosition(QPointF(x, y + (self.line_height - line.height()) / 2))
                y += self.line_height
            layout.endLayout()
            self._layouts.append(layout)
        self.height = round(y)
        self.width = max(
            (
                layout.lineAt(i).x() + layout.lineAt(i).naturalTextWidth()
                for layout in self._layouts
                for i in range(layout.lineCount())
            ),
            default=0.0,
        )

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paints the text with the painter's pen; x, y is its top left corner.

        A tied dot is left out where its line ends: there the end divides the parts.
        """
        for layout in self._layouts:
            if self._dots_divide and TIED_DOT in layout.text():
                _paint_without_last_dots(painter, layout, QPointF(x, y))
            else:
                layout.draw(painter, QPointF(x, y))


def _paint_without_last_dots(painter: QPainter, layout: QTextLayout, place: QPointF) -> None:
    letters = layout.text().encode("utf-16-le", "surrogatepass")
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = line.textStart()
        words = letters[2 * start : 2 * (start + line.textLength())].decode("utf-16-le", "replace")
        if number < layout.lineCount() - 1 and words.rstrip(" ").endswith(TIED_DOT.rstrip(" ")):
            before = start + length_for_qt(words[: words.rindex(TIED_DOT[0])])
            right = cast("tuple[float, int]", line.cursorToX(before))[0]
            painter.save()
            # Letters may reach a little beyond their place, but for the last one there is a space.
            shown = QRectF(0, 0, right + 1, layout.boundingRect().bottom() + line.height())
            painter.setClipRect(shown.translated(place), Qt.ClipOperation.IntersectClip)
            line.draw(painter, place)
            painter.restore()
        else:
            line.draw(painter, place)


def length_for_qt(text: str) -> int:
    """The length of a text for Qt, which counts characters beyond the first plane twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _font_for(paragraph: str, font: QFont) -> QFont:
    """The font, for a very long paragraph without kerning, which takes half of the time."""
    if len(paragraph) <= LONGEST_SHAPED:
        return font
    plain = QFont(font)
    plain.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return plain


def _overhang(letters: bytes, line: QTextLine, metrics: QFontMetrics) -> int:
    """How far the first of the letters (UTF-16) on a line reaches to the left of its place.

    The hook of a J does; it would be cut off there.
    """
    start = 2 * line.textStart()
    first = letters[start : start + 2].decode("utf-16-le", "replace")
    return max(0, -metrics.leftBearing(first)) if first else 0


def _within(
    marks: Sequence[QTextLayout.FormatRange], start: int, paragraph: str
) -> list[QTextLayout.FormatRange]:
    """The marks within a paragraph, with positions from its start."""
    end = start + length_for_qt(paragraph)
    found: list[QTextLayout.FormatRange] = []
    for mark in marks:
        first, last = max(mark.start, start), min(mark.start + mark.length, end)
        if first < last:
            here = QTextLayout.FormatRange()
            here.start, here.length, here.format = first - start, last - first, mark.format
            found.append(here)
    return found


class Prose(QLabel):
    """A label for plain text of any length, wrapped to its width.

    A dot between two parts of it neither begins a line nor ends one.
    """

    def __init__(self, text: str, leading: float = LEADING, parent: QWidget | None = None) -> None:
        super().__init__(showable(text), parent)
        self._leading = leading
        self._kept: dict[float, Paragraphs] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def setText(self, text: str) -> None:
        self._kept.clear()
        super().setText(showable(text))

    @override
    def changeEvent(self, event: QEvent) -> None:
        # Another font, whoever set it: this widget, one around it, the style sheet.
        self._kept.clear()
        super().changeEvent(event)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        laid_out = self._laid_out(inner)
        return laid_out.height + margins.top() + margins.bottom()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        margins = self.contentsMargins()
        laid_out = self._laid_out(UNWRAPPED)
        width = round(laid_out.width + 1) + margins.left() + margins.right()
        return QSize(width, laid_out.height + margins.top() + margins.bottom())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(1, min(self.sizeHint().height(), QFontMetrics(self.font()).height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        area = self.contentsRect()
        laid_out = self._laid_out(area.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        x = float(area.x())
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            x += max(0.0, area.width() - laid_out.width)
        spare = max(0, area.height() - laid_out.height)
        above = 0 if self.alignment() & Qt.AlignmentFlag.AlignTop else spare / 2
        laid_out.paint(painter, x, area.y() + above)
        if self.hasFocus():
            self._paint_focus(painter, x, laid_out.width)
        painter.end()

    def _paint_focus(self, painter: QPainter, x: float, width: float) -> None:
        """Underlines a heading that was gone to: a ring around it would be cut off beside it."""
        top = self.contentsRect().bottom() + 1 - FOCUS_LINE
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.fillRect(QRectF(x, top, width, FOCUS_LINE), accent)

    def _laid_out(self, width: float) -> Paragraphs:
        """The text at a width, cached because layouts ask for the same few widths many times."""
        whole = self._kept.get(UNWRAPPED)
        if whole is not None and whole.width + 1 <= width:
            return whole
        kept = self._kept.get(width)
        if kept is None:
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            kept = self._kept[width] = self._set_in(self.font(), width)
        return kept

    def _set_in(self, font: QFont, width: float) -> Paragraphs:
        return Paragraphs(self.text(), font, width, self._leading, dots_divide=True)
