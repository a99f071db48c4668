"""The growth page: any mark read in its own review, and two answers side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from assessment.comparing.changed_words import ChangedWords, changed_words
from assessment.model import SkillKey
from assessment.reviews.ratings import NotRated
from assessment.walk.committing import choose_reason, commit
from storage.journal import Journal
from tests.assessment.editions import WORKSHOP
from tests.assessment.examples import LISTENING, NOW, PLANNING
from tests.ui.commands.running import add_review
from tests.ui.desktop.conftest import Opened
from tests.ui.desktop.driving import DialogDriver, all_named, the, words_on
from tests.ui.desktop.pages.comparing.growing import (
    a_year_by,
    at_rest,
    canvas,
    choose,
    click_mark,
    mark,
    press,
    rate,
    start_draft,
    two_years,
    view,
    write,
)
from ui.desktop.pages.comparing import GrowthPage, written
from ui.desktop.pages.comparing.reading import BACK_TO_PAIR
from ui.desktop.pages.comparing.written import ANEW, MOST_COMPARED, NO_ANSWER, WHAT_THE_MARKS_MEAN
from ui.desktop.widgets.beginnings import MOST_LETTERS
from ui.desktop.widgets.marked_prose import MarkedProse
from ui.desktop.widgets.quotes import SHOW_ALL
from ui.desktop.widgets.whole_text import TITLE
from ui.desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

NO_KEY = Qt.KeyboardModifier.NoModifier
STEPS, HEATMAP = 5, 6


def a_felt_year(journal: Journal, year: int, level: int) -> str:
    """A closed review with a level, an energy and a note on planning."""
    cycle_id = start_draft(journal, year)
    write(journal, cycle_id, "practice", "planning-well", f"It went well in {year}.")
    rate(journal, cycle_id, PLANNING, level, note=f"What moved in {year}.")
    journal.reviews.close(cycle_id)
    return cycle_id


# ---- a mark is read in its own review ----------------------------------------------------------


@pytest.mark.parametrize("number", [4, 5, 6])
def test_a_click_on_a_mark_of_a_history_reads_its_review_alone(
    qtbot: QtBot, opened: Opened, journal: Journal, number: int
) -> None:
    first, *_ = [a_felt_year(journal, year, year - 2022) for year in (2023, 2024, 2025)]
    page = opened()
    view(qtbot, page, number)
    assert "One step up" in words_on(page)
    click_mark(qtbot, page, PLANNING, first)
    words = words_on(page)
    assert "Level one" in words
    assert "Review of 2023 · level 1" in words
    assert "1 January to 31 December 2023 · tires me" in words
    assert "That level means: Does it, in way 1." in words
    assert "What changed\nWhat moved in 2023." in words
    assert "It went well in 2023." in words
    for other in ("went well in 2024", "went well in 2025", "One step up"):
        assert other not in words


def test_a_mark_of_the_map_of_energy_is_read_in_its_review(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    ids = [a_felt_year(journal, year, year - 2022) for year in (2023, 2024, 2025)]
    page = opened()
    view(qtbot, page, 7)
    marks = {mark.which for mark in canvas(page).marks}
    assert marks <= set(ids)
    click_mark(qtbot, page, PLANNING, ids[2])
    assert "Level three" in words_on(page)
    assert "It went well in 2025." in words_on(page)
    assert "It went well in 2024." not in words_on(page)


def test_enter_on_a_mark_reads_it_and_the_keyboard_stays_on_the_chart(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    add_review(journal, 2024, {PLANNING: 1})
    two_years(journal)
    page = opened()
    view(qtbot, page, STEPS)
    canvas(page).setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Return):
        QTest.keyClick(canvas(page), key)
    at_rest(qtbot, page)
    assert "Open words on planning in 2024." in words_on(page)
    assert canvas(page).hasFocus()


def test_escape_and_the_link_lead_back_to_the_pair(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    _, now = two_years(journal)
    page = opened()
    view(qtbot, page, HEATMAP)
    assert not all_named(QAbstractButton, BACK_TO_PAIR, page)
    click_mark(qtbot, page, PLANNING, now)
    assert "Level four" in words_on(page)
    press(page, Qt.Key.Key_Escape, NO_KEY)
    at_rest(qtbot, page)
    assert "Two to four" in words_on(page)
    assert not all_named(QAbstractButton, BACK_TO_PAIR, page)
    click_mark(qtbot, page, PLANNING, now)
    link = the(QAbstractButton, BACK_TO_PAIR, page)
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    at_rest(qtbot, page)
    assert "Two to four" in words_on(page)
    assert canvas(page).hasFocus()


def test_a_cell_without_a_level_is_read_too(qtbot: QtBot, opened: Opened, journal: Journal) -> None:
    then, _ = two_years(journal)
    cycle_id = start_draft(journal)
    reason = choose_reason(journal.reviews.review(cycle_id), PLANNING, NotRated.NO_OPPORTUNITY, NOW)
    journal.reviews.save_rating(reason.model_copy(update={"note": "No plans this year."}))
    journal.reviews.save_rating(commit(journal.reviews.review(cycle_id), PLANNING, NOW))
    journal.reviews.close(cycle_id)
    page = opened()
    view(qtbot, page, HEATMAP)
    click_mark(qtbot, page, PLANNING, cycle_id)
    words = words_on(page)
    assert "Review of 2027 · no opportunity this time" in words
    assert "No plans this year." in words
    click_mark(qtbot, page, LISTENING, cycle_id)
    assert "Review of 2027 · not rated" in words_on(page)
    click_mark(qtbot, page, LISTENING, then)
    assert "Review of 2025 · level 3" in words_on(page)


def test_another_skill_is_read_in_the_same_review_until_a_pair_is_looked_at(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    then, _ = two_years(journal)
    page = opened()
    view(qtbot, page, HEATMAP)
    click_mark(qtbot, page, PLANNING, then)
    choose(page, "Skill", "Listening")
    at_rest(qtbot, page)
    assert "Open words on listening in 2025." in words_on(page)
    assert "listening in 2026" not in words_on(page)
    view(qtbot, page, STEPS)
    assert all_named(QAbstractButton, BACK_TO_PAIR, page)
    view(qtbot, page, 1)
    assert not all_named(QAbstractButton, BACK_TO_PAIR, page)
    assert "Held at three" in words_on(page)


def test_a_mark_of_the_pair_reads_both_reviews(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    for year, level in ((2024, 2), (2025, 4)):
        a_felt_year(journal, year, level)
    page = opened()
    for number in (1, 3):
        view(qtbot, page, number)
        click_mark(qtbot, page, PLANNING, "before")
        shown = words_on(page)
        for words in ("Two to four", "It went well in 2024.", "It went well in 2025."):
            assert words in shown
        assert "What had changed, Review of 2024\nWhat moved in 2024." in shown
        assert "What changed\nWhat moved in 2025." in shown


def test_where_the_detail_stands_below_a_chosen_mark_brings_it_into_view(
    qtbot: QtBot, opened: Opened, journal: Journal, window: Window
) -> None:
    then, _ = two_years(journal)
    window.resize(960, 640)
    page = opened()
    view(qtbot, page, HEATMAP)
    click_mark(qtbot, page, PLANNING, then)
    detail = the(QWidget, "Planning: Level two", page)
    qtbot.waitUntil(lambda: 0 < detail.mapTo(page, QPoint(0, 60)).y() < page.height())


def test_what_a_draft_hides_is_not_read_in_an_old_review_either(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    old = a_felt_year(journal, 2024, 4)
    a_felt_year(journal, 2025, 4)
    page = opened()
    view(qtbot, page, HEATMAP)
    click_mark(qtbot, page, PLANNING, old)
    assert "It went well in 2024." in words_on(page)
    start_draft(journal)
    page.arrive()
    at_rest(qtbot, page)
    words = "\n".join(
        words
        for one in page.findChildren(QWidget)
        if one.isVisible()
        for words in (one.accessibleName(), one.accessibleDescription(), one.toolTip())
    )
    words += words_on(page)
    assert "hidden for now" in words
    for secret in ("level 4", "in way 4", "went well", "What moved", "tires me", "Level four"):
        assert secret not in words


def test_a_draft_by_an_old_edition_hides_what_a_newer_one_calls_the_skill(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    first, _, third = WORKSHOP
    start_draft(journal, 2024, rubric=first)
    newer = a_year_by(journal, 2025, third, [("looking-ahead", 3)])
    page = opened()
    for number in (2, HEATMAP):
        view(qtbot, page, number)
        for drawn in canvas(page).marks:
            assert drawn.level is None
        assert "Words on looking-ahead" not in words_on(page)
    click_mark(qtbot, page, SkillKey("workshop", "looking-ahead"), newer)
    assert "Words on looking-ahead" not in words_on(page)
    assert "level 3" not in words_on(page)


# ---- two answers side by side ------------------------------------------------------------------


def two_answers(journal: Journal, then: str, now: str) -> None:
    for year, text in ((2024, then), (2025, now)):
        cycle_id = start_draft(journal, year)
        write(journal, cycle_id, "practice", "planning-well", text)
        rate(journal, cycle_id, PLANNING, 3)
        journal.reviews.close(cycle_id)


def answers(page: GrowthPage) -> list[MarkedProse]:
    return [one for one in page.findChildren(MarkedProse) if one.isVisible()]


def test_the_words_that_changed_are_struck_then_and_underlined_now(
    opened: Opened, journal: Journal
) -> None:
    two_answers(
        journal, "I told them late 🌱, and it slipped.", "I told them soon 🌱, and it held."
    )
    page = opened()
    then, now = answers(page)
    assert (then.text(), now.text()) == (
        "I told them late 🌱, and it slipped.",
        "I told them soon 🌱, and it held.",
    )
    assert then.marked == ("late", "slipped")
    assert now.marked == ("soon", "held")
    assert then.accessibleDescription() == "Removed since: late; slipped"
    assert now.accessibleDescription() == "New: soon; held"
    assert WHAT_THE_MARKS_MEAN in words_on(page)


def test_of_very_long_answers_the_beginnings_are_marked_and_all_is_a_key_away(
    qtbot: QtBot, opened: Opened, journal: Journal, in_dialog: DialogDriver
) -> None:
    lines = "".join(f"Line {number}.\n" for number in range(2000))
    two_answers(journal, f"late.\n{lines}sad", f"soon.\n{lines}glad")
    page = opened()
    then, now = answers(page)
    assert len(then.text()) <= MOST_LETTERS
    assert (then.marked, now.marked) == (("late",), ("soon",))
    assert then.accessibleDescription() == "Removed since: late"
    assert now.accessibleDescription() == "New: soon"
    struck: list[str] = []

    def act(dialog: QDialog) -> None:
        reader = the(QPlainTextEdit, TITLE, dialog)
        assert reader.toPlainText() == f"late.\n{lines}sad"
        for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            QTest.keyClick(reader, key, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(reader, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
            if key is Qt.Key.Key_Home:
                QTest.keyClick(reader, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
            assert reader.textCursor().charFormat().fontStrikeOut()
            struck.append(reader.textCursor().selectedText())

    in_dialog(act)
    way = next(
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName().startswith(f"{SHOW_ALL}: late")
    )
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: struck == ["late.", "sad"])


def test_of_a_book_the_first_part_is_compared_and_all_of_it_when_it_is_asked_for(
    qtbot: QtBot,
    opened: Opened,
    journal: Journal,
    in_dialog: DialogDriver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = "".join(f"Line {number}.\n" for number in range(20_000))
    two_answers(journal, f"late.\n{lines}sad", f"soon.\n{lines}glad")
    compared: list[int] = []

    def note(then: str, now: str) -> ChangedWords:
        compared.append(max(len(then), len(now)))
        return changed_words(then, now)

    monkeypatch.setattr(written, "changed_words", note)
    page = opened()
    then, now = answers(page)
    assert (then.marked, now.marked) == (("late",), ("soon",))
    assert max(compared) <= MOST_COMPARED
    read: list[str] = []

    def act(dialog: QDialog) -> None:
        reader = the(QPlainTextEdit, TITLE, dialog)
        assert reader.toPlainText() == f"late.\n{lines}sad"
        QTest.keyClick(reader, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(reader, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
        assert reader.textCursor().charFormat().fontStrikeOut()
        read.append(reader.textCursor().selectedText())

    in_dialog(act)
    way = next(
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName().startswith(f"{SHOW_ALL}: late")
    )
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: read == ["sad"])


def test_what_was_written_anew_is_shown_plain(opened: Opened, journal: Journal) -> None:
    two_answers(journal, "Dates slipped all year.", "Nobody asks twice now!")
    page = opened()
    assert [one.marked for one in answers(page)] == [(), ()]
    for words in (WHAT_THE_MARKS_MEAN, ANEW):
        assert words not in words_on(page)


def test_an_answer_of_one_time_stands_beside_an_empty_place(
    opened: Opened, journal: Journal
) -> None:
    two_answers(journal, "", "Only now.")
    page = opened()
    assert NO_ANSWER in words_on(page)
    assert [(one.text(), one.marked) for one in answers(page)] == [("Only now.", ())]


def test_the_answers_stand_in_two_columns_or_below_each_other(
    qtbot: QtBot, opened: Opened, journal: Journal, window: Window
) -> None:
    two_answers(journal, "It went well.", "It went very well.")
    window.resize(1800, 900)
    page = opened()

    def places() -> tuple[QPoint, QPoint]:
        then, now = answers(page)
        return then.mapTo(page, QPoint(0, 0)), now.mapTo(page, QPoint(0, 0))

    qtbot.waitUntil(lambda: places()[0].y() == places()[1].y())
    assert places()[0].x() < places()[1].x()
    for size in ((1180, 760), (960, 640)):
        window.resize(*size)
        qtbot.waitUntil(lambda: places()[0].y() < places()[1].y())
        assert places()[0].x() == places()[1].x()


def test_a_renamed_skills_answers_stand_side_by_side(opened: Opened, journal: Journal) -> None:
    first, _, third = WORKSHOP
    a_year_by(journal, 2024, first, [("estimating", 1)])
    a_year_by(journal, 2025, third, [("looking-ahead", 3)])
    page = opened()
    assert "One to three" in words_on(page)
    assert [one.text() for one in answers(page)] == [
        "Words on estimating in 2024.",
        "Words on looking-ahead in 2025.",
    ]


def test_alt_and_the_arrows_walk_the_skills_in_the_order_of_the_chart(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    add_review(journal, 2025, {PLANNING: 3, LISTENING: 2})
    add_review(journal, 2026, {PLANNING: 2, LISTENING: 4})
    page = opened()
    assert "Two to four" in words_on(page)
    press(page, Qt.Key.Key_Up)
    at_rest(qtbot, page)
    assert "Three to two" in words_on(page)
    press(page, Qt.Key.Key_Up)
    assert "Three to two" in words_on(page)
    press(page, Qt.Key.Key_O)
    press(page, Qt.Key.Key_Up)
    at_rest(qtbot, page)
    assert "Two to four" in words_on(page)
    press(page, Qt.Key.Key_Down)
    at_rest(qtbot, page)
    assert "Three to two" in words_on(page)


def test_escape_from_a_link_of_one_review_keeps_the_keyboard_on_the_page(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    _, now = two_years(journal)
    page = opened()
    view(qtbot, page, HEATMAP)
    click_mark(qtbot, page, PLANNING, now)
    the(QAbstractButton, "Add what someone said", page).setFocus()
    press(page, Qt.Key.Key_Escape, NO_KEY)
    at_rest(qtbot, page)
    assert canvas(page).hasFocus()


def test_the_next_skill_takes_no_keyboard_off_the_page(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    two_years(journal)
    page = opened()
    the(QAbstractButton, "Add what someone said", page).setFocus()
    press(page, Qt.Key.Key_Down)
    at_rest(qtbot, page)
    assert the(QAbstractButton, "Skill: Listening", page).hasFocus()


def test_a_key_leads_to_the_chart_and_its_arrows_go_by_skill_and_by_review(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    then, now = two_years(journal)
    page = opened()
    view(qtbot, page, HEATMAP)
    press(page, Qt.Key.Key_C)
    assert canvas(page).hasFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(canvas(page), key)
    assert canvas(page).accessibleDescription().startswith(mark(page, LISTENING, now).words)
    QTest.keyClick(canvas(page), Qt.Key.Key_Left)
    QTest.keyClick(canvas(page), Qt.Key.Key_Up)
    assert canvas(page).accessibleDescription().startswith(mark(page, PLANNING, then).words)


def test_the_keyboard_on_the_views_goes_along_with_the_one_that_opens(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    two_years(journal)
    page = opened()
    the(QAbstractButton, "View: Side by side", page).setFocus()
    view(qtbot, page, HEATMAP)
    assert the(QAbstractButton, "View: Every level", page).hasFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    at_rest(qtbot, page)
    assert the(QAbstractButton, "View: Skill by skill", page).isChecked()
