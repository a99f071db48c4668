"""Digits on keyboards of other layouts and other systems: the key that bears one chooses it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import the
from tests.ui.desktop.pages.comparing.growing import at_rest
from tests.ui.hands import (
    ALT,
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
from ui.desktop.destinations import Destination
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.pages.reviews.cycles import CyclesPage
from ui.desktop.widgets import digit_keys
from ui.desktop.widgets.chart_table import ChartTableView
from ui.desktop.widgets.digit_keys import digit_of
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.level_row import LevelRow


class Press(NamedTuple):
    """A key as a system tells of it: its place, its number, and what it types."""

    system: str
    key: int
    place: int
    number: int
    text: str

    def event(self, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
        """The event that Qt makes of it."""
        kind = QEvent.Type.KeyPress
        return QKeyEvent(kind, self.key, modifiers, self.place, self.number, 0, self.text)

    def send(self, target: QWidget, modifiers: Qt.KeyboardModifier = ALT) -> None:
        """Presses it where the keyboard is."""
        QApplication.sendEvent(target, self.event(modifiers))
        QApplication.processEvents()


E_CARON, C_CARON, E_ACUTE = 0x011A, 0x010C, 0xC9
TWOS = {
    "French, X11": Press("linux", E_ACUTE, 11, 0xE9, "é"),
    "Czech, X11": Press("linux", E_CARON, 11, 0x1EC, "ě"),
    "French, Windows": Press("win32", E_ACUTE, 3, 0x32, "é"),
    "Czech, Windows": Press("win32", E_CARON, 3, 0x32, "ě"),
    "French, macOS": Press("darwin", E_ACUTE, 0, 19, "é"),
    "Czech, macOS": Press("darwin", E_CARON, 0, 19, "ě"),
}
every_layout = pytest.mark.parametrize("layout", TWOS)
every_system = pytest.mark.parametrize("layout", ["French, X11", "Czech, Windows", "Czech, macOS"])


def two(layout: str, monkeypatch: pytest.MonkeyPatch) -> Press:
    """The key of the 2, on a computer of that system."""
    monkeypatch.setattr(digit_keys, "sys", SimpleNamespace(platform=TWOS[layout].system))
    return TWOS[layout]


@pytest.mark.parametrize(
    "system, places, numbers",
    [
        ("linux", (*range(10, 20),), (0,) * 10),
        ("win32", (*range(2, 12),), (0,) * 10),
        ("darwin", (0,) * 10, (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)),
    ],
)
def test_the_row_above_the_letters_bears_the_digits_from_1_to_0(
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    places: tuple[int, ...],
    numbers: tuple[int, ...],
) -> None:
    monkeypatch.setattr(digit_keys, "sys", SimpleNamespace(platform=system))
    keys = [
        Press(system, C_CARON, place, number, "č")
        for place, number in zip(places, numbers, strict=True)
    ]
    assert [digit_of(key.event(ALT)) for key in keys] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
    # Shift makes the digit itself there, which then is the key's text.
    assert {digit_of(key.event(ALT | SHIFT)) for key in keys} == {None}


@pytest.mark.parametrize(
    "system, place, number", [("linux", 24, 0), ("win32", 16, 0), ("darwin", 0, 12)]
)
def test_the_keys_below_bear_none(
    monkeypatch: pytest.MonkeyPatch, system: str, place: int, number: int
) -> None:
    monkeypatch.setattr(digit_keys, "sys", SimpleNamespace(platform=system))
    letter = Press(system, Qt.Key.Key_A.value, place, number, "a")
    assert digit_of(letter.event(ALT)) is None


@pytest.fixture
def on_two_years(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Desktop:
    with Journal.create(journal_path, clock=clock) as journal:
        journal.preferences.chosen_rubrics = ("larson-management",)
        for year in (2024, 2025):
            closed_review(journal, year, {"execution": 3, "team": 4})
    return open_desktop(journal_path)


def go(desktop: Desktop, destination: Destination) -> None:
    assert desktop.navigation is not None
    desktop.navigation.go(destination)
    QApplication.processEvents()


def latest(desktop: Desktop) -> str:
    assert desktop.journal is not None
    return desktop.journal.reviews.snapshots()[-1].cycle.id


def chosen_levels(desktop: Desktop) -> list[int]:
    return [row.level for row in page_of(desktop).findChildren(LevelRow) if row.isChecked()]


@every_layout
def test_a_level_of_the_walk_is_chosen_and_nothing_typed(
    walking: Desktop, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    write("A halt.")
    editor = focused()
    assert isinstance(editor, Editor)
    two(layout, monkeypatch).send(editor)
    assert chosen_levels(walking) == [2]
    assert editor.toPlainText() == "A halt."


@every_layout
def test_a_level_of_feedback_is_chosen_from_its_line_and_nothing_typed(
    on_two_years: Desktop, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    go(on_two_years, to.feedback(latest(on_two_years)))
    click(page_of(on_two_years), "Add what someone said")
    line = the(QLineEdit, "Which one", page_of(on_two_years))
    line.setFocus()
    write("the lead")
    two(layout, monkeypatch).send(line)
    assert chosen_levels(on_two_years) == [2]
    assert line.text() == "the lead"


def test_letters_typed_to_the_levels_of_feedback_are_said_to_be_typed_nowhere(
    on_two_years: Desktop,
) -> None:
    go(on_two_years, to.feedback(latest(on_two_years)))
    click(page_of(on_two_years), "Add what someone said")
    the(QLineEdit, "Which one", page_of(on_two_years)).setFocus()
    choose_level(2)
    write("and 3 more")
    assert chosen_levels(on_two_years) == [2]
    assert "nothing was typed" in words_on(on_two_years.window.notice)


@every_system
def test_a_second_rating_is_chosen(
    on_two_years: Desktop, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    go(on_two_years, to.repeat(latest(on_two_years)))
    two(layout, monkeypatch).send(focused())
    assert chosen_levels(on_two_years) == [2]


@every_system
@pytest.mark.parametrize("kind", [None, ChartTableView])
def test_a_view_of_growth_is_opened(
    on_two_years: Desktop,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    layout: str,
    kind: type[QWidget] | None,
) -> None:
    go(on_two_years, to.growth())
    page = page_of(on_two_years)
    assert isinstance(page, GrowthPage)
    at_rest(qtbot, page)
    views = [b for name, b in buttons(page).items() if name.startswith("View: ")]
    assert [view.isChecked() for view in views[:2]] == [True, False]
    if kind is not None:
        click(page, "Show as table")
        (table,) = page.findChildren(kind)
        table.setFocus()
    two(layout, monkeypatch).send(focused())
    at_rest(qtbot, page)
    assert [view.isChecked() for view in views[:2]] == [False, True]


@every_system
def test_a_page_is_opened(
    on_two_years: Desktop, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    two(layout, monkeypatch).send(focused(), CONTROL)
    assert isinstance(page_of(on_two_years), CyclesPage)


def test_where_the_key_of_a_digit_types_plus_it_makes_the_text_larger_as_plus_does(
    walking: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Press("linux", Qt.Key.Key_Plus.value, 10, 0x2B, "+")
    walk, percent = page_of(walking), walking.theme.percent
    monkeypatch.setattr(digit_keys, "sys", SimpleNamespace(platform=one.system))
    one.send(focused(), CONTROL)
    assert page_of(walking) is walk
    assert walking.theme.percent > percent


@every_system
def test_nothing_is_typed_into_the_line_of_home(
    on_two_years: Desktop, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    line = the(QLineEdit, "Note something while it is fresh", page_of(on_two_years))
    line.setFocus()
    two(layout, monkeypatch).send(line)
    assert line.text() == ""


def test_altgr_with_the_key_of_a_digit_types_its_sign_on_windows(
    walking: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    bracket = Press("win32", Qt.Key.Key_BracketLeft.value, 9, 0x38, "[")
    monkeypatch.setattr(digit_keys, "sys", SimpleNamespace(platform=bracket.system))
    editor = focused()
    assert isinstance(editor, Editor)
    bracket.send(editor, CONTROL | ALT)
    assert editor.toPlainText() == "["
    press(Qt.Key.Key_J, CONTROL)
    line = the(QLineEdit, "Link", page_of(walking))
    line.setFocus()
    bracket.send(line, CONTROL | ALT)
    assert line.text() == "["
    on()
