"""The list of reviews, the look back and the life of a cycle, in the real window."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from assessment.reviews.cycles import Depth
from assessment.reviews.review import Review
from rubrics.errors import RubricError
from rubrics.library import Library
from storage.journal import Journal
from tests.assessment.examples import a_cycle
from tests.conftest import EAST, WEST, StandIn
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import DialogDriver, the
from tests.ui.desktop.test_navigation import found_in_palette
from tests.ui.hands import (
    CONTROL,
    SHIFT,
    buttons,
    choose_level,
    click,
    focused,
    on,
    page_of,
    press,
    words_on,
    write,
)
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.widgets.chart_tip import ChartTip
from ui.desktop.widgets.chart_view import ChartView
from ui.desktop.widgets.editor import Editor


def journal_of(desktop: Desktop) -> Journal:
    assert desktop.journal is not None
    return desktop.journal


def the_draft(desktop: Desktop) -> Review:
    return journal_of(desktop).reviews.drafts()[0]


@pytest.fixture
def two_years(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Desktop:
    """A window on the list of reviews, with two closed ones."""
    with Journal.create(journal_path, clock=clock) as journal:
        journal.preferences.chosen_rubrics = ("larson-management",)
        closed_review(journal, 2024, {"execution": 2, "team": 3})
        closed_review(journal, 2025, {"execution": 4, "team": 3})
    desktop = open_desktop(journal_path)
    press(Qt.Key.Key_2, CONTROL)
    return desktop


def choose_in_menu(qtbot: QtBot, words: str) -> None:
    """Chooses a line of the open menu by its first letters and Enter."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    lines = [action.text() for action in menu.actions()]
    assert words in lines
    for _ in range(lines.index(words) + 1):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def titles(desktop: Desktop) -> list[str]:
    return [cycle.title for cycle in journal_of(desktop).reviews.cycles()]


def test_a_deleted_review_comes_back_whole_by_undo(two_years: Desktop, qtbot: QtBot) -> None:
    before = journal_of(two_years).reviews.snapshots()
    click(page_of(two_years), "More for Review of 2024")
    choose_in_menu(qtbot, "Delete")
    assert titles(two_years) == ["Review of 2025"]
    assert "is in the trash" in words_on(two_years.window)
    press(Qt.Key.Key_Z, CONTROL)
    assert journal_of(two_years).reviews.snapshots() == before
    assert "Read Review of 2024" in buttons(page_of(two_years))


def test_after_a_deletion_the_keyboard_is_on_the_row_that_took_its_place(
    two_years: Desktop, qtbot: QtBot
) -> None:
    closed_review(journal_of(two_years), 2026, {"execution": 4})
    press(Qt.Key.Key_1, CONTROL)
    press(Qt.Key.Key_2, CONTROL)
    for deleted, following in (
        ("Review of 2025", "Read Review of 2024"),
        ("Review of 2024", "Read Review of 2026"),
        ("Review of 2026", "Start my first review"),
    ):
        buttons(page_of(two_years))[f"More for {deleted}"].setFocus()
        press(Qt.Key.Key_Space)
        choose_in_menu(qtbot, "Delete")
        qtbot.waitUntil(lambda: focused().accessibleName() == following)  # noqa: B023
    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "Read Review of 2026" in buttons(page_of(two_years)))


def test_a_review_can_be_renamed_and_the_old_title_taken_back(
    two_years: Desktop, qtbot: QtBot, in_dialog: DialogDriver
) -> None:
    def rename(dialog: QWidget) -> None:
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.selectAll()
        qtbot.keyClicks(line, "The year of the move")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    click(page_of(two_years), "More for Review of 2024")
    in_dialog(rename)
    choose_in_menu(qtbot, "Rename…")
    assert titles(two_years) == ["The year of the move", "Review of 2025"]
    press(Qt.Key.Key_Z, CONTROL)
    assert titles(two_years) == ["Review of 2024", "Review of 2025"]


def test_the_days_in_the_list_stay_when_the_computer_stands_elsewhere(
    two_years: Desktop, qtbot: QtBot, in_dialog: DialogDriver, clock: Clock, stand_in: StandIn
) -> None:
    clock.moment = datetime(2026, 12, 31, 12, tzinfo=UTC)
    stand_in(EAST)
    click(page_of(two_years), "More for Review of 2025")
    in_dialog(lambda dialog: click(dialog, "Reopen"))
    choose_in_menu(qtbot, "Reopen…")
    journal_of(two_years).reviews.close(the_draft(two_years).cycle.id)
    stand_in(WEST)
    press(Qt.Key.Key_2, CONTROL)
    assert "closed on 1 January 2027 · reopened on 1 January 2027" in words_on(page_of(two_years))


def test_a_review_started_here_shows_that_day_in_the_trash_wherever_it_is_read(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock, stand_in: StandIn, qtbot: QtBot
) -> None:
    clock.moment = datetime(2026, 12, 31, 12, tzinfo=UTC)
    stand_in(EAST)
    desktop = open_desktop(journal_path)
    on()
    on()
    press(Qt.Key.Key_2, CONTROL)
    title = the_draft(desktop).cycle.title
    click(page_of(desktop), f"More for {title}")
    choose_in_menu(qtbot, "Delete")
    stand_in(WEST)
    press(Qt.Key.Key_Comma, CONTROL)
    assert "opened 1 January 2027" in words_on(page_of(desktop))


def test_reopening_asks_first_and_is_marked_in_the_list(
    two_years: Desktop, qtbot: QtBot, in_dialog: DialogDriver
) -> None:
    click(page_of(two_years), "More for Review of 2025")
    in_dialog(lambda dialog: click(dialog, "Reopen"))
    choose_in_menu(qtbot, "Reopen…")
    assert the_draft(two_years).cycle.title == "Review of 2025"
    press(Qt.Key.Key_2, CONTROL)
    assert "reopened on 20 November 2026" in words_on(page_of(two_years))


def test_enter_in_the_question_reopens_the_review(
    two_years: Desktop, qtbot: QtBot, in_dialog: DialogDriver
) -> None:
    click(page_of(two_years), "More for Review of 2025")
    in_dialog(lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    choose_in_menu(qtbot, "Reopen…")
    assert the_draft(two_years).cycle.title == "Review of 2025"


def test_a_closed_review_is_read_by_one_click(two_years: Desktop) -> None:
    click(page_of(two_years), "Read Review of 2025")
    assert type(page_of(two_years)).__name__ == "ReportPage"


@pytest.fixture
def looking_back(two_years: Desktop) -> Desktop:
    """The look back of this year's review, with one skill rated."""
    press(Qt.Key.Key_N, CONTROL)
    on()
    write("It went well.")
    choose_level(5)
    on()
    press(Qt.Key.Key_L, CONTROL)
    return two_years


def test_the_look_back_says_what_moved_and_what_is_not_rated(looking_back: Desktop) -> None:
    shown = words_on(page_of(looking_back))
    assert "One of eight skills has a level." in shown
    assert "Since Review of 2025: one skill rose" in shown
    assert "Team" in buttons(page_of(looking_back))


def test_a_row_of_the_look_back_s_table_opens_its_skill_and_back_leads_here_again(
    looking_back: Desktop, qtbot: QtBot
) -> None:
    page = page_of(looking_back)
    (chart,) = page.findChildren(ChartView)
    qtbot.waitUntil(lambda: not chart.is_busy)
    assert "to read about its skill" not in words_on(page)
    click(page, "Show as table")
    assert "to open its skill in the review" in words_on(page)
    (table,) = page.findChildren(QTableView)
    place = table.visualRect(table.model().index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Team" in words_on(page_of(looking_back)).splitlines()
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page_of(looking_back) is page


def test_escape_closes_the_card_of_a_mark_before_it_leaves_the_look_back(
    looking_back: Desktop, qtbot: QtBot
) -> None:
    page = page_of(looking_back)
    (chart,) = page.findChildren(ChartView)
    qtbot.waitUntil(lambda: not chart.is_busy)
    chart.take_focus()
    press(Qt.Key.Key_Down)
    (tip,) = chart.findChildren(ChartTip)
    assert tip.isVisible()
    press(Qt.Key.Key_Escape)
    assert (tip.isVisible(), page_of(looking_back) is page) == (False, True)


def test_an_unrated_skill_is_one_click_away(looking_back: Desktop) -> None:
    click(page_of(looking_back), "Team")
    assert "Team" in words_on(page_of(looking_back)).splitlines()


def test_at_most_three_skills_can_be_chosen_to_grow_in(looking_back: Desktop) -> None:
    page = page_of(looking_back)
    for name in ("Execution", "Team", "Ownership"):
        click(page, f"Grow in {name}")
    click(page, "Grow in Taste")
    assert not buttons(page)["Grow in Taste"].isChecked()
    assert "You can choose up to three." in words_on(looking_back.window)
    click(page, "Grow in Team")
    rubric = "larson-management"
    assert the_draft(looking_back).cycle.focus == (
        SkillKey(rubric, "execution"),
        SkillKey(rubric, "ownership"),
    )


def test_the_reflection_is_saved_as_it_is_typed(looking_back: Desktop, qtbot: QtBot) -> None:
    page = page_of(looking_back)
    editor = next(
        w for w in page.findChildren(QWidget) if w.accessibleName() == "Closing reflection"
    )
    editor.setFocus()
    write("Say it on Monday.")
    qtbot.waitUntil(lambda: the_draft(looking_back).cycle.closing_reflection == "Say it on Monday.")
    click(page, "Private: closing reflection")
    press(Qt.Key.Key_S, CONTROL)
    assert the_draft(looking_back).cycle.reflection_private


def test_a_long_reflection_is_laid_out_at_the_width_that_it_keeps(
    open_desktop: OpenDesktop, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Laid out once more, when the scroll bar had come, it took half as long again to open."""
    rubric = Library().rubric("larson-management")
    with Journal.create(journal_path) as journal:
        review = a_cycle(2026, [rubric], Depth.FULL)
        journal.reviews.start(review, [rubric])
        read = journal.reviews.review(review.id).cycle
        journal.reviews.save_reflection(review.id, "A line.\n" * 2_000, False, read=read)
    desktop = open_desktop(journal_path)
    widths: list[int] = []
    set_text = Editor.set_text

    def note_width(editor: Editor, text: str) -> None:
        if text:
            widths.append(editor.width())
        set_text(editor, text)

    monkeypatch.setattr(Editor, "set_text", note_width)
    desktop.go(to.closing(review.id))
    QApplication.processEvents()
    (editor,) = page_of(desktop).findChildren(Editor)
    assert widths == [editor.width()]


def test_closing_asks_says_what_stays_unrated_and_can_be_undone(
    looking_back: Desktop, in_dialog: DialogDriver
) -> None:
    said: list[str] = []

    def close(dialog: QWidget) -> None:
        said.append(words_on(dialog))
        click(dialog, "Close the review")

    in_dialog(close)
    on()
    assert "Seven skills stay unrated. A closed" in said[0]
    assert journal_of(looking_back).reviews.drafts() == ()
    press(Qt.Key.Key_Z, CONTROL)
    assert the_draft(looking_back).cycle.title == "Review of 2026"


def test_what_is_chosen_and_not_committed_is_not_said_to_be_unrated_only(
    looking_back: Desktop, in_dialog: DialogDriver
) -> None:
    click(page_of(looking_back), "Team")
    press(Qt.Key.Key_R, CONTROL)
    choose_level(3)
    press(Qt.Key.Key_L, CONTROL)
    shown = words_on(page_of(looking_back)).splitlines()
    assert shown.index("Chosen, not committed:") < shown.index("Not rated yet:")
    said: list[str] = []
    in_dialog(lambda dialog: said.append(words_on(dialog)))
    on()
    assert "Seven skills stay unrated. Chosen, not committed: Team." in said[0]
    click(page_of(looking_back), "Team")
    assert "Team, chosen, not committed" in buttons(page_of(looking_back))


def test_enter_in_the_question_closes_the_review(
    looking_back: Desktop, in_dialog: DialogDriver
) -> None:
    in_dialog(lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    on()
    assert journal_of(looking_back).reviews.drafts() == ()


def test_closing_can_be_thought_over(looking_back: Desktop, in_dialog: DialogDriver) -> None:
    in_dialog(lambda dialog: click(dialog, "Cancel"))
    on()
    assert len(journal_of(looking_back).reviews.drafts()) == 1


def test_ctrl_shift_enter_goes_back_from_the_look_back(looking_back: Desktop) -> None:
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert type(page_of(looking_back)).__name__ == "WalkPage"


def test_starting_without_a_rubric_says_what_is_missing(two_years: Desktop) -> None:
    press(Qt.Key.Key_N, CONTROL)
    click(page_of(two_years), "Engineering management, after Will Larson")
    on()
    assert "Choose at least one rubric." in words_on(page_of(two_years))
    assert journal_of(two_years).reviews.drafts() == ()


def test_home_takes_up_where_it_was_left(looking_back: Desktop) -> None:
    press(Qt.Key.Key_1, CONTROL)
    assert "Where you left off · Review of 2026" in words_on(page_of(looking_back))
    on()
    assert type(page_of(looking_back)).__name__ == "WalkPage"


def test_a_review_shows_its_own_rubric_when_the_library_has_lost_it(
    open_desktop: OpenDesktop,
    journal_path: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Journal.create(journal_path, clock=clock) as journal:
        cycle = closed_review(journal, 2025, {"execution": 4})
        journal.reviews.reopen(cycle.id)

    definition = Library().rubric("larson-management").skill("team").definition

    def lost(*_: object) -> None:
        raise RubricError("The file is gone.", "")

    monkeypatch.setattr("rubrics.reading.parse_toml", lost)
    desktop = open_desktop(journal_path)
    on()
    shown = words_on(page_of(desktop))
    assert definition in shown


def test_home_leads_to_the_look_back_once_every_skill_is_rated(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock
) -> None:
    skills = [skill.id for skill in Library().rubric("larson-management").skills]
    with Journal.create(journal_path, clock=clock) as journal:
        cycle = closed_review(journal, 2025, dict.fromkeys(skills, 3))
        journal.reviews.reopen(cycle.id)
    desktop = open_desktop(journal_path)
    assert "Ready to close" in words_on(page_of(desktop))
    on()
    assert type(page_of(desktop)).__name__ == "ClosingPage"


def test_forty_years_are_listed_whole_and_in_order_though_not_all_at_once(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    with Journal.create(journal_path, clock=clock) as journal:
        for year in range(1987, 2027):
            closed_review(journal, year, {})
    desktop = open_desktop(journal_path)
    press(Qt.Key.Key_2, CONTROL)
    wanted = [f"Read Review of {year}" for year in range(2026, 1986, -1)]

    def stops() -> list[str]:
        """The stops of Tab in reading a review."""
        page = page_of(desktop)
        found: list[str] = []
        widget = page.nextInFocusChain()
        while widget is not None and widget is not page:
            is_read = widget.accessibleName().startswith("Read")
            if page.isAncestorOf(widget) and widget.isVisible() and is_read:
                found.append(widget.accessibleName())
            widget = widget.nextInFocusChain()
        return found

    qtbot.waitUntil(lambda: stops() == wanted)
    assert stops() == wanted
    journal_of(desktop).reviews.rename(journal_of(desktop).reviews.cycles()[0].id, "The first")
    press(Qt.Key.Key_1, CONTROL)
    press(Qt.Key.Key_2, CONTROL)
    qtbot.waitUntil(lambda: stops()[-1:] == ["Read The first"])


def test_the_title_follows_the_period_and_the_depth_until_one_is_typed(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock
) -> None:
    with Journal.create(journal_path, clock=clock) as journal:
        closed_review(journal, 2025, {"execution": 4})
    desktop = open_desktop(journal_path)
    press(Qt.Key.Key_N, CONTROL)
    page = page_of(desktop)
    title = the(QLineEdit, "Title of the review", page)
    assert title.text() == "Review of 2026"
    click(page, "How thorough: Pulse, ratings only")
    assert title.text() == "Pulse of 2026"
    for name, day in (("From date", "1 Jul 2026"), ("To date", "30 Sep 2026")):
        field = the(QLineEdit, name, page)
        field.setFocus()
        field.selectAll()
        write(day)
    assert title.text() == "Pulse of 2026, third quarter"
    title.setFocus()
    title.selectAll()
    write("My own")
    click(page, "How thorough: Full review")
    assert title.text() == "My own"


@pytest.mark.parametrize("year", ["2024", "2025"])
def test_a_click_anywhere_on_a_card_does_what_its_button_does(
    two_years: Desktop, year: str
) -> None:
    page = page_of(two_years)
    title = next(one for one in page.findChildren(QLabel) if one.text() == f"Review of {year}")
    QTest.mouseClick(title, Qt.MouseButton.LeftButton)
    assert type(page_of(two_years)).__name__ == "ReportPage"
    assert two_years.navigation is not None
    assert two_years.navigation.here is not None
    journal = journal_of(two_years)
    wanted = next(c.id for c in journal.reviews.cycles() if c.title == f"Review of {year}")
    assert two_years.navigation.here.reviews == (wanted,)


def test_the_list_begins_at_the_open_review(looking_back: Desktop, qtbot: QtBot) -> None:
    press(Qt.Key.Key_2, CONTROL)
    press(Qt.Key.Key_2, CONTROL)
    qtbot.waitUntil(lambda: focused().accessibleName().startswith("Continue "))


def test_every_review_is_one_click_or_one_search_away_from_an_open_one(
    walking: Desktop,
) -> None:
    click(page_of(walking), "All reviews")
    assert "Reviews" in words_on(page_of(walking)).splitlines()
    press(Qt.Key.Key_2, CONTROL)
    assert found_in_palette("all reviews")[0] == "All reviews"


def test_the_menu_of_a_review_stays_in_a_small_window_and_names_each_way_once(
    two_years: Desktop,
) -> None:
    two_years.window.resize(960, 640)
    QApplication.processEvents()
    more = buttons(page_of(two_years))["More for Review of 2024"]
    assert more.text() == "More  ▾"
    more.click()
    (menu,) = (one for one in page_of(two_years).findChildren(QMenu) if one.isVisible())
    there = QRect(two_years.window.mapFromGlobal(menu.pos()), menu.size())
    assert two_years.window.rect().contains(there)
    assert "Report" not in [action.text() for action in menu.actions()]
    menu.close()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_two_days_of_a_new_review_and_its_rubrics_stand_in_line(
    two_years: Desktop, qtbot: QtBot, percent: int
) -> None:
    two_years.window.resize(960, 640)
    two_years.theme.resize_text(percent)
    press(Qt.Key.Key_N, CONTROL)
    page = page_of(two_years)
    qtbot.waitUntil(lambda: the(QLineEdit, "To date", page).isVisible())

    def left(widget: QWidget) -> int:
        return widget.mapTo(page, QPoint(0, 0)).x()

    first, last = (the(QLineEdit, f"{word} date", page) for word in ("From", "To"))
    opening = buttons(page)["Calendar: From date"]
    assert left(first) == left(last)
    assert left(opening) == left(buttons(page)["Calendar: To date"])
    assert opening.height() == first.height()
    assert opening.iconSize().height() >= opening.fontMetrics().ascent()
    title = left(the(QLineEdit, "Title of the review", page))
    boxes = page.findChildren(QCheckBox)
    assert boxes
    assert {left(box) for box in boxes} == {title}
