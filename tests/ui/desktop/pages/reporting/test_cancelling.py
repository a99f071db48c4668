"""What is being made or saved shows a bar and can be cancelled, and nothing is half written."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assessment.reporting.report_model import Report
from tests.ui.desktop.conftest import Show
from tests.ui.desktop.driving import DialogDriver, type_name, words_on
from tests.ui.desktop.pages.reporting.exporting import click, made
from ui.desktop.page import PageContext
from ui.desktop.pages.reporting.report import ReportPage
from ui.desktop.pages.reporting.yearly import YearPage
from ui.desktop.widgets.notice import NoticeBar
from ui.desktop.widgets.progress import WorkingBar
from ui.reports import html, write
from ui.reports.chart import ReportChart

MAKERS = [
    pytest.param(ReportPage, "Making the report", "Make the report", id="report"),
    pytest.param(YearPage, "Making the page", "Make the page", id="page to keep"),
]
PageType = type[ReportPage] | type[YearPage]


def bar_of(page: ReportPage | YearPage) -> WorkingBar:
    (bar,) = page.findChildren(WorkingBar)
    return bar


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """What is saved is rendered only once this is set, as if it were long."""
    opened = threading.Event()
    to_html = html.to_html

    def slowly(report: Report, charts: Sequence[ReportChart]) -> str:
        opened.wait(60)
        return to_html(report, charts)

    monkeypatch.setattr(html, "to_html", slowly)
    yield opened
    opened.set()


@pytest.mark.parametrize("maker, cancel, again", MAKERS)
def test_what_is_being_made_shows_a_bar_until_it_is_made(
    maker: PageType,
    cancel: str,
    again: str,
    qtbot: QtBot,
    context: PageContext,
    show: Show,
    latest: str,
) -> None:
    page = maker(context, latest)
    show(page)
    assert bar_of(page).isVisible()
    made(qtbot, page)
    assert not bar_of(page).isVisible()
    assert again not in words_on(page)


@pytest.mark.parametrize("maker, cancel, again", MAKERS)
def test_what_was_cancelled_can_be_made_all_the_same(
    maker: PageType,
    cancel: str,
    again: str,
    qtbot: QtBot,
    context: PageContext,
    show: Show,
    latest: str,
) -> None:
    page = maker(context, latest)
    show(page)
    click(page, f"Cancel: {cancel}")
    assert not page.is_busy
    assert not bar_of(page).isVisible()
    click(page, again)
    assert bar_of(page).isVisible()
    made(qtbot, page)
    assert again not in words_on(page)


def test_saving_that_is_cancelled_writes_no_file_and_says_so(
    qtbot: QtBot,
    context: PageContext,
    show: Show,
    latest: str,
    in_dialog: DialogDriver,
    tmp_path: Path,
    gate: threading.Event,
) -> None:
    page = ReportPage(context, latest)
    show(page)
    made(qtbot, page)
    path = tmp_path / "mine.html"
    in_dialog(lambda dialog: type_name(dialog, str(path)))
    click(page, "Save as…")
    assert bar_of(page).isVisible()
    click(page, "Cancel: Making the report")
    gate.set()
    made(qtbot, page)
    assert not path.exists()
    assert "Cancelled: no report was saved" in words_on(context.notice)


@pytest.mark.parametrize("trouble", [None, OSError(28, "No space left on device")])
def test_what_could_no_longer_be_cancelled_is_not_said_to_have_been(
    trouble: OSError | None,
    qtbot: QtBot,
    cancelling: tuple[ReportPage, NoticeBar],
    in_dialog: DialogDriver,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, notice = cancelling
    begun, cancelled = threading.Event(), threading.Event()
    put_whole = write.put_whole

    def late(path: Path, content: bytes) -> None:
        begun.set()
        cancelled.wait(60)
        if trouble is not None:
            raise trouble
        put_whole(path, content)

    monkeypatch.setattr(write, "put_whole", late)
    path = tmp_path / "mine.md"
    in_dialog(lambda dialog: type_name(dialog, str(path)))
    click(page, "Save as…")
    qtbot.waitUntil(begun.is_set)
    click(page, "Cancel: Making the report")
    if trouble is not None:
        in_dialog(lambda _: None)
    cancelled.set()
    made(qtbot, page)
    assert path.exists() == (trouble is None)
    assert "Cancelled" not in words_on(notice)


@pytest.fixture
def cancelling(
    qtbot: QtBot, context: PageContext, show: Show, latest: str
) -> tuple[ReportPage, NoticeBar]:
    """A report that is made, and the notice of its window."""
    page = ReportPage(context, latest)
    show(page)
    return made(qtbot, page), context.notice


def test_save_makes_a_report_that_was_cancelled_first(
    qtbot: QtBot,
    context: PageContext,
    show: Show,
    latest: str,
    in_dialog: DialogDriver,
    tmp_path: Path,
) -> None:
    page = ReportPage(context, latest)
    show(page)
    click(page, "Cancel: Making the report")
    path = tmp_path / "mine.md"
    in_dialog(lambda dialog: type_name(dialog, str(path)))
    click(page, "Save as…")
    qtbot.waitUntil(path.exists)
    made(qtbot, page)
    assert path.read_text(encoding="utf-8").startswith("# Review of 2026")
