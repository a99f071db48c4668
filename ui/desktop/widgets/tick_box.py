"""A check box whose words may wrap: one button, one place to click, one name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.desktop.widgets.prose import UNWRAPPED, Paragraphs
from ui.desktop.widgets.ring import RingByKeyboard
from ui.overriding import override

ABOVE, AFTER = 3, 10
"""The room above and below the words, and the room after them that a ring needs, in pixels."""
RING, RING_GAP = 2, 3
"""How wide the ring of the keyboard is, and how far from what it is around, in pixels."""


class TickBox(RingByKeyboard, QCheckBox):
    """A check box that stands flush with the text above it; its words wrap to its width."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        # Of an "&" in them Qt makes a key.
        self.setShortcut(QKeySequence())
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words_left(self) -> int:
        """Where its words begin, in pixels from its left."""
        metric, gap = QStyle.PixelMetric.PM_CheckBoxLabelSpacing, self._box_size().width()
        return gap + self.style().pixelMetric(metric, None, self)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        words = self._paragraphs(width)
        return max(words.height, self._box_size().height()) + 2 * ABOVE

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.words_left + round(self._paragraphs(UNWRAPPED).width) + 1 + AFTER
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.words_left + self.fontMetrics().averageCharWidth(), 1)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self._live_place().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # As with a link, what it is around makes room for the ring, which the edge would cut off.
        shift = RING + RING_GAP if self.has_ring else 0
        words, size = self._paragraphs(self.width()), self._box_size()
        first_line = words.line_height
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option.rect = QRect(QPoint(shift, ABOVE + (first_line - size.height()) // 2), size)
        box = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        self.style().drawPrimitive(box, option, painter, self)
        ink = self.palette().color(self.foregroundRole())
        painter.setPen(ink)
        words.paint(painter, self.words_left + shift, ABOVE)
        if self.has_ring:
            painter.setPen(QPen(ink, RING))
            painter.drawRoundedRect(self._live_place().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _live_place(self) -> QRect:
        """The box and its words, which take clicks; beside them is empty paper."""
        width = self.words_left + round(self._paragraphs(self.width()).width) + 1 + AFTER
        return QRect(0, 0, min(width, self.width()), self.height())

    def _box_size(self) -> QSize:
        style, metrics = self.style(), QStyle.PixelMetric
        return QSize(
            style.pixelMetric(metrics.PM_IndicatorWidth, None, self),
            style.pixelMetric(metrics.PM_IndicatorHeight, None, self),
        )

    def _paragraphs(self, width: int) -> Paragraphs:
        return Paragraphs(self.text(), self.font(), max(1, width - self.words_left - AFTER))
