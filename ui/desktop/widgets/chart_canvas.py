"""The picture of a chart, whose marks and rows can be pointed at, stepped through and chosen.

It does not know how the picture is made, so it can be shown before the drawing library is loaded.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from assessment.model import SkillKey
from ui import tokens
from ui.charts.drawn import DrawnChart, DrawnMark, neighbour, neighbour_skill
from ui.charts.live import AreaShape, LiveArea
from ui.charts.reach import LiveChart
from ui.desktop.widgets.chart_overlay import paint_chosen, paint_chosen_mark, paint_pointed
from ui.desktop.widgets.chart_tip import ChartTip
from ui.desktop.widgets.spoken import ReadAs, announce, read_as
from ui.desktop.widgets.tips import show_tip
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

    Left and right step through all marks; up and down go to the skill above or below; a card says
    what each means, until Escape. A click chooses whatever is under the pointer: a mark, or the
    row, name or line of a skill. A ring shows where the keyboard is; it is hidden while the pointer
    is used.
    """

    chosen = Signal(object)
    """The DrawnMark or the LiveArea that the user chose."""

    is_live = True
    """Whether something happens when a mark is chosen."""

    redraw_wanted = Signal()
    """The picture is needed at another resolution: the window moved to another screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QImage | None = None
        self._marks: tuple[DrawnMark, ...] = ()
        self._areas: tuple[LiveArea, ...] = ()
        self._live = LiveChart((), (), self._theme.px(REACH))
        self._at: int | None = None
        self._pointed: int | LiveArea | None = None
        self._shown: tuple[SkillKey, str] | None = None
        self._has_ring = False
        self._caption = ""
        self._tip = ChartTip(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Before the name, with which Qt asks what the widget is.
        read_as(self, ReadAs.CHART)
        self.setAccessibleName(WAITING)

    @property
    def marks(self) -> tuple[DrawnMark, ...]:
        """The marks of the picture, in the order of the arrow keys."""
        return self._marks

    @property
    def areas(self) -> tuple[LiveArea, ...]:
        """The parts of the picture that stand for a skill or for one of its marks."""
        return self._areas

    def show_picture(self, picture: QImage, chart: DrawnChart) -> None:
        """Shows the picture of a chart. A screen reader gets its finding and its caption.

        The current mark stays the same if the chart still has it.
        """
        old = None if self._at is None else _who(self._marks[self._at])
        self._tip.hide()
        self._picture, self._marks, self._caption = picture, chart.marks, chart.caption
        self._areas = chart.areas
        self._at = next((n for n, mark in enumerate(chart.marks) if _who(mark) == old), None)
        self._live = LiveChart(chart.marks, chart.areas, self._theme.px(REACH))
        self._point_at(None)
        self.setAccessibleName(chart.finding)
        self.setAccessibleDescription(self._description())
        self.setFixedHeight(round(picture.height() / picture.devicePixelRatio()))
        self.update()

    def wait_for_picture(self, height: int) -> None:
        """Keeps room of that height (pixels) for a picture that is being made."""
        self._tip.hide()
        self._picture, self._marks, self._areas, self._at = None, (), (), None
        self._live = LiveChart((), (), self._theme.px(REACH))
        self._point_at(None)
        self.setAccessibleName(WAITING)
        self.setAccessibleDescription("")
        self.setFixedHeight(height)
        self.update()

    def show_chosen(self, key: SkillKey | None, which: str = "") -> None:
        """Marks the skill that is read beside the chart and, if given, one of its marks."""
        shown = None if key is None else (key, which)
        if shown != self._shown:
            self._shown = shown
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
        elif event.type() == QEvent.Type.ShortcutOverride and self._tip.keeps(event):
            # Else Escape would leave the page instead of closing the tip.
            return True
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
        if self._shown is not None:
            paint_chosen(painter, self._theme, self._areas, self._shown[0])
            for mark in self._marks:
                if _who(mark) == self._shown:
                    paint_chosen_mark(painter, self._theme, self._areas, mark)
        if self._pointed is not None and self.is_live:
            paint_pointed(painter, self._theme, self._pointed_shapes())
        if self.hasFocus() and self._has_ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            if self._at is not None:
                mark, reach = self._marks[self._at], self._theme.px(RING)
                painter.drawEllipse(QPointF(mark.x, mark.y), reach, reach)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _pointed_shapes(self) -> list[AreaShape]:
        """The areas of what the pointer is on; none for a mark without an area, which has a tip."""
        pointed = self._pointed
        if isinstance(pointed, LiveArea):
            return [a.shape for a in self._areas if a.key == pointed.key and not a.which]
        if pointed is None:
            return []
        who = _who(self._marks[pointed])
        return [area.shape for area in self._areas if (area.key, area.which) == who]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, at = len(self._marks) - 1, self._at
        self._show_ring(shown=True)
        key = event.key()
        if key == Qt.Key.Key_Escape and self._tip.isVisible():
            self._tip.hide()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down) and last >= 0:
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
        pointed = self._live.at(event.position().x(), event.position().y(), self._at)
        if pointed == self._pointed:
            return
        self._point_at(pointed)
        if pointed is None:
            QToolTip.hideText()
        else:
            show_tip(self, self._part(pointed).words, event.globalPosition().toPoint())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(shown=False)
        self._tip.hide()
        place = event.position()
        pointed = self._live.at(place.x(), place.y(), self._at)
        if pointed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        # The arrow keys go on from what was clicked: for a row, from its nearest mark.
        self._at = self._nearest_mark(pointed, place)
        if self._at is not None:
            self._describe(self._at)
        self.update()
        if self.is_live:
            self.chosen.emit(self._part(pointed))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_ring(shown=event.reason() is not Qt.FocusReason.MouseFocusReason)
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._tip.hide()
        super().focusOutEvent(event)

    def _show_ring(self, *, shown: bool) -> None:
        if shown != self._has_ring:
            self._has_ring = shown
            self.update()

    def _point_at(self, pointed: int | LiveArea | None) -> None:
        self._pointed = pointed
        if pointed is None or not self.is_live:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def _part(self, pointed: int | LiveArea) -> DrawnMark | LiveArea:
        return pointed if isinstance(pointed, LiveArea) else self._marks[pointed]

    def _nearest_mark(self, pointed: int | LiveArea, place: QPointF) -> int | None:
        """The mark that is pointed at, or the nearest one of the skill that is."""
        if not isinstance(pointed, LiveArea):
            return pointed
        own = [n for n, mark in enumerate(self._marks) if mark.key == pointed.key]
        far = {n: hypot(self._marks[n].x - place.x(), self._marks[n].y - place.y()) for n in own}
        return min(own, key=far.__getitem__, default=None)

    def _step_to(self, mark: int) -> None:
        last, self._at = self._at, mark
        place = QPoint(round(self._marks[mark].x), round(self._marks[mark].y))
        QToolTip.hideText()
        # On the side one comes from, so that the marks that come next are not covered.
        is_forward = last is None or self._marks[last].y <= place.y()
        reach = self._theme.px(RING) + 2
        self._tip.tell(self._marks[mark].words, place, reach, above=is_forward)
        self._tip.bring_into_view(place)
        self._describe(mark)
        self.update()

    def _choose(self, mark: int) -> None:
        if self.is_live:
            self._tip.hide()
            self.chosen.emit(self._marks[mark])

    def _describe(self, mark: int) -> None:
        """Sets the mark's words as the description that a screen reader reads."""
        self.setAccessibleDescription(self._description())
        words = self._marks[mark].words
        announce(self, words)

    def _description(self) -> str:
        """The words of the current mark, if any, and the caption."""
        words = "" if self._at is None else self._marks[self._at].words
        return ". ".join(part for part in (words, self._caption) if part)


def _who(mark: DrawnMark) -> tuple[SkillKey, str]:
    return mark.key, mark.which
