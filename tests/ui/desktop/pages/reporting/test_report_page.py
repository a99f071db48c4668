"""The report page: a review to be read whole, and to be taken away."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QMenu,
    QScrollBar,
)
from pytestqt.qtbot import QtBot

from assessment.feedback import Feedback, Who
from storage.journal import Journal
from tests.assessment.examples import NOW, PLANNING, a_cycle, a_rubric
from tests.ui.commands.running import add_review
from tests.ui.desktop.conftest import Heard, Show
from tests.ui.desktop.driving import DialogDriver, all_named, the, type_name, words_on
from tests.ui.desktop.pages.reporting.exporting import (
    CONTROL,
    LEFT,
    LEVELS,
    click,
    made,
    name_in_a_folder_that_goes,
    print_to,
)
from ui.desktop import destinations as to
from ui.desktop.destinations import Destination
from ui.desktop.page import PageContext
from ui.desktop.pages.reporting.report import ReportPage
from ui.desktop.pages.reporting.report.preview import Preview
from ui.desktop.theme import Appearance, Theme
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.picker import Picker
from ui.desktop.window import Window
from ui.tokens import DARK, LIGHT

# A menu takes the keyboard for itself, which only a real display can grant.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

PRIVATE = "Secret words on planning in 2026."

Opened = Callable[[str], ReportPage]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, show: Show) -> Opened:
    """Opens the report of a cycle and waits until it is made."""

    def open_it(cycle_id: str) -> ReportPage:
        page = ReportPage(context, cycle_id)
        show(page)
        return made(qtbot, page)

    return open_it


def sheet(page: ReportPage) -> Preview:
    (found,) = (one for one in page.findChildren(Preview) if one.isVisible())
    return found


def read(page: ReportPage) -> str:
    """What a screen reader reads of the pages."""
    return " ".join(sheet(page).accessibleDescription().split())


def scroll_bar(page: ReportPage) -> QScrollBar:
    return page.findChildren(Column)[0].verticalScrollBar()


def include_private(page: ReportPage) -> None:
    box = the(QCheckBox, "Include what is private", page)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def compare_with(page: ReportPage, words: str) -> None:
    (picker,) = (one for one in page.findChildren(Picker) if one.isVisible())
    QTest.keyClick(picker, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    lines = [action.text() for action in menu.actions()]
    while menu.activeAction() is not menu.actions()[lines.index(words)]:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


# ---- reading -----------------------------------------------------------------------------------


def test_the_whole_review_can_be_read(opened: Opened, latest: str) -> None:
    page = opened(latest)
    text = read(page)
    for words in (
        "Review of 2026",
        "One skill rose, one held.",
        "Does it, in way 4.",
        "Open words on planning in 2026.",
        "Open words on listening in 2026.",
    ):
        assert words in text
    assert sheet(page).accessibleName() == "The report: Review of 2026"


def test_the_report_is_made_while_the_window_lives_on(
    qtbot: QtBot, context: PageContext, show: Show, latest: str
) -> None:
    page = ReportPage(context, latest)
    show(page)
    assert page.is_busy
    assert read(page) == ""
    assert "Review of 2026" in read(made(qtbot, page))


def test_a_page_that_is_left_gives_its_report_up(
    qtbot: QtBot, context: PageContext, show: Show, latest: str
) -> None:
    page = ReportPage(context, latest)
    show(page)
    assert page.leave()
    assert not page.is_busy
    qtbot.waitUntil(lambda: QThreadPool.globalInstance().activeThreadCount() == 0)
    QApplication.processEvents()
    assert read(page) == ""
    page.arrive()
    assert "Review of 2026" in read(made(qtbot, page))


def test_what_is_private_is_shown_only_when_asked_for_and_not_the_next_time(
    qtbot: QtBot, opened: Opened, latest: str
) -> None:
    page = opened(latest)
    assert PRIVATE not in read(page)
    assert "left out" not in read(page)
    assert "Two private answers are left out." in words_on(page)
    include_private(page)
    assert PRIVATE in read(made(qtbot, page))
    assert "Two private answers are included." in read(page)
    assert "Two private answers are included." in words_on(page)
    page.leave()
    page.arrive()
    assert PRIVATE not in read(page)
    made(qtbot, page)
    assert not the(QCheckBox, "Include what is private", page).isChecked()
    assert PRIVATE not in read(page)


def test_private_words_go_from_sight_at_once(qtbot: QtBot, opened: Opened, latest: str) -> None:
    page = opened(latest)
    include_private(page)
    made(qtbot, page)
    include_private(page)
    assert PRIVATE not in read(page)


def say(journal: Journal, cycle_id: str, who: Who, *, private: bool) -> Feedback:
    item = Feedback(
        id=who.value,
        cycle_id=cycle_id,
        rubric_id=PLANNING.rubric_id,
        skill_id=PLANNING.skill_id,
        who=who,
        said_on=NOW.date(),
        level=5,
        words=f"zq{who}",
        private=private,
        saved_at=NOW,
    )
    journal.feedback.save(item)
    return item


def test_what_others_said_can_be_read_and_what_is_private_of_it_when_asked_for(
    qtbot: QtBot, opened: Opened, journal: Journal, latest: str
) -> None:
    say(journal, latest, Who.PEER, private=False)
    say(journal, latest, Who.REPORT, private=True)
    page = opened(latest)
    assert "What a peer said on 26 October 2026" in read(page)
    assert "A peer sees it one step higher than you do: worth a conversation." in read(page)
    assert "zqpeer" in read(page)
    assert "zqreport" not in read(page)
    include_private(page)
    made(qtbot, page)
    assert "zqreport" in read(page)


def test_a_view_that_comes_back_by_an_undo_is_read_at_once(
    qtbot: QtBot, opened: Opened, journal: Journal, latest: str
) -> None:
    item = say(journal, latest, Who.PEER, private=False)
    journal.feedback.move_to_trash(item.id)
    page = opened(latest)
    assert "zqpeer" not in read(page)
    journal.feedback.restore(item.id)
    made(qtbot, page)
    assert "zqpeer" in read(page)


def test_the_report_leads_to_what_others_said(
    opened: Opened, visited: list[Destination], latest: str
) -> None:
    click(opened(latest), "What others said")
    assert visited == [to.feedback(latest)]


def test_any_review_before_it_or_none_can_stand_beside_it(
    qtbot: QtBot, opened: Opened, journal: Journal, latest: str
) -> None:
    add_review(journal, 2024, LEVELS)
    page = opened(latest)
    assert "Compared with Review of 2025." in read(page)
    compare_with(page, "Compared with Review of 2024")
    assert "Compared with Review of 2024." in read(made(qtbot, page))
    compare_with(page, "On its own")
    assert "Compared with" not in read(made(qtbot, page))
    assert all_named(QAbstractButton, "Compare", page) == []


def test_a_first_review_has_nothing_to_be_compared_with(opened: Opened, journal: Journal) -> None:
    page = opened(add_review(journal, 2026, LEVELS))
    assert all_named(QAbstractButton, "Compare", page) == []
    assert not any(one.isVisible() for one in page.findChildren(Picker))


def test_compare_goes_to_the_charts_of_both(
    opened: Opened, visited: list[Destination], journal: Journal, latest: str
) -> None:
    page = opened(latest)
    before = journal.reviews.snapshots()[0].cycle.id
    click(page, "Compare")
    QTest.keyClick(page.window(), Qt.Key.Key_G, CONTROL)
    assert visited == [to.growth(before, latest)] * 2


def test_a_past_rating_stays_hidden_while_the_open_review_has_none(
    opened: Opened, journal: Journal, latest: str
) -> None:
    journal.reviews.start(a_cycle(2027, [a_rubric()]), [a_rubric()])
    text = read(opened(latest))
    assert "Level 4" not in text
    assert "in way 4" not in text
    assert "Hidden until your open review has its own rating" in text


def test_the_pages_are_as_sharp_as_the_screen_and_white_in_the_dark_too(
    qtbot: QtBot, opened: Opened, latest: str, theme: Theme
) -> None:
    page = opened(latest)
    theme.choose(Appearance.DARK)
    made(qtbot, page)
    shown = sheet(page).grab().toImage()
    height = round(shown.width() * 297 / 210)
    colours = Counter(
        shown.pixelColor(x, y).name().upper()
        for x in range(10, shown.width() - 10, 3)
        for y in range(10, height - 10, 3)
    )
    assert colours.most_common(1)[0][0] == "#FFFFFF"
    assert colours[LIGHT.ink] > 50
    assert colours[DARK.ink] == 0


def test_the_pages_are_white_while_they_are_being_made_in_the_dark(
    context: PageContext, show: Show, latest: str, theme: Theme
) -> None:
    theme.choose(Appearance.DARK)
    page = ReportPage(context, latest)
    show(page)
    assert page.is_busy
    shown = sheet(page).grab().toImage()
    assert shown.pixelColor(shown.width() // 2, 20).name().upper() == LIGHT.surface
    assert page.leave()


def test_the_keys_scroll_the_page_from_within_the_report(
    qtbot: QtBot, opened: Opened, latest: str, window: Window
) -> None:
    window.resize(960, 640)
    page = opened(latest)
    top = sheet(page).mapTo(page, sheet(page).rect().topLeft()).y()
    sheet(page).setFocus()
    qtbot.waitUntil(lambda: page.findChildren(Column)[0].verticalScrollBar().maximum() > 0)
    QTest.keyClick(sheet(page), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: sheet(page).mapTo(page, sheet(page).rect().topLeft()).y() < top)
    bottom = sheet(page).mapTo(page, sheet(page).rect().bottomLeft()).y()
    assert bottom <= page.height()


def test_tab_enters_the_report_at_its_nearer_end_and_leaves_it_where_it_was_read(
    qtbot: QtBot, opened: Opened, latest: str, window: Window, theme: Theme
) -> None:
    window.resize(960, 640)
    theme.resize_text(200)
    page = opened(latest)
    bar = page.findChildren(Column)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    the(QAbstractButton, "What others said", page).setFocus()
    bar.setValue(0)
    while not sheet(page).hasFocus():
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        assert page.isAncestorOf(page.window().focusWidget())
    top = sheet(page).mapTo(page, sheet(page).rect().topLeft()).y()
    assert 0 <= top < page.height()
    QTest.keyClick(sheet(page), Qt.Key.Key_End)
    at_end = bar.value()
    assert at_end == bar.maximum()
    QTest.keyClick(sheet(page), Qt.Key.Key_Tab)
    assert not sheet(page).hasFocus()
    assert bar.value() == at_end
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert sheet(page).hasFocus()
    assert bar.value() == at_end


def test_shift_and_space_scroll_back_up(opened: Opened, latest: str) -> None:
    page = opened(latest)
    bar = page.findChildren(Column)[0].verticalScrollBar()
    sheet(page).setFocus()
    QTest.keyClick(sheet(page), Qt.Key.Key_Space)
    down = bar.value()
    assert down > 0
    QTest.keyClick(sheet(page), Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() < down


def test_the_text_of_the_report_can_be_copied(opened: Opened, latest: str) -> None:
    page = opened(latest)
    QApplication.clipboard().clear()
    sheet(page).setFocus()
    QTest.keyClick(sheet(page), Qt.Key.Key_C, CONTROL)
    assert "Open words on planning in 2026." in QApplication.clipboard().text()
    assert PRIVATE not in QApplication.clipboard().text()
    assert "The text of the report is on the clipboard." in words_on(page.window())


def test_the_pages_follow_the_text_size(
    qtbot: QtBot, opened: Opened, latest: str, theme: Theme, window: Window
) -> None:
    window.resize(1900, 900)
    page = made(qtbot, opened(latest))
    height, fineness = sheet(page).height(), sheet(page).pixels_per_inch()
    theme.resize_text(150)
    made(qtbot, page)
    assert sheet(page).height() > height
    assert sheet(page).pixels_per_inch() == pytest.approx(fineness * 1.5, rel=0.01)


def test_a_click_far_down_stays_there(
    qtbot: QtBot, opened: Opened, latest: str, window: Window
) -> None:
    window.resize(960, 640)
    page = made(qtbot, opened(latest))
    scroll_bar(page).setValue(scroll_bar(page).maximum())
    there = scroll_bar(page).value()
    assert there > 300
    low = sheet(page).visibleRegion().boundingRect().center()
    QTest.mouseClick(sheet(page), LEFT, pos=low)
    QApplication.processEvents()
    assert sheet(page).hasFocus()
    assert scroll_bar(page).value() == there


def test_the_reader_s_place_is_kept_when_the_report_is_made_anew(
    qtbot: QtBot, opened: Opened, journal: Journal, latest: str, window: Window
) -> None:
    window.resize(960, 640)
    item = say(journal, latest, Who.PEER, private=False)
    journal.feedback.move_to_trash(item.id)
    page = made(qtbot, opened(latest))
    scroll_bar(page).setValue(scroll_bar(page).maximum() // 2)
    there = scroll_bar(page).value()
    journal.feedback.restore(item.id)
    made(qtbot, page)
    assert "zqpeer" in read(page)
    assert scroll_bar(page).value() == there


def test_the_same_words_stay_at_the_top_when_the_window_is_made_wider(
    qtbot: QtBot, opened: Opened, latest: str, window: Window
) -> None:
    window.resize(700, 480)
    page = made(qtbot, opened(latest))
    scroll_bar(page).setValue(scroll_bar(page).maximum())
    share = read_share(page)
    assert share > 0.1
    window.resize(960, 480)
    qtbot.waitUntil(lambda: not page.is_busy and abs(read_share(page) - share) < 0.03)


def read_share(page: ReportPage) -> float:
    """What share of the pages lies above what is seen."""
    return -sheet(page).mapTo(page, sheet(page).rect().topLeft()).y() / sheet(page).height()


# ---- taking it away ----------------------------------------------------------------------------


def save_as(qtbot: QtBot, page: ReportPage, in_dialog: DialogDriver, path: Path) -> str:
    """Saves by name and gives the file's text (of a PDF its first letters)."""
    in_dialog(lambda dialog: type_name(dialog, str(path)))
    click(page, "Save as…")
    qtbot.waitUntil(path.exists, timeout=20_000)
    made(qtbot, page)
    return path.read_bytes()[:4].decode() if path.suffix == ".pdf" else path.read_text("utf-8")


@pytest.mark.parametrize(
    "suffix, words", [("md", "# Review of 2026"), ("html", "<!doctype html>"), ("pdf", "%PDF")]
)
def test_save_writes_the_report_by_its_suffix_for_its_owner_only(
    qtbot: QtBot,
    opened: Opened,
    latest: str,
    in_dialog: DialogDriver,
    tmp_path: Path,
    suffix: str,
    words: str,
) -> None:
    page = opened(latest)
    path = tmp_path / f"mine.{suffix}"
    assert words.lower() in save_as(qtbot, page, in_dialog, path).lower()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    shown = words_on(page.window())
    assert f"“mine.{suffix}” is in {tmp_path}" in shown
    assert "not encrypted" in shown


def test_what_a_pdf_cannot_show_is_said_where_it_is_saved(
    qtbot: QtBot, opened: Opened, journal: Journal, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    page = opened(add_review(journal, 2026, LEVELS, title="A year with \U000e5555"))
    save_as(qtbot, page, in_dialog, tmp_path / "mine.pdf")
    assert "Some characters are in no font on this computer" in words_on(page.window())


def test_a_file_holds_what_is_private_only_when_asked_for(
    qtbot: QtBot, opened: Opened, latest: str, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    page = opened(latest)
    assert PRIVATE not in save_as(qtbot, page, in_dialog, tmp_path / "without.md")
    include_private(page)
    made(qtbot, page)
    assert PRIVATE in save_as(qtbot, page, in_dialog, tmp_path / "with.md")
    include_private(page)
    assert PRIVATE not in save_as(qtbot, page, in_dialog, tmp_path / "without-again.md")


def test_save_waits_for_a_report_that_is_still_being_made(
    qtbot: QtBot,
    context: PageContext,
    show: Show,
    latest: str,
    in_dialog: DialogDriver,
    tmp_path: Path,
) -> None:
    page = ReportPage(context, latest)
    show(page)
    path = tmp_path / "mine.md"
    in_dialog(lambda dialog: type_name(dialog, str(path)))
    QTest.keyClick(page.window(), Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(path.exists)
    made(qtbot, page)


def test_the_file_is_named_after_the_review(
    qtbot: QtBot, opened: Opened, journal: Journal, in_dialog: DialogDriver
) -> None:
    page = opened(add_review(journal, 2026, LEVELS, title="2026/27: ½ & more…"))
    names: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        names.extend(Path(name).name for name in dialog.selectedFiles())
        dialog.reject()

    in_dialog(look)
    click(page, "Save as…")
    assert names == ["2026 27 ½ more.pdf"]


def test_a_file_that_cannot_be_written_says_why(
    qtbot: QtBot, opened: Opened, latest: str, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    page = opened(latest)
    said: list[str] = []

    def name_a_folder_that_goes(dialog: QDialog) -> None:
        name_in_a_folder_that_goes(dialog, tmp_path / "gone", "mine.md")

    def note(dialog: QDialog) -> None:
        said.append(words_on(dialog))
        dialog.accept()

    in_dialog(name_a_folder_that_goes)
    in_dialog(note)
    click(page, "Save as…")
    qtbot.waitUntil(lambda: bool(said))
    assert "There is no folder" in said[0]
    assert not made(qtbot, page).is_busy


def test_the_report_can_be_printed(
    qtbot: QtBot, opened: Opened, latest: str, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    page = opened(latest)
    path = tmp_path / "printed.pdf"

    in_dialog(lambda dialog: print_to(dialog, path))
    QTest.keyClick(page.window(), Qt.Key.Key_P, CONTROL)
    made(qtbot, page)
    assert path.read_bytes().startswith(b"%PDF")
    assert path.read_bytes().count(b"/Type /Page\n") >= 1


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_reported(
    qtbot: QtBot, opened: Opened, latest: str, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    page = opened(latest)
    said: list[str] = []

    def note(dialog: QDialog) -> None:
        said.append(words_on(dialog))
        dialog.accept()

    def print_nowhere(dialog: QDialog) -> None:
        assert isinstance(dialog, QPrintDialog)
        nowhere = str(tmp_path / "gone" / "printed.pdf")
        dialog.accepted.connect(lambda: dialog.printer().setOutputFileName(nowhere))
        print_to(dialog, tmp_path / "printed.pdf")

    in_dialog(print_nowhere)
    in_dialog(note)
    click(page, "Print…")
    qtbot.waitUntil(lambda: bool(said))
    assert "The printer did not accept it" in said[0]


def test_a_report_that_is_too_long_for_paper_says_so_and_can_be_saved_as_text(
    qtbot: QtBot,
    opened: Opened,
    journal: Journal,
    in_dialog: DialogDriver,
    tmp_path: Path,
    heard: Heard,
) -> None:
    cycle = add_review(journal, 2026, LEVELS, closed=False)
    answer = journal.reviews.review(cycle).answers[0]
    journal.reviews.save_answer(answer.with_changes(text="x" * 600_000))
    page = opened(cycle)
    assert "too long for paper" in words_on(page)
    assert "too long for paper" in heard[-1]
    assert not any(one.isVisible() for one in page.findChildren(Preview))
    assert "x" * 600_000 in save_as(qtbot, page, in_dialog, tmp_path / "mine.md")
    said: list[str] = []
    in_dialog(lambda dialog: type_name(dialog, str(tmp_path / "mine.pdf")))
    in_dialog(lambda dialog: said.append(words_on(dialog)))
    click(page, "Save as…")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "too long for paper" in said[0]
    assert not (tmp_path / "mine.pdf").exists()
