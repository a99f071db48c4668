"""The Growth page in unusual states of a journal: every view is drawn, or says why it is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from assessment.reviews.cycles import open_cycle
from assessment.reviews.review import Review
from storage.journal import Journal
from tests.ui.charts.odd_states import STATES
from tests.ui.desktop.conftest import Show
from tests.ui.desktop.driving import words_on
from ui.charts.catalogue import CHARTS
from ui.desktop.page import PageContext
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.widgets.chart_canvas import WAITING, ChartCanvas
from ui.desktop.widgets.chart_view import ChartView

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEYS = (
    Qt.Key.Key_1,
    Qt.Key.Key_2,
    Qt.Key.Key_3,
    Qt.Key.Key_4,
    Qt.Key.Key_5,
    Qt.Key.Key_6,
    Qt.Key.Key_7,
    Qt.Key.Key_8,
)


def keep(journal: Journal, review: Review, *, closed: bool = True) -> None:
    """Writes a review to the journal as it is, with its answers and ratings if it is `closed`."""
    given = review.cycle
    title = " ".join(given.title.split())[:120]
    cycle = open_cycle(title, given.period, given.depth, review.rubrics, given.opened_at)
    cycle = cycle.with_changes(id=given.id)
    journal.reviews.start(cycle, review.rubrics)
    if closed:
        for answer in review.answers:
            journal.reviews.save_answer(answer)
        for rating in review.ratings:
            journal.reviews.save_rating(rating.model_copy(update={"cycle_id": cycle.id}))
        journal.reviews.close(cycle.id)


def at_rest(qtbot: QtBot, page: GrowthPage) -> None:
    def drawn() -> bool:
        return not any(view.is_busy for view in page.findChildren(ChartView) if view.isVisible())

    QApplication.processEvents()
    qtbot.waitUntil(drawn)


@pytest.mark.parametrize("name", STATES)
def test_every_view_is_drawn_or_says_why_not(
    qtbot: QtBot, context: PageContext, show: Show, journal: Journal, name: str
) -> None:
    state = STATES[name]()
    for review in state.reviews:
        keep(journal, review)
    if state.hidden:
        keep(journal, renewed(state.reviews[-1]), closed=False)
    page = GrowthPage(context)
    show(page)
    at_rest(qtbot, page)
    if not state.reviews:
        assert "No closed review yet" in words_on(page)
        return
    for key, kind in zip(KEYS, CHARTS, strict=True):
        QTest.keyClick(page.window(), key, ALT)
        at_rest(qtbot, page)
        charts = [one for one in page.findChildren(ChartCanvas) if one.isVisible()]
        if not charts:
            assert name in ("one-snapshot", "nothing-in-common")
            assert "Nothing to compare yet." in words_on(page)
            assert "Once you have closed another one" in words_on(page)
            continue
        (chart,) = charts
        assert chart.accessibleName() not in ("", WAITING), kind.title
        assert chart.width() <= page.width()
        QTest.keyClick(page.window(), Qt.Key.Key_T, CONTROL)
        QApplication.processEvents()
        (table,) = (one for one in page.findChildren(QTableView) if one.isVisible())
        assert table.model().rowCount() > 0
        QTest.keyClick(page.window(), Qt.Key.Key_T, CONTROL)


def renewed(review: Review) -> Review:
    """The same review as another cycle, in the following year."""
    cycle = review.cycle.model_copy(update={"id": "the-next", "title": "The next review"})
    return review.model_copy(update={"cycle": cycle})
