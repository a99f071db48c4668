"""The library page: every rubric to read, by mouse and by keyboard."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assessment.reviews.cycles import Depth
from rubrics.library import Library
from rubrics.model import Intent, Rubric
from storage.journal import Journal
from tests.assessment.examples import a_cycle, a_rubric, a_skill
from tests.ui.desktop.conftest import Show
from tests.ui.desktop.driving import all_named, the, words_on
from ui.desktop import destinations as to
from ui.desktop.destinations import Destination
from ui.desktop.page import PageContext
from ui.desktop.pages.library import LibraryPage
from ui.desktop.theme import Appearance, Theme
from ui.desktop.widgets.column import Column
from ui.desktop.window import Window

ENGINEER = Library().rubric("goedecke-engineer")
MANAGER = Library().rubric("larson-management")
LEFT = Qt.MouseButton.LeftButton


def answered_with(journal: Journal, rubric: Rubric, year: int) -> str:
    cycle = a_cycle(year, [rubric], Depth.FULL)
    journal.reviews.start(cycle, [rubric])
    return cycle.id


def edited(rubric: Rubric, **changes: object) -> Rubric:
    return Rubric.model_validate({**rubric.model_dump(), **changes})


@pytest.fixture
def page(context: PageContext, show: Show) -> LibraryPage:
    made = LibraryPage(context)
    show(made)
    return made


def the_column(page: LibraryPage) -> Column:
    (column,) = page.findChildren(Column)
    return column


def rubric_text(page: QWidget) -> str:
    (reader,) = (one for one in page.findChildren(QTextBrowser) if one.isVisible())
    return " ".join(reader.toPlainText().split())


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("rubric", [MANAGER, ENGINEER], ids=lambda rubric: rubric.id)
def test_a_rubric_is_shown_whole(page: LibraryPage, rubric: Rubric) -> None:
    page.show_rubric(rubric.id)
    shown, above = rubric_text(page), plain(words_on(page))
    texts = [cluster.summary for cluster in rubric.clusters]
    texts += [era.summary for era in rubric.eras]
    for skill in rubric.skills:
        texts += [skill.title, skill.definition, *skill.examples, *skill.anchors, skill.ask_others]
        texts += [*skill.standing.values()]
        texts += [text for question in skill.questions for text in (question.text, question.note)]
    assert [text for text in texts if plain(text) not in shown] == []
    source = (rubric.title, rubric.summary, rubric.source.title, rubric.source.author)
    assert [text for text in source if plain(text) not in above] == []
    assert rubric.source.url in above


def test_each_question_says_in_whole_words_what_it_asks_for(page: LibraryPage) -> None:
    page.show_rubric("goedecke-engineer")
    asked = [question for skill in ENGINEER.skills for question in skill.questions]
    for intent, words in (
        (Intent.EFFECTIVE, "Asks what went well"),
        (Intent.INEFFECTIVE, "Asks what did not go well"),
        (Intent.REFLECTION, "To think about"),
    ):
        expected = sum(question.intent is intent for question in asked)
        assert rubric_text(page).count(words) == expected, words


def test_a_rubric_says_for_whom_it_is_and_how_much_it_holds(page: LibraryPage) -> None:
    page.show_rubric("goedecke-engineer")
    questions = sum(len(skill.questions) for skill in ENGINEER.skills)
    assert f"For engineers · four traits in one cluster · {questions} questions" in words_on(page)
    assert "Sean Goedecke, April 2025." in words_on(page)


def test_a_click_in_the_list_opens_the_other_rubric(qtbot: QtBot, page: LibraryPage) -> None:
    qtbot.mouseClick(the(QAbstractButton, ENGINEER.title, page), LEFT)
    assert ENGINEER.skills[0].definition.split(".")[0] in rubric_text(page)
    qtbot.mouseClick(the(QAbstractButton, MANAGER.title, page), LEFT)
    assert MANAGER.skills[0].title in rubric_text(page)


def test_the_rubric_one_reviews_oneself_by_is_open_first(
    context: PageContext, journal: Journal, show: Show
) -> None:
    journal.preferences.chosen_rubrics = ("goedecke-engineer",)
    page = LibraryPage(context)
    show(page)
    assert "Pragmatism" in rubric_text(page)


def test_ctrl_f_narrows_to_the_skills_with_all_the_words(
    qtbot: QtBot, window: Window, page: LibraryPage
) -> None:
    page.show_rubric("larson-management")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = the(QLineEdit, f"Find in {MANAGER.title}", page)
    assert line.hasFocus()
    qtbot.keyClicks(line, "ON-CALL sprint")
    assert "One of eight skills contains these words." in words_on(page)
    assert "Running an on-call rota" in rubric_text(page)
    assert MANAGER.skills[1].definition.split(".")[0] not in rubric_text(page)
    qtbot.waitUntil(lambda: line.mapTo(window, QPoint(0, 0)).y() < 40)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert plain(MANAGER.skills[1].definition) in rubric_text(page)


def test_the_line_to_narrow_by_stands_above_the_fold_of_a_small_window(
    qtbot: QtBot, page: LibraryPage, window: Window
) -> None:
    window.resize(960, 640)
    line = the(QLineEdit, f"Find in {MANAGER.title}", page)
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())


@pytest.mark.parametrize("way", ["Clear", "Show all"])
def test_a_rubric_that_is_narrowed_says_so_at_the_next_visit_and_is_shown_whole_with_a_click(
    qtbot: QtBot, page: LibraryPage, way: str
) -> None:
    line = the(QLineEdit, f"Find in {MANAGER.title}", page)
    assert all_named(QPushButton, way, page) == []
    qtbot.keyClicks(line, "on-call sprint")
    page.arrive()
    assert "One of eight skills contains these words." in words_on(page)
    qtbot.mouseClick(the(QPushButton, way, page), LEFT)
    assert line.text() == ""
    assert plain(MANAGER.skills[1].definition) in rubric_text(page)
    assert all_named(QPushButton, way, page) == []


def test_show_all_leaves_the_keyboard_on_the_line(qtbot: QtBot, page: LibraryPage) -> None:
    line = the(QLineEdit, f"Find in {MANAGER.title}", page)
    line.setFocus()
    qtbot.keyClicks(line, "on-call sprint")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.keyClick(the(QPushButton, "Show all", page), Qt.Key.Key_Return)
    assert line.hasFocus()


def test_page_down_scrolls_the_text_from_the_list_beside_it(
    qtbot: QtBot, page: LibraryPage
) -> None:
    (reader,) = page.findChildren(QTextBrowser)
    listed = the(QAbstractButton, MANAGER.title, page)
    listed.setFocus()
    start = reader.mapTo(page, QPoint(0, 0)).y()
    qtbot.keyClick(listed, Qt.Key.Key_PageDown)
    assert reader.mapTo(page, QPoint(0, 0)).y() < start - 200
    assert listed.hasFocus()
    qtbot.keyClick(listed, Qt.Key.Key_PageUp)
    assert reader.mapTo(page, QPoint(0, 0)).y() == start


def test_all_four_sides_of_the_ring_around_the_text_are_in_view(
    qtbot: QtBot, page: LibraryPage, theme: Theme
) -> None:
    (reader,) = page.findChildren(QTextBrowser)
    column = the_column(page)
    reader.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(reader, key)
        picture = column.grab().toImage()
        accent = theme.color("accent").rgb()
        lit = [
            (x, y)
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixel(x, y) == accent
        ]
        rows, columns = Counter(y for _, y in lit), Counter(x for x, _ in lit)
        width, height = picture.width(), picture.height()
        assert sum(count > width / 2 for count in rows.values()) >= 4
        assert sum(count > height / 4 for count in columns.values()) >= 4


@pytest.mark.parametrize(
    "typed", ["r\u00e9sum\u00e9", "RE\u0301SUME\u0301", "\uff52\u00e9\uff53\uff55\uff4d\u00e9"]
)
@pytest.mark.parametrize("kept", ["r\u00e9sum\u00e9", "re\u0301sume\u0301"])
def test_words_are_found_and_marked_in_any_form_of_unicode(
    context: PageContext, journal: Journal, show: Show, typed: str, kept: str
) -> None:
    planning = a_skill("planning").model_copy(update={"definition": f"\U0001f333 Has a {kept}."})
    rubric = a_rubric(planning, a_skill("listening"))
    answered_with(journal, rubric, 2026)
    page = LibraryPage(context)
    show(page)
    page.show_rubric(rubric.id)
    line = the(QLineEdit, f"Find in {rubric.title}", page)
    line.setText(typed)
    assert "One of two skills contains these words." in words_on(page)
    (reader,) = page.findChildren(QTextBrowser)
    marked = [selection.cursor.selectedText() for selection in reader.extraSelections()]
    assert marked == [kept]


def test_words_that_no_skill_holds_are_answered_plainly(qtbot: QtBot, page: LibraryPage) -> None:
    page.show_rubric("goedecke-engineer")
    line = the(QLineEdit, f"Find in {ENGINEER.title}", page)
    qtbot.keyClicks(line, "zebra")
    assert "None of the four traits contains these words." in words_on(page)
    assert [one for one in page.findChildren(QTextBrowser) if one.isVisible()] == []


def test_the_contents_lead_to_a_skill_by_keyboard(qtbot: QtBot, page: LibraryPage) -> None:
    page.show_rubric("larson-management")
    (reader,) = page.findChildren(QTextBrowser)
    the(QPushButton, "Copy the address", page).setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert reader.hasFocus()
    top = reader.mapTo(page, QPoint(0, 0)).y()
    for _ in MANAGER.skills:
        qtbot.keyClick(reader, Qt.Key.Key_Tab)
    qtbot.keyClick(reader, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reader.mapTo(page, QPoint(0, 0)).y() < top - 2000)
    found = reader.document().find(
        MANAGER.skills[-1].ask_others.split(".")[0], 0, QTextDocument.FindFlag(0)
    )
    below = reader.cursorRect(found).top() + reader.mapTo(page, QPoint(0, 0)).y()
    assert below > 0


def test_the_scrolling_keys_move_the_page(qtbot: QtBot, page: LibraryPage) -> None:
    (reader,) = page.findChildren(QTextBrowser)
    reader.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    start = reader.mapTo(page, QPoint(0, 0)).y()
    qtbot.keyClick(reader, Qt.Key.Key_PageDown)
    assert reader.mapTo(page, QPoint(0, 0)).y() < start - 200
    qtbot.keyClick(reader, Qt.Key.Key_End)
    at_end = reader.mapTo(page, QPoint(0, 0)).y()
    assert at_end + reader.height() <= page.height()
    qtbot.keyClick(reader, Qt.Key.Key_Home)
    assert reader.mapTo(page, QPoint(0, 0)).y() >= start


def test_a_click_deep_in_the_text_does_not_make_the_page_jump(
    qtbot: QtBot, page: LibraryPage
) -> None:
    (reader,) = page.findChildren(QTextBrowser)
    reader.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    qtbot.keyClick(reader, Qt.Key.Key_End)
    reader.clearFocus()
    before = reader.mapTo(page, QPoint(0, 0)).y()
    qtbot.mouseClick(reader.viewport(), LEFT, pos=QPoint(40, 300 - before))
    assert reader.mapTo(page, QPoint(0, 0)).y() == before


def test_the_address_is_copied_not_opened(qtbot: QtBot, page: LibraryPage, window: Window) -> None:
    page.show_rubric("larson-management")
    qtbot.mouseClick(the(QPushButton, "Copy the address", page), LEFT)
    assert QGuiApplication.clipboard().text() == MANAGER.source.url
    assert "on the clipboard" in words_on(window.notice)


def test_a_review_can_be_started_from_a_rubric(
    qtbot: QtBot, page: LibraryPage, visited: list[Destination]
) -> None:
    qtbot.mouseClick(the(QPushButton, "Start a review with it", page), LEFT)
    assert visited == [to.start_review()]


def test_an_edition_that_a_review_was_answered_with_stays_readable(
    qtbot: QtBot, context: PageContext, journal: Journal, show: Show
) -> None:
    old = edited(ENGINEER, version=7, summary="As it was worded then.")
    for year in (2021, 2022):
        answered_with(journal, old, year)
    page = LibraryPage(context)
    show(page)
    title = (
        "The strong engineer, after Sean Goedecke, version 7, as answered in "
        "Review of 2022 and one other"
    )
    qtbot.mouseClick(the(QAbstractButton, title, page), LEFT)
    assert "As it was worded then." in words_on(page)
    assert all_named(QPushButton, "Start a review with it", page) == []


def test_a_version_of_a_rubric_is_called_one_as_where_reviews_are_compared(
    context: PageContext, journal: Journal, show: Show
) -> None:
    answered_with(journal, edited(ENGINEER, version=7), 2021)
    page = LibraryPage(context)
    show(page)
    assert f"version\N{NO-BREAK SPACE}{MANAGER.version}" in words_on(page)
    named = [one.accessibleName() for one in page.findChildren(QWidget)]
    assert "edition" not in " ".join([words_on(page), *named])


def test_an_edition_that_is_still_ours_is_listed_once(
    context: PageContext, journal: Journal, show: Show
) -> None:
    answered_with(journal, ENGINEER, 2025)
    page = LibraryPage(context)
    show(page)
    assert "In your journal" not in words_on(page)
    assert len(all_named(QAbstractButton, ENGINEER.title, page)) == 1


def test_an_edition_kept_only_for_the_trash_says_so(
    context: PageContext, journal: Journal, show: Show
) -> None:
    cycle_id = answered_with(journal, edited(ENGINEER, version=7), 2021)
    page = LibraryPage(context)
    show(page)
    assert "as answered in Review of 2021" in words_on(page)
    journal.reviews.move_to_trash(cycle_id)
    page.arrive()
    assert "as answered in a review that is in the trash" in words_on(page)


def test_what_stands_in_a_rubric_is_never_read_as_markup(
    context: PageContext, journal: Journal, show: Show
) -> None:
    nasty = '<img src="file:///etc/hostname"><b>bold</b> & <a href="http://example.org">go</a>'
    skill = ENGINEER.skills[0].model_copy(update={"definition": nasty, "title": "<i>Title</i>"})
    rubric = edited(
        ENGINEER, id="imported", skills=[s.model_dump() for s in (skill, *ENGINEER.skills[1:])]
    )
    answered_with(journal, rubric, 2024)
    page = LibraryPage(context)
    show(page)
    page.show_rubric("imported")
    assert nasty in rubric_text(page)
    assert "<i>Title</i>" in rubric_text(page)


def test_the_reader_loads_nothing_and_opens_nothing(page: LibraryPage) -> None:
    (reader,) = page.findChildren(QTextBrowser)
    image = QTextDocument.ResourceType.ImageResource.value
    assert reader.loadResource(image, QUrl("file:///etc/hostname")) is None
    assert not reader.openLinks()
    assert not reader.openExternalLinks()


def test_where_it_is_narrow_the_list_stands_above_the_rubric(
    qtbot: QtBot, page: LibraryPage, window: Window, context: PageContext
) -> None:
    listed = the(QAbstractButton, ENGINEER.title, page)
    line = the(QLineEdit, f"Find in {MANAGER.title}", page)
    assert listed.mapTo(page, QPoint(0, 0)).x() < line.mapTo(page, QPoint(0, 0)).x() - 100
    context.theme.resize_text(200)
    qtbot.waitUntil(
        lambda: listed.mapTo(page, QPoint(0, 0)).y() < line.mapTo(page, QPoint(0, 0)).y() - 100
    )
    qtbot.waitUntil(lambda: listed.mapTo(page, QPoint(0, 0)).x() < 60)
    assert listed.isVisible()
    context.theme.resize_text(100)
    qtbot.waitUntil(lambda: line.mapTo(page, QPoint(0, 0)).x() > listed.width())


def test_the_text_follows_the_colours(page: LibraryPage, context: PageContext) -> None:
    (reader,) = page.findChildren(QTextBrowser)
    assert context.theme.colours.accent.lower() in reader.toHtml()
    context.theme.choose(Appearance.DARK)
    assert context.theme.colours.accent.lower() in reader.toHtml()


def test_tab_goes_through_the_page_in_reading_order(
    qtbot: QtBot, context: PageContext, journal: Journal, show: Show
) -> None:
    answered_with(journal, edited(ENGINEER, version=7), 2021)
    page = LibraryPage(context)
    show(page)
    focused: QWidget | None = the(QAbstractButton, MANAGER.title, page)
    focused.setFocus()
    reached: list[str] = []
    while focused is not None and page.isAncestorOf(focused):
        if focused.accessibleName() not in reached[-1:]:
            reached.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    assert reached == [
        MANAGER.title,
        ENGINEER.title,
        "The strong engineer, after Sean Goedecke, version 7, as answered in Review of 2021",
        f"Find in {MANAGER.title}",
        "Address of the source",
        "Start a review with it",
        "Copy the address",
        f"{MANAGER.title}, in full",
    ]


def test_every_focusable_part_has_a_name(page: LibraryPage) -> None:
    focusable = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [one for one in focusable if not one.accessibleName()] == []
    assert len(focusable) > 5
