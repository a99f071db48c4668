"""Rules for every page: names for focusable widgets, reading order, no clipped text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from storage.journal import Journal
from storage.sample import write_sample
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import words_on
from tests.ui.hands import focused, press
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.autosave import Autosave
from ui.desktop.destinations import Destination
from ui.desktop.page_registry import PAGES
from ui.desktop.pages.reporting.report import ReportPage
from ui.desktop.pages.reporting.yearly import YearPage
from ui.desktop.widgets.chart_view import ChartView
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.level_row import LevelRow
from ui.desktop.widgets.picker import Picker

SPEED = SkillKey("goedecke-engineer", "speed")
SIZES = ((1180, 760, 100), (960, 640, 100), (960, 640, 200), (1180, 760, 200), (1180, 760, 80))


def _latest(desktop: Desktop) -> str:
    assert desktop.journal is not None
    return desktop.journal.reviews.snapshots()[-1].cycle.id


def _pair(desktop: Desktop) -> tuple[str, str]:
    assert desktop.journal is not None
    before, after = desktop.journal.reviews.snapshots()[-2:]
    return before.cycle.id, after.cycle.id


def _second(desktop: Desktop) -> str:
    """The id of a review with feedback that is not hidden."""
    assert desktop.journal is not None
    return desktop.journal.reviews.snapshots()[1].cycle.id


def _draft(desktop: Desktop) -> str:
    assert desktop.journal is not None
    return desktop.journal.reviews.drafts()[-1].cycle.id


DESTINATIONS: dict[str, Callable[[Desktop], Destination]] = {
    "home": lambda _: to.home(),
    "reviews": lambda _: to.reviews(),
    "start": lambda _: to.start_review(),
    "walk": lambda desktop: to.walk(_draft(desktop)),
    "look back": lambda desktop: to.closing(_draft(desktop)),
    "report": lambda desktop: to.report(_latest(desktop)),
    "rate again": lambda desktop: to.repeat(_latest(desktop)),
    "rated twice": lambda desktop: to.repeat(_pair(desktop)[0]),
    "from memory": lambda desktop: to.then_test(*_pair(desktop)),
    "others": lambda desktop: to.feedback(_second(desktop)),
    "others, hidden": lambda desktop: to.feedback(_latest(desktop)),
    "others, empty": lambda desktop: to.feedback(_draft(desktop)),
    "others, a form": lambda desktop: to.feedback(_latest(desktop), SPEED),
    "page to keep": lambda desktop: to.yearly_page(_latest(desktop)),
    "evidence": lambda _: to.evidence(),
    "evidence, a form": lambda _: to.new_evidence(SPEED),
    "growth": lambda _: to.growth(),
    "library": lambda _: to.library(),
    "settings": lambda _: to.settings(),
}


def test_every_page_of_the_window_is_among_the_destinations(desktop: Desktop) -> None:
    seen = {make(desktop).page for make in DESTINATIONS.values()}
    assert seen == {page.name for page in PAGES}


def go_to(desktop: Desktop, name: str) -> None:
    """Goes to one of the destinations by its name here."""
    assert desktop.navigation is not None
    desktop.navigation.go(DESTINATIONS[name](desktop))


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample journal with this year's review begun, written once for all these tests."""
    from datetime import UTC, date, datetime

    from assessment.reviews.cycles import Depth, Period, open_cycle
    from rubrics.library import Library

    path = tmp_path_factory.mktemp("sample") / "sample.rings"
    write_sample(path, Library())
    rubric = Library().rubric("larson-management")
    period = Period(start=date(2026, 1, 1), end=date(2026, 11, 20))
    cycle = open_cycle(
        "Review of 2026", period, Depth.FULL, [rubric], datetime(2026, 11, 20, tzinfo=UTC)
    )
    with Journal.open(path) as journal:
        journal.reviews.start(cycle, [rubric])
    return path


@pytest.fixture
def desktop(open_desktop: OpenDesktop, journal_path: Path, sample_file: Path) -> Desktop:
    journal_path.parent.mkdir(parents=True)
    journal_path.write_bytes(sample_file.read_bytes())
    return open_desktop(journal_path)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ["evidence, a form", "others, a form"])
def test_the_foot_of_a_form_is_in_view_however_long_its_text(
    desktop: Desktop, qtbot: QtBot, name: str, percent: int
) -> None:
    desktop.window.resize(960, 640)
    desktop.theme.resize_text(percent)
    go_to(desktop, name)
    at_rest(desktop, qtbot)
    editor = next(one for one in desktop.window.findChildren(QTextEdit) if one.isVisible())
    editor.insertPlainText("A line.\n" * 60)
    page = at_rest(desktop, qtbot)
    done = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Done")
    assert done.visibleRegion().boundingRect() == done.rect()


def at_rest(desktop: Desktop, qtbot: QtBot) -> QWidget:
    """The open page, once its charts are drawn and its input is saved."""
    QApplication.processEvents()
    page = desktop.window.page
    assert page is not None

    def is_at_rest() -> bool:
        if isinstance(page, ReportPage | YearPage) and page.is_busy:
            return False
        if not all(each.is_clean for each in page.findChildren(Autosave)):
            return False
        return not any(v.is_busy for v in page.findChildren(ChartView) if v.isVisible())

    qtbot.waitUntil(is_at_rest)
    QApplication.processEvents()
    return page


def focusable(page: QWidget) -> list[QWidget]:
    """The widgets of the page that Tab reaches, in that order."""
    order: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if page.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled() and by_tab:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order


@pytest.mark.parametrize("name", DESTINATIONS)
def test_whatever_can_be_focused_has_a_name(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    go_to(desktop, name)
    page = at_rest(desktop, qtbot)
    assert focusable(page)
    nameless = [
        widget
        for widget in (*focusable(page), *focusable(desktop.window.sidebar))
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


@pytest.mark.parametrize("name", DESTINATIONS)
def test_tab_goes_in_the_order_of_reading(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    go_to(desktop, name)
    page = at_rest(desktop, qtbot)
    order = focusable(page)
    for one, following in pairwise(order):
        if _scrolled_by(one) is not _scrolled_by(following):
            continue
        here, there = _place(one, page), _place(following, page)
        below = there.y() + following.height() > here.y()
        is_to_the_right = there.x() >= here.x() + one.width() // 2
        assert below or is_to_the_right, (
            f"from {one.accessibleName()!r} up to {following.accessibleName()!r}"
        )


@pytest.mark.parametrize("name", DESTINATIONS)
def test_tab_leads_once_around_the_whole_window(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    go_to(desktop, name)
    page = at_rest(desktop, qtbot)
    wanted = {*focusable(page), *focusable(desktop.window.sidebar)}
    first = focused()
    met = [first]
    for _ in range(4 * len(wanted)):  # A text that is read has a stop at each of its links.
        press(Qt.Key.Key_Tab)
        if focused() is first:
            break
        met.append(focused())
    assert focused() is first, f"Tab never comes back: {[one.accessibleName() for one in met]}"
    missed = [one for one in wanted if one not in met]
    # Of levels, one is the stop; the arrow keys reach the others.
    assert [one.accessibleName() for one in missed if not isinstance(one, LevelRow)] == []


@pytest.mark.parametrize("name", DESTINATIONS)
def test_no_text_is_clipped(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    go_to(desktop, name)
    for width, height, percent in SIZES:
        desktop.theme.resize_text(percent)
        desktop.window.resize(width, height)
        page = at_rest(desktop, qtbot)

        qtbot.waitUntil(partial(_all_is_whole, page, f"{width}x{height} {percent}"))


@pytest.mark.parametrize("name", DESTINATIONS)
def test_no_text_is_clipped_that_grew_while_another_page_was_open(
    desktop: Desktop, qtbot: QtBot, name: str
) -> None:
    desktop.window.resize(960, 640)
    go_to(desktop, name)
    at_rest(desktop, qtbot)
    go_to(desktop, "home" if name == "settings" else "settings")
    at_rest(desktop, qtbot)
    desktop.theme.resize_text(200)
    at_rest(desktop, qtbot)
    go_to(desktop, name)
    page = at_rest(desktop, qtbot)
    qtbot.waitUntil(partial(_all_is_whole, page, name))


TITLED = (
    "home",
    "reviews",
    "start",
    "look back",
    "report",
    "rated twice",
    "others",
    "others, a form",
    "page to keep",
    "evidence",
    "evidence, a form",
    "growth",
    "settings",
)
"""The pages that begin with their title."""


@pytest.mark.parametrize("percent", [100, 200])
def test_the_titles_of_pages_stand_at_one_height_with_a_button_beside_them_or_without(
    desktop: Desktop, qtbot: QtBot, percent: int
) -> None:
    desktop.theme.resize_text(percent)
    heights: dict[str, int] = {}
    for name in TITLED:
        go_to(desktop, name)
        page = at_rest(desktop, qtbot)
        for column in page.findChildren(Column):
            column.verticalScrollBar().setValue(0)
        title = _heading(page, "page")
        heights[name] = title.mapTo(page, QPoint(0, 0)).y()
    assert max(heights.values()) - min(heights.values()) <= 2, heights


@pytest.mark.parametrize("percent", [100, 200])
def test_the_first_headings_of_empty_pages_stand_at_one_height(
    open_desktop: OpenDesktop, qtbot: QtBot, journal_path: Path, percent: int
) -> None:
    Journal.create(journal_path).close()
    desktop = open_desktop(journal_path)
    desktop.theme.resize_text(percent)
    heights: dict[str, int] = {}
    for name in ("reviews", "evidence", "growth", "settings"):
        go_to(desktop, name)
        page = at_rest(desktop, qtbot)
        heights[name] = _heading(page, "section").mapTo(page, QPoint(0, 0)).y()
    assert len(set(heights.values())) == 1, heights


def _heading(page: QWidget, role: str) -> QLabel:
    """The first heading of a role that is visible and says something."""
    found = [one for one in page.findChildren(QLabel) if one.property("role") == role]
    return next(one for one in found if one.isVisible() and one.text())


def _all_is_whole(page: QWidget, where: str) -> None:
    """Fails while a text on the page is cut, or a column is wider than its window."""
    # A layout may take another round of the event loop to settle.
    found = [words for words in map(_clipped, page.findChildren(QWidget)) if words]
    assert found == [], where
    for column in page.findChildren(Column):
        too_wide = column.box.minimumSize().width() > column.inner.width()
        assert not (column.isVisible() and too_wide), where
        asked = column.box.totalHeightForWidth(column.inner.width())
        assert not column.isVisible() or column.inner.height() >= asked, where


@pytest.mark.parametrize("name", DESTINATIONS)
def test_a_percent_sign_follows_its_number_without_a_space(
    desktop: Desktop, qtbot: QtBot, name: str
) -> None:
    go_to(desktop, name)
    page = at_rest(desktop, qtbot)
    said = [words_on(page)]
    for widget in page.findChildren(QWidget):
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    assert [words for words in said if re.search(r"\d\s+%", words)] == []


def _scrolled_by(widget: QWidget) -> QWidget | None:
    """The scroll area around a widget; positions are compared only within one."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _place(widget: QWidget, page: QWidget) -> QPoint:
    return widget.mapTo(page, QPoint(0, 0))


def _clipped(widget: QWidget) -> str:
    """The text of a label or button that is too small for it."""
    if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
        return ""
    if not widget.text():
        return ""
    if isinstance(widget, Picker) and "…" in widget.text():
        # It says that it is cut, and its menu has the whole words.
        return ""
    wanted = widget.sizeHint()
    if widget.hasHeightForWidth():
        short = widget.heightForWidth(widget.width()) > widget.height() + 1
        return f"too low: {widget.text()}" if short else ""
    slack = 2 if isinstance(widget, QPushButton) else 1
    if widget.width() + slack < wanted.width() or widget.height() + slack < wanted.height():
        return f"too narrow or low: {widget.text()}"
    return ""


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("name", DESTINATIONS)
def test_what_has_the_keyboard_when_a_page_opens_is_not_cut_at_the_edge(
    desktop: Desktop, qtbot: QtBot, name: str, percent: int
) -> None:
    desktop.window.resize(960, 640)
    desktop.theme.resize_text(percent)
    go_to(desktop, name)
    at_rest(desktop, qtbot)
    widget = focused()
    area = _scrolled_by(widget)
    if not isinstance(area, QScrollArea):
        return
    view = area.viewport()

    def is_whole_or_out_of_view() -> bool:
        # An editor may go on below the edge, where it follows its cursor as one types.
        part = widget.cursorRect() if isinstance(widget, QTextEdit) else widget.rect()
        place = part.translated(widget.mapTo(view, QPoint(0, 0)))
        is_cut = view.rect().intersects(place) and not view.rect().contains(place)
        return not is_cut or widget.height() > view.height()

    qtbot.waitUntil(is_whole_or_out_of_view, timeout=5000)
