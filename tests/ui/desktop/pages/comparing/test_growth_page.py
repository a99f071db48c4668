"""The Growth page: two reviews side by side, one alone, all of them, and their text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from assessment.comparing.skill_story import HIDDEN_WORDS
from assessment.feedback import Feedback, Who
from assessment.model import SkillKey
from storage.journal import Journal
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_cycle, a_rubric, a_skill
from tests.ui.commands.running import add_review
from tests.ui.desktop.conftest import Opened
from tests.ui.desktop.driving import all_named, the, words_on
from tests.ui.desktop.pages.comparing.growing import (
    CONTROL,
    LEFT,
    at_rest,
    canvas,
    choose,
    press,
    rate,
    start_draft,
    two_years,
    view,
    write,
)
from ui.desktop import destinations as to
from ui.desktop.destinations import Destination
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.widgets.chart_canvas import ChartCanvas
from ui.desktop.widgets.picker import Picker
from ui.desktop.window import Window

CRAFT = a_rubric(a_skill("taste"), a_skill("speed"), rubric_id="craft")
TASTE = SkillKey("craft", "taste")

# A menu grabs the keyboard, which works only on a real display.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


# ---- what there is to see ----------------------------------------------------------------------


def test_an_empty_journal_says_what_will_stand_here(
    opened: Opened, visited: list[Destination]
) -> None:
    page = opened()
    assert "No closed review yet" in words_on(page)
    QTest.mouseClick(the(QAbstractButton, "Go to the reviews", page), LEFT)
    assert visited == [to.reviews()]


def test_a_first_review_shows_its_profile_and_what_a_comparison_needs(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    add_review(journal, 2026, {PLANNING: 3})
    page = opened()
    assert canvas(page).accessibleName() == "Review of 2026. One of two skills has a level."
    press(page, Qt.Key.Key_1)
    assert "Once you have closed another one" in words_on(page)
    assert not any(one.isVisible() for one in page.findChildren(ChartCanvas))
    press(page, Qt.Key.Key_4)
    at_rest(qtbot, page)
    assert "One review" in words_on(page)


def test_the_last_two_reviews_stand_side_by_side(opened: Opened, journal: Journal) -> None:
    add_review(journal, 2024, {PLANNING: 1})
    two_years(journal)
    page = opened()
    words = words_on(page)
    assert "Review of 2026 compared with Review of 2025" in words
    assert "One skill rose, one held." in words
    assert (
        canvas(page).accessibleName().startswith("Review of 2026 compared with Review of 2025. One")
    )


def test_alt_and_a_number_opens_each_view(qtbot: QtBot, opened: Opened, journal: Journal) -> None:
    two_years(journal)
    page = opened()
    seen: list[tuple[str, str]] = []
    for key, title in (
        (Qt.Key.Key_2, "Profile"),
        (Qt.Key.Key_3, "Slopes"),
        (Qt.Key.Key_4, "Rings"),
        (Qt.Key.Key_1, "Side by side"),
    ):
        press(page, key)
        at_rest(qtbot, page)
        assert the(QAbstractButton, f"View: {title}", page).isChecked()
        seen.append((title, canvas(page).accessibleName()[:28]))
    assert len(set(seen)) == 4
    QTest.mouseClick(the(QAbstractButton, "View: Profile", page), LEFT)
    at_rest(qtbot, page)
    assert canvas(page).accessibleName().startswith("Review of 2026. ")


def test_a_picker_without_a_choice_is_not_there(opened: Opened, journal: Journal) -> None:
    add_review(journal, 2026, {PLANNING: 3})
    shown = [p.accessibleName() for p in opened().findChildren(Picker) if p.isVisible()]
    assert shown == ["Skills shown: All skills", "Drawn as: As rows", "Skill: Planning"]


def test_any_earlier_review_can_be_chosen(qtbot: QtBot, opened: Opened, journal: Journal) -> None:
    add_review(journal, 2024, {PLANNING: 1})
    two_years(journal)
    page = opened()
    choose(page, "Earlier review", "Review of 2024")
    at_rest(qtbot, page)
    assert "Review of 2026 compared with Review of 2024" in words_on(page)
    choose(page, "Later review", "Review of 2025")
    at_rest(qtbot, page)
    assert "Review of 2025 compared with Review of 2024" in words_on(page)


def test_a_pair_can_be_asked_for(qtbot: QtBot, opened: Opened, journal: Journal) -> None:
    first = add_review(journal, 2024, {PLANNING: 1})
    second, _ = two_years(journal)
    page = opened()
    page.show_pair(first, second)
    at_rest(qtbot, page)
    assert "Review of 2025 compared with Review of 2024" in words_on(page)
    page.show_pair("gone", None)
    at_rest(qtbot, page)
    assert "Review of 2026 compared with Review of 2025" in words_on(page)


def test_the_rows_come_by_change_when_asked(qtbot: QtBot, opened: Opened, journal: Journal) -> None:
    add_review(journal, 2025, {PLANNING: 3, LISTENING: 2})
    add_review(journal, 2026, {PLANNING: 3, LISTENING: 4})
    page = opened()
    assert canvas(page).marks[0].key == PLANNING
    press(page, Qt.Key.Key_O)
    at_rest(qtbot, page)
    assert canvas(page).marks[0].key == LISTENING
    choose(page, "Order of the skills", "Rubric order")
    at_rest(qtbot, page)
    assert canvas(page).marks[0].key == PLANNING


def test_each_rubric_is_seen_on_its_own(qtbot: QtBot, opened: Opened, journal: Journal) -> None:
    for year, level in ((2025, 2), (2026, 3)):
        cycle = a_cycle(year, [a_rubric(), CRAFT])
        journal.reviews.start(cycle, [a_rubric(), CRAFT])
        rate(journal, cycle.id, PLANNING, level)
        rate(journal, cycle.id, TASTE, 5 - level)
        journal.reviews.close(cycle.id)
    page = opened()
    assert {mark.key for mark in canvas(page).marks} == {PLANNING}
    choose(page, "Rubric", "Craft")
    at_rest(qtbot, page)
    assert {mark.key for mark in canvas(page).marks} == {TASTE}
    assert "One skill fell" in words_on(page)
    press(page, Qt.Key.Key_4)
    at_rest(qtbot, page)
    assert {mark.key.rubric_id for mark in canvas(page).marks} == {"craft"}


def test_a_journal_that_changed_is_shown_as_it_is_now(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    two_years(journal)
    page = opened()
    add_review(journal, 2027, {PLANNING: 5})
    page.arrive()
    at_rest(qtbot, page)
    assert "Review of 2027 compared with Review of 2026" in words_on(page)


def test_titles_are_taken_for_words(qtbot: QtBot, opened: Opened, journal: Journal) -> None:
    add_review(journal, 2024, {PLANNING: 1})
    add_review(journal, 2025, {PLANNING: 2}, title="<i>Ebb</i> & flow")
    add_review(journal, 2026, {PLANNING: 3})
    page = opened()
    assert "Review of 2026 compared with <i>Ebb</i> & flow" in words_on(page)
    (picker,) = all_named(Picker, "Earlier review: <i>Ebb</i> & flow", page)
    assert "<i>Ebb</i> && flow" in picker.text()


# ---- the chosen skill --------------------------------------------------------------------------


def test_the_skill_that_moved_furthest_is_shown_at_first(opened: Opened, journal: Journal) -> None:
    two_years(journal)
    shown = words_on(opened())
    assert "Two to four" in shown
    assert "Two steps up" in shown
    assert "Review of 2025 · level 2" in shown
    assert "That level means: Does it, in way 4." in shown
    assert "1 January to 31 December 2025" in shown
    for words in ("Open words on planning in 2025.", "Open words on planning in 2026."):
        assert words in shown
    assert "listening in 2026" not in shown


def test_a_click_on_a_mark_tells_its_skill(qtbot: QtBot, opened: Opened, journal: Journal) -> None:
    two_years(journal)
    page = opened()
    mark = next(mark for mark in canvas(page).marks if mark.key == LISTENING)
    place = QPoint(round(mark.x), round(mark.y))
    QTest.mouseClick(canvas(page), LEFT, Qt.KeyboardModifier.NoModifier, place)
    at_rest(qtbot, page)
    assert "Held at three" in words_on(page)
    assert "Open words on listening in 2025." in words_on(page)


def test_the_keyboard_reaches_every_skill_from_the_chart(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    two_years(journal)
    page = opened()
    canvas(page).setFocus()
    QTest.keyClick(canvas(page), Qt.Key.Key_End)
    QTest.keyClick(canvas(page), Qt.Key.Key_Return)
    at_rest(qtbot, page)
    assert "Held at three" in words_on(page)
    assert canvas(page).hasFocus()


def test_a_skill_without_a_level_can_be_read_too(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    add_review(journal, 2025, {PLANNING: 2})
    add_review(journal, 2026, {PLANNING: 3})
    page = opened()
    choose(page, "Skill", "Listening")
    at_rest(qtbot, page)
    assert "No level" in words_on(page)
    assert "Not rated in either review." in words_on(page)


def test_the_chosen_skill_stays_from_view_to_view(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    two_years(journal)
    page = opened()
    choose(page, "Skill", "Listening")
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        press(page, key)
        at_rest(qtbot, page)
        assert all_named(Picker, "Skill: Listening", page)


def test_what_changed_is_shown_in_the_persons_words(opened: Opened, journal: Journal) -> None:
    add_review(journal, 2025, {PLANNING: 2})
    draft = start_draft(journal, 2026)
    rate(journal, draft, PLANNING, 3, note="I stopped guessing.")
    journal.reviews.close(draft)
    words = words_on(opened())
    assert "What changed\nI stopped guessing." in words
    assert "tires me" in words


# ---- what stays hidden -------------------------------------------------------------------------


def everything_said(qtbot: QtBot, page: GrowthPage) -> str:
    """All text of the page in every view: labels, names, tooltips, tables, and each mark."""
    texts: list[str] = []
    for number in range(1, 8):
        view(qtbot, page, number)
        shown = canvas(page)
        texts += [words_on(page), shown.accessibleName(), shown.accessibleDescription()]
        texts += [mark.words for mark in shown.marks]
        press(page, Qt.Key.Key_T, CONTROL)
        (table,) = (one for one in page.findChildren(QTableView) if one.isVisible())
        model = table.model()
        texts += [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
        press(page, Qt.Key.Key_T, CONTROL)
        texts += said_of_each_mark(qtbot, page)
    return "\n".join(texts)


def said_of_each_mark(qtbot: QtBot, page: GrowthPage) -> list[str]:
    """The text of the page after each mark is chosen by key, one after the other."""
    texts: list[str] = []
    for step in range(len(canvas(page).marks)):
        canvas(page).setFocus()
        QTest.keyClick(canvas(page), Qt.Key.Key_Home)
        for _ in range(step):
            QTest.keyClick(canvas(page), Qt.Key.Key_Right)
        QTest.keyClick(canvas(page), Qt.Key.Key_Return)
        at_rest(qtbot, page)
        shown = [page, *page.findChildren(QWidget)]
        texts += [words_on(page)]
        texts += [one.accessibleName() for one in shown if one.isVisible()]
        texts += [one.accessibleDescription() for one in shown if one.isVisible()]
    return texts


def test_past_ratings_stay_hidden_until_the_open_review_has_its_own(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    for year in (2025, 2026):
        cycle_id = start_draft(journal, year)
        rate(journal, cycle_id, PLANNING, 4, note="I dared more.")
        write(journal, cycle_id, "practice", "planning-well", "Words on planning.")
        journal.reviews.close(cycle_id)
    draft = start_draft(journal)
    page = opened()
    texts = everything_said(qtbot, page)
    assert HIDDEN_WORDS in texts
    secrets = ("level 4", "Level 4", "Level four", "in way 4", "I dared more", "tires me")
    for secret in (*secrets, "Tires me", "Words on planning"):
        assert secret not in texts
    assert canvas(page).marks == () or all(mark.level is None for mark in canvas(page).marks)
    rate(journal, draft, PLANNING, 5)
    page.arrive()
    texts = everything_said(qtbot, page)
    for open_now in ("level 4", "in way 4", "I dared more", "tires me", "Words on planning"):
        assert open_now in texts


def test_a_draft_can_be_set_beside_the_past_once_a_skill_is_committed(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    two_years(journal)
    draft = start_draft(journal)
    rate(journal, draft, PLANNING, 5)
    page = opened()
    choose(page, "Later review", "Review of 2027")
    at_rest(qtbot, page)
    words = words_on(page)
    assert "Review of 2027 compared with Review of 2026" in words
    assert "Four to five" in words
    choose(page, "Skill", "Listening")
    assert HIDDEN_WORDS in words_on(page)


# ---- room --------------------------------------------------------------------------------------


def test_the_chosen_skill_stands_beside_the_chart_or_below_where_there_is_no_room(
    qtbot: QtBot, opened: Opened, journal: Journal, window: Window
) -> None:
    two_years(journal)
    page = opened()

    def is_beside() -> bool:
        chart, detail = canvas(page), the(QWidget, "Planning: Two to four", page)
        origin = QPoint(0, 0)
        return detail.mapTo(page, origin).x() > chart.mapTo(page, origin).x() + chart.width()

    qtbot.waitUntil(is_beside)
    window.resize(960, 640)
    qtbot.waitUntil(lambda: not is_beside())
    at_rest(qtbot, page)
    assert canvas(page).width() > page.width() // 2


# ---- what others said --------------------------------------------------------------------------


def say(
    journal: Journal, cycle_id: str, key: SkillKey = PLANNING, *, private: bool = False
) -> Feedback:
    """A peer's feedback on a skill, one level above the self-rating of 2026."""
    said = Feedback(
        id=f"view {cycle_id} {key.skill_id}",
        cycle_id=cycle_id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        who=Who.PEER,
        label="a peer called zqlabel",
        said_on=NOW.date(),
        level=5,
        words="zqwords",
        private=private,
        saved_at=NOW,
    )
    journal.feedback.save(said)
    return said


def test_what_others_said_stands_with_the_skill_and_leads_to_all_of_it(
    opened: Opened, journal: Journal, visited: list[Destination]
) -> None:
    _, now = two_years(journal)
    say(journal, now)
    page = opened()
    shown = words_on(page)
    assert "What others said · Review of 2026" in shown
    assert "A peer called zqlabel · level 5" in shown
    assert "sees it one step higher than you do: worth a conversation." in shown
    assert "“zqwords”" in shown
    QTest.mouseClick(the(QAbstractButton, "What others said, in full", page), LEFT)
    assert visited == [to.feedback(now, PLANNING)]


def test_where_nobody_said_anything_one_can_add_it(
    opened: Opened, journal: Journal, visited: list[Destination]
) -> None:
    _, now = two_years(journal)
    page = opened()
    QTest.mouseClick(the(QAbstractButton, "Add what someone said", page), LEFT)
    assert visited == [to.feedback(now, PLANNING)]


def test_the_profile_draws_what_others_said_but_for_what_is_private(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    _, now = two_years(journal)
    say(journal, now)
    say(journal, now, LISTENING, private=True)
    page = opened()
    press(page, Qt.Key.Key_2)
    at_rest(qtbot, page)
    assert canvas(page).accessibleName().endswith("One piece of feedback from others.")
    assert [mark.level for mark in canvas(page).marks] == [4, 5, 3]


def test_a_hidden_skill_tells_nothing_of_what_others_said(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    _, now = two_years(journal)
    say(journal, now)
    start_draft(journal)
    page = opened()
    for number in (1, 2):
        view(qtbot, page, number)
        texts = [one.accessibleName() + one.toolTip() for one in page.findChildren(QWidget)]
        assert "zq" not in words_on(page) + "".join(texts)
        assert "What others said about this skill is saved" in words_on(page)
        assert "Others" not in canvas(page).accessibleName()


def test_an_undo_of_a_deletion_is_seen_at_once(opened: Opened, journal: Journal) -> None:
    _, now = two_years(journal)
    said = say(journal, now)
    journal.feedback.move_to_trash(said.id)
    page = opened()
    assert "zqwords" not in words_on(page)
    journal.feedback.restore(said.id)
    assert "zqwords" in words_on(page)
