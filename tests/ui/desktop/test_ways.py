"""The ways through the window: finding on every page, Back and Escape, the sheet of shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from rubrics.library import Library
from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import the, words_on
from tests.ui.desktop.test_navigation import found_in_palette, navigation_of
from tests.ui.hands import ALT, CONTROL, buttons, click, page_of, press, write
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.destinations import Destination
from ui.desktop.preferences import Preferences
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.picker import Picker


@pytest.fixture
def reviewed(journal_path: Path, clock: Clock) -> Path:
    """A journal with two closed reviews."""
    with Journal.create(journal_path, clock=clock) as journal:
        closed_review(journal, 2024, {"execution": 2})
        closed_review(journal, 2025, {"execution": 3})
    return journal_path


def latest(desktop: Desktop) -> str:
    assert desktop.journal is not None
    return desktop.journal.reviews.cycles()[-1].id


# ---- finding -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed,wanted",
    [
        ("help", "Shortcuts F1"),
        ("dark", "Dark colours"),
        ("trash", "Settings: Trash"),
        ("compare", "Go to Growth Ctrl+4"),
        ("bigger", "Larger text Ctrl++"),
        ("setings", "Go to Settings Ctrl+,"),
        ("folder", "Show the journal in its folder"),
        ("report 2025", "Read the report of “Review of 2025”"),
        ("keep 2024", "Page to keep from “Review of 2024”"),
    ],
)
def test_find_knows_the_words_that_people_use(
    open_desktop: OpenDesktop, reviewed: Path, typed: str, wanted: str
) -> None:
    open_desktop(reviewed)
    assert any(line.startswith(wanted) for line in found_in_palette(typed)[:3])


def test_find_works_on_the_first_page(open_desktop: OpenDesktop, journal_path: Path) -> None:
    desktop = open_desktop(journal_path)
    assert found_in_palette("sample") == ["Look around with a sample Ctrl+Shift+L"]
    offered = found_in_palette("")
    assert "Start my first review Ctrl+Return" in offered
    assert not any(line.startswith(("Go to", "Add evidence", "Back")) for line in offered)
    click(desktop.window.sidebar, "Find")
    write("dark")
    press(Qt.Key.Key_Return)
    assert desktop.theme.is_dark


def test_find_works_where_a_journal_did_not_open(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    journal_path.parent.mkdir(parents=True)
    journal_path.write_bytes(b"A shopping list.")
    open_desktop(journal_path)
    assert found_in_palette("bigger")[0].startswith("Larger text")


def test_a_section_of_the_settings_is_brought_into_view(
    open_desktop: OpenDesktop, reviewed: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(reviewed)
    press(Qt.Key.Key_K, CONTROL)
    write("licence")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    copy = buttons(page_of(desktop))["Copy the versions"]
    qtbot.waitUntil(lambda: not copy.visibleRegion().isEmpty())


def test_every_section_of_the_settings_can_be_found_and_opened(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    desktop = open_desktop(reviewed)
    for section in to.SETTINGS:
        assert f"Settings: {section}" in found_in_palette(section)
        desktop.go(to.settings(section))


def test_a_skill_is_found_by_its_name_in_the_open_review(
    open_desktop: OpenDesktop, reviewed: Path, clock: Clock
) -> None:
    with Journal.open(reviewed, clock=clock) as journal:
        first = journal.reviews.cycles()[0].id
        journal.reviews.reopen(first)
    desktop = open_desktop(reviewed)
    assert found_in_palette("execution") == ["Execution in “Review of 2024”"]
    run_found("executon")
    here = navigation_of(desktop).here
    assert here is not None
    assert here.is_same_page(to.walk(first))
    assert "Execution" in words_on(page_of(desktop))


def test_a_skill_is_found_in_growth_where_no_review_is_open(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    desktop = open_desktop(reviewed)
    assert found_in_palette("execution") == ["Execution in Growth"]
    run_found("execution")
    assert navigation_of(desktop).here == to.growth_of(SkillKey("larson-management", "execution"))


def test_a_skill_that_was_never_rated_is_found_in_the_library_and_brought_into_view(
    open_desktop: OpenDesktop, reviewed: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(reviewed)
    rubric = Library().rubric("goedecke-engineer")
    skill = rubric.skills[-1]
    assert found_in_palette(skill.title) == [f"{skill.title} in the Library"]
    run_found(skill.title)
    page = page_of(desktop)
    reader = the(QTextBrowser, f"{rubric.title}, in full", page)
    column = page.findChild(Column)
    assert column is not None
    bar = column.verticalScrollBar()

    def heading() -> int:
        block = reader.document().begin()
        while block.text() != skill.title:
            block = block.next()
        top = reader.document().documentLayout().blockBoundingRect(block).top()
        return round(reader.mapTo(column.viewport(), QPoint(0, 0)).y() + top)

    qtbot.waitUntil(lambda: bar.value() > 0 and 0 <= heading() < column.viewport().height())


def test_a_rubric_is_found_by_its_name(open_desktop: OpenDesktop, reviewed: Path) -> None:
    desktop = open_desktop(reviewed)
    title = Library().rubric("goedecke-engineer").title
    assert f"“{title}” in the Library" in found_in_palette(title)
    run_found(title)
    assert title in words_on(page_of(desktop)).splitlines()


def test_the_place_of_a_skill_does_not_make_it_answer_to_the_name_of_a_page(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    open_desktop(reviewed)
    assert not any(" in Growth" in line for line in found_in_palette("growth"))


def run_found(typed: str) -> None:
    """Runs the first thing that the palette finds."""
    press(Qt.Key.Key_K, CONTROL)
    write(typed)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()


# ---- Back and Escape ---------------------------------------------------------------------------


def test_the_arrow_leads_back_and_is_there_only_where_there_is_a_way(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    desktop = open_desktop(reviewed)
    sidebar = desktop.window.sidebar
    assert "Go back" not in buttons(sidebar)
    first_line = buttons(sidebar)["Home"]
    before = first_line.geometry()
    navigation_of(desktop).go(to.report(latest(desktop)))
    QApplication.processEvents()
    assert first_line.geometry() == before
    click(sidebar, "Go back")
    assert navigation_of(desktop).here == to.home()
    assert "Go back" not in buttons(sidebar)


def test_the_arrow_is_there_in_a_narrow_window_too(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    desktop = open_desktop(reviewed)
    desktop.window.resize(700, 600)
    press(Qt.Key.Key_4, CONTROL)
    QApplication.processEvents()
    arrow = buttons(desktop.window.sidebar)["Go back"]
    assert desktop.window.sidebar.rect().contains(arrow.geometry())
    assert not arrow.visibleRegion().isEmpty()


READ_ONLY: dict[str, Callable[[str], Destination]] = {
    "report": to.report,
    "page to keep": to.yearly_page,
    "others": to.feedback,
}


@pytest.mark.parametrize("name", READ_ONLY)
def test_escape_leads_back_from_what_was_opened_to_read(
    open_desktop: OpenDesktop, reviewed: Path, name: str
) -> None:
    desktop = open_desktop(reviewed)
    press(Qt.Key.Key_2, CONTROL)
    navigation_of(desktop).go(READ_ONLY[name](latest(desktop)))
    press(Qt.Key.Key_Escape)
    assert navigation_of(desktop).here == to.reviews()


def test_escape_stays_where_one_writes_and_on_the_pages_of_the_sidebar(
    walking: Desktop, qtbot: QtBot
) -> None:
    write("Half a sentence")
    here = navigation_of(walking).here
    press(Qt.Key.Key_Escape)
    assert navigation_of(walking).here == here
    assert "Half a sentence" in words_on(page_of(walking))
    for key in (Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_1):
        press(key, CONTROL)
        here = navigation_of(walking).here
        press(Qt.Key.Key_Escape)
        assert navigation_of(walking).here == here


def test_escape_on_the_look_back_keeps_the_reflection(walking: Desktop) -> None:
    press(Qt.Key.Key_L, CONTROL)
    page = page_of(walking)
    the(Editor, "Closing reflection", page).setFocus()
    write("Less haste.")
    press(Qt.Key.Key_Escape)
    assert walking.journal is not None
    assert walking.journal.reviews.cycles()[0].closing_reflection == "Less haste."
    here = navigation_of(walking).here
    assert here is not None
    assert here.page == "walk"


def test_back_to_a_report_keeps_the_review_it_was_put_beside(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    desktop = open_desktop(reviewed)
    navigation_of(desktop).go(to.report(latest(desktop)))
    picker = the(Picker, "Comparison: Compared with Review of 2024", page_of(desktop))
    picker.menu().aboutToShow.emit()
    next(one for one in picker.menu().actions() if one.text() == "On its own").trigger()
    assert picker.accessibleName() == "Comparison: On its own"
    navigation_of(desktop).go(to.library())
    press(Qt.Key.Key_Left, ALT)
    assert the(Picker, "Comparison: On its own", page_of(desktop)).isVisible()


# ---- the sheet of shortcuts --------------------------------------------------------------------


def sheet() -> QDialog:
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    return shown


@pytest.mark.parametrize("keys", [(Qt.Key.Key_F1,), (Qt.Key.Key_Question, CONTROL)])
def test_the_sheet_shows_every_shortcut_of_the_page_and_of_the_window(
    open_desktop: OpenDesktop, reviewed: Path, keys: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    desktop = open_desktop(reviewed)
    press(Qt.Key.Key_4, CONTROL)
    press(*keys)
    words = words_on(sheet()).splitlines()
    for action in (*page_of(desktop).actions(), *desktop.window.actions()):
        if action.isEnabled() and action.text() and action.shortcuts():
            assert action.text() in words
            assert any(action.shortcut().toString() in line for line in words)
    assert words.index("On this page") < words.index("From page to page")
    press(keys[0], *keys[1:])
    assert QApplication.activeModalWidget() is None


def test_the_sheet_names_nothing_that_does_not_work_here(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    open_desktop(journal_path)
    press(Qt.Key.Key_F1)
    words = words_on(sheet())
    assert "Start my first review" in words
    assert "Go to Growth" not in words
    press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


# ---- folders and screens -----------------------------------------------------------------------


@pytest.fixture
def shown_folders(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system's file manager is asked to show, in order."""
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr("ui.desktop.folders.QDesktopServices.openUrl", show)
    return shown


def test_the_journal_is_shown_in_its_folder(
    open_desktop: OpenDesktop, reviewed: Path, shown_folders: list[str]
) -> None:
    desktop = open_desktop(reviewed)
    press(Qt.Key.Key_Comma, CONTROL)
    click(page_of(desktop), "Show in folder")
    press(Qt.Key.Key_K, CONTROL)
    write("show journal folder")
    press(Qt.Key.Key_Return)
    assert shown_folders == [str(reviewed.parent)] * 2


def test_a_size_kept_from_a_larger_screen_is_cut_to_this_one(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    Preferences(journal_path.with_name("window.ini")).window_size = QSize(3840, 2100)
    window = open_desktop(journal_path).window
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() <= room.height() - 30, "a title bar needs room too"


def test_a_window_that_filled_the_screen_does_so_again_and_keeps_its_own_size(
    open_desktop: OpenDesktop, journal_path: Path, qtbot: QtBot
) -> None:
    window = open_desktop(journal_path).window
    window.resize(1003, 701)
    window.showMaximized()
    qtbot.waitUntil(window.isMaximized)
    window.close()
    again = open_desktop(journal_path).window
    assert (again.width(), again.height()) == (1003, 701)
    again.show_as_left()
    qtbot.waitUntil(again.isMaximized)


def test_at_the_largest_text_the_window_still_fits_a_small_laptop(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    desktop = open_desktop(reviewed)
    desktop.theme.resize_text(200)
    for go in ("home", "reviews", "evidence", "growth", "library", "settings"):
        desktop.go(Destination(go))
        QApplication.processEvents()
        wanted = desktop.window.minimumSizeHint()
        assert wanted.width() <= 960, go
        assert wanted.height() <= 600, go


def test_the_three_ways_in_are_as_wide_as_each_other_and_one_is_coloured(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    names = (
        "Start my first review",
        "Look around with a sample",
        "Open a journal you already have…",
    )
    QApplication.processEvents()
    three = [buttons(page_of(desktop))[name] for name in names]
    assert len({(one.x(), one.width(), one.height()) for one in three}) == 1
    assert [one.property("role") for one in three] == ["primary", "plain", "plain"]
