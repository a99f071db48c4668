"""The levels of a scale in a line, with an earlier and a later rating and what each is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from assessment.comparing.comparison import SkillComparison
from assessment.wording import capitalised, mark_words
from ui import tokens
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

ROW, BELOW = 22, 64
"""The height of a row of names, and that of everything below the names, at 100 % text."""
GAP = 8
SLACK = 4.0


class Name(NamedTuple):
    """The name of a review above its dot. `words` are the title, cut if no row has room for it."""

    title: str
    dot: float
    colour: str
    words: str = ""
    left: float = 0.0
    right: float = 0.0
    row: int = 0


class StepAxis(QWidget):
    """The levels of a scale, with the earlier one hollow and the new one filled.

    The names of the two reviews are above their dots: in one row, or in two where one row would
    push them aside or cut them. A line then leads from the upper one to its dot.
    """

    def __init__(
        self,
        theme: Theme,
        comparison: SkillComparison,
        then_title: str,
        now_title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._comparison = comparison
        self._titles = (then_title, now_title)
        self.setAccessibleName(
            f"{then_title}: {mark_words(comparison.before)}. "
            f"{now_title}: {mark_words(comparison.after)}."
        )
        set_tip(self, capitalised(comparison.sentence))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(400)
        return QSize(width, self.heightForWidth(width))

    @override
    def heightForWidth(self, width: int) -> int:
        return self._theme.px(BELOW + ROW * _rows(self._names(width)))

    def names(self) -> tuple[Name, ...]:
        """The names as they are drawn now."""
        return self._names(self.width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(tokens.META))
        names = self.names()
        middle = self._theme.px(ROW * _rows(names) + 20)
        self._paint_names(painter, names, middle)
        self._paint_levels(painter, middle)
        self._paint_dots(painter, middle)
        painter.end()

    def _paint_names(self, painter: QPainter, names: tuple[Name, ...], middle: int) -> None:
        height = self._theme.px(ROW)
        one_dot = len({name.dot for name in names}) == 1
        for name in names:
            top = height * name.row
            if name.row < _rows(names) - 1 and not one_dot:
                painter.setPen(QPen(self._theme.color("outline"), self._theme.px(1)))
                painter.drawLine(QLineF(name.dot, top + height, name.dot, middle))
            painter.setPen(self._theme.color(name.colour))
            place = QRectF(name.left, top, name.right - name.left, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, name.words)

    def _paint_levels(self, painter: QPainter, middle: int) -> None:
        theme = self._theme
        below = middle + theme.px(19)
        for level in range(1, self._comparison.highest_level + 1):
            x = self._x(level, self.width())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("outline"))
            painter.drawEllipse(QRectF(x - 3, middle - 3, 6, 6))
            painter.setPen(theme.color("muted"))
            place = QRectF(x - 40, below, 80, theme.px(22))
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, str(level))

    def _paint_dots(self, painter: QPainter, middle: int) -> None:
        theme, radius, width = self._theme, self._theme.px(9), self.width()
        before, after = self._comparison.before.level, self._comparison.after.level
        if before is not None and after is not None and before != after:
            painter.setPen(QPen(theme.color("leaf" if after > before else "accent"), theme.px(4)))
            painter.drawLine(self._x(before, width), middle, self._x(after, width), middle)
        if before is not None:
            grown = radius + (theme.px(5) if before == after else 0)
            painter.setPen(QPen(theme.color("muted"), 2))
            painter.setBrush(theme.color("paper"))
            painter.drawEllipse(_around(self._x(before, width), middle, grown))
        if after is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ink"))
            painter.drawEllipse(_around(self._x(after, width), middle, radius))

    def _names(self, width: int) -> tuple[Name, ...]:
        before, after = self._comparison.before.level, self._comparison.after.level
        then, now = self._titles
        if before is not None and after is not None:
            return self._both(before, after, width)
        if before is not None:
            return (self._name(then, before, "muted", width),)
        return () if after is None else (self._name(now, after, "ink", width),)

    def _both(self, before: int, after: int, width: int) -> tuple[Name, ...]:
        then = self._name(self._titles[0], before, "muted", width)
        now = self._name(self._titles[1], after, "ink", width)
        if before == after:
            both = " · ".join(self._titles)
            if self._metrics().horizontalAdvance(both) + SLACK <= width:
                return (self._name(both, after, "ink", width),)
            return then, now._replace(row=1)
        first, second = (then, now) if before < after else (now, then)
        if first.right + GAP <= second.left:
            return then, now
        return self._in_two_rows(first, second, width)

    def _in_two_rows(self, left: Name, right: Name, width: int) -> tuple[Name, Name]:
        """The name that has more room beside the line from the other one goes below it."""
        room_of_left = right.dot - GAP - (left.right - left.left)
        room_of_right = width - left.dot - GAP - (right.right - right.left)
        if room_of_left >= room_of_right:
            return self._within(left, 0, right.dot - GAP)._replace(row=1), right
        return left, self._within(right, left.dot + GAP, width)._replace(row=1)

    def _name(self, title: str, level: int, colour: str, width: int) -> Name:
        return self._within(Name(title, self._x(level, width), colour), 0, width)

    def _within(self, name: Name, low: float, high: float) -> Name:
        """The name above its dot, moved aside and cut only as far as these limits demand."""
        metrics = self._metrics()
        size = min(high - low, metrics.horizontalAdvance(name.title) + SLACK)
        words = metrics.elidedText(name.title, Qt.TextElideMode.ElideMiddle, size)
        left = max(low, min(name.dot - size / 2, high - size))
        return name._replace(words=words, left=left, right=left + size)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font(tokens.META))

    def _x(self, level: int, width: int) -> int:
        margin = self._theme.px(60)
        span = width - 2 * margin
        return round(margin + span * (level - 1) / (self._comparison.highest_level - 1))


def _rows(names: tuple[Name, ...]) -> int:
    return max((name.row for name in names), default=0) + 1


def _around(x: float, y: float, radius: float) -> QRectF:
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
