"""Whatever is chosen, on whichever page: Ctrl+Z undoes it first, says so, and redo does it again.

Each test keeps an entry of evidence before, which must stay.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from assessment.evidence import EvidenceKind
from assessment.feedback import Feedback, Who
from assessment.reporting.quotations import Quotation
from assessment.reviews.ratings import Confidence, NotRated
from assessment.reviews.sources import PassageSource, SourceKind
from rubrics.library import Library
from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import DialogDriver, the
from tests.ui.desktop.pages.feedback.test_feedback_page import choose_skill
from tests.ui.desktop.pages.reviews.test_reviews import choose_in_menu
from tests.ui.desktop.test_two_sessions import two_versions
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
from ui.desktop.theme import Appearance
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.level_row import LevelRow

MANAGER = Library().rubric("larson-management")
ENGINEER = Library().rubric("goedecke-engineer").title

# A menu grabs the keyboard, which works only on a real display.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


@pytest.fixture
def desktop(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Desktop:
    """A window on two closed years, in which an entry was just kept."""
    with Journal.create(journal_path, clock=clock) as journal:
        journal.preferences.chosen_rubrics = (MANAGER.id,)
        for year in (2024, 2025):
            closed_review(journal, year, {"execution": 3, "team": 3})

    clock.moment += timedelta(days=15)
    opened = open_desktop(journal_path)
    press(Qt.Key.Key_J, CONTROL)
    write("Shipped it.")
    on()
    assert len(titles(opened)) == 1
    return opened


def journal_of(desktop: Desktop) -> Journal:
    assert desktop.journal is not None
    return desktop.journal


def titles(desktop: Desktop) -> list[str]:
    return [entry.title for entry in journal_of(desktop).evidence.entries()]


def go(desktop: Desktop, destination: to.Destination) -> None:
    assert desktop.navigation is not None
    desktop.navigation.go(destination)
    QApplication.processEvents()


def cycle_id(desktop: Desktop, year: int) -> str:
    cycles = journal_of(desktop).reviews.cycles()
    return next(cycle.id for cycle in cycles if cycle.title == f"Review of {year}")


def undo() -> None:
    press(Qt.Key.Key_Z, CONTROL)


def redo() -> None:
    press(Qt.Key.Key_Z, CONTROL | SHIFT)


def check(
    desktop: Desktop, qtbot: QtBot, look: Callable[[], object], before: object, words: str
) -> None:
    """Undoes what was just done, and does it again; `look` gives what there is of it."""
    after = look()
    assert after != before
    undo()
    qtbot.waitUntil(lambda: look() == before)
    assert f"Undone{words}" in words_on(desktop.window.notice)
    redo()
    qtbot.waitUntil(lambda: look() == after)
    assert f"Redone{words}" in words_on(desktop.window.notice)
    undo()
    qtbot.waitUntil(lambda: look() == before)
    assert "Shipped it." in titles(desktop)


# ---- second ratings ----------------------------------------------------------------------------


def second_look(desktop: Desktop, way: str) -> Callable[[], object]:
    """Opens a second look. Gives a function that reads what was chosen in it of Execution."""
    before, after = cycle_id(desktop, 2024), cycle_id(desktop, 2025)
    go(desktop, to.repeat(after) if way == "repeat" else to.then_test(before, after))

    def look() -> object:
        journal = journal_of(desktop)
        said = (*journal.repeats.everything(), *journal.then_ratings.everything())
        chosen = [one for one in said if one.skill_id == "execution"]
        return (chosen[0].level, chosen[0].reason, chosen[0].confidence) if chosen else None

    return look


@pytest.mark.parametrize("way", ["repeat", "then-test"])
def test_each_choice_of_a_second_rating(desktop: Desktop, qtbot: QtBot, way: str) -> None:
    look = second_look(desktop, way)
    choose_level(2)
    check(desktop, qtbot, look, None, " in Execution: level 2.")
    redo()
    click(page_of(desktop), "How sure are you: Low")
    check(desktop, qtbot, look, (2, None, None), " in Execution: your confidence.")
    redo()
    assert look() == (2, None, Confidence.LOW)
    click(page_of(desktop), "No level, because: Not applicable")
    assert look() == (None, NotRated.NOT_APPLICABLE, None)
    words = " in Execution: the reason for no level."
    check(desktop, qtbot, look, (2, None, Confidence.LOW), words)


def test_a_second_rating_is_undone_from_another_page_and_shown(
    desktop: Desktop, qtbot: QtBot
) -> None:
    look = second_look(desktop, "repeat")
    choose_level(2)
    press(Qt.Key.Key_1, CONTROL)
    undo()
    assert look() is None
    qtbot.waitUntil(lambda: isinstance(focused(), LevelRow))


def test_a_second_rating_that_was_gone_on_from_stays_and_the_window_says_so(
    desktop: Desktop,
) -> None:
    look = second_look(desktop, "repeat")
    choose_level(2)
    click(page_of(desktop), "How sure are you: Low")
    on()
    undo()
    assert look() == (2, None, Confidence.LOW)
    assert "Your second rating of Execution stays as it is" in words_on(desktop.window.notice)
    assert titles(desktop) == ["Shipped it."]


# ---- the look back -----------------------------------------------------------------------------


@pytest.fixture
def looking_back(desktop: Desktop) -> Desktop:
    """The look back of an open review."""
    press(Qt.Key.Key_N, CONTROL)
    on()
    press(Qt.Key.Key_L, CONTROL)
    assert type(page_of(desktop)).__name__ == "ClosingPage"
    return desktop


def test_a_skill_to_grow_in(looking_back: Desktop, qtbot: QtBot) -> None:
    def look() -> list[str]:
        (draft,) = journal_of(looking_back).reviews.drafts()
        return [key.skill_id for key in draft.cycle.focus]

    click(page_of(looking_back), "Grow in Execution")
    click(page_of(looking_back), "Grow in Team")
    check(looking_back, qtbot, look, ["execution"], ": “Grow in Team”.")
    redo()
    press(Qt.Key.Key_1, CONTROL)
    undo()
    assert look() == ["execution"]
    assert focused().accessibleName() == "Grow in Team"


def test_private_of_the_reflection(looking_back: Desktop, qtbot: QtBot) -> None:
    def look() -> bool:
        (draft,) = journal_of(looking_back).reviews.drafts()
        return draft.cycle.reflection_private

    click(page_of(looking_back), "Private: closing reflection")
    qtbot.waitUntil(look)
    check(looking_back, qtbot, look, before=False, words=": Private.")


# ---- the form of evidence ----------------------------------------------------------------------


def field(desktop: Desktop, name: str) -> Callable[[], object]:
    """A function that reads a field of the entry called "Another"; None while there is none."""

    def look() -> object:
        entries = journal_of(desktop).evidence.entries()
        found = [getattr(one, name) for one in entries if one.title.startswith("Another")]
        return found[0] if found else None

    return look


@pytest.fixture
def entering(desktop: Desktop, qtbot: QtBot) -> Desktop:
    """The form of evidence, with an entry called "Another" in it."""
    press(Qt.Key.Key_J, CONTROL)
    write("Another")
    press(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: "Another" in titles(desktop))
    return desktop


CHOICES = (
    ("Kind: Helped", "kind", EvidenceKind.SHIPPED, ": the kind."),
    ("About Team", "skills", (), ": “Team”."),
    ("Private: this evidence", "private", False, ": Private."),
)


@pytest.mark.parametrize("name, held, before, words", CHOICES)
def test_each_choice_of_the_form_of_evidence(
    entering: Desktop, qtbot: QtBot, name: str, held: str, before: object, words: str
) -> None:
    look = field(entering, held)
    click(page_of(entering), name)
    qtbot.waitUntil(lambda: look() != before)
    check(entering, qtbot, look, before, words)
    assert focused().accessibleName().startswith(name.partition(":")[0])


def test_a_day_that_was_typed_in_the_form(entering: Desktop, qtbot: QtBot) -> None:
    look = field(entering, "happened_on")
    today = look()
    line = the(QLineEdit, "Day it happened", page_of(entering))
    line.setFocus()
    line.selectAll()
    write("3 Nov 2026")
    qtbot.waitUntil(lambda: look() == date(2026, 11, 3))
    check(entering, qtbot, look, today, ": the day.")


def test_what_is_typed_in_a_line_is_undone_there_and_once_left_from_anywhere(
    entering: Desktop, qtbot: QtBot
) -> None:
    look = field(entering, "acknowledged_by")
    the(QLineEdit, "Who acknowledged it", page_of(entering)).setFocus()
    write("the head")
    undo()
    assert the(QLineEdit, "Who acknowledged it", page_of(entering)).text() == ""
    write("the head")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: look() == "the head")
    check(entering, qtbot, look, "", ": who acknowledged it.")


def test_what_was_chosen_after_a_line_was_typed_is_undone_before_the_line(
    entering: Desktop, qtbot: QtBot
) -> None:
    click(page_of(entering), "Kind: Helped")
    the(QLineEdit, "Title", page_of(entering)).setFocus()
    undo()
    qtbot.waitUntil(lambda: field(entering, "kind")() is EvidenceKind.SHIPPED)
    assert the(QLineEdit, "Title", page_of(entering)).text() == "Another"


def test_the_first_words_of_a_text_are_undone_before_what_was_done_earlier(
    desktop: Desktop, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_J, CONTROL)
    the(Editor, "What happened", page_of(desktop)).setFocus()
    write("Another")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: len(titles(desktop)) == 2)
    undo()
    assert the(Editor, "What happened", page_of(desktop)).toPlainText() == ""
    redo()
    assert the(Editor, "What happened", page_of(desktop)).toPlainText() == "Another"


@pytest.mark.parametrize("leave", [Qt.Key.Key_1, Qt.Key.Key_3])
def test_an_entry_that_was_left_by_another_way_than_done_is_one_step(
    entering: Desktop, leave: Qt.Key
) -> None:
    click(page_of(entering), "Kind: Helped")
    press(leave, CONTROL)
    undo()
    assert titles(entering) == ["Shipped it."]
    assert "“Another” is in the trash" in words_on(entering.window.notice)
    redo()
    assert len(titles(entering)) == 2
    undo()
    undo()
    assert titles(entering) == []


def test_a_form_in_which_everything_was_undone_is_no_step(entering: Desktop, qtbot: QtBot) -> None:
    on()
    go(entering, to.evidence())
    click(page_of(entering), "Edit Another")
    click(page_of(entering), "Kind: Helped")
    qtbot.waitUntil(lambda: field(entering, "kind")() is EvidenceKind.HELPED)
    undo()
    qtbot.waitUntil(lambda: field(entering, "kind")() is EvidenceKind.SHIPPED)
    on()
    undo()
    assert titles(entering) == ["Shipped it."]


# ---- the form of feedback ----------------------------------------------------------------------


@pytest.fixture
def hearing(desktop: Desktop, qtbot: QtBot) -> Desktop:
    """The form of feedback, with words in it that are saved."""
    go(desktop, to.feedback(cycle_id(desktop, 2025)))
    on()
    the(QWidget, "What they said", page_of(desktop)).setFocus()
    write("Well done.")
    press(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: len(journal_of(desktop).feedback.everything()) == 1)
    return desktop


def the_item(desktop: Desktop) -> Feedback:
    (item,) = journal_of(desktop).feedback.everything()
    return item


def test_each_choice_of_the_form_of_feedback(hearing: Desktop, qtbot: QtBot) -> None:
    click(page_of(hearing), "Private: what they said")
    qtbot.waitUntil(lambda: the_item(hearing).private)
    check(hearing, qtbot, lambda: the_item(hearing).private, before=False, words=": Private.")
    click(page_of(hearing), "Who: A peer")
    qtbot.waitUntil(lambda: the_item(hearing).who is Who.PEER)
    check(hearing, qtbot, lambda: the_item(hearing).who, Who.MANAGER, ": who said it.")


def test_the_level_and_the_skill_of_feedback_come_back_together(
    hearing: Desktop, qtbot: QtBot
) -> None:
    def look() -> object:
        item = the_item(hearing)
        return item.skill_id, item.level, item.reason

    nothing = ("execution", None, NotRated.NOT_ENOUGH_EVIDENCE)
    choose_level(4)
    qtbot.waitUntil(lambda: look() == ("execution", 4, None))
    check(hearing, qtbot, look, nothing, ": the level.")
    redo()
    choose_skill(hearing, "Team")
    qtbot.waitUntil(lambda: look() == ("team", None, NotRated.NOT_ENOUGH_EVIDENCE))
    check(hearing, qtbot, look, ("execution", 4, None), ": the skill.")
    click(page_of(hearing), "No level, because: Not applicable")
    qtbot.waitUntil(lambda: look() == ("execution", None, NotRated.NOT_APPLICABLE))
    check(hearing, qtbot, look, ("execution", 4, None), ": the level.")


# ---- the start and the end of a review -----------------------------------------------------------


def test_each_choice_of_the_form_that_starts_a_review(desktop: Desktop, qtbot: QtBot) -> None:
    press(Qt.Key.Key_N, CONTROL)
    title = the(QLineEdit, "Title of the review", page_of(desktop))
    rubric = buttons(page_of(desktop))[ENGINEER]
    click(page_of(desktop), "How thorough: Pulse, ratings only")
    check(desktop, qtbot, title.text, "Review of 2026", ": how thorough.")
    rubric.setFocus()
    press(Qt.Key.Key_Space)
    check(desktop, qtbot, rubric.isChecked, before=False, words=f": “{ENGINEER}”.")
    click(page_of(desktop), "How thorough: Pulse, ratings only")
    assert title.text() == "Pulse of 2026"


def drafts(desktop: Desktop) -> list[str]:
    return [review.cycle.title for review in journal_of(desktop).reviews.drafts()]


def test_a_review_that_was_just_started_is_taken_back_and_one_that_was_begun_stays(
    desktop: Desktop, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_N, CONTROL)
    on()
    undo()
    assert drafts(desktop) == []
    qtbot.waitUntil(lambda: type(page_of(desktop)).__name__ == "CyclesPage")
    words = "“Review of 2026” is in the trash"
    qtbot.waitUntil(lambda: words in words_on(desktop.window.notice))
    redo()
    assert drafts(desktop) == ["Review of 2026"]
    press(Qt.Key.Key_R, CONTROL)
    choose_level(3)
    on()
    undo()
    undo()
    assert drafts(desktop) == ["Review of 2026"]
    assert "was not undone" in words_on(desktop.window.notice)
    assert titles(desktop) == ["Shipped it."]


def test_reopening_a_review_and_closing_it_again(
    desktop: Desktop, qtbot: QtBot, in_dialog: DialogDriver
) -> None:
    press(Qt.Key.Key_2, CONTROL)
    click(page_of(desktop), "More for Review of 2025")
    in_dialog(lambda dialog: click(dialog, "Reopen"))
    choose_in_menu(qtbot, "Reopen…")
    undo()
    assert drafts(desktop) == []
    assert "“Review of 2025” is closed again." in words_on(desktop.window.notice)
    redo()
    assert drafts(desktop) == ["Review of 2025"]
    assert titles(desktop) == ["Shipped it."]


def test_a_deleted_review_and_a_new_title_are_done_again_too(
    desktop: Desktop, qtbot: QtBot, in_dialog: DialogDriver
) -> None:
    def look() -> list[str]:
        return [cycle.title for cycle in journal_of(desktop).reviews.cycles()]

    def call_it_mine(dialog: QWidget) -> None:
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.selectAll()
        qtbot.keyClicks(line, "Mine")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    press(Qt.Key.Key_2, CONTROL)
    click(page_of(desktop), "More for Review of 2024")
    in_dialog(call_it_mine)
    choose_in_menu(qtbot, "Rename…")
    assert look() == ["Mine", "Review of 2025"]
    undo()
    redo()
    assert look() == ["Mine", "Review of 2025"]
    click(page_of(desktop), "More for Mine")
    choose_in_menu(qtbot, "Delete")
    undo()
    redo()
    assert look() == ["Review of 2025"]
    undo()
    undo()
    assert look() == ["Review of 2024", "Review of 2025"]


# ---- settings, the page to keep, versions from elsewhere ----------------------------------------


def test_the_choice_of_my_rubrics(desktop: Desktop, qtbot: QtBot) -> None:
    def look() -> object:
        return journal_of(desktop).preferences.chosen_rubrics

    before = look()
    press(Qt.Key.Key_Comma, CONTROL)
    buttons(page_of(desktop))[ENGINEER].setFocus()
    press(Qt.Key.Key_Space)
    check(desktop, qtbot, look, before, f": “{ENGINEER}” among my rubrics.")


def test_the_colours_in_settings(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.theme.choose(Appearance.LIGHT)
    press(Qt.Key.Key_Comma, CONTROL)
    click(page_of(desktop), "Colours: Dark")
    check(desktop, qtbot, lambda: desktop.theme.appearance, Appearance.LIGHT, ": dark colours.")


def test_the_colours_that_were_found_by_name(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.theme.choose(Appearance.LIGHT)
    (dark,) = (act for act in desktop.window.actions() if act.text() == "Dark colours")
    dark.trigger()
    check(desktop, qtbot, lambda: desktop.theme.appearance, Appearance.LIGHT, ": dark colours.")


def test_the_text_size_in_settings(desktop: Desktop, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Comma, CONTROL)
    click(page_of(desktop), "Text size: 115%")
    check(desktop, qtbot, lambda: desktop.theme.percent, 100, ": text at 115%.")


def test_larger_text_by_key_leaves_ctrl_z_to_what_was_done_before(desktop: Desktop) -> None:
    press(Qt.Key.Key_Plus, CONTROL)
    assert desktop.theme.percent == 115
    undo()
    assert desktop.theme.percent == 115
    assert titles(desktop) == []


def test_an_emptied_trash_is_said_to_be_gone_and_nothing_else_is_undone(
    desktop: Desktop, in_dialog: DialogDriver
) -> None:
    journal = journal_of(desktop)
    journal.reviews.move_to_trash(cycle_id(desktop, 2024))
    press(Qt.Key.Key_Comma, CONTROL)
    in_dialog(lambda dialog: click(dialog, "Delete one review"))
    click(page_of(desktop), "Empty the trash…")
    assert journal.trash.everything() == ()
    undo()
    assert "can’t be undone" in words_on(desktop.window.notice)
    assert titles(desktop) == ["Shipped it."]


def test_the_order_of_quotations(desktop: Desktop, qtbot: QtBot) -> None:
    journal, of = journal_of(desktop), cycle_id(desktop, 2025)
    review = journal.reviews.review(of)
    passages = [
        Quotation(
            source=PassageSource(
                kind=SourceKind.ANSWER, rubric_id=MANAGER.id, name=answer.question_id
            ),
            passage=answer.text,
        )
        for answer in review.answers
    ]
    journal.quotations.choose(of, tuple(passages))

    def look() -> list[str]:
        return [one.passage for one in journal.quotations.chosen(of)]

    before = look()
    go(desktop, to.yearly_page(of))
    click(page_of(desktop), "Move down: quotation 1")
    check(desktop, qtbot, look, before, ": moving a quotation.")
    click(page_of(desktop), "Remove: quotation 2")
    check(desktop, qtbot, look, before, ": removing a quotation.")


def test_a_version_that_was_given_up_comes_back(walking: Desktop, journal_path: Path) -> None:
    with Journal.open(journal_path) as elsewhere:
        two_versions(walking, elsewhere)
    click(page_of(walking), "Keep what is below")
    assert journal_of(walking).other_versions.everything() == ()
    undo()
    assert "Written there." in words_on(page_of(walking))
    assert "The other version is back" in words_on(walking.window.notice)
    redo()
    assert journal_of(walking).other_versions.everything() == ()


# ---- texts --------------------------------------------------------------------------------------


def test_a_choice_made_after_a_text_is_undone_before_it_though_the_text_has_the_keyboard(
    walking: Desktop,
) -> None:
    write("A halt.")
    editor = focused()
    choose_level(3)
    editor.setFocus()
    undo()
    (draft,) = journal_of(walking).reviews.drafts()
    assert draft.ratings == ()
    assert isinstance(editor, Editor)
    assert editor.toPlainText() == "A halt."
    editor.setFocus()
    undo()
    assert editor.toPlainText() == "A "


def test_a_text_that_goes_on_after_a_choice_is_undone_before_it(walking: Desktop) -> None:
    write("A halt")
    editor = focused()
    choose_level(3)
    editor.setFocus()
    write("ing.")
    undo()
    assert isinstance(editor, Editor)
    assert editor.toPlainText() == "A halt"
    undo()
    (draft,) = journal_of(walking).reviews.drafts()
    assert draft.ratings == ()
    assert editor.toPlainText() == "A halt"
