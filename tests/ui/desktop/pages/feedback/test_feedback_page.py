"""Feedback on a review: reading, adding, changing and deleting it, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assessment.feedback import ENTERING_WORDS, HIDDEN_WORDS, Feedback, Who
from assessment.model import SkillKey
from assessment.reviews.cycles import Depth, ReviewCycle
from assessment.reviews.ratings import NotRated
from rubrics.library import Library
from storage.file.connection import JournalFile, Opener
from storage.journal import Journal
from storage.tables.feedback import FEEDBACK
from tests.assessment.examples import a_cycle
from tests.storage.files import in_trash
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import all_named, the
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
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.level_row import LevelRow
from ui.desktop.widgets.picker import Picker

MANAGER = Library().rubric("larson-management")
EXECUTION, TEAM = SkillKey(MANAGER.id, "execution"), SkillKey(MANAGER.id, "team")
APART = "zqapart"

# A menu grabs the keyboard, which works only on a real display.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

Opened = Callable[..., Desktop]


def said(
    cycle_id: str, feedback_id: str = "first", key: SkillKey = EXECUTION, level: int = 4
) -> Feedback:
    """A peer's feedback, with different text in every field."""
    return Feedback(
        id=feedback_id,
        cycle_id=cycle_id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        who=Who.PEER,
        label=f"a peer called {APART}label",
        said_on=date(2026, 11, 3),
        level=level,
        words=f"It was {APART}words.",
        saved_at=Clock().moment,
    )


@pytest.fixture
def opened(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Opened:
    """Opens the page of a closed review with this feedback."""

    def open_it(*make: Callable[[str], Feedback], draft: bool = False) -> Desktop:
        with Journal.create(journal_path, clock=clock) as journal:
            cycle = closed_review(journal, 2025, {"execution": 3, "team": 3})
            for one in make:
                journal.feedback.save(one(cycle.id))
            if draft:
                start_draft(journal)
        desktop = open_desktop(journal_path)
        navigation = desktop.navigation
        assert navigation is not None
        navigation.go(to.feedback(cycle.id))
        QApplication.processEvents()
        return desktop

    return open_it


def start_draft(journal: Journal) -> ReviewCycle:
    cycle = a_cycle(2026, [MANAGER], Depth.FULL)
    journal.reviews.start(cycle, [MANAGER])
    return cycle


def journal_of(desktop: Desktop) -> Journal:
    assert desktop.journal is not None
    return desktop.journal


def feedback(desktop: Desktop) -> tuple[Feedback, ...]:
    return journal_of(desktop).feedback.everything()


def type_words(desktop: Desktop, text: str) -> None:
    the(QTextEdit, "What they said", page_of(desktop)).setFocus()
    write(text)


def choose_skill(desktop: Desktop, title: str) -> None:
    (picker,) = (p for p in page_of(desktop).findChildren(Picker) if p.isVisible())
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    lines = [action.text() for action in menu.actions()]
    while menu.activeAction() is not menu.actions()[lines.index(title)]:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def every_text(root: QWidget) -> str:
    """All text of a widget: shown, accessible, in tooltips and in fields."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts: list[str] = [root.windowTitle()]
    for one in (root, *root.findChildren(QWidget)):
        texts += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        for name in ("text", "toPlainText", "placeholderText"):
            words = getattr(one, name, None)
            texts.append(str(words()) if callable(words) else "")
    texts += [action.text() for action in root.actions()]
    return "\n".join(texts)


# ---- adding ------------------------------------------------------------------------------------


def test_the_empty_page_says_what_will_stand_here_and_has_one_next_step(opened: Opened) -> None:
    desktop = opened()
    shown = words_on(page_of(desktop))
    assert "Nothing from others yet" in shown
    assert "never averaged" in shown
    click(page_of(desktop), "Add what someone said")
    assert "What someone said" in words_on(page_of(desktop))


def test_a_view_is_added_by_keyboard_alone(opened: Opened) -> None:
    desktop = opened()
    on()
    the(QWidget, "Who: A peer", page_of(desktop)).setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    assert isinstance(focused(), QLineEdit)
    write("a peer on the web team")
    type_words(desktop, "You said it on Monday.")
    choose_level(4)
    on()
    (item,) = feedback(desktop)
    assert (item.key, item.who, item.label) == (EXECUTION, Who.PEER, "a peer on the web team")
    assert (item.level, item.reason, item.words) == (4, None, "You said it on Monday.")
    assert (item.said_on, item.private) == (date(2026, 11, 20), False)
    shown = words_on(page_of(desktop))
    assert "A peer on the web team · 20 November 2026" in shown
    assert "A peer on the web team sees it one step higher than you do: worth a conversation." in (
        shown
    )
    assert "Your own rating: level 3, high confidence" in shown
    assert MANAGER.skill("execution").anchor(4) in shown
    assert "“You said it on Monday.”" in shown
    press(Qt.Key.Key_Z, CONTROL)
    assert feedback(desktop) == ()
    assert "Nothing from others yet" in words_on(page_of(desktop))


def test_words_are_saved_as_they_are_typed_without_a_level_too(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened()
    on()
    type_words(desktop, "I can't say a number.")
    qtbot.waitUntil(lambda: [v.words for v in feedback(desktop)] == ["I can't say a number."])
    (item,) = feedback(desktop)
    assert (item.level, item.reason) == (None, NotRated.NOT_ENOUGH_EVIDENCE)
    assert "Saved" in words_on(page_of(desktop))
    on()
    assert "Your manager gave no level: not enough evidence." in words_on(page_of(desktop))


def test_a_view_that_was_only_begun_is_kept_when_the_page_is_left(opened: Opened) -> None:
    desktop = opened()
    on()
    the(QLineEdit, "Which one", page_of(desktop)).setFocus()
    write("the old team")
    press(Qt.Key.Key_1, CONTROL)
    assert [item.label for item in feedback(desktop)] == ["the old team"]


def test_a_form_in_which_nothing_was_entered_leaves_nothing_behind(opened: Opened) -> None:
    desktop = opened()
    on()
    click(page_of(desktop), "Who: A report")
    press(Qt.Key.Key_Escape)
    assert feedback(desktop) == ()
    assert "Nothing from others yet" in words_on(page_of(desktop))


def test_a_reason_takes_the_place_of_a_level_and_a_level_of_a_reason(opened: Opened) -> None:
    desktop = opened()
    on()
    choose_level(2)
    click(page_of(desktop), "No level, because: No opportunity this time")
    press(Qt.Key.Key_S, CONTROL)
    assert [(v.level, v.reason) for v in feedback(desktop)] == [(None, NotRated.NO_OPPORTUNITY)]
    choose_level(5)
    press(Qt.Key.Key_S, CONTROL)
    assert [(v.level, v.reason) for v in feedback(desktop)] == [(5, None)]
    chosen = [row for row in page_of(desktop).findChildren(LevelRow) if row.isChecked()]
    assert [row.level for row in chosen if row.isVisible()] == [5]


def test_another_skill_has_its_own_levels_and_none_is_taken_over(opened: Opened) -> None:
    desktop = opened()
    on()
    type_words(desktop, "Both teams were heard.")
    choose_level(2)
    choose_skill(desktop, "Team")
    assert f"Level 2: {MANAGER.skill('team').anchor(2)}" in buttons(page_of(desktop))
    press(Qt.Key.Key_S, CONTROL)
    assert [(v.key, v.level) for v in feedback(desktop)] == [(TEAM, None)]
    choose_level(5)
    on()
    (item,) = feedback(desktop)
    assert (item.key, item.level) == (TEAM, 5)


def test_the_day_can_be_any_up_to_today(opened: Opened) -> None:
    desktop = opened()
    on()
    day = the(QLineEdit, "Day they said it", page_of(desktop))
    day.setFocus()
    press(Qt.Key.Key_Up)
    choose_level(3)
    press(Qt.Key.Key_S, CONTROL)
    assert [item.said_on for item in feedback(desktop)] == [date(2026, 11, 20)]
    day.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_S, CONTROL)
    assert [item.said_on for item in feedback(desktop)] == [date(2026, 11, 19)]


def test_what_can_not_be_saved_is_said_and_stays(
    opened: Opened, qtbot: QtBot, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.journal.PATIENCE", 0.0)
    desktop = opened()
    on()
    other = JournalFile(Opener(journal_path, wait=0.0))
    with other.transaction():
        type_words(desktop, "Still here.")
        qtbot.waitUntil(lambda: "Not saved yet." in words_on(page_of(desktop)))
        press(Qt.Key.Key_1, CONTROL)
        editor = the(QTextEdit, "What they said", page_of(desktop))
        assert editor.toPlainText() == "Still here."
    other.close()
    qtbot.waitUntil(lambda: [v.words for v in feedback(desktop)] == ["Still here."])


# ---- editing and deleting ----------------------------------------------------------------------


NAME = f"what a peer called {APART}label said about Execution on 3 November 2026"


def test_a_view_is_edited_in_its_place_and_the_change_can_be_undone(opened: Opened) -> None:
    desktop = opened(said)
    (before,) = feedback(desktop)
    click(page_of(desktop), f"Edit {NAME}")
    type_words(desktop, " Twice.")
    choose_level(2)
    click(page_of(desktop), "Private: what they said")
    on()
    (after,) = feedback(desktop)
    assert (after.id, after.level, after.private) == (before.id, 2, True)
    assert after.words == f"{before.words} Twice."
    assert "3 November 2026 · private" in words_on(page_of(desktop))
    press(Qt.Key.Key_Z, CONTROL)
    assert feedback(desktop) == (before,)
    assert "private" not in words_on(page_of(desktop))


def test_opening_a_view_changes_nothing_of_it(opened: Opened) -> None:
    desktop = opened(said)
    before = feedback(desktop)
    click(page_of(desktop), f"Edit {NAME}")
    on()
    assert feedback(desktop) == before
    assert not desktop.window.notice.can_undo


def test_a_view_goes_to_the_trash_by_one_click_and_comes_back_by_undo(opened: Opened) -> None:
    desktop = opened(said)
    before = feedback(desktop)
    click(page_of(desktop), f"Delete {NAME}")
    assert feedback(desktop) == ()
    assert in_trash(journal_of(desktop), FEEDBACK) == before
    assert "is in the trash. You can restore it in Settings." in words_on(desktop.window)
    press(Qt.Key.Key_Z, CONTROL)
    assert feedback(desktop) == before
    assert f"Edit {NAME}" in buttons(page_of(desktop))


def test_a_view_can_be_thrown_away_from_the_form(opened: Opened) -> None:
    desktop = opened(said)
    click(page_of(desktop), f"Edit {NAME}")
    click(page_of(desktop), "Delete this feedback")
    assert feedback(desktop) == ()
    assert "Nothing from others yet" in words_on(page_of(desktop))


def test_what_is_typed_into_a_view_that_an_undo_threw_away_is_a_view_all_the_same(
    opened: Opened,
) -> None:
    desktop = opened()
    on()
    choose_level(4)
    on()
    (first,) = feedback(desktop)
    (edit,) = (name for name in buttons(page_of(desktop)) if name.startswith("Edit "))
    click(page_of(desktop), edit)
    desktop.window.notice.undo()
    assert feedback(desktop) == ()
    type_words(desktop, "More of it.")
    on()
    (second,) = feedback(desktop)
    assert (second.level, second.words) == (4, "More of it.")
    assert second.id != first.id


def test_two_views_of_one_skill_stand_each_by_itself(opened: Opened) -> None:
    def lower(cycle_id: str) -> Feedback:
        return said(cycle_id, "second", level=1).with_changes(who=Who.MANAGER, label="")

    shown = words_on(page_of(opened(said, lower)))
    assert "sees it one step higher than you do" in shown
    assert "Your manager sees it two steps lower than you do: worth a conversation." in shown
    assert shown.count("Your own rating: level 3") == 1


# ---- what is hidden ----------------------------------------------------------------------------


def test_a_hidden_skill_shows_that_something_is_kept_and_nothing_of_it(opened: Opened) -> None:
    desktop = opened(said, draft=True)
    shown = words_on(page_of(desktop))
    assert HIDDEN_WORDS in shown
    texts = every_text(desktop.window)
    assert APART not in texts
    assert "3 November" not in texts
    for level in (3, 4):
        assert f"evel {level}" not in texts.replace(f"Choose level {level}", "")
        assert MANAGER.skill("execution").anchor(level) not in texts


def test_a_view_of_a_hidden_skill_can_be_entered_without_seeing_the_past(opened: Opened) -> None:
    desktop = opened(said, draft=True)
    on()
    assert ENTERING_WORDS in words_on(page_of(desktop))
    texts = every_text(desktop.window)
    assert APART not in texts
    assert "Your own rating" not in texts
    type_words(desktop, "Another zqnew word.")
    choose_level(5)
    on()
    assert sorted(item.level or 0 for item in feedback(desktop)) == [4, 5]
    texts = every_text(desktop.window)
    assert "zqnew" not in texts
    assert "manager" not in texts
    assert "What someone said about Execution is saved." in texts
    assert HIDDEN_WORDS in texts


def test_a_form_left_open_is_not_there_any_more_on_return(opened: Opened) -> None:
    desktop = opened(said)
    click(page_of(desktop), f"Edit {NAME}")
    start_draft(journal_of(desktop))
    press(Qt.Key.Key_1, CONTROL)
    assert desktop.navigation is not None
    desktop.navigation.go(to.feedback(feedback(desktop)[0].cycle_id))
    assert APART not in every_text(page_of(desktop))


def several(count: int) -> list[Callable[[str], Feedback]]:
    return [partial(said, feedback_id=f"number {n}", level=1 + n % 5) for n in range(count)]


def scrolled(desktop: Desktop) -> int:
    (column,) = page_of(desktop).findChildren(Column)
    return column.verticalScrollBar().value()


@pytest.mark.parametrize("way_back", ["Back", "by its name"])
def test_the_list_is_as_it_was_left_on_return(opened: Opened, qtbot: QtBot, way_back: str) -> None:
    desktop = opened(*several(12))
    navigation = desktop.navigation
    assert navigation is not None
    last = all_named(QPushButton, f"Edit {NAME}", page_of(desktop))[-1]
    last.setFocus()
    qtbot.waitUntil(lambda: scrolled(desktop) > 0)
    before = scrolled(desktop)
    press(Qt.Key.Key_1, CONTROL)
    if way_back == "Back":
        navigation.back()
    else:
        navigation.go(to.feedback(feedback(desktop)[0].cycle_id))
    QApplication.processEvents()
    assert focused() is last
    assert scrolled(desktop) == before


def test_what_another_program_adds_moves_neither_the_keyboard_nor_the_page(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened(*several(12))
    cycle_id = feedback(desktop)[0].cycle_id
    all_named(QPushButton, f"Delete {NAME}", page_of(desktop))[-1].setFocus()
    qtbot.waitUntil(lambda: scrolled(desktop) > 0)
    before = scrolled(desktop)
    with Journal.open(journal_of(desktop).path) as other:
        other.feedback.save(said(cycle_id, "from elsewhere", TEAM))
    wanted = f"Edit {NAME.replace('Execution', 'Team')}"
    qtbot.waitUntil(lambda: wanted in buttons(page_of(desktop)))
    QApplication.processEvents()
    assert focused() is all_named(QPushButton, f"Delete {NAME}", page_of(desktop))[-1]
    assert scrolled(desktop) == before


def test_the_form_of_a_skill_that_is_not_hidden_says_nothing_of_hiding(opened: Opened) -> None:
    desktop = opened()
    on()
    assert ENTERING_WORDS not in words_on(page_of(desktop))


def test_an_undo_takes_nothing_that_was_typed_since(opened: Opened) -> None:
    desktop = opened(said)
    click(page_of(desktop), f"Edit {NAME}")
    type_words(desktop, " Then more.")
    on()
    click(page_of(desktop), f"Edit {NAME}")
    type_words(desktop, " And then.")
    press(Qt.Key.Key_S, CONTROL)
    click(desktop.window, "Undo (Ctrl+Z)")
    assert "has changed since then and stays as it is." in words_on(desktop.window)
    on()
    (item,) = feedback(desktop)
    assert item.words == f"It was {APART}words. Then more. And then."


# ---- the ways there ----------------------------------------------------------------------------


def test_the_list_of_reviews_leads_here(opened: Opened, qtbot: QtBot) -> None:
    desktop = opened(said)
    press(Qt.Key.Key_2, CONTROL)
    click(page_of(desktop), "More for Review of 2025")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    lines = [action.text() for action in menu.actions()]
    for _ in range(lines.index("What others said") + 1):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert f"Edit {NAME}" in buttons(page_of(desktop))


def test_the_report_leads_here_and_back(opened: Opened) -> None:
    desktop = opened(said)
    click(page_of(desktop), "Read this review")
    click(page_of(desktop), "What others said")
    assert f"Edit {NAME}" in buttons(page_of(desktop))
    click(page_of(desktop), "Read this review")
    press(Qt.Key.Key_O, CONTROL | SHIFT)
    assert f"Edit {NAME}" in buttons(page_of(desktop))


def test_the_look_back_leads_here_and_on_with_the_review(opened: Opened) -> None:
    desktop = opened(draft=True)
    assert desktop.navigation is not None
    desktop.navigation.go(to.closing(journal_of(desktop).reviews.drafts()[0].cycle.id))
    press(Qt.Key.Key_O, CONTROL | SHIFT)
    assert "Nothing from others yet" in words_on(page_of(desktop))
    click(page_of(desktop), "Continue this review")
    assert type(page_of(desktop)).__name__ == "WalkPage"


def test_a_skill_is_shown_where_it_was_spoken_of_and_asked_for_where_it_was_not(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened(said)
    cycle_id = feedback(desktop)[0].cycle_id
    assert desktop.navigation is not None
    desktop.navigation.go(to.feedback(cycle_id, EXECUTION))
    qtbot.waitUntil(lambda: focused().accessibleName() == f"Edit {NAME}")
    desktop.navigation.go(to.feedback(cycle_id, TEAM))
    QApplication.processEvents()
    assert "Skill: Team" in buttons(page_of(desktop))
    qtbot.waitUntil(lambda: focused().accessibleName() == "What they said")


def test_keys_of_the_form_do_nothing_on_the_list(opened: Opened) -> None:
    desktop = opened(said)
    before = feedback(desktop)
    choose_level(1)
    press(Qt.Key.Key_S, CONTROL)
    assert feedback(desktop) == before
    assert f"Edit {NAME}" in buttons(page_of(desktop))


def test_escape_leads_from_the_form_to_the_list_and_from_the_list_to_the_page_before(
    opened: Opened,
) -> None:
    desktop = opened(said)
    before = feedback(desktop)
    click(page_of(desktop), f"Edit {NAME}")
    assert "What someone said" in words_on(page_of(desktop))
    press(Qt.Key.Key_Escape)
    assert f"Edit {NAME}" in buttons(page_of(desktop))
    press(Qt.Key.Key_Escape)
    assert type(page_of(desktop)).__name__ == "HomePage"
    assert feedback(desktop) == before


def test_the_keyboard_stays_with_the_view_that_was_edited_or_near_the_one_that_went(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened(said, lambda cycle_id: said(cycle_id, "second", level=2))

    def edits() -> list[QPushButton]:
        return all_named(QPushButton, f"Edit {NAME}", page_of(desktop))

    edits()[1].setFocus()
    press(Qt.Key.Key_Return)
    type_words(desktop, " Twice.")
    on()
    qtbot.waitUntil(lambda: len(edits()) > 1 and edits()[1].hasFocus())
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert len(feedback(desktop)) == 1
    qtbot.waitUntil(lambda: len(edits()) == 1 and edits()[0].hasFocus())


@pytest.mark.parametrize("leave", [on, lambda: press(Qt.Key.Key_Escape)], ids=["Done", "Esc"])
def test_a_form_asked_for_on_another_page_leads_back_there(
    opened: Opened, leave: Callable[[], None]
) -> None:
    desktop = opened()
    assert desktop.navigation is not None
    cycle_id = journal_of(desktop).reviews.cycles()[0].id
    desktop.navigation.go(to.growth())
    before = page_of(desktop)
    desktop.navigation.go(to.feedback(cycle_id, TEAM))
    QApplication.processEvents()
    write("She listens.")
    leave()
    assert [one.words for one in feedback(desktop)] == ["She listens."]
    assert page_of(desktop) is before
    desktop.navigation.go(to.feedback(cycle_id, TEAM))
    QApplication.processEvents()
    click(page_of(desktop), "Add what someone said")
    on()
    assert page_of(desktop) is not before


def test_new_feedback_offers_done_first_and_then_to_discard_it(opened: Opened) -> None:
    desktop = opened()
    on()
    choose_skill(desktop, "Team")
    assert "Delete this feedback" not in buttons(page_of(desktop))
    page = page_of(desktop)
    buttons(page)["No level, because: Not enough evidence"].setFocus()
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Done"
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Discard this feedback"
