"""A chart on a page: the picture, its caption, a table of the same data, and Copy and Save.

The drawing library is slow to load, so it is loaded in the background when the first chart is
shown; until then the view keeps room for the chart.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.charts.spec import PLAIN, Chart, ChartData, ChartOptions
from ui.desktop import tasks
from ui.desktop.widgets import chart_drawing
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.chart_canvas import ChartCanvas
from ui.desktop.widgets.chart_drawing import Look, Pixels, Wanted
from ui.desktop.widgets.chart_keeping import ChartKeeping
from ui.desktop.widgets.chart_table import ChartTableView
from ui.desktop.widgets.column import AIR
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.reading_order import holds_keyboard
from ui.desktop.widgets.text import label
from ui.overriding import override

if TYPE_CHECKING:
    from assessment.model import SkillKey
    from ui.charts.drawn import DrawnChart
    from ui.desktop.theme import Theme

SETTLED_MS = 60
"""How long the width must stay the same before a chart is redrawn, in milliseconds."""

TO_READ = "to read about its skill"
"""What choosing a mark or a row is for, in the words below the table; see also `does`."""
HOW_TO_SORT = "Click a column’s heading, or press Enter in it, to sort. Ctrl+C copies the rows."
AS_TABLE, AS_PICTURE = "Show as table", "Show as chart"


class ChartView(QWidget):
    """Shows one chart at a time."""

    mark_chosen = Signal(object)
    """The DrawnMark or LiveArea that the user chose: its skill, and of which review if of one."""

    turned = Signal()
    """The table took the place of the picture, or the picture that of the table."""

    drawn = Signal()
    """The wanted chart is visible."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        compact: bool = False,
        does: str = TO_READ,
    ) -> None:
        """A `compact` view has no buttons and no table.

        `does` says what choosing a mark or a row is for; if it is empty, none can be chosen.
        """
        super().__init__(parent)
        self._theme = theme
        self._wanted: Wanted | None = None
        self._drawn: DrawnChart | None = None
        self._is_stale = False
        self._width_drawn = 0
        self._within = inf
        self._loading: tasks.Task | None = None
        self._drawer = chart_drawing.ChartDrawer()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw)
        self._canvas = ChartCanvas(theme)
        self._canvas.chosen.connect(self.mark_chosen)
        self._canvas.redraw_wanted.connect(self._draw_again)
        self._table = ChartTableView(theme)
        self._table.chosen.connect(self.mark_chosen)
        to_choose = f"Click a row, or press Space in it, {does}. " if does else ""
        self._how = label(to_choose + HOW_TO_SORT, "meta")
        self._caption = label("", "meta")
        self._canvas.is_live = self._table.is_live = bool(does)
        self._said = label("", "meta")
        self._said.hide()
        self._keeping = ChartKeeping(self)
        self._keeping.said.connect(self._say)
        self._turn = button(AS_TABLE, self.turn, "link")
        self._lay_out(compact=compact)
        # Not before: without a parent the caption would be a window of its own.
        self._show_table(shown=False)
        theme.changed.connect(self._draw_again)

    def show_chart(self, chart: Chart, values: ChartData, options: ChartOptions = PLAIN) -> None:
        """Shows a chart of these values, replacing the last one."""
        wanted = Wanted(chart, values, options)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._said.hide()
        if self._drawn is None:
            self._canvas.wait_for_picture(self._guessed_height())
        self._draw_again()

    def show_chosen(self, key: SkillKey | None, which: str = "") -> None:
        """Marks the skill that the page tells about, in the picture and in the table.

        `which` is that of one of its marks, as in `DrawnMark`, or empty.
        """
        self._canvas.show_chosen(key, which)
        self._table.show_chosen(key)

    def keep_within(self, height: float) -> None:
        """Draws a picture of any size no higher than this (pixels), as long as it can be read."""
        if height == self._within:
            return
        self._within = height
        if self._wanted is not None and self._wanted.chart.scales:
            self._is_stale = True
            self._soon.start(0 if self._drawn is None else SETTLED_MS)

    @property
    def is_busy(self) -> bool:
        """Whether the chart shown is not yet the wanted one."""
        return self._wanted is not None and self._is_stale

    @property
    def canvas(self) -> ChartCanvas:
        """The widget with the picture."""
        return self._canvas

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown instead of the picture."""
        return self._table.isVisibleTo(self)

    @property
    def least_width(self) -> int:
        """The width in pixels below which the table would scroll sideways; 0 for a picture."""
        return self._table.least_width if self.shows_table else 0

    def take_focus(self) -> None:
        """Gives the focus to the picture or the table, whichever is shown."""
        (self._table if self.shows_table else self._canvas).setFocus()

    def turn(self) -> None:
        """Switches between the picture and the table."""
        if self._drawn is None:
            return
        table = not self.shows_table
        # A click leaves the focus on the button; by key it would stay on it, further down.
        had_focus = holds_keyboard(self) and not self._turn.underMouse()
        self._canvas.setVisible(not table)
        self._show_table(shown=table)
        words = AS_PICTURE if table else AS_TABLE
        self._turn.setText(words)
        self._turn.setAccessibleName(words)
        self.turned.emit()
        if had_focus:
            self.take_focus()
        self._show_top()

    def copy(self) -> None:
        """Copies the picture, in print colours, and the table's text to the clipboard."""
        if self._wanted is not None and self._drawn is not None:
            self._keeping.copy(self._wanted, self._drawn, self._theme.family)

    def save(self) -> None:
        """Asks for a file's name and writes the chart to it, as PNG, SVG or PDF."""
        if self._wanted is not None and self._drawn is not None:
            self._keeping.save(self._wanted, self._drawn, self._theme.family)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._soon.start(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._width_drawn and self._wanted is not None:
            self._is_stale = True
            # Restarted at each step, so nothing is drawn while the edge is being dragged.
            self._soon.start(0 if self._drawn is None else SETTLED_MS)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), super().minimumSizeHint().height())

    def _lay_out(self, *, compact: bool) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._canvas)
        box.addWidget(self._table)
        box.addWidget(self._how)
        box.addWidget(self._caption)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=12)
        for made in (
            self._turn,
            button("Copy", self.copy, "link", name="Copy the chart"),
            button("Save…", self.save, "link", name="Save the chart as a file"),
        ):
            row.addWidget(made)
        box.addWidget(buttons)
        box.addWidget(self._said)
        buttons.setVisible(not compact)

    def _show_table(self, *, shown: bool) -> None:
        self._table.setVisible(shown)
        self._how.setVisible(shown)
        # It says what is seen in the picture alone: how marks look and what their places mean.
        self._caption.setVisible(not shown)

    def _show_top(self) -> None:
        """Scrolls up to the first row, if it is further up."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            beyond = self.mapTo(above.viewport(), QPoint(0, 0)).y() - AIR
            bar = above.verticalScrollBar()
            bar.setValue(bar.value() + min(0, beyond))

    def _draw_again(self) -> None:
        self._is_stale = True
        if not self._soon.isActive():
            self._soon.start(0)

    def _draw(self) -> None:
        if self._wanted is None or not self.isVisible() or self._loading is not None:
            return
        if not chart_drawing.is_loaded():
            self._loading = tasks.run(chart_drawing.load)
            self._loading.ended.connect(self._loaded)
            return
        self._width_drawn = self.width()
        self._is_stale = False
        theme = self._theme
        look = Look(theme.colours, theme.scale, theme.family, self.devicePixelRatioF())
        here = replace(self._wanted.options, within=self._within)
        wanted = replace(self._wanted, options=here)
        pixels, drawn = self._drawer.draw(wanted, look, self._width_drawn)
        self._drawn = drawn
        self._canvas.show_picture(_picture(pixels), drawn)
        self._table.show_table(f"Table: {drawn.title}", drawn.table)
        self._caption.setText(drawn.caption)
        self.drawn.emit()

    def _loaded(self) -> None:
        self._loading = None
        if chart_drawing.is_loaded():
            self._soon.start(0)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()

    def _guessed_height(self) -> int:
        return self._theme.px(380)


def _picture(pixels: Pixels) -> QImage:
    seen = QImage(pixels.rgba, pixels.across, pixels.down, QImage.Format.Format_RGBA8888)
    # The format that paints fastest; converting also copies the bytes, which this function frees.
    picture = seen.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(pixels.ratio)
    return picture
