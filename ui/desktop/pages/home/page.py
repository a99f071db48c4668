"""Home: where you left off, a line to note something, what moved last time, the rings so far.

It shows an `assessment.home.glance.Glance`. On opening, that is the one stored in the journal, so
that the words appear before any model is loaded; later ones are made from the models.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from assessment.dates import day_words
from storage.file.errors import DamagedJournal
from ui.desktop import destinations as to
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.home.latest import LatestWords
from ui.desktop.pages.home.note_line import NAME, NoteLine, with_add
from ui.desktop.pages.home.words import HomeWords
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.reading_order import set_reading_order
from ui.desktop.widgets.text import label
from ui.overriding import override

if TYPE_CHECKING:
    from assessment.comparing.growth import History
    from assessment.home.glance import Glance
    from assessment.home.home import Standing
    from assessment.sharing import Shareable
    from ui.charts.drawn import DrawnMark
    from ui.charts.live import LiveArea
    from ui.desktop.pages.kept_history import KeptHistory
    from ui.desktop.widgets.chart_view import ChartView

RINGS_BESIDE_FROM = 900
"""The page width, in pixels at 100 % text, from which the rings are beside the words."""
RINGS_AFTER_MS = 40


class HomePage(Page):
    """The home page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rings: ChartView | None = None
        self._shown: Glance | None = None
        self._is_damaged = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._column = column = Column(context.theme, 980)
        outer.addWidget(column)
        self._date = label("", "page")
        self._state = label("", "meta")
        column.box.addWidget(self._date)
        column.box.addWidget(self._state)
        column.box.addSpacing(16)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(40)
        column.box.addLayout(self._row)
        self._words_place = QVBoxLayout()
        self._row.addLayout(self._words_place, 3)
        self._words_place.setSpacing(10)
        self._words, self._latest = QWidget(), QWidget()
        self._note = NoteLine(context)
        self._note.kept.connect(self._kept_note)
        self._note.left_by_key.connect(self._begin)
        self._noting = with_add(self._note)
        self._words_place.addWidget(self._words)
        self._words_place.addSpacing(16)
        self._words_place.addWidget(label(NAME, "section"))
        self._words_place.addWidget(self._noting)
        self._words_place.addWidget(self._latest)
        self._words_place.addStretch(1)
        self._rings_place = QWidget()
        self._history: Shareable[History] | None = None
        self._kept: KeptHistory | None = None
        self._row.addWidget(self._rings_place, 2)
        context.theme.changed.connect(self._fit)

    @override
    def arrive(self) -> None:
        """Shows the journal's current state; at first the stored one, if nothing has changed."""
        self._column.begin_at_top()
        is_new = self._shown is None and not self._is_damaged
        kept = self._context.journal.believed_glance() if is_new else None
        if kept is not None:
            self.is_provisional = True
            self._show(kept)
        else:
            self._fill()

    @override
    def leave(self) -> bool:
        """Writes what is unfinished in the line. Returns False when that fails."""
        return self._note.flush()

    @override
    def note_evidence(self) -> bool:
        return self._note.open_form()

    @override
    def event(self, event: QEvent) -> bool:
        is_filled = self._shown is not None or self._is_damaged
        if event.type() == QEvent.Type.WindowActivate and is_filled:
            # The window may have been open at midnight.
            self._show_day()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill(self) -> None:
        """Shows a glance made from the models, or what is damaged in the journal."""
        from assessment.home.home import glance_at

        try:
            standing = self._context.journal.standing()
        except DamagedJournal as error:
            self._show_damage(error)
            return
        self._is_damaged = False
        self._show(glance_at(standing, self._context.journal.now()))
        self.is_provisional = False
        self._show_rings(standing)
        set_reading_order(self)

    def _show(self, glance: Glance) -> None:
        self._show_day()
        if glance != self._shown:
            self._shown = glance
            self._state.setText(glance.state)
            self._replace_words(glance)
            self._rings_place.setVisible(bool(glance.closed))
            set_reading_order(self)
        elif self.is_provisional:
            # A user who is already tabbing through the page keeps the focus where it is.
            return
        self._begin()

    def _show_damage(self, error: DamagedJournal) -> None:
        """Shows where the damage is. The kept glance, which may not show it, is not believed."""
        from ui.desktop.pages.home.damage import DamageWords

        self._show_day()
        self._is_damaged, self.is_provisional = True, False
        self._shown = self._history = None
        self._state.clear()
        self._rings_place.hide()
        self._put(DamageWords(self._context, error), QWidget())
        set_reading_order(self)

    def _show_day(self) -> None:
        self._date.setText(day_words(self._context.journal.local_now().date()))

    def _begin(self) -> None:
        """Puts the keyboard on the first thing to do."""
        first = self._words.findChild(KeyButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept_note(self) -> None:
        """Shows the latest entries again, without taking the keyboard from the line."""
        if self.isVisible():
            self.arrive()
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace_words(self, glance: Glance) -> None:
        words = HomeWords(self._context, glance, self.arrive)
        self._put(words, LatestWords(self._context, glance))
        self._note.show_unfinished(glance.unfinished)
        for what, keys, run in words.offers:
            self.offer(what, keys, run)

    def _put(self, words: QWidget, latest: QWidget) -> None:
        """Replaces what is above and below the line, and the actions of the words above."""
        for old in (self._words, self._latest):
            old.hide()
            old.deleteLater()
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self._words, self._latest = words, latest
        self._words_place.insertWidget(0, words)
        self._words_place.insertWidget(self._words_place.indexOf(self._noting) + 1, latest)
        # A layout shows what it takes only later, and what is hidden takes no focus.
        words.show()

    def _show_rings(self, standing: Standing) -> None:
        from ui.desktop.pages.kept_history import KeptHistory

        if not standing.snapshots:
            return
        rubric_id = standing.snapshots[-1].rubrics[0].id
        self._kept = self._kept or KeptHistory()
        self._history = self._kept.of(standing.snapshots, rubric_id, standing.hidden)
        if self._rings is None:
            # After the words: the drawing library takes longer to load than everything else.
            QTimer.singleShot(RINGS_AFTER_MS, self._draw_rings)
        else:
            self._draw_rings()

    def _draw_rings(self) -> None:
        from ui.charts.rings import RINGS
        from ui.desktop.widgets.chart_view import ChartView

        if self._history is None:
            return
        if self._rings is None:
            self._rings = ChartView(self._context.theme, compact=True)
            self._rings.mark_chosen.connect(self._open_skill)
            box = QVBoxLayout(self._rings_place)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(self._rings)
            box.addStretch(1)
        self._rings.show_chart(RINGS, self._history)

    def _open_skill(self, chosen: DrawnMark | LiveArea) -> None:
        self._context.navigation.go(to.growth_of(chosen.key, chosen.which))

    def _fit(self) -> None:
        is_wide = self.width() / self._context.theme.scale >= RINGS_BESIDE_FROM
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if is_wide else direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
