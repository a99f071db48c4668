"""Shared by the tests of the Growth page: opening it, its keys, and example reviews."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from assessment.reviews.cycles import Depth
from assessment.reviews.ratings import Answer, Energy
from assessment.walk.committing import choose_level, commit
from rubrics.model import Rubric
from storage.journal import Journal
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_cycle, a_rubric
from tests.ui.commands.running import add_review
from ui.charts.drawn import DrawnMark
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.widgets.chart_canvas import ChartCanvas
from ui.desktop.widgets.chart_view import ChartView
from ui.desktop.widgets.picker import Picker

LEFT, ALT, CONTROL = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def at_rest(qtbot: QtBot, page: GrowthPage) -> GrowthPage:
    """Waits until the chart is drawn; returns the page."""

    def drawn() -> bool:
        return not any(view.is_busy for view in page.findChildren(ChartView) if view.isVisible())

    QApplication.processEvents()
    qtbot.waitUntil(drawn)
    return page


def canvas(page: QWidget) -> ChartCanvas:
    """The only visible chart."""
    (found,) = (one for one in page.findChildren(ChartCanvas) if one.isVisible())
    return found


def press(page: GrowthPage, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
    """Presses a shortcut of the page."""
    QTest.keyClick(page.window(), key, modifier)


def view(qtbot: QtBot, page: GrowthPage, number: int) -> None:
    """Opens a view by pressing Alt and its number."""
    press(page, Qt.Key(Qt.Key.Key_0.value + number))
    at_rest(qtbot, page)


def mark(page: GrowthPage, key: SkillKey, which: str) -> DrawnMark:
    """The mark of a skill in a cycle."""
    (found,) = [m for m in canvas(page).marks if (m.key, m.which) == (key, which)]
    return found


def click_mark(qtbot: QtBot, page: GrowthPage, key: SkillKey, which: str) -> None:
    """Clicks the mark of a skill in a cycle."""
    found = mark(page, key, which)
    place = QPoint(round(found.x), round(found.y))
    QTest.mouseClick(canvas(page), LEFT, Qt.KeyboardModifier.NoModifier, place)
    at_rest(qtbot, page)


def lines_of(page: GrowthPage, picker: str) -> list[str]:
    """The options of a picker, opened by key."""
    menu = _opened_menu(page, picker)
    lines = _lines(menu)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    _take_the_keyboard_back(page)
    return lines


def choose(page: GrowthPage, picker: str, words: str) -> None:
    """Opens a picker by key and chooses the option with this text."""
    menu = _opened_menu(page, picker)
    lines = _lines(menu)
    assert words in lines
    while menu.activeAction() is not menu.actions()[lines.index(words)]:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    _take_the_keyboard_back(page)


def has_picker(page: GrowthPage, name: str) -> bool:
    """Whether a picker with this name is visible."""
    return any(one.isVisible() and _is_named(one, name) for one in page.findChildren(Picker))


def _opened_menu(page: GrowthPage, picker: str) -> QMenu:
    (button,) = (p for p in page.findChildren(Picker) if p.isVisible() and _is_named(p, picker))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _take_the_keyboard_back(page: GrowthPage) -> None:
    """Activates the window after a menu, as a window manager would."""
    page.window().activateWindow()
    QApplication.processEvents()


def _lines(menu: QMenu) -> list[str]:
    return [action.text().replace("&&", "&").strip() for action in menu.actions()]


def _is_named(picker: Picker, name: str) -> bool:
    return picker.accessibleName().startswith(f"{name}: ")


def two_years(journal: Journal) -> tuple[str, str]:
    """Two closed reviews: planning rose from two to four, listening held at three."""
    then = add_review(journal, 2025, {PLANNING: 2, LISTENING: 3})
    now = add_review(journal, 2026, {PLANNING: 4, LISTENING: 3})
    return then, now


def start_draft(journal: Journal, year: int = 2027, *, rubric: Rubric | None = None) -> str:
    """Starts a review of a year; returns its cycle's id."""
    rubric = rubric or a_rubric()
    cycle = a_cycle(year, [rubric], Depth.FULL)
    journal.reviews.start(cycle, [rubric])
    return cycle.id


def rate(journal: Journal, cycle_id: str, key: SkillKey, level: int, note: str = "") -> None:
    """Rates and commits a skill."""
    chosen = choose_level(journal.reviews.review(cycle_id), key, level, NOW)
    said = {"note": note, "energy": Energy.TIRES_ME}
    journal.reviews.save_rating(chosen.model_copy(update=said))
    journal.reviews.save_rating(commit(journal.reviews.review(cycle_id), key, NOW))


def write(journal: Journal, cycle_id: str, rubric_id: str, question: str, text: str) -> None:
    """Answers a question."""
    journal.reviews.save_answer(
        Answer(
            cycle_id=cycle_id,
            rubric_id=rubric_id,
            question_id=question,
            text=text,
            saved_at=NOW,
        )
    )


def a_year_by(
    journal: Journal, year: int, rubric: Rubric, levels: Sequence[tuple[str, int]]
) -> str:
    """Adds a closed review by a rubric, with these levels and a text for each skill."""
    cycle_id = start_draft(journal, year, rubric=rubric)
    for skill_id, level in levels:
        question = rubric.skill(skill_id).questions[0].id
        write(journal, cycle_id, rubric.id, question, f"Words on {skill_id} in {year}.")
        rate(journal, cycle_id, SkillKey(rubric.id, skill_id), level)
    journal.reviews.close(cycle_id)
    return cycle_id
