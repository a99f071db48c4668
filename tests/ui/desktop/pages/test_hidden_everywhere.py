"""No page tells a past rating that is hidden: journals that differ in nothing else look alike.

The open review of each has a committed rating of Team and none of Execution. What was ever said of
Execution in numbers and notes differs between the files; all that a page shows, reads aloud or
has for the pointer must not. That the pictures of the charts are alike too, to the last stroke, is
asserted in tests/ui/charts/test_hidden.py.
"""

from __future__ import annotations

import re
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

from assessment.reviews.cycles import place_of
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.pages.test_every_page import DESTINATIONS, at_rest, go_to
from tests.ui.hidden_journals import (
    EXECUTION,
    LEVELS,
    Alike,
    commit_execution,
    take_levels,
    write_journals,
)
from ui.charts.catalogue import CHARTS
from ui.charts.spec import Chart
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.destinations import Destination
from ui.desktop.widgets.chart_view import ChartView
from ui.desktop.widgets.notice import NoticeBar

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MOST_MARKS = 80
SIZE = re.compile(r"\b\d+ KB")
WITH_CHART = ("home", "look back", "growth")


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Alike:
    return write_journals(tmp_path_factory.mktemp("alike"))


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a window says stays: on a busy machine, its time would be over in one and not in all."""
    monkeypatch.setattr(NoticeBar, "shown_ms", 600_000)


def seen(page: QWidget) -> list[str]:
    """Everything on a page that can be read, heard or pointed at."""
    # What a page has taken down is gone a round of the event loop later.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts: list[str] = []
    for widget in (page, *page.findChildren(QWidget)):
        texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        texts.append(widget.windowTitle())
        if isinstance(widget, QLabel | QLineEdit):
            texts.append(widget.text())
        elif isinstance(widget, QAbstractButton) and widget.text():
            states = f"{widget.isEnabled()} {widget.isChecked()} {widget.isVisible()}"
            texts.append(f"{widget.text()} {states}")
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            texts.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            texts += [widget.itemText(at) for at in range(widget.count())]
        elif isinstance(widget, QMenu):
            texts += [action.text() for action in widget.actions()]
        elif isinstance(widget, QAbstractItemView):
            texts += list(_cells(widget))
    texts += [action.text() for action in page.actions()]
    # Widgets without words are Qt's own, in whatever order it made them. The size of the file is no
    # secret: it can be seen in its folder.
    return [SIZE.sub("… KB", words) for words in texts if words]


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


def each(
    alike: Alike, open_desktop: OpenDesktop, go: Callable[[Desktop], list[PageWords]], folder: Path
) -> list[list[PageWords]]:
    """What a walk tells of each of the journals, in a window of its own."""
    by_journal: list[list[PageWords]] = []
    for path in alike:
        # The same name for both: a page may show where the journal lies.
        here = folder / "journal" / "journal.rings"
        here.parent.mkdir(exist_ok=True)
        here.write_bytes(path.read_bytes())
        desktop = open_desktop(here)
        by_journal.append(go(desktop))
        desktop.window.close()
        here.unlink()
    return by_journal


def assert_alike(first: list[PageWords], *others: list[PageWords]) -> None:
    for other in others:
        for one, another in zip(first, other, strict=True):
            assert one[0] == another[0]
            assert one[1] == another[1]


@pytest.mark.parametrize("name", DESTINATIONS)
def test_no_page_tells_a_hidden_rating(
    name: str, alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        go_to(desktop, name)
        return [words_of(desktop, qtbot, has_chart=name in WITH_CHART)]

    assert_alike(*each(alike, open_desktop, go, tmp_path))


def growth_of(desktop: Desktop, qtbot: QtBot, kind: Chart) -> QWidget:
    """The Growth page at one of its views."""
    go_to(desktop, "growth")
    page = at_rest(desktop, qtbot)
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_1.value + CHARTS.index(kind)), ALT)
    return page


@pytest.mark.parametrize("kind", CHARTS)
def test_no_view_of_growth_tells_a_hidden_rating_as_a_picture_or_as_a_table(
    kind: Chart, alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        page = growth_of(desktop, qtbot, kind)
        drawn = words_of(desktop, qtbot)
        QTest.keyClick(page, Qt.Key.Key_T, CONTROL)
        return [drawn, words_of(desktop, qtbot)]

    assert_alike(*each(alike, open_desktop, go, tmp_path))


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
    name: str, alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
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

    assert_alike(*each(alike, open_desktop, go, tmp_path))


@pytest.mark.parametrize("kind", CHARTS)
def test_a_mark_of_a_past_review_that_is_chosen_tells_no_hidden_rating(
    kind: Chart, alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
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

    assert_alike(*each(alike, open_desktop, go, tmp_path))


def cycle_of(desktop: Desktop, year: int) -> str:
    """The id of the review of a year."""
    assert desktop.journal is not None
    cycles = desktop.journal.reviews.cycles()
    return next(cycle.id for cycle in cycles if cycle.title == f"Review of {year}")


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_nothing_of_a_past_review_that_others_spoke_of_or_that_is_kept_tells_a_hidden_rating(
    year: int, alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        assert desktop.navigation is not None
        cycle_id = cycle_of(desktop, year)
        pages: list[PageWords] = []
        for destination in (to.feedback(cycle_id), to.yearly_page(cycle_id)):
            desktop.navigation.go(destination)
            pages.append(words_of(desktop, qtbot, has_chart=False))
        return pages

    assert_alike(*each(alike, open_desktop, go, tmp_path))


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_no_report_of_a_past_review_tells_a_hidden_rating_even_with_what_is_private(
    year: int, alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
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

    assert_alike(*each(alike, open_desktop, go, tmp_path))


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_walk_of_a_review_that_was_reopened_tells_no_hidden_rating(
    year: int, alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        assert desktop.journal is not None
        assert desktop.navigation is not None
        cycle_id = cycle_of(desktop, year)
        desktop.journal.reviews.reopen(cycle_id)
        desktop.navigation.go(to.walk(cycle_id, place_of(EXECUTION)))
        steps = [words_of(desktop, qtbot, has_chart=False)]
        page = at_rest(desktop, qtbot)
        for key, modifiers in (
            (Qt.Key.Key_2, ALT),
            (Qt.Key.Key_R, CONTROL),
            (Qt.Key.Key_L, CONTROL),
        ):
            QTest.keyClick(page, key, modifiers)
            steps.append(words_of(desktop, qtbot, has_chart=False))
        for destination in (to.growth(), to.home(), to.reviews(), to.report(cycle_id)):
            desktop.navigation.go(destination)
            steps.append(words_of(desktop, qtbot, has_chart=False))
        return steps

    assert_alike(*each(alike, open_desktop, go, tmp_path))


def test_a_rating_that_is_hidden_in_its_own_walk_leads_to_the_review_it_waits_for(
    alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "journal.rings"
    path.write_bytes(alike.one.read_bytes())
    desktop = open_desktop(path)
    assert desktop.journal is not None
    assert desktop.navigation is not None
    cycle_id = cycle_of(desktop, 2025)
    desktop.journal.reviews.reopen(cycle_id)
    desktop.navigation.go(to.walk(cycle_id, place_of(EXECUTION)))
    page = at_rest(desktop, qtbot)
    (link,) = (
        button
        for button in page.findChildren(QAbstractButton)
        if button.text() == "Continue Review of 2026"
    )
    assert link.isVisible()
    QTest.keyClick(page, Qt.Key.Key_4, ALT)
    rating = desktop.journal.reviews.review(cycle_id).own_rating(EXECUTION)
    assert rating is not None
    assert rating.level == LEVELS["execution"]
    link.click()
    draft = cycle_of(desktop, 2026)
    assert desktop.navigation.here == to.walk(draft, place_of(EXECUTION))


@pytest.mark.parametrize("name", ["another repeat", "the look back"])
def test_that_a_second_look_waits_is_said_in_the_same_words_whatever_was_rated(
    name: str, alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    only_execution = Alike(*(tmp_path / path.name for path in alike))
    for path, copy in zip(alike, only_execution, strict=True):
        copy.write_bytes(path.read_bytes())
        take_levels(copy, of_execution=False)

    def go(desktop: Desktop) -> list[PageWords]:
        assert desktop.navigation is not None
        desktop.navigation.go(SECOND_RATINGS[name](desktop))
        return [words_of(desktop, qtbot, has_chart=False)]

    steps = each(only_execution, open_desktop, go, tmp_path)
    assert_alike(*steps)
    assert "Rate these skills in your open review first" in steps[0][0][0]


def test_once_the_open_review_has_its_own_rating_the_two_journals_differ(
    alike: Alike, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    def go(desktop: Desktop) -> list[PageWords]:
        assert desktop.journal is not None
        commit_execution(desktop.journal)
        assert EXECUTION not in desktop.journal.reviews.hidden_skills()
        go_to(desktop, "growth")
        return [words_of(desktop, qtbot)]

    first, second, third = each(alike, open_desktop, go, tmp_path)
    for words_or_marks in (0, 1):
        assert first[0][words_or_marks] != second[0][words_or_marks]
        assert first[0][words_or_marks] != third[0][words_or_marks]
