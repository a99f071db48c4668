"""The page to choose what is kept of a year: by keys and clicks, on a real journal."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from assessment.reporting.quotations import Quotation
from assessment.reviews.cycles import Depth
from assessment.reviews.ratings import Answer
from assessment.reviews.sources import PassageSource, SourceKind
from storage.journal import Journal
from tests.assessment.examples import NOW, a_cycle, a_rubric
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
from ui.desktop.pages.reporting.yearly import YearPage
from ui.desktop.pages.reporting.yearly.sheet_view import SheetView
from ui.desktop.pages.reviews.cycles import CyclesPage
from ui.desktop.theme import Appearance, Theme
from ui.desktop.widgets.picker import Picker
from ui.desktop.window import Window
from ui.tokens import DARK, LIGHT

# A menu takes the keyboard for itself, which only a real display can grant.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

SHIFT = Qt.KeyboardModifier.ShiftModifier
OPEN, SECRET = "Open words on planning in 2026.", "Secret words on planning in 2026."
WELL, BADLY = "What went well?", "What did not?"

Opened = Callable[[str], YearPage]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, show: Show) -> Opened:
    """Opens the page of a cycle and waits until its sheet is made."""

    def open_it(cycle_id: str) -> YearPage:
        page = YearPage(context, cycle_id)
        show(page)
        return made(qtbot, page)

    return open_it


def sheet(page: YearPage) -> SheetView:
    (found,) = page.findChildren(SheetView)
    return found


def read(page: YearPage) -> str:
    """What the sheet says, as it is read aloud."""
    return sheet(page).accessibleDescription()


def said(page: YearPage, question: str = WELL) -> QPlainTextEdit:
    return the(QPlainTextEdit, f"What you wrote: {question}", page)


def select_words(field: QPlainTextEdit, count: int) -> None:
    """Selects the first words of a text by keys."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home, CONTROL)
    for _ in range(count):
        QTest.keyClick(field, Qt.Key.Key_Right, CONTROL | SHIFT)


def passages(journal: Journal, cycle_id: str) -> list[str]:
    return [one.passage for one in journal.quotations.chosen(cycle_id)]


def answer_quotation(question: str, passage: str, *, despite_private: bool = False) -> Quotation:
    return Quotation(
        source=PassageSource(kind=SourceKind.ANSWER, rubric_id="practice", name=question),
        passage=passage,
        despite_private=despite_private,
    )


def notes(words: list[str]) -> Callable[[QDialog], None]:
    """Notes what a dialog says, and leaves everything as it is."""

    def note(dialog: QDialog) -> None:
        words.append(words_on(dialog))
        dialog.reject()

    return note


def agrees(dialog: QDialog) -> None:
    QTest.mouseClick(the(QPushButton, "Use it anyway", dialog), LEFT)


# ---- choosing ----------------------------------------------------------------------------------


def test_a_passage_selected_by_keys_stands_on_the_sheet_and_in_the_journal(
    qtbot: QtBot, opened: Opened, latest: str, journal: Journal
) -> None:
    page = opened(latest)
    assert "One skill rose, one held." in read(page)
    select_words(said(page), 3)
    QTest.keyClick(said(page), Qt.Key.Key_Return, CONTROL)
    assert passages(journal, latest) == ["Open words on"]
    assert read(made(qtbot, page)).endswith("\nOpen words on")


def test_a_button_takes_what_is_selected_or_all_of_it(
    opened: Opened, latest: str, journal: Journal
) -> None:
    page = opened(latest)
    click(page, f"Use all of it: {WELL}")
    select_words(said(page), 1)
    click(page, f"Use this passage: {WELL}")
    assert passages(journal, latest) == [OPEN, "Open"]


def test_another_skill_shows_what_was_written_on_it(
    opened: Opened, latest: str, journal: Journal
) -> None:
    page = opened(latest)
    assert said(page).toPlainText() == OPEN
    (picker,) = (one for one in page.findChildren(Picker) if one.isVisible())
    QTest.keyClick(picker, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    click(page, f"Use all of it: {WELL}")
    assert passages(journal, latest) == ["Open words on listening in 2026."]


def test_three_are_all_that_can_be_chosen(
    opened: Opened, latest: str, journal: Journal, context: PageContext
) -> None:
    page = opened(latest)
    for _ in range(3):
        click(page, f"Use all of it: {WELL}")
    use = the(QAbstractButton, f"Use all of it: {WELL}", page)
    assert not use.isEnabled()
    QTest.mouseClick(use, Qt.MouseButton.LeftButton)
    assert "Three are chosen. Remove one to choose another." in words_on(context.notice)
    said(page).setFocus()
    QTest.keyClick(said(page), Qt.Key.Key_Return, CONTROL)
    assert passages(journal, latest) == [OPEN] * 3
    assert "Three are chosen. Remove one to choose another." in words_on(page)
    click(page, "Remove: quotation 2")
    assert the(QAbstractButton, f"Use all of it: {WELL}", page).isEnabled()


def test_they_move_up_and_down_and_the_keyboard_goes_along(
    qtbot: QtBot, opened: Opened, latest: str, journal: Journal
) -> None:
    one, two = (answer_quotation("planning-well", words) for words in ("Open", "words"))
    journal.quotations.choose(latest, (one, two))
    page = opened(latest)
    assert all_named(QAbstractButton, "Move up: quotation 1", page) == []
    click(page, "Move down: quotation 1")
    assert journal.quotations.chosen(latest) == (two, one)
    qtbot.waitUntil(lambda: the(QPushButton, "Move up: quotation 2", page).hasFocus())
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert journal.quotations.chosen(latest) == (one, two)


def test_the_same_key_moves_a_passage_on_and_never_removes_it(
    qtbot: QtBot, opened: Opened, latest: str, journal: Journal
) -> None:
    first, second, third = (
        answer_quotation("planning-well", words) for words in ("Open", "words", "on")
    )
    journal.quotations.choose(latest, (first, second, third))
    page = opened(latest)
    the(QPushButton, "Move up: quotation 3", page).setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: the(QPushButton, "Move up: quotation 2", page).hasFocus())
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: the(QPushButton, "Move down: quotation 1", page).hasFocus())
    assert journal.quotations.chosen(latest) == (third, first, second)


def test_a_fourth_passage_is_refused_in_true_words(
    opened: Opened, latest: str, journal: Journal, context: PageContext
) -> None:
    chosen = tuple(answer_quotation("planning-well", words) for words in ("Open", "words", "on"))
    journal.quotations.choose(latest, chosen)
    page = opened(latest)
    select_words(said(page), 1)
    QTest.keyClick(said(page), Qt.Key.Key_Return, CONTROL)
    assert "Three are chosen. Remove one to choose another." in words_on(context.notice)
    assert journal.quotations.chosen(latest) == chosen


def test_what_is_removed_comes_back_with_undo_in_its_place(
    qtbot: QtBot, opened: Opened, latest: str, journal: Journal, context: PageContext
) -> None:
    chosen = tuple(answer_quotation("planning-well", words) for words in ("Open", "words", "on"))
    journal.quotations.choose(latest, chosen)
    page = opened(latest)
    click(page, "Remove: quotation 2")
    assert passages(journal, latest) == ["Open", "on"]
    assert "words" not in read(made(qtbot, page)).splitlines()
    context.notice.undo()
    assert journal.quotations.chosen(latest) == chosen
    qtbot.waitUntil(lambda: the(QPushButton, "Remove: quotation 2", page).hasFocus())
    assert "words" in read(made(qtbot, page)).splitlines()


def test_it_asks_before_it_prints_what_is_private(
    qtbot: QtBot, opened: Opened, latest: str, journal: Journal, in_dialog: DialogDriver
) -> None:
    page = opened(latest)
    asked: list[str] = []
    in_dialog(notes(asked))
    click(page, f"Use all of it: {BADLY}")
    assert "Print what you marked as private?" in asked[0]
    assert journal.quotations.chosen(latest) == ()
    in_dialog(agrees)
    click(page, f"Use all of it: {BADLY}")
    assert journal.quotations.chosen(latest) == (
        answer_quotation("planning-badly", SECRET, despite_private=True),
    )
    assert SECRET in read(made(qtbot, page))
    assert "One quotation comes from text you marked as private." in words_on(page)


def test_what_became_private_since_waits_until_it_is_agreed_to(
    qtbot: QtBot, opened: Opened, latest: str, journal: Journal, in_dialog: DialogDriver
) -> None:
    journal.quotations.choose(latest, (answer_quotation("planning-badly", SECRET),))
    page = opened(latest)
    assert SECRET not in read(page)
    assert "you have since marked the text it comes from as private" in words_on(page)
    in_dialog(agrees)
    click(page, "Use it anyway: quotation 1")
    assert SECRET in read(made(qtbot, page))


def test_a_passage_that_is_no_longer_in_its_answer_says_so_and_is_kept(
    opened: Opened, latest: str, journal: Journal
) -> None:
    journal.quotations.choose(latest, (answer_quotation("planning-well", OPEN),))
    journal.reviews.reopen(latest)
    changed = Answer(
        cycle_id=latest,
        rubric_id="practice",
        question_id="planning-well",
        text="Said better.",
        saved_at=NOW,
    )
    journal.reviews.save_answer(changed)
    journal.reviews.close(latest)
    page = opened(latest)
    assert OPEN not in read(page)
    shown = words_on(page)
    assert OPEN in shown
    assert "the text has changed since then" in shown
    assert passages(journal, latest) == [OPEN]


def test_what_does_not_fit_is_said_in_words_and_not_taken_away(
    qtbot: QtBot, opened: Opened, journal: Journal, heard: Heard
) -> None:
    cycle_id = add_review(journal, 2026, LEVELS)
    journal.reviews.reopen(cycle_id)
    journal.reviews.save_reflection(cycle_id, "So it was, and on it went. " * 400, private=False)
    journal.reviews.close(cycle_id)
    whole = Quotation(
        source=PassageSource(kind=SourceKind.REFLECTION),
        passage="So it was, and on it went. " * 400,
    )
    journal.quotations.choose(cycle_id, (whole,))
    page = opened(cycle_id)
    assert "The quotation is too long for one page by about" in words_on(page)
    assert "The quotation is too long for one page by about" in heard[-1]
    click(page, "Save as…")
    assert "Choose a shorter passage." in words_on(page.window())
    click(page, "Remove: quotation 1")
    assert "too long" not in words_on(made(qtbot, page))


# ---- other reviews -----------------------------------------------------------------------------


def test_a_draft_has_no_page_but_a_way_to_close_it(
    opened: Opened, journal: Journal, visited: list[Destination]
) -> None:
    draft = add_review(journal, 2026, LEVELS, closed=False)
    page = opened(draft)
    assert "This review is still open" in words_on(page)
    assert not sheet(page).isVisible()
    assert all_named(QAbstractButton, "Save as…", page) == []
    QTest.keyClick(page.window(), Qt.Key.Key_S, CONTROL)
    QTest.keyClick(page.window(), Qt.Key.Key_P, CONTROL)
    click(page, "Look back and close it")
    assert visited == [to.closing(draft)]


def test_a_pulse_has_a_page_without_quotations(opened: Opened, journal: Journal) -> None:
    cycle = a_cycle(2026, [a_rubric()], Depth.PULSE)
    journal.reviews.start(cycle, [a_rubric()])
    journal.reviews.close(cycle.id)
    page = opened(cycle.id)
    assert "there is nothing to quote" in words_on(page)
    assert "None of the two skills has a level." in read(page)
    assert not any(one.isVisible() for one in page.findChildren(Picker))


def test_a_past_rating_stays_hidden_while_the_open_review_has_none(
    opened: Opened, journal: Journal, latest: str
) -> None:
    journal.reviews.start(a_cycle(2027, [a_rubric()]), [a_rubric()])
    page = opened(latest)
    assert "Two skills are hidden for now." in read(page)
    assert "once your open review has its own rating" in words_on(page)


def test_nothing_of_an_earlier_sheet_is_left_when_the_page_is_opened_again(
    qtbot: QtBot, opened: Opened, latest: str, journal: Journal
) -> None:
    page = opened(latest)
    assert "One skill rose" in read(page)
    page.leave()
    draft = a_cycle(2027, [a_rubric()])
    journal.reviews.start(draft, [a_rubric()])
    page.arrive()
    assert read(page) == ""
    assert "rose" not in read(made(qtbot, page))
    page.leave()
    journal.reviews.reopen(latest)
    page.arrive()
    assert read(page) == ""
    QTest.keyClick(page.window(), Qt.Key.Key_S, CONTROL)
    assert QApplication.activeModalWidget() is None
    assert not page.is_busy


def test_it_is_reached_from_the_list_of_reviews(
    context: PageContext, show: Show, latest: str, visited: list[Destination]
) -> None:
    page = CyclesPage(context)
    show(page)
    QTest.mouseClick(the(QPushButton, "More for Review of 2026", page), LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == "Page to keep")
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    assert visited == [to.yearly_page(latest)]


# ---- the sheet ---------------------------------------------------------------------------------


def test_the_sheet_stands_beside_the_words_or_among_them_as_there_is_room(
    qtbot: QtBot, opened: Opened, latest: str, window: Window
) -> None:
    page = opened(latest)

    def right_of_the_words() -> bool:
        words = the(QPlainTextEdit, f"What you wrote: {WELL}", page)
        place = sheet(page).mapTo(page, sheet(page).rect().topLeft())
        return place.x() > words.mapTo(page, words.rect().topRight()).x()

    assert right_of_the_words()
    window.resize(960, 640)
    qtbot.waitUntil(lambda: not right_of_the_words())
    assert sheet(page).isVisible()
    window.resize(1180, 760)
    qtbot.waitUntil(right_of_the_words)


def test_the_sheet_is_white_paper_in_the_dark_too(
    qtbot: QtBot, opened: Opened, latest: str, theme: Theme
) -> None:
    page = opened(latest)
    for appearance in (Appearance.DARK, Appearance.LIGHT):
        theme.choose(appearance)
        made(qtbot, page)
        picture = sheet(page).grab().toImage()
        found = {picture.pixelColor(x, 150).name().upper() for x in range(picture.width())}
        assert LIGHT.surface in found
        assert DARK.surface not in found


def test_the_sheet_is_white_while_it_is_being_made_in_the_dark(
    context: PageContext, show: Show, latest: str, theme: Theme
) -> None:
    theme.choose(Appearance.DARK)
    page = YearPage(context, latest)
    show(page)
    assert page.is_busy
    picture = sheet(page).grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 20).name().upper() == LIGHT.surface
    assert page.leave()


def test_the_sheet_is_read_aloud_with_all_its_words(
    opened: Opened, latest: str, journal: Journal
) -> None:
    journal.quotations.choose(latest, (answer_quotation("planning-well", OPEN),))
    said = read(opened(latest)).splitlines()
    assert said[0] == "Review of 2026"
    assert said[1].endswith("compared with Review of 2025")
    assert "Rose: Planning (two steps up)" in said
    assert said.index(OPEN) == said.index(f"Planning · {WELL}") + 1


def test_a_page_that_is_left_gives_its_sheet_up(
    context: PageContext, show: Show, latest: str, qtbot: QtBot
) -> None:
    page = YearPage(context, latest)
    show(page)
    assert page.is_busy
    assert page.leave()
    assert not page.is_busy
    page.arrive()
    assert "Review of 2026" in read(made(qtbot, page))


# ---- taking it away ----------------------------------------------------------------------------


@pytest.mark.parametrize("suffix, words", [("html", b"<!doctype html>"), ("pdf", b"%PDF")])
def test_save_writes_the_page_by_its_suffix_for_its_owner_only(
    qtbot: QtBot,
    opened: Opened,
    latest: str,
    in_dialog: DialogDriver,
    tmp_path: Path,
    suffix: str,
    words: bytes,
) -> None:
    page = opened(latest)
    path = tmp_path / f"mine.{suffix}"
    in_dialog(lambda dialog: type_name(dialog, str(path)))
    QTest.keyClick(page.window(), Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(path.exists)
    made(qtbot, page)
    assert path.read_bytes().startswith(words)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert f"“mine.{suffix}” is in {tmp_path}" in words_on(page.window())


def test_save_waits_for_a_sheet_that_is_still_being_made(
    qtbot: QtBot,
    context: PageContext,
    show: Show,
    latest: str,
    in_dialog: DialogDriver,
    tmp_path: Path,
) -> None:
    page = YearPage(context, latest)
    show(page)
    path = tmp_path / "mine.html"
    in_dialog(lambda dialog: type_name(dialog, str(path)))
    QTest.keyClick(page.window(), Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(path.exists)
    made(qtbot, page)


def test_a_file_that_cannot_be_written_says_why(
    qtbot: QtBot, opened: Opened, latest: str, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    page = opened(latest)
    message: list[str] = []

    def name_a_folder_that_goes(dialog: QDialog) -> None:
        name_in_a_folder_that_goes(dialog, tmp_path / "gone", "mine.pdf")
        # Only now: what comes next is the message, and not the dialog that is just closing.
        in_dialog(notes(message))

    in_dialog(name_a_folder_that_goes)
    click(page, "Save as…")
    qtbot.waitUntil(lambda: bool(message))
    assert "There is no folder" in message[0]
    assert not made(qtbot, page).is_busy


def test_the_page_can_be_printed_on_one_side(
    qtbot: QtBot, opened: Opened, latest: str, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    page = opened(latest)
    path = tmp_path / "printed.pdf"
    in_dialog(lambda dialog: print_to(dialog, path))
    QTest.keyClick(page.window(), Qt.Key.Key_P, CONTROL)
    made(qtbot, page)
    assert path.read_bytes().count(b"/Type /Page\n") == 1
