"""The work log: reading, adding, changing and deleting entries, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from assessment.evidence import Evidence, EvidenceKind
from assessment.model import SkillKey
from rubrics.library import Library
from storage.file.connection import JournalFile, Opener
from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import all_named, the
from tests.ui.hands import CONTROL, buttons, click, focused, on, page_of, press, words_on, write
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.errors import IN_USE

MANAGER = Library().rubric("larson-management")
EXECUTION, TEAM = SkillKey(MANAGER.id, "execution"), SkillKey(MANAGER.id, "team")
DAY = date(2026, 11, 3)
EMPTY = "Nothing noted yet"

Opened = Callable[..., Desktop]


def noted(entry_id: str = "first", **other: object) -> Evidence:
    """An entry about something small that was shipped."""
    entry = Evidence(
        id=entry_id,
        happened_on=DAY,
        title="The import ran",
        kind=EvidenceKind.SHIPPED,
        text="On the promised day.",
        skills=(EXECUTION,),
        saved_at=Clock().moment,
    )
    return entry.with_changes(**other)


def many(count: int) -> list[Evidence]:
    """One entry per day, the last on 3 November."""
    days = [DAY - timedelta(days=count - number) for number in range(1, count + 1)]
    return [
        noted(f"entry {number:03}", title=f"Thing {number}", happened_on=day)
        for number, day in enumerate(days, start=1)
    ]


@pytest.fixture
def opened(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Opened:
    """Opens the work log of a journal with a closed review and these entries."""

    def open_it(*entries: Evidence) -> Desktop:
        with Journal.create(journal_path, clock=clock) as journal:
            closed_review(journal, 2025, {"execution": 3, "team": 3})
            for entry in entries:
                journal.evidence.save(entry)
        desktop = open_desktop(journal_path)
        press(Qt.Key.Key_3, CONTROL)
        return desktop

    return open_it


def journal_of(desktop: Desktop) -> Journal:
    assert desktop.journal is not None
    return desktop.journal


def entries(desktop: Desktop) -> tuple[Evidence, ...]:
    return journal_of(desktop).evidence.entries()


def type_into(desktop: Desktop, name: str, text: str) -> None:
    """Types into the field of the form with this accessible name."""
    kind = QTextEdit if name.startswith("What ") else QLineEdit
    the(kind, name, page_of(desktop)).setFocus()
    write(text)


# ---- adding ------------------------------------------------------------------------------------


def test_the_empty_page_says_what_will_stand_here_and_has_one_next_step(opened: Opened) -> None:
    desktop = opened()
    shown = words_on(page_of(desktop))
    assert EMPTY in shown
    assert "can show what a rise is based on" in shown
    click(page_of(desktop), "Add evidence")
    assert "In a few words, what was it?" in words_on(page_of(desktop))


def test_an_entry_is_added_by_keyboard_alone_from_any_page(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_1, CONTROL)
    press(Qt.Key.Key_J, CONTROL)
    write("The invoices went out")
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Kind: Shipped"
    press(Qt.Key.Key_Right)
    while focused().accessibleName() != "About Execution":
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    while focused().accessibleName() != "What happened":
        press(Qt.Key.Key_Tab)
    write("In four days.")
    on()
    (entry,) = entries(desktop)
    assert (entry.title, entry.kind) == ("The invoices went out", EvidenceKind.HELPED)
    assert (entry.happened_on, entry.skills) == (date(2026, 11, 20), (EXECUTION,))
    assert (entry.text, entry.private) == ("In four days.", False)
    press(Qt.Key.Key_3, CONTROL)
    shown = words_on(page_of(desktop)).splitlines()
    assert "2026" in shown
    assert "The invoices went out" in shown
    assert "Helped · 20 November 2026 · Execution" in shown
    assert "In four days." in shown
    press(Qt.Key.Key_Z, CONTROL)
    assert entries(desktop) == ()
    assert EMPTY in words_on(page_of(desktop))


def test_everything_that_the_form_asks_for_is_kept_and_shown(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    write("The export failed twice")
    click(page_of(desktop), "Kind: Went wrong")
    click(page_of(desktop), "About Team")
    click(page_of(desktop), "About Execution")
    type_into(desktop, "What would have happened without you", "A third time.")
    type_into(desktop, "Who acknowledged it", "the head of support")
    type_into(desktop, "Link", "wiki: exports")
    click(page_of(desktop), "Private: this evidence")
    on()
    (entry,) = entries(desktop)
    assert (entry.kind, entry.skills) == (EvidenceKind.WENT_WRONG, (EXECUTION, TEAM))
    assert (entry.without_me, entry.acknowledged_by) == ("A third time.", "the head of support")
    assert (entry.link, entry.private) == ("wiki: exports", True)
    shown = words_on(page_of(desktop))
    assert "Went wrong · 20 November 2026 · Execution, Team · private" in shown
    assert "Without me: A third time." in shown
    assert "Acknowledged by the head of support" in shown
    assert "Where: wiki: exports" in shown


def test_what_is_typed_is_saved_as_it_is_typed(opened: Opened, qtbot: QtBot) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    write("Half a ")
    qtbot.waitUntil(lambda: [one.title for one in entries(desktop)] == ["Half a"])
    write("minute")
    press(Qt.Key.Key_S, CONTROL)
    assert [one.title for one in entries(desktop)] == ["Half a minute"]
    assert "Saved " in words_on(page_of(desktop))


def test_words_without_a_title_are_kept_under_their_beginning_and_a_title_is_asked_for(
    opened: Opened,
) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    type_into(
        desktop,
        "What happened",
        "She asked for the review of the whole service before anyone else had seen it.",
    )
    press(Qt.Key.Key_S, CONTROL)
    assert "Give it a title so that you can find it again." in words_on(page_of(desktop))
    press(Qt.Key.Key_1, CONTROL)
    (entry,) = entries(desktop)
    assert entry.title == "She asked for the review of the whole service before anyone…"
    assert entry.text.endswith("had seen it.")


def test_a_title_takes_the_place_of_the_words_that_stood_in_for_it(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    type_into(desktop, "Link", "wiki: invoices")
    press(Qt.Key.Key_S, CONTROL)
    assert [one.title for one in entries(desktop)] == ["wiki: invoices"]
    type_into(desktop, "Title", "The invoices")
    press(Qt.Key.Key_S, CONTROL)
    assert [one.title for one in entries(desktop)] == ["The invoices"]
    assert "Give it a title" not in words_on(page_of(desktop))


def test_a_form_in_which_nothing_was_entered_leaves_nothing_behind(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    click(page_of(desktop), "Kind: Decided")
    press(Qt.Key.Key_Escape)
    assert entries(desktop) == ()
    assert EMPTY in words_on(page_of(desktop))
    assert not desktop.window.notice.can_undo


@pytest.mark.parametrize("way_out", [Qt.Key.Key_Escape, Qt.Key.Key_1])
def test_an_entry_whose_words_were_all_undone_is_not_kept(opened: Opened, way_out: Qt.Key) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    write("Too soon")
    press(Qt.Key.Key_S, CONTROL)
    assert [one.title for one in entries(desktop)] == ["Too soon"]
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_S, CONTROL)
    press(way_out, CONTROL if way_out is Qt.Key.Key_1 else Qt.KeyboardModifier.NoModifier)
    assert entries(desktop) == ()
    assert "Shipped" not in words_on(page_of(desktop))


def test_an_earlier_entry_that_was_emptied_is_in_the_trash_as_it_was(opened: Opened) -> None:
    desktop = opened(noted(skills=(), text=""))
    before = entries(desktop)
    click(page_of(desktop), "Edit The import ran")
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Backspace)
    on()
    assert entries(desktop) == ()
    words = (
        "“The import ran” was left empty, so it is now in the trash, as it was before you opened "
        "it."
    )
    assert words in words_on(desktop.window.notice)
    press(Qt.Key.Key_Z, CONTROL)
    assert entries(desktop) == before


def test_an_entry_that_has_only_its_skills_is_not_empty(opened: Opened) -> None:
    desktop = opened(noted(text=""))
    click(page_of(desktop), "Edit The import ran")
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Backspace)
    click(page_of(desktop), "Kind: Learned")
    on()
    assert [one.title for one in entries(desktop)] == ["Learned"]


def test_each_new_entry_begins_with_the_usual_kind(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    write("One")
    click(page_of(desktop), "Kind: Learned")
    press(Qt.Key.Key_J, CONTROL)
    write("Two")
    on()
    assert [one.kind for one in entries(desktop)] == [EvidenceKind.LEARNED, EvidenceKind.SHIPPED]


def test_a_second_entry_is_begun_from_the_first_which_is_kept(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    write("One")
    press(Qt.Key.Key_J, CONTROL)
    write("Two")
    on()
    assert [one.title for one in entries(desktop)] == ["One", "Two"]


def test_the_day_can_be_any_up_to_today(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    write("A thing")
    day = the(QLineEdit, "Day it happened", page_of(desktop))
    day.setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_S, CONTROL)
    assert [one.happened_on for one in entries(desktop)] == [date(2026, 11, 20)]
    day.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_S, CONTROL)
    assert [one.happened_on for one in entries(desktop)] == [date(2026, 11, 19)]


def test_a_chosen_skill_has_the_room_that_its_bold_letters_take(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    click(page_of(desktop), "About Navigating ambiguity")
    chip = the(QPushButton, "About Navigating ambiguity", page_of(desktop))
    bold = QFont(chip.font())
    bold.setWeight(QFont.Weight.DemiBold)
    padding_and_edge = 2 * (desktop.theme.px(10) + 2)
    assert chip.width() >= QFontMetrics(bold).horizontalAdvance(chip.text()) + padding_and_edge


def test_the_skills_of_all_builtin_rubrics_are_offered_before_any_is_chosen(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock
) -> None:
    Journal.create(journal_path, clock=clock).close()
    desktop = open_desktop(journal_path)
    press(Qt.Key.Key_J, CONTROL)
    there = buttons(page_of(desktop))
    assert {"About Execution", "About Speed"} <= there.keys()
    journal_of(desktop).preferences.chosen_rubrics = (MANAGER.id,)
    press(Qt.Key.Key_J, CONTROL)
    there = buttons(page_of(desktop))
    assert "About Execution" in there
    assert "About Speed" not in there


def test_what_can_not_be_saved_is_said_and_stays(
    opened: Opened, qtbot: QtBot, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.journal.PATIENCE", 0.0)
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    other = JournalFile(Opener(journal_path, wait=0.0))
    with other.transaction():
        write("Still here")
        qtbot.waitUntil(lambda: "Not saved yet." in words_on(page_of(desktop)))
        press(Qt.Key.Key_1, CONTROL)
        on()
        assert the(QLineEdit, "Title", page_of(desktop)).text() == "Still here"
    other.close()
    qtbot.waitUntil(lambda: [e.title for e in entries(desktop)] == ["Still here"])


def test_a_long_text_and_a_title_from_right_to_left_with_signs_come_back_as_they_were(
    opened: Opened,
) -> None:
    title, text = "🚀 שחרור الإصدار 👩🏽‍💻", "wörter & <b>mehr</b>\n" * 1000
    desktop = opened(noted(title=title, text=text))
    assert len(text) > 20_000
    before = entries(desktop)
    shown = words_on(page_of(desktop))
    assert title in shown
    assert text[:2000] in shown
    click(page_of(desktop), f"Edit {title}")
    assert the(QLineEdit, "Title", page_of(desktop)).text() == title
    click(page_of(desktop), "About Team")
    on()
    (after,) = entries(desktop)
    assert (after.title, after.text) == (title, before[0].text)
    assert after.skills == (EXECUTION, TEAM)


# ---- reading -----------------------------------------------------------------------------------


def test_the_newest_entry_stands_first_under_its_year(opened: Opened) -> None:
    earlier = noted("earlier", title="The plan", happened_on=date(2025, 12, 31), skills=())
    desktop = opened(noted(), earlier)
    shown = words_on(page_of(desktop)).splitlines()
    wanted = ["2026", "The import ran", "2025", "The plan", "Shipped · 31 December 2025"]
    assert [words for words in shown if words in wanted] == wanted


def test_a_skill_of_a_rubric_that_is_not_there_is_named_and_stays_linked(opened: Opened) -> None:
    gone = SkillKey("our-own", "clear-writing")
    desktop = opened(noted(skills=(gone, TEAM)))
    assert "Clear writing, Team" in words_on(page_of(desktop))
    click(page_of(desktop), "Edit The import ran")
    click(page_of(desktop), "About Team")
    on()
    assert [one.skills for one in entries(desktop)] == [(gone,)]


def test_a_long_log_is_read_in_sheets(opened: Opened) -> None:
    desktop = opened(*many(55))
    shown = words_on(page_of(desktop)).splitlines()
    assert "Thing 55" in shown
    assert "Thing 30" not in shown
    assert "1 to 25 of 55" in shown
    click(page_of(desktop), "Older entries")
    assert "Thing 30" in words_on(page_of(desktop)).splitlines()
    click(page_of(desktop), "Older entries")
    assert "51 to 55 of 55" in words_on(page_of(desktop))
    assert "Older entries" not in buttons(page_of(desktop))
    click(page_of(desktop), "Newer entries")
    assert "26 to 50 of 55" in words_on(page_of(desktop))


def test_a_short_log_has_one_sheet_and_says_nothing_of_sheets(opened: Opened) -> None:
    desktop = opened(*many(25))
    assert "of 25" not in words_on(page_of(desktop))


def test_the_list_stays_where_it_was_read_until_something_is_noted(opened: Opened) -> None:
    desktop = opened(*many(5))
    the(QPushButton, "Edit Thing 3", page_of(desktop)).setFocus()
    press(Qt.Key.Key_3, CONTROL)
    assert focused().accessibleName() == "Edit Thing 3"
    journal_of(desktop).evidence.save(noted("new", title="Thing 6"))
    QApplication.processEvents()
    assert "Thing 6" in words_on(page_of(desktop))


def test_the_log_opens_at_an_entry_on_whichever_sheet_it_is(opened: Opened, qtbot: QtBot) -> None:
    desktop = opened(*many(55))
    assert desktop.navigation is not None
    desktop.navigation.go(to.evidence("entry 002"))
    qtbot.waitUntil(lambda: focused().accessibleName() == "Edit Thing 2")
    desktop.navigation.go(to.evidence("entry 054"))
    qtbot.waitUntil(lambda: focused().accessibleName() == "Edit Thing 54")
    desktop.navigation.go(to.evidence("no such entry"))
    QApplication.processEvents()
    assert "Thing 55" in words_on(page_of(desktop))


# ---- editing and deleting ----------------------------------------------------------------------


def test_an_entry_is_edited_in_its_place_and_the_change_can_be_undone(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened(noted(), noted("second", title="Another"))
    before = entries(desktop)
    click(page_of(desktop), "Edit The import ran")
    write(" at last")
    click(page_of(desktop), "Private: this evidence")
    click(page_of(desktop), "Kind: Learned")
    on()
    after = entries(desktop)[0]
    assert (after.id, after.title) == ("first", "The import ran at last")
    assert (after.private, after.kind) == (True, EvidenceKind.LEARNED)
    assert "Learned · 3 November 2026 · Execution · private" in words_on(page_of(desktop))
    qtbot.waitUntil(lambda: focused().accessibleName() == "Edit The import ran at last")
    press(Qt.Key.Key_Z, CONTROL)
    assert entries(desktop) == before


def test_opening_an_entry_changes_nothing_of_it(opened: Opened) -> None:
    desktop = opened(noted(text="- a list\n", link="x", without_me=" y ", private=True))
    before = entries(desktop)
    click(page_of(desktop), "Edit The import ran")
    on()
    assert entries(desktop) == before
    assert not desktop.window.notice.can_undo


def test_an_undo_takes_nothing_that_was_typed_since(opened: Opened) -> None:
    desktop = opened(noted())
    click(page_of(desktop), "Edit The import ran")
    write(" again")
    on()
    click(page_of(desktop), "Edit The import ran again")
    write(" and again")
    press(Qt.Key.Key_S, CONTROL)
    click(desktop.window, "Undo (Ctrl+Z)")
    assert "has changed since then and stays as it is." in words_on(desktop.window)
    on()
    assert [one.title for one in entries(desktop)] == ["The import ran again and again"]


def test_an_entry_goes_to_the_trash_by_one_key_and_comes_back_by_undo(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened(noted(), noted("older", title="Before it", happened_on=date(2026, 1, 5)))
    before = entries(desktop)
    the(QPushButton, "Delete The import ran", page_of(desktop)).setFocus()
    press(Qt.Key.Key_Return)
    assert [one.id for one in entries(desktop)] == ["older"]
    assert "“The import ran” is in the trash. You can restore it in Settings." in words_on(
        desktop.window
    )
    qtbot.waitUntil(lambda: focused().accessibleName() == "Edit Before it")
    press(Qt.Key.Key_Z, CONTROL)
    assert entries(desktop) == before
    assert "Edit The import ran" in buttons(page_of(desktop))


def test_an_entry_can_be_thrown_away_from_the_form(opened: Opened) -> None:
    desktop = opened(noted())
    click(page_of(desktop), "Edit The import ran")
    click(page_of(desktop), "Delete this entry")
    assert entries(desktop) == ()
    assert EMPTY in words_on(page_of(desktop))


def test_what_was_typed_without_a_title_and_thrown_away_comes_back_by_undo(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    type_into(desktop, "What happened", "Not this.")
    click(page_of(desktop), "Discard this entry")
    assert entries(desktop) == ()
    press(Qt.Key.Key_Z, CONTROL)
    assert [one.text for one in entries(desktop)] == ["Not this."]


def test_what_is_typed_into_an_entry_that_an_undo_threw_away_is_kept_all_the_same(
    opened: Opened,
) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    write("One")
    on()
    (first,) = entries(desktop)
    click(page_of(desktop), "Edit One")
    desktop.window.notice.undo()
    assert entries(desktop) == ()
    write(" more")
    on()
    (second,) = entries(desktop)
    assert second.title == "One more"
    assert second.id != first.id


def test_an_entry_thrown_away_in_a_locked_file_stays_and_the_window_says_why(
    opened: Opened, journal_path: Path
) -> None:
    desktop = opened(noted())
    other = JournalFile(Opener(journal_path, wait=0.0))
    with other.transaction():
        click(page_of(desktop), "Delete The import ran")
        assert QApplication.activeModalWidget() is None
        assert words_on(desktop.window).count(IN_USE) == 1
        assert not desktop.window.notice.can_undo
    other.close()
    assert [one.id for one in entries(desktop)] == ["first"]
    assert "Edit The import ran" in buttons(page_of(desktop))
    click(page_of(desktop), "Delete The import ran")
    assert entries(desktop) == ()
    assert IN_USE not in words_on(desktop.window)


# ---- the ways there and back -------------------------------------------------------------------


def test_it_leads_back_to_where_it_was_asked_for(opened: Opened) -> None:
    desktop = opened()
    navigation = desktop.navigation
    assert navigation is not None
    navigation.go(to.growth())
    navigation.go(to.new_evidence(TEAM))
    QApplication.processEvents()
    write("She took over")
    on()
    (entry,) = entries(desktop)
    assert entry.skills == (TEAM,)
    assert type(page_of(desktop)).__name__ == "GrowthPage"
    assert "“She took over” is saved." in words_on(desktop.window)
    press(Qt.Key.Key_Z, CONTROL)
    assert entries(desktop) == ()
    assert type(page_of(desktop)).__name__ == "GrowthPage"


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_5])
@pytest.mark.parametrize("leave", [on, lambda: press(Qt.Key.Key_Escape)], ids=["Done", "Esc"])
def test_a_note_leads_back_to_whatever_page_it_was_begun_on(
    opened: Opened, key: Qt.Key, leave: Callable[[], None]
) -> None:
    desktop = opened()
    press(key, CONTROL)
    before = page_of(desktop)
    press(Qt.Key.Key_J, CONTROL)
    assert page_of(desktop) is not before
    write("The invoices went out")
    leave()
    assert [entry.title for entry in entries(desktop)] == ["The invoices went out"]
    assert page_of(desktop) is before
    assert "“The invoices went out” is saved." in words_on(desktop.window)


def test_a_second_note_begun_in_the_form_leads_back_to_the_same_page(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_4, CONTROL)
    before = page_of(desktop)
    press(Qt.Key.Key_J, CONTROL)
    write("The invoices went out")
    press(Qt.Key.Key_J, CONTROL)
    write("So did the reminders")
    on()
    assert len(entries(desktop)) == 2
    assert page_of(desktop) is before


@pytest.mark.parametrize("typed", ["", "Not this"])
def test_a_form_that_is_given_up_leads_back_too(opened: Opened, typed: str) -> None:
    desktop = opened()
    navigation = desktop.navigation
    assert navigation is not None
    navigation.go(to.growth())
    navigation.go(to.new_evidence(TEAM))
    QApplication.processEvents()
    write(typed)
    click(page_of(desktop), "Discard this entry")
    assert entries(desktop) == ()
    assert type(page_of(desktop)).__name__ == "GrowthPage"


def test_a_form_that_was_left_by_the_navigation_leads_nowhere_later(opened: Opened) -> None:
    desktop = opened()
    navigation = desktop.navigation
    assert navigation is not None
    navigation.go(to.growth())
    navigation.go(to.new_evidence(TEAM))
    press(Qt.Key.Key_3, CONTROL)
    assert EMPTY in words_on(page_of(desktop))
    press(Qt.Key.Key_J, CONTROL)
    write("A thing")
    on()
    assert type(page_of(desktop)).__name__ == "EvidencePage"


def test_keys_of_the_form_do_nothing_on_the_list(opened: Opened) -> None:
    desktop = opened(noted())
    before = entries(desktop)
    press(Qt.Key.Key_Escape)
    assert entries(desktop) == before
    assert "Edit The import ran" in buttons(page_of(desktop))


def test_add_evidence_is_found_by_name(opened: Opened, qapp: QApplication) -> None:
    desktop = opened()
    press(Qt.Key.Key_1, CONTROL)
    press(Qt.Key.Key_K, CONTROL)
    assert qapp.activeModalWidget() is not None
    write("add evidence")
    press(Qt.Key.Key_Return)
    assert all_named(QLineEdit, "Title", page_of(desktop)) != []


def test_after_a_deletion_the_keyboard_is_on_the_entry_that_took_its_place(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened(*(noted(name, title=f"The {name} import") for name in ("a", "b", "c")))
    rows = [name for name in buttons(page_of(desktop)) if name.startswith("Edit ")]
    first, second, last = (name.removeprefix("Edit ") for name in rows)
    for deleted, following in ((second, last), (last, first)):
        buttons(page_of(desktop))[f"Delete {deleted}"].setFocus()
        press(Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: focused().accessibleName() == f"Edit {following}")  # noqa: B023
    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: focused().accessibleName() == f"Edit {last}")
    buttons(page_of(desktop))[f"Edit {last}"].click()
    click(page_of(desktop), "Delete this entry")
    qtbot.waitUntil(lambda: focused().accessibleName() == f"Edit {first}")


def test_a_new_entry_offers_to_discard_it_and_one_that_was_saved_before_to_delete_it(
    opened: Opened,
) -> None:
    desktop = opened(noted())
    press(Qt.Key.Key_J, CONTROL)
    discard = buttons(page_of(desktop))["Discard this entry"]
    assert (discard.text(), discard.property("role")) == ("Discard", "plain")
    assert "Delete this entry" not in buttons(page_of(desktop))
    write("Not this")
    press(Qt.Key.Key_S, CONTROL)
    click(page_of(desktop), "Discard this entry")
    assert [one.id for one in entries(desktop)] == ["first"]
    click(page_of(desktop), "Edit The import ran")
    delete = buttons(page_of(desktop))["Delete this entry"]
    assert (delete.text(), delete.property("role")) == ("Delete", "danger")


@pytest.mark.parametrize("way_in", ["Add evidence", "Edit The import ran"])
def test_tab_comes_to_done_before_what_throws_the_entry_away(opened: Opened, way_in: str) -> None:
    desktop = opened(noted())
    click(page_of(desktop), way_in)
    buttons(page_of(desktop))["Got it: Private"].setFocus()
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Done"
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() in {"Discard this entry", "Delete this entry"}
