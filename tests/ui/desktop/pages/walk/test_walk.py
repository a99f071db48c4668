"""The walk through a review, by keys and clicks in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLayout, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from assessment.model import QuestionKey, SkillKey
from assessment.reviews.ratings import Confidence, Energy, NotRated
from assessment.reviews.review import Review
from storage.file.errors import DiskFull
from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import DialogDriver, the
from tests.ui.desktop.driving import words_on as everything_on
from tests.ui.hands import (
    ALT,
    CONTROL,
    back,
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
from ui.desktop.app import Desktop
from ui.desktop.autosave import DELAY_MS, Autosave
from ui.desktop.pages.walk.reveal import RevealView
from ui.desktop.pages.walk.skill_form import SkillForm
from ui.desktop.pages.walk.step_axis import StepAxis
from ui.desktop.widgets.beginnings import MOST_LINES
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.level_row import LevelRow
from ui.desktop.widgets.quotes import ONLY_THE_BEGINNING, SHOW_ALL
from ui.desktop.widgets.reading_order import parts_of
from ui.desktop.widgets.whole_text import TITLE

EXECUTION = SkillKey("larson-management", "execution")
TEAM = SkillKey("larson-management", "team")
FIRST_QUESTION = QuestionKey("larson-management", "execution-friction")


def the_review(desktop: Desktop) -> Review:
    assert desktop.journal is not None
    reviews = (*desktop.journal.reviews.drafts(), *desktop.journal.reviews.snapshots())
    return reviews[0]


def levels_of(desktop: Desktop) -> list[LevelRow]:
    return [row for row in page_of(desktop).findChildren(LevelRow) if row.isVisible()]


def saved_text(desktop: Desktop, key: QuestionKey = FIRST_QUESTION) -> str | None:
    answer = the_review(desktop).answer(key)
    return answer.text if answer else None


def test_two_keys_lead_from_the_welcome_to_the_first_question(walking: Desktop) -> None:
    assert isinstance(focused(), Editor)
    assert "Execution" in words_on(page_of(walking))


def test_the_scale_is_locked_until_something_is_written(walking: Desktop, qtbot: QtBot) -> None:
    assert not any(row.isEnabled() for row in levels_of(walking))
    choose_level(3)
    assert the_review(walking).own_rating(EXECUTION) is None
    write("It ground to a halt.")
    qtbot.waitUntil(lambda: all(row.isEnabled() for row in levels_of(walking)))


def test_nothing_is_chosen_to_begin_with(walking: Desktop) -> None:
    click(page_of(walking), "Rate without writing")
    assert not any(row.isChecked() for row in levels_of(walking))
    chosen = [name for name, b in buttons(page_of(walking)).items() if b.isChecked()]
    assert [name for name in chosen if name.startswith(("How sure", "This work"))] == []


def test_what_is_typed_is_saved_without_asking(walking: Desktop, qtbot: QtBot) -> None:
    write("A queue that nobody owned.")
    qtbot.waitUntil(lambda: saved_text(walking) == "A queue that nobody owned.")
    assert "Saved " in words_on(page_of(walking))


def test_a_skill_that_is_only_opened_is_not_said_to_be_saved(
    walking: Desktop, qtbot: QtBot
) -> None:
    for _ in range(2):
        press(Qt.Key.Key_Return, CONTROL)
        # What waits to be written is written.
        page_of(walking).leave()
        assert "Saved " not in words_on(page_of(walking))
    write("Plans hold.")
    qtbot.waitUntil(lambda: "Saved " in words_on(page_of(walking)))


def test_a_skill_that_nobody_touched_is_not_said_to_be_saved(walking: Desktop) -> None:
    write("It ground to a halt.")
    press(Qt.Key.Key_S, CONTROL)
    assert "Saved " in words_on(page_of(walking))
    on()
    assert "Saved " not in words_on(page_of(walking))
    back()
    assert "Saved " in words_on(page_of(walking))


def test_typing_without_a_pause_is_saved_all_the_same(walking: Desktop, qtbot: QtBot) -> None:
    def type_on() -> bool:
        write("a")
        return bool(saved_text(walking))

    qtbot.waitUntil(type_on)


def test_a_level_can_be_chosen_by_key_at_once_after_writing(walking: Desktop) -> None:
    write("It ground to a halt.")
    choose_level(4)
    rating = the_review(walking).own_rating(EXECUTION)
    assert rating is not None
    assert (rating.level, rating.is_committed, rating.without_writing) == (4, False, False)


def test_rating_without_writing_is_remembered_as_such(walking: Desktop) -> None:
    click(page_of(walking), "Rate without writing")
    choose_level(2)
    on()
    rating = the_review(walking).own_rating(EXECUTION)
    assert rating is not None
    assert rating.is_committed
    assert rating.without_writing


def test_confidence_and_energy_stand_beside_the_level(walking: Desktop) -> None:
    write("It ground to a halt.")
    choose_level(3)
    click(page_of(walking), "How sure are you: Low")
    click(page_of(walking), "This work: Drains me")
    rating = the_review(walking).own_rating(EXECUTION)
    assert rating is not None
    assert (rating.confidence, rating.energy) == (Confidence.LOW, Energy.DRAINS_ME)


def test_a_reason_for_no_level_takes_the_place_of_a_level(walking: Desktop) -> None:
    write("It ground to a halt.")
    choose_level(3)
    click(page_of(walking), "No level, because: No opportunity this time")
    rating = the_review(walking).own_rating(EXECUTION)
    assert rating is not None
    assert (rating.level, rating.reason) == (None, NotRated.NO_OPPORTUNITY)
    assert not any(row.isChecked() for row in levels_of(walking))


def test_a_reason_can_be_taken_back(walking: Desktop) -> None:
    click(page_of(walking), "Rate without writing")
    click(page_of(walking), "No level, because: Not applicable")
    click(page_of(walking), "No level, because: Not applicable")
    assert the_review(walking).own_rating(EXECUTION) is None


def test_the_keys_go_from_skill_to_skill_and_back(walking: Desktop) -> None:
    on()
    assert "Team" in words_on(page_of(walking)).splitlines()
    back()
    assert "Execution" in words_on(page_of(walking)).splitlines()


def test_the_list_says_how_far_each_skill_is(walking: Desktop, qtbot: QtBot) -> None:
    assert "Execution, not begun" in buttons(page_of(walking))
    write("It ground to a halt.")
    qtbot.waitUntil(lambda: "Execution, begun" in buttons(page_of(walking)))
    choose_level(3)
    line = buttons(page_of(walking))["Execution, chosen, not committed"]
    assert "Chosen, not committed" in line.toolTip()
    assert "0 of 8 rated" in words_on(page_of(walking)).splitlines()
    on()
    assert "Execution, committed" in buttons(page_of(walking))
    assert "1 of 8 rated" in words_on(page_of(walking)).splitlines()


def test_a_review_is_taken_up_at_the_very_question(
    walking: Desktop, open_desktop: OpenDesktop, journal_path: Path
) -> None:
    press(Qt.Key.Key_Tab)
    while not (isinstance(focused(), Editor)):
        press(Qt.Key.Key_Tab)
    question = focused().accessibleName()
    write("Half a sent")
    walking.window.close()
    again = open_desktop(journal_path)
    on()
    assert again.window.page is not None
    assert focused().accessibleName() == question
    editor = focused()
    assert isinstance(editor, Editor)
    assert editor.toPlainText() == "Half a sent"


def test_closing_the_window_saves_the_last_letters(walking: Desktop, journal_path: Path) -> None:
    write("Last words")
    walking.window.close()
    with Journal.open(journal_path) as journal:
        answer = journal.reviews.drafts()[0].answer(FIRST_QUESTION)
    assert answer is not None
    assert answer.text == "Last words"


def test_a_save_that_fails_says_so_keeps_the_words_and_tries_again(
    walking: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert walking.journal is not None
    path = walking.journal.path

    def no_room(_answer: object, **_: object) -> None:
        raise DiskFull(path)

    with monkeypatch.context() as broken:
        broken.setattr(walking.journal.reviews, "save_answer", no_room)
        write("Not lost")
        qtbot.waitUntil(lambda: "Not saved yet." in words_on(page_of(walking)))
        editor = focused()
        assert isinstance(editor, Editor)
        assert editor.toPlainText() == "Not lost"
    qtbot.waitUntil(lambda: saved_text(walking) == "Not lost")
    assert "Not saved yet." not in words_on(page_of(walking))


def test_private_and_one_on_one_are_kept_with_the_answer(walking: Desktop) -> None:
    write("Candid.")
    page = page_of(walking)
    question = the_review(walking).questions[FIRST_QUESTION].text
    click(page, f"Private: {question}")
    click(page, f"Bring to a 1:1: {question}")
    press(Qt.Key.Key_S, CONTROL)
    answer = the_review(walking).answer(FIRST_QUESTION)
    assert answer is not None
    assert answer.private
    assert answer.bring_to_one_on_one


@pytest.fixture
def second_year(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Desktop:
    """A window with last year's review closed and this year's just begun."""
    with Journal.create(journal_path, clock=clock) as journal:
        journal.preferences.chosen_rubrics = ("larson-management",)
        closed_review(journal, 2025, {"execution": 2, "team": 4}, "Then:")
    desktop = open_desktop(journal_path)
    press(Qt.Key.Key_N, CONTROL)
    on()
    return desktop


def test_last_time_is_hidden_until_this_rating_is_committed(second_year: Desktop) -> None:
    page = page_of(second_year)
    assert "Last time’s rating stays hidden until you commit this one." in words_on(page)
    assert "Then: execution" not in words_on(page)
    write("Now it flows.")
    choose_level(3)
    assert "Then: execution" not in words_on(page)
    on()
    shown = everything_on(page)
    assert "Then: execution in 2025" in shown
    assert "Now it flows." in shown
    assert "One step up" in shown


def test_of_a_very_long_answer_of_last_time_the_beginning_is_shown_and_all_by_keyboard(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock, in_dialog: DialogDriver
) -> None:
    long = "a line\n" * 100_000
    with Journal.create(journal_path, clock=clock) as journal:
        journal.preferences.chosen_rubrics = ("larson-management",)
        closed_review(journal, 2025, {"execution": 2}, long)
    desktop = open_desktop(journal_path)
    press(Qt.Key.Key_N, CONTROL)
    on()
    write("Now it flows.")
    choose_level(3)
    on()
    shown = everything_on(page_of(desktop))
    assert "One step up" in shown
    assert ONLY_THE_BEGINNING in shown
    assert shown.count("a line\n") <= MOST_LINES
    whole: list[str] = []

    def read(dialog: QDialog) -> None:
        reader = the(QPlainTextEdit, TITLE, dialog)
        QTest.keyClick(reader, Qt.Key.Key_End, CONTROL)
        whole.append(reader.toPlainText())

    in_dialog(read)
    for _ in range(40):
        if focused().accessibleName().startswith(SHOW_ALL):
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert whole == [f"{long} execution in 2025"]


def test_what_changed_is_asked_and_kept(second_year: Desktop) -> None:
    write("Now it flows.")
    choose_level(3)
    on()
    assert focused().accessibleName() == "What changed?"
    write("I gave the queue an owner.")
    on()
    review = next(r for r in drafts(second_year))
    rating = review.own_rating(EXECUTION)
    assert rating is not None
    assert rating.note == "I gave the queue an owner."
    assert "Team" in words_on(page_of(second_year)).splitlines()


def test_what_changed_comes_back_after_another_skill_was_open(
    second_year: Desktop, qtbot: QtBot
) -> None:
    def note() -> str:
        rating = next(r for r in drafts(second_year)).own_rating(EXECUTION)
        return "" if rating is None else rating.note

    write("Now it flows.")
    choose_level(3)
    on()
    write("I gave the queue an owner.")
    qtbot.waitUntil(lambda: note() == "I gave the queue an owner.")
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: note() == "")
    on()
    back()
    assert focused().accessibleName() == "What changed?"
    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: note() == "I gave the queue an owner.")


def test_a_rating_altered_after_the_reveal_keeps_what_it_said(second_year: Desktop) -> None:
    write("Now it flows.")
    choose_level(3)
    on()
    click(page_of(second_year), "Change my rating")
    choose_level(4)
    rating = next(r for r in drafts(second_year)).own_rating(EXECUTION)
    assert rating is not None
    assert rating.level == 4
    assert [revision.level for revision in rating.revisions] == [3]


def drafts(desktop: Desktop) -> tuple[Review, ...]:
    assert desktop.journal is not None
    return desktop.journal.reviews.drafts()


def test_text_that_looks_like_markup_is_shown_as_it_is(second_year: Desktop) -> None:
    write("<b>bold</b> & <img src='file:///etc/passwd'>")
    choose_level(3)
    on()
    assert "<b>bold</b> & <img src='file:///etc/passwd'>" in everything_on(page_of(second_year))


def test_a_pulse_asks_for_ratings_only(
    open_desktop: OpenDesktop, journal_path: Path, qapp: QApplication
) -> None:
    desktop = open_desktop(journal_path)
    on()
    click(page_of(desktop), "How thorough: Pulse, ratings only")
    on()
    qapp.processEvents()
    assert page_of(desktop).findChildren(Editor) == []
    choose_level(3)
    on()
    rating = the_review(desktop).own_rating(EXECUTION)
    assert rating is not None
    assert rating.is_committed
    assert not rating.without_writing


def test_alt_down_goes_from_question_to_question_and_on_to_the_scale(
    walking: Desktop, qtbot: QtBot
) -> None:
    first = focused().accessibleName()
    write("It ground to a halt.")
    qtbot.waitUntil(lambda: all(row.isEnabled() for row in levels_of(walking)))
    press(Qt.Key.Key_Down, ALT)
    assert isinstance(focused(), Editor)
    assert focused().accessibleName() != first
    press(Qt.Key.Key_Up, ALT)
    assert focused().accessibleName() == first
    for _ in range(3):
        press(Qt.Key.Key_Down, ALT)
    assert isinstance(focused(), LevelRow)


def test_closing_with_unsaved_words_asks_first_and_then_tries_no_more(
    walking: Desktop, qtbot: QtBot, in_dialog: DialogDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert walking.journal is not None
    path = walking.journal.path

    def no_room(_answer: object, **_: object) -> None:
        raise DiskFull(path)

    monkeypatch.setattr(walking.journal.reviews, "save_answer", no_room)
    write("Not lost")
    in_dialog(lambda dialog: click(dialog, "Cancel"))
    walking.window.close()
    assert walking.window.isVisible()
    in_dialog(lambda dialog: click(dialog, "Close anyway"))
    walking.window.close()
    assert not walking.window.isVisible()
    qtbot.waitUntil(lambda: not walking.window.findChildren(Autosave))


def test_what_changed_is_asked_right_under_the_scale_and_before_what_was_written(
    second_year: Desktop,
) -> None:
    write("Now it flows.")
    choose_level(3)
    on()
    page = page_of(second_year)
    asked = the(Editor, "What changed?", page)
    (axis,) = (one for one in page.findChildren(StepAxis) if one.isVisible())
    question = the(Editor, the_review_of_2026(second_year).questions[FIRST_QUESTION].text, page)
    places = [one.mapTo(page, one.rect().topLeft()).y() for one in (axis, asked, question)]
    assert places == sorted(places)
    assert asked.visibleRegion().boundingRect() == asked.rect()


def test_an_answer_is_edited_beside_last_time_s_after_the_commit(second_year: Desktop) -> None:
    write("Now it flows.")
    choose_level(3)
    on()
    page = page_of(second_year)
    question = the_review_of_2026(second_year).questions[FIRST_QUESTION].text
    the(Editor, question, page).setFocus()
    write(" Mostly.")
    press(Qt.Key.Key_S, CONTROL)
    review = the_review_of_2026(second_year)
    answer, rating = review.answer(FIRST_QUESTION), review.own_rating(EXECUTION)
    assert answer is not None
    assert answer.text == "Now it flows. Mostly."
    assert rating is not None
    assert (rating.level, rating.is_committed, rating.revisions) == (3, True, ())


def test_an_answer_written_elsewhere_too_is_shown_after_the_commit(
    second_year: Desktop, journal_path: Path
) -> None:
    write("Now it flows.")
    choose_level(3)
    on()
    page = page_of(second_year)
    asked = the_review_of_2026(second_year).questions[FIRST_QUESTION].text
    with Journal.open(journal_path) as elsewhere:
        (review,) = elsewhere.reviews.drafts()
        answer = review.answer(FIRST_QUESTION)
        assert answer is not None
        elsewhere.reviews.save_answer(answer.with_changes(text="It flows there."))
    the(Editor, asked, page).setFocus()
    write(" Mostly.")
    press(Qt.Key.Key_S, CONTROL)
    assert "Also changed elsewhere" in words_on(page)
    click(page, "Use this one")
    answer = the_review_of_2026(second_year).answer(FIRST_QUESTION)
    assert answer is not None
    assert answer.text == "It flows there."


def the_review_of_2026(desktop: Desktop) -> Review:
    (review,) = drafts(desktop)
    return review


def test_a_review_left_in_the_middle_of_a_sentence_goes_on_there(
    walking: Desktop, qtbot: QtBot
) -> None:
    question = focused().accessibleName()
    write("Half a sent")
    press(Qt.Key.Key_1, CONTROL)
    qtbot.wait(2 * DELAY_MS)
    press(Qt.Key.Key_2, CONTROL)
    qtbot.waitUntil(lambda: isinstance(focused(), Editor))
    assert focused().accessibleName() == question
    place = the_review(walking).cycle.place
    assert place is not None
    assert place.question_id == FIRST_QUESTION.question_id


@pytest.mark.parametrize("how", ["close", "move_to_trash"])
def test_a_walk_whose_review_was_closed_or_thrown_away_can_be_left(
    walking: Desktop, qtbot: QtBot, how: str
) -> None:
    assert walking.journal is not None
    walk = page_of(walking)
    write("Half a sent")
    getattr(walking.journal.reviews, how)(the_review(walking).cycle.id)
    qtbot.waitUntil(lambda: page_of(walking) is not walk)
    press(Qt.Key.Key_1, CONTROL)
    assert page_of(walking) is not walk


def test_the_look_back_begins_with_what_is_in_view(walking: Desktop) -> None:
    press(Qt.Key.Key_L, CONTROL)
    QApplication.processEvents()
    assert not isinstance(focused(), Editor)
    assert focused().visibleRegion().boundingRect() == focused().rect()


def assert_laid_out_in_full(part: QWidget) -> None:
    """Every widget directly on a part has the height that it asks for, below the one before."""
    for _ in range(20):
        QApplication.processEvents()
    layout = part.layout()
    assert layout is not None
    end = 0
    for inner in parts_of(layout):
        if inner.isEmpty() if isinstance(inner, QLayout) else inner.isHidden():
            continue
        place = inner.geometry()
        asked = inner.minimumSize().height()
        if isinstance(inner, QWidget):
            asked = max(asked, inner.minimumSizeHint().height())
        if inner.hasHeightForWidth():
            asked = inner.heightForWidth(place.width())
        assert place.height() >= asked
        assert place.top() >= end
        end = place.bottom() + 1
    assert end <= part.height()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_part_of_a_skill_has_its_full_height_in_a_small_window(
    second_year: Desktop, percent: int
) -> None:
    second_year.window.resize(960, 640)
    second_year.theme.resize_text(percent)
    for lines in (1, 12):
        for _ in range(lines):
            write("It ground to a halt.")
            press(Qt.Key.Key_Return)
        press(Qt.Key.Key_S, CONTROL)
        (form,) = (one for one in page_of(second_year).findChildren(SkillForm) if one.isVisible())
        assert_laid_out_in_full(form)
    choose_level(3)
    click(page_of(second_year), "How sure are you: Low")
    click(page_of(second_year), "This work: Drains me")
    on()
    (shown,) = (one for one in page_of(second_year).findChildren(RevealView) if one.isVisible())
    assert_laid_out_in_full(shown)


def test_opening_a_review_never_makes_the_window_grow(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    desktop.theme.resize_text(200)
    desktop.window.resize(960, 640)
    on()
    on()
    QApplication.processEvents()
    assert (desktop.window.width(), desktop.window.height()) == (960, 640)
