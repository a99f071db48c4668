"""No page tells a past rating that is hidden: two journals that differ in nothing else look alike.

The open review of both has a committed rating of Team and none of Execution. What was ever said of
Execution in numbers and notes differs between the two files; all that a page shows, reads aloud or
has for the pointer must not. That the pictures of the charts are alike too, to the last stroke, is
asserted in tests/ui/charts/test_hidden.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.pages.test_every_page import DESTINATIONS, at_rest, go_to
from tests.ui.hidden_journals import EXECUTION, Pair, commit_execution, write_pair
from ui.charts.catalogue import CHARTS
from ui.charts.spec import Chart
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.destinations import Destination
from ui.desktop.widgets.chart_view import ChartView

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MOST_MARKS = 80
WITH_CHART = ("home", "look back", "growth")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return write_pair(tmp_path_factory.mktemp("pair"))


def seen(page: QWidget) -> list[str]:
    """Everything on a page that can be read, heard or pointed at."""
    # What a page has taken down is gone a round of the event loop later.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts: list[str] = []
    for widget in (page, *page.findChildren(QWidget)):
        texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        texts.append(widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            texts.append(widget.text())
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            texts.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            texts += [widget.itemText(at) for at in range(widget.count())]
        elif isinstance(widget, QMenu):
            texts += [action.text() for action in widget.actions()]
        elif isinstance(widget, QAbstractItemView):
            texts += list(_cells(widget))
    texts += [action.text() for action in page.actions()]
    # Widgets without words are Qt's own, in whatever order it made them.
    return [words for words in texts if words]


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            yield str(index.data())
            yield str(index.data(Qt.ItemDataRole.ToolTipRole))


def marks_read(page: QWidget) -> list[str]:
    """What the marks of the page's chart say as one steps through them."""
    descriptions: list[str] = []
    for view in page.findChildren(ChartView):
        if not view.isVisible() or view.shows_table:
            continue
        view.canvas.setFocus()
        for _ in range(MOST_MARKS):
            QTest.keyClick(view.canvas, Qt.Key.Key_Right)
            descriptions.append(view.canvas.accessibleDescription())
    return descriptions


PageWords = tuple[list[str], list[str]]


def words_of(desktop: Desktop, qtbot: QtBot, *, has_chart: bool = True) -> PageWords:
    """The words of the open page and those of its marks, once its chart is there."""
    page = at_rest(desktop, qtbot)
    if has_chart:
        qtbot.waitUntil(lambda: any(v.isVisible() for v in page.findChildren(ChartView)))
        at_rest(desktop, qtbot)
    return seen(page), marks_read(page)


def both(
    pair: Pair, open_desktop: OpenDesktop, go: Callable[[Desktop], list[PageWords]], folder: Path
) -> tuple[list[PageWords], list[PageWords]]:
    """What a walk tells of the one journal and of the other, each in a window of its own."""
    by_journal: list[list[PageWords]] = []
    for path in pair:
        # The same name for both: a page may show where the journal lies.
        here = folder / "journal" / "journal.rings"
        here.parent.mkdir(exist_ok=True)
        here.write_bytes(path.read_bytes())
        desktop = open_desktop(here)
        by_journal.append(go(desktop))
        desktop.window.close()
        here.unlink()
    first, second = by_journal
    return first, second


def assert_alike(first: list[PageWords], second: list[PageWords]) -> None:
    for one, other in zip(first, second, strict=True):
        assert one[0] == other[0]
        assert one[1] == other[1]


@pytest.mark.parametrize("name", DESTINATIONS)
def test_no_page_tells_a_hidden_rating(
    name: str, pair: Pair, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        go_to(desktop, name)
        return [words_of(desktop, qtbot, has_chart=name in WITH_CHART)]

    assert_alike(*both(pair, open_desktop, go, tmp_path))


def growth_of(desktop: Desktop, qtbot: QtBot, kind: Chart) -> QWidget:
    """The Growth page at one of its views."""
    go_to(desktop, "growth")
    page = at_rest(desktop, qtbot)
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_1.value + CHARTS.index(kind)), ALT)
    return page


@pytest.mark.parametrize("kind", CHARTS)
def test_no_view_of_growth_tells_a_hidden_rating_as_a_picture_or_as_a_table(
    kind: Chart, pair: Pair, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        page = growth_of(desktop, qtbot, kind)
        drawn = words_of(desktop, qtbot)
        QTest.keyClick(page, Qt.Key.Key_T, CONTROL)
        return [drawn, words_of(desktop, qtbot)]

    assert_alike(*both(pair, open_desktop, go, tmp_path))


def _last_two(desktop: Desktop) -> tuple[str, str]:
    assert desktop.journal is not None
    before, after = desktop.journal.reviews.snapshots()[-2:]
    return before.cycle.id, after.cycle.id


SECOND_RATINGS: dict[str, Callable[[Desktop], Destination]] = {
    "another repeat": lambda desktop: to.repeat(_last_two(desktop)[1]),
    "the repeat that is done": lambda desktop: to.repeat(_last_two(desktop)[0]),
    "the look back": lambda desktop: to.then_test(*_last_two(desktop)),
}


@pytest.mark.parametrize("name", SECOND_RATINGS)
def test_no_step_nor_result_of_a_second_look_tells_a_hidden_rating(
    name: str, pair: Pair, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        assert desktop.navigation is not None
        desktop.navigation.go(SECOND_RATINGS[name](desktop))
        steps = [words_of(desktop, qtbot, has_chart=False)]
        page = at_rest(desktop, qtbot)
        for key, modifiers in (
            (Qt.Key.Key_2, ALT),
            (Qt.Key.Key_Return, CONTROL),
            (Qt.Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier),
            (Qt.Key.Key_Return, CONTROL),
        ):
            if desktop.window.page is page:
                QTest.keyClick(page, key, modifiers)
                steps.append(words_of(desktop, qtbot, has_chart=False))
        return steps

    assert_alike(*both(pair, open_desktop, go, tmp_path))


@pytest.mark.parametrize("kind", CHARTS)
def test_a_mark_of_a_past_review_that_is_chosen_tells_no_hidden_rating(
    kind: Chart, pair: Pair, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        page = growth_of(desktop, qtbot, kind)
        steps = [words_of(desktop, qtbot)]
        (view,) = (v for v in page.findChildren(ChartView) if v.isVisible())
        for _ in range(8):
            view.canvas.setFocus()
            QTest.keyClick(view.canvas, Qt.Key.Key_Right)
            QTest.keyClick(view.canvas, Qt.Key.Key_Return)
            at_rest(desktop, qtbot)
            steps.append((seen(page), []))
        return steps

    assert_alike(*both(pair, open_desktop, go, tmp_path))


def cycle_of(desktop: Desktop, year: int) -> str:
    """The id of the review of a year."""
    assert desktop.journal is not None
    cycles = desktop.journal.reviews.cycles()
    return next(cycle.id for cycle in cycles if cycle.title == f"Review of {year}")


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_nothing_of_a_past_review_that_others_spoke_of_or_that_is_kept_tells_a_hidden_rating(
    year: int, pair: Pair, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        assert desktop.navigation is not None
        cycle_id = cycle_of(desktop, year)
        pages: list[PageWords] = []
        for destination in (to.feedback(cycle_id), to.yearly_page(cycle_id)):
            desktop.navigation.go(destination)
            pages.append(words_of(desktop, qtbot, has_chart=False))
        return pages

    assert_alike(*both(pair, open_desktop, go, tmp_path))


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_no_report_of_a_past_review_tells_a_hidden_rating_even_with_what_is_private(
    year: int, pair: Pair, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        assert desktop.navigation is not None
        desktop.navigation.go(to.report(cycle_of(desktop, year)))
        page = at_rest(desktop, qtbot)
        plain = words_of(desktop, qtbot, has_chart=False)
        private = next(
            button
            for button in page.findChildren(QAbstractButton)
            if button.text() == "Include what is private"
        )
        private.click()
        return [plain, words_of(desktop, qtbot, has_chart=False)]

    assert_alike(*both(pair, open_desktop, go, tmp_path))


def test_once_the_open_review_has_its_own_rating_the_two_journals_differ(
    pair: Pair, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        assert desktop.journal is not None
        commit_execution(desktop.journal)
        assert EXECUTION not in desktop.journal.reviews.hidden_skills()
        go_to(desktop, "growth")
        return [words_of(desktop, qtbot)]

    first, second = both(pair, open_desktop, go, tmp_path)
    assert first[0][0] != second[0][0]
    assert first[0][1] != second[0][1]
