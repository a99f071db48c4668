"""Home: the kept text is shown first, and always equals what the models give."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assessment.comparing.noise import REPEAT_AFTER
from assessment.model import SkillKey
from storage.journal import Journal
from tests.storage.files import harm, held_elsewhere, past_the_door
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.conftest import Show
from tests.ui.desktop.test_damaged_journal import A_ROW
from tests.ui.hands import CONTROL, buttons, click, focused, on, page_of, press, words_on
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.destinations import Destination
from ui.desktop.loading import ModelLoading
from ui.desktop.page import PageContext
from ui.desktop.pages.home.page import HomePage
from ui.desktop.widgets.chart_canvas import ChartCanvas
from ui.desktop.widgets.key_button import KeyButton

LEFT = Qt.MouseButton.LeftButton
ROOT = Path(__file__).resolve().parents[5]
OFFER = "Would you say the same again?"

_FIRST_HOME = """
import sys, time
from pathlib import Path
from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QLabel
from ui.desktop.app import Desktop
from ui.desktop.start import application
app = application()
desktop = Desktop(app, Path(sys.argv[1]))
desktop.window.show()
app.processEvents()
# Making the classes of Qt's namespace takes a tenth of the time to the first window.
if "Qt" in vars(QtCore):
    sys.exit("Qt's namespace was loaded before the first window")
desktop.start()
app.processEvents()
def words():
    found = desktop.window.page.findChildren(QLabel)
    return [label.text() for label in found if label.isVisible()]
# Nor is the class of the style, which takes as long, needed for home.
if "QStyle" in vars(QtWidgets):
    sys.exit("the class of the style was made before home was shown")
first, was_provisional = words(), desktop.window.page.is_provisional
early = {"pydantic", "matplotlib", "numpy", "jinja2"} & set(sys.modules)
until = time.monotonic() + 90
while desktop.window.page.is_provisional and time.monotonic() < until:
    app.processEvents()
whole = first == words() and len(first) > 8
print(was_provisional, sorted(early), whole, "pydantic" in sys.modules)
desktop.window.close()
"""


@pytest.fixture
def kept(journal_path: Path, clock: Clock) -> Path:
    """A journal of three reviews, one of them reopened, with the text of home kept in it."""
    with Journal.create(journal_path, clock=clock) as journal:
        closed_review(journal, 2024, {"execution": 2, "team": 3})
        closed_review(journal, 2025, {"execution": 4, "team": 3})
        cycle = closed_review(journal, 2026, {"execution": 4})
        journal.reviews.reopen(cycle.id)
        journal.put_away()
    return journal_path


@pytest.fixture
def opened(open_desktop: OpenDesktop, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """The window showing the kept text of home; the models wait for `load_models`."""
    monkeypatch.setattr("ui.desktop.loading.AFTER_MS", 60_000)
    desktop = open_desktop(kept)
    assert page_of(desktop).is_provisional
    return desktop


LoadModels = Callable[[Desktop], None]


@pytest.fixture
def load_models(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> LoadModels:
    def load(desktop: Desktop) -> None:
        waiting = desktop.window.findChild(ModelLoading)
        assert waiting is not None
        monkeypatch.setattr("ui.desktop.loading.AFTER_MS", 0)
        with qtbot.waitSignal(waiting.loaded):
            waiting.start()

    return load


def test_home_is_filled_before_any_model_is_loaded(kept: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_HOME, str(kept)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=300,
    )
    assert done.stdout.strip() == "True [] True True", done.stderr


@pytest.mark.parametrize("harmed", ["", A_ROW], ids=["sound", "damaged"])
def test_home_shows_the_new_day_when_one_comes_back_to_it_after_midnight(
    open_desktop: OpenDesktop, kept: Path, clock: Clock, qtbot: QtBot, harmed: str
) -> None:
    if harmed:
        harm(kept, harmed)
    desktop = open_desktop(kept)
    qtbot.waitUntil(lambda: ("damaged" in words_on(page_of(desktop))) is bool(harmed))
    assert "Friday, 20 November" in words_on(page_of(desktop))
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is other)
    clock.moment += timedelta(days=1)
    assert "Friday, 20 November" in words_on(page_of(desktop))
    desktop.window.activateWindow()
    qtbot.waitUntil(lambda: "Saturday, 21 November" in words_on(page_of(desktop)))


def test_the_words_stay_when_the_models_are_there(opened: Desktop, load_models: LoadModels) -> None:
    first = words_on(page_of(opened))
    assert "Where you left off · Review of 2026" in first
    load_models(opened)
    assert not page_of(opened).is_provisional
    assert words_on(page_of(opened)).startswith(first)


def test_the_models_are_loaded_a_moment_later(
    open_desktop: OpenDesktop, kept: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(kept)
    qtbot.waitUntil(lambda: not page_of(desktop).is_provisional)


def test_the_keyboard_stays_where_it_is_when_the_models_are_there(
    opened: Desktop, load_models: LoadModels
) -> None:
    press(Qt.Key.Key_Tab)
    here = focused()
    load_models(opened)
    assert focused() is here


def test_going_on_at_once_opens_the_walk(opened: Desktop) -> None:
    on()
    assert type(page_of(opened)).__name__ == "WalkPage"
    press(Qt.Key.Key_1, CONTROL)
    assert not page_of(opened).is_provisional
    assert "Where you left off · Review of 2026" in words_on(page_of(opened))


def test_a_click_at_once_opens_the_report(opened: Desktop) -> None:
    click(page_of(opened), "Read Review of 2025")
    assert type(page_of(opened)).__name__ == "ReportPage"


def test_another_page_is_left_alone_when_the_models_are_there(
    opened: Desktop, load_models: LoadModels
) -> None:
    press(Qt.Key.Key_5, CONTROL)
    library = page_of(opened)
    load_models(opened)
    assert page_of(opened) is library


def test_what_changed_while_the_models_were_loaded_is_shown(
    opened: Desktop, load_models: LoadModels, kept: Path
) -> None:
    with past_the_door(kept) as other:
        other.execute("UPDATE cycle SET title = 'Another title' WHERE state = 'draft'")
    load_models(opened)
    QApplication.processEvents()
    assert "Where you left off · Another title" in words_on(page_of(opened))


def test_what_was_kept_is_not_shown_once_it_is_old(open_desktop: OpenDesktop, kept: Path) -> None:
    with past_the_door(kept) as other:
        other.execute("UPDATE cycle SET title = 'Another title' WHERE state = 'draft'")
    desktop = open_desktop(kept)
    assert not page_of(desktop).is_provisional
    assert "Where you left off · Another title" in words_on(page_of(desktop))


def test_the_window_keeps_what_home_shows_as_it_closes(
    open_desktop: OpenDesktop, kept: Path
) -> None:
    with Journal.open(kept) as journal:
        journal.reviews.rename(journal.reviews.drafts()[0].cycle.id, "Another title")
    open_desktop(kept).window.close()
    again = open_desktop(kept)
    assert page_of(again).is_provisional
    assert "Where you left off · Another title" in words_on(page_of(again))


def test_the_keyboard_is_on_the_first_thing_to_do_from_the_start(
    opened: Desktop, load_models: LoadModels
) -> None:
    first = page_of(opened).findChild(KeyButton)
    assert first is not None
    assert opened.window.focusWidget() is first
    load_models(opened)
    assert opened.window.focusWidget() is first


def test_a_journal_that_can_not_be_read_after_all_says_so(
    opened: Desktop, load_models: LoadModels, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desktop.without_journal.TRY_AGAIN_MS", 60_000)  # before the click
    with held_elsewhere(kept, "BEGIN EXCLUSIVE"):
        load_models(opened)
        assert type(page_of(opened)).__name__ == "TroublePage"
        QApplication.processEvents()
        assert "in use by another program" in words_on(page_of(opened))
    click(opened.window, "Try again")
    assert "Where you left off · Review of 2026" in words_on(page_of(opened))


# ---- the offer of a repeat -------------------------------------------------------------------


def close_two_weeks_ago(journal: Journal) -> str:
    return closed_review(journal, 2025, {"execution": 4, "team": 3, "ownership": 2}).id


@pytest.fixture
def offering(context: PageContext, show: Show, monkeypatch: pytest.MonkeyPatch) -> HomePage:
    """Home, two weeks after a review was closed."""
    close_two_weeks_ago(context.journal)
    later: datetime = context.journal.now() + REPEAT_AFTER + timedelta(days=1)
    monkeypatch.setattr(context.journal, "now", lambda: later)
    page = HomePage(context)
    show(page)
    QApplication.processEvents()
    return page


def cycle_id(context: PageContext) -> str:
    return context.journal.reviews.snapshots()[0].cycle.id


def test_a_repeat_is_offered_two_weeks_after_closing(offering: HomePage) -> None:
    assert OFFER in words_on(offering)
    assert "A few weeks later · Review of 2025" in words_on(offering)
    assert "It takes a few minutes." in words_on(offering)


def test_rating_again_is_one_click_or_one_key(
    offering: HomePage, context: PageContext, visited: list[Destination]
) -> None:
    click(offering, "Rate Review of 2025 again")
    press(Qt.Key.Key_R, CONTROL)
    assert visited == [to.repeat(cycle_id(context))] * 2
    assert "Rate Review of 2025 again" in [action.text() for action in offering.actions()]


def test_a_repeat_that_was_declined_is_not_offered_again_unless_undone(
    offering: HomePage, context: PageContext
) -> None:
    click(offering, "Not this time")
    assert OFFER not in words_on(offering)
    assert "Ctrl+R" not in [action.shortcut().toString() for action in offering.actions()]
    assert context.journal.preferences.declined_repeats == (cycle_id(context),)
    assert "You will not be asked to rate Review of 2025 again." in words_on(context.notice)
    offering.arrive()
    QApplication.processEvents()
    assert OFFER not in words_on(offering)
    context.notice.undo()
    QApplication.processEvents()
    assert OFFER in words_on(offering)
    assert context.journal.preferences.declined_repeats == ()


def test_the_key_opens_the_repeat_in_the_window(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock
) -> None:
    with Journal.create(journal_path, clock=clock) as journal:
        close_two_weeks_ago(journal)
    clock.moment += REPEAT_AFTER
    desktop = open_desktop(journal_path)
    home = page_of(desktop)
    press(Qt.Key.Key_R, CONTROL)
    assert page_of(desktop) is not home
    assert "Review of 2025" in words_on(page_of(desktop))


def test_no_repeat_is_offered_right_after_closing(context: PageContext, show: Show) -> None:
    close_two_weeks_ago(context.journal)
    page = HomePage(context)
    show(page)
    QApplication.processEvents()
    assert "Start a review" in buttons(page)
    assert OFFER not in words_on(page)


def test_a_click_on_the_rings_opens_the_skill_in_that_review(
    qtbot: QtBot, context: PageContext, show: Show, visited: list[Destination]
) -> None:
    cycle = closed_review(context.journal, 2024, {"execution": 2, "team": 3})
    page = HomePage(context)
    show(page)
    qtbot.waitUntil(lambda: bool(page.findChildren(ChartCanvas)), timeout=20_000)
    (rings,) = page.findChildren(ChartCanvas)
    qtbot.waitUntil(lambda: bool(rings.marks), timeout=20_000)
    team = SkillKey("larson-management", "team")
    (mark,) = [mark for mark in rings.marks if mark.key == team]
    QTest.mouseClick(rings, LEFT, pos=QPoint(round(mark.x), round(mark.y)))
    assert visited[-1] == to.growth_of(team, cycle.id)


def test_a_click_anywhere_on_the_card_of_an_open_review_goes_on_with_it(
    open_desktop: OpenDesktop, kept: Path
) -> None:
    desktop = open_desktop(kept)
    assert desktop.navigation is not None
    onward = buttons(page_of(desktop))["Continue Review of 2026"]
    card = onward.parentWidget()
    assert card is not None
    assert card.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(card, LEFT, pos=QPoint(6, card.height() - 6))
    QApplication.processEvents()
    assert desktop.navigation.here is not None
    assert desktop.navigation.here.page == "walk"


def test_the_card_of_an_open_review_goes_on_by_enter(open_desktop: OpenDesktop, kept: Path) -> None:
    desktop = open_desktop(kept)
    assert desktop.navigation is not None
    assert focused().accessibleName() == "Continue Review of 2026"
    press(Qt.Key.Key_Return)
    assert desktop.navigation.here is not None
    assert desktop.navigation.here.page == "walk"
