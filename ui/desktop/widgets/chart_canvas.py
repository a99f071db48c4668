"""The picture of a chart, whose marks can be pointed at, stepped through and chosen.

It does not know how the picture is made, so it can be shown before the drawing library is loaded.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from assessment.model import SkillKey
from ui import tokens
from ui.charts.drawn import DrawnChart, DrawnMark, neighbour, neighbour_skill
from ui.charts.reach import Reaches
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

REACH = 12
"""The distance from a mark's centre within which a click chooses it, in pixels at 100 %."""

RING = 17
"""The radius of the ring around the current mark, in pixels at 100 %."""

WAITING = "Drawing the chart…"


class ChartCanvas(QWidget):
    """Shows a picture. The arrow keys step through its marks, Enter and a click choose one.

    Left and right step through all marks; up and down go to the skill above or below.
    """

    chosen = Signal(object)
    """The DrawnMark that the user chose."""

    redraw_wanted = Signal()
    """The picture is needed at another resolution: the window moved to another screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QImage | None = None
        self._marks: tuple[DrawnMark, ...] = ()
        self._reaches = Reaches((), self._theme.px(REACH))
        self._at: int | None = None
        self._pointed: int | None = None
        self._caption = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(WAITING)

    @property
    def marks(self) -> tuple[DrawnMark, ...]:
        """The marks of the picture, in the order of the arrow keys."""
        return self._marks

    def show_picture(self, picture: QImage, chart: DrawnChart) -> None:
        """Shows the picture of a chart. A screen reader gets its finding and its caption.

        The current mark stays the same if the chart still has it.
        """
        old = None if self._at is None else _who(self._marks[self._at])
        self._picture, self._marks, self._caption = picture, chart.marks, chart.caption
        self._at = next((n for n, mark in enumerate(chart.marks) if _who(mark) == old), None)
        self._reaches = Reaches(chart.marks, self._theme.px(REACH))
        self._pointed = None
        self.setAccessibleName(chart.finding)
        self.setAccessibleDescription(self._description())
        self.setFixedHeight(round(picture.height() / picture.devicePixelRatio()))
        self.update()

    def wait_for_picture(self, height: int) -> None:
        """Keeps room of that height (pixels) for a picture that is being made."""
        self._picture, self._marks, self._at, self._pointed = None, (), None, None
        self._reaches = Reaches((), self._theme.px(REACH))
        self.setAccessibleName(WAITING)
        self.setAccessibleDescription("")
        self.setFixedHeight(height)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), 0)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.redraw_wanted.emit()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is not None:
            painter.drawImage(QPointF(0, 0), self._picture)
        else:
            painter.setPen(self._theme.color("muted"))
            painter.setFont(self._theme.font(tokens.META))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, WAITING)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        if self._at is not None and self.hasFocus():
            mark, reach = self._marks[self._at], self._theme.px(RING)
            painter.drawEllipse(QPointF(mark.x, mark.y), reach, reach)
        if self.hasFocus():
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, at = len(self._marks) - 1, self._at
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) and last >= 0:
            ahead = neighbour_skill if key == Qt.Key.Key_Down else neighbour
            self._step_to(0 if at is None else ahead(self._marks, at, 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up) and last >= 0:
            behind = neighbour_skill if key == Qt.Key.Key_Up else neighbour
            self._step_to(last if at is None else behind(self._marks, at, -1))
        elif key == Qt.Key.Key_Home and last >= 0:
            self._step_to(0)
        elif key == Qt.Key.Key_End and last >= 0:
            self._step_to(last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and at is not None:
            self._choose(at)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointed = self._mark_at(event.position())
        if pointed == self._pointed:
            return
        self._pointed = pointed
        if pointed is None:
            self.unsetCursor()
            QToolTip.hideText()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self._tell(pointed, event.globalPosition().toPoint())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        pointed = self._mark_at(event.position())
        if pointed is not None and event.button() is Qt.MouseButton.LeftButton:
            self._at = pointed
            self._describe(pointed)
            self.update()
            self._choose(pointed)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = None
        super().leaveEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        QToolTip.hideText()
        super().focusOutEvent(event)

    def _mark_at(self, point: QPointF) -> int | None:
        """The nearest mark within reach; among several in one place, the current one."""
        return self._reaches.mark_at(point.x(), point.y(), self._at)

    def _step_to(self, mark: int) -> None:
        self._at = mark
        place = QPoint(round(self._marks[mark].x), round(self._marks[mark].y))
        self._keep_in_view(place)
        self._describe(mark)
        self._tell(mark, self.mapToGlobal(place))
        self.update()

    def _choose(self, mark: int) -> None:
        self.chosen.emit(self._marks[mark])

    def _describe(self, mark: int) -> None:
        """Sets the mark's words as the description that a screen reader reads."""
        self.setAccessibleDescription(self._description())
        words = self._marks[mark].words
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _description(self) -> str:
        """The words of the current mark, if any, and the caption."""
        words = "" if self._at is None else self._marks[self._at].words
        return ". ".join(part for part in (words, self._caption) if part)

    def _tell(self, mark: int, where: QPoint) -> None:
        # Qt guesses whether a tip is rich text; what the user wrote must stay plain.
        QToolTip.showText(where, f"<qt>{escape(self._marks[mark].words)}</qt>", self)

    def _keep_in_view(self, place: QPoint) -> None:
        above: QWidget | None = self.parentWidget()
        while above is not None:
            sheet = above.widget() if isinstance(above, QScrollArea) else None
            if isinstance(above, QScrollArea) and sheet is not None:
                there = self.mapTo(sheet, place)
                above.ensureVisible(there.x(), there.y(), 40, 60)
            above = above.parentWidget()


def _who(mark: DrawnMark) -> tuple[SkillKey, str]:
    return mark.key, mark.which
