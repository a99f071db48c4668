"""Going to destinations and back, and what a page needs to be part of the window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from storage.file.errors import LockedJournal
from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import the, words_on
from tests.ui.hands import ALT, CONTROL, buttons, click, page_of, press, write
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.destinations import Destination
from ui.desktop.navigation import Navigation, Visit
from ui.desktop.page import Page, PageContext
from ui.desktop.page_registry import PAGES, RegisteredPage, SidebarLine
from ui.desktop.palette import CommandPalette
from ui.desktop.preferences import Preferences
from ui.desktop.widgets.text import label
from ui.overriding import override


class ToyPage(Page):
    """A page that says that it is there."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.addWidget(label(f"A toy to play with at {context.theme.percent}%"))
        box.addWidget(QPushButton("Play"))


class LockedPage(ToyPage):
    """A page that can't read the journal."""

    @override
    def arrive(self) -> None:
        raise LockedJournal(Path("journal.rings"))


LOCKED = RegisteredPage("locked", f"{__name__}:LockedPage")
TOY = RegisteredPage(
    "toy", f"{__name__}:ToyPage", SidebarLine(Destination("toy"), "Toy", "rings", "Ctrl+7")
)


@pytest.fixture
def reviewed(journal_path: Path, clock: Clock) -> Path:
    """A journal with two closed reviews."""
    with Journal.create(journal_path, clock=clock) as journal:
        closed_review(journal, 2024, {"execution": 2})
        closed_review(journal, 2025, {"execution": 3})
    return journal_path


def navigation_of(desktop: Desktop) -> Navigation:
    assert desktop.navigation is not None
    return desktop.navigation


def journal_of(desktop: Desktop) -> Journal:
    assert desktop.journal is not None
    return desktop.journal


def latest(desktop: Desktop) -> str:
    return journal_of(desktop).reviews.cycles()[-1].id


def found_in_palette(typed: str) -> list[str]:
    """What the palette lists for some words. Closes it."""
    from PySide6.QtWidgets import QTreeWidget

    press(Qt.Key.Key_K, CONTROL)
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, CommandPalette)
    write(typed)
    (listed,) = palette.findChildren(QTreeWidget)
    items = [listed.topLevelItem(row) for row in range(listed.topLevelItemCount())]
    press(Qt.Key.Key_Escape)
    return [f"{item.text(0)} {item.text(1)}".strip() for item in items if item is not None]


# ---- a page more ---------------------------------------------------------------------------------


def test_one_line_gives_a_page_its_line_its_key_its_entry_in_the_palette_and_the_way_back(
    qapp: QApplication, qtbot: QtBot, reviewed: Path, clock: Clock
) -> None:
    preferences = Preferences(reviewed.with_name("window.ini"))
    desktop = Desktop(qapp, reviewed, preferences=preferences, clock=clock, pages=(*PAGES, TOY))
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    desktop.start()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desktop.window)
    line = the(QPushButton, "Toy", desktop.window.sidebar)
    assert (line.text().strip(), line.toolTip()) == ("Toy", "<qt>Toy (Ctrl+7)</qt>")
    assert found_in_palette("toy") == ["Go to Toy Ctrl+7"]
    for go in (line.click, lambda: press(Qt.Key.Key_7, CONTROL)):
        go()
        assert "A toy to play with" in words_on(page_of(desktop))
        assert line.isChecked()
        press(Qt.Key.Key_Left, ALT)
        assert navigation_of(desktop).here == to.home()
        assert not line.isChecked()
    desktop.window.close()


def test_every_destination_is_a_registered_page() -> None:
    named = {
        to.home(),
        to.reviews(),
        to.start_review(),
        to.walk("a"),
        to.closing("a"),
        to.report("a"),
        to.yearly_page("a"),
        to.repeat("a"),
        to.then_test("a", "b"),
        to.feedback("a"),
        to.evidence(),
        to.new_evidence(),
        to.growth(),
        to.library(),
        to.settings(),
    }
    assert {destination.page for destination in named} == {page.name for page in PAGES}


def test_the_window_imports_no_page_and_no_model_before_it_is_shown() -> None:
    script = (
        "import sys, ui.desktop.app\n"
        "slow = ('ui.desktop.pages', 'rubrics.library', 'pydantic', 'matplotlib')\n"
        "print(sorted(name for name in sys.modules if name.startswith(slow)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


# ---- the history -------------------------------------------------------------------------------


def test_the_way_back_is_the_way_one_came(
    navigation: Navigation, visited: list[Destination]
) -> None:
    for destination in (to.home(), to.evidence(), to.growth(), to.library()):
        navigation.go(destination)
    visited.clear()
    while navigation.can_go_back:
        assert navigation.back()
    assert visited == [to.growth(), to.evidence(), to.home()]
    assert navigation.here == to.home()
    assert not navigation.back()


def test_another_spot_of_the_same_page_is_no_step(navigation: Navigation) -> None:
    for destination in (to.home(), to.evidence(), to.evidence("entry 1"), to.new_evidence()):
        navigation.go(destination)
    assert navigation.back()
    assert navigation.here == to.home()
    assert not navigation.can_go_back


def test_one_can_ask_to_come_back_to_another_spot(
    navigation: Navigation, visited: list[Destination]
) -> None:
    navigation.go(to.growth())
    navigation.go(to.evidence(), back_to=to.growth("a", "b"))
    navigation.back()
    assert visited[-1] == to.growth("a", "b")


def test_it_says_when_the_way_back_appears_and_goes(navigation: Navigation) -> None:
    seen: list[bool] = []
    navigation.moved.connect(lambda: seen.append(navigation.can_go_back))
    navigation.go(to.home())
    navigation.go(to.growth())
    navigation.back()
    assert seen == [False, True, False]


def test_a_page_that_can_t_be_left_stays_and_nothing_is_forgotten(journal: Journal) -> None:
    can_leave = True

    def open_page(visit: Visit) -> bool:
        return can_leave

    navigation = Navigation(journal, open_page)
    navigation.go(to.home())
    navigation.go(to.growth())
    can_leave = False
    navigation.go(to.library())
    assert not navigation.back()
    assert navigation.here == to.growth()
    can_leave = True
    assert navigation.back()
    assert navigation.here == to.home()


def test_a_review_in_the_trash_falls_out_of_the_way_back(
    navigation: Navigation, journal: Journal
) -> None:
    gone, kept = (closed_review(journal, year, {}).id for year in (2024, 2025))
    for destination in (
        to.home(),
        to.report(kept),
        to.then_test(gone, kept),
        to.reviews(),
        to.report(gone),
        to.reviews(),
    ):
        navigation.go(destination)
    journal.reviews.move_to_trash(gone)
    assert navigation.back()
    assert navigation.here == to.report(kept)
    journal.reviews.move_to_trash(kept)
    navigation.go(to.growth())
    assert navigation.back()
    assert navigation.here == to.home()
    assert not navigation.can_go_back


def test_a_review_that_is_closed_is_not_gone_back_to_for_writing(
    navigation: Navigation, journal: Journal
) -> None:
    cycle_id = closed_review(journal, 2025, {}).id
    journal.reviews.reopen(cycle_id)
    for destination in (to.home(), to.walk(cycle_id), to.closing(cycle_id)):
        navigation.go(destination)
    journal.reviews.close(cycle_id)
    navigation.go(to.report(cycle_id))
    assert navigation.back()
    assert navigation.here == to.home()


def test_the_line_of_reviews_leads_to_the_only_open_one_or_to_the_list(
    navigation: Navigation, journal: Journal
) -> None:
    navigation.go(to.open_review())
    assert navigation.here == to.reviews()
    first, second = (closed_review(journal, year, {}).id for year in (2024, 2025))
    journal.reviews.reopen(first)
    navigation.go(to.open_review())
    assert navigation.here == to.walk(first)
    navigation.go(to.open_review())
    assert navigation.here == to.reviews()
    journal.reviews.reopen(second)
    navigation.go(to.open_review())
    assert navigation.here == to.reviews()


# ---- in the window -----------------------------------------------------------------------------


def test_back_is_in_the_palette_only_while_there_is_somewhere_to_go_back_to(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    desktop = open_desktop(reviewed)
    assert "Back Alt+Left" not in found_in_palette("back")
    press(Qt.Key.Key_4, CONTROL)
    assert "Back Alt+Left" in found_in_palette("back")
    press(Qt.Key.Key_Left, ALT)
    assert navigation_of(desktop).here == to.home()
    assert "Back Alt+Left" not in found_in_palette("back")


def test_alt_left_leaves_the_keyboard_alone_where_there_is_no_way_back(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    desktop = open_desktop(reviewed)
    click(page_of(desktop), "Start a review")
    press(Qt.Key.Key_Left, ALT)
    for line in buttons(desktop.window.sidebar).values():
        line.setFocus()
        press(Qt.Key.Key_Left, ALT)
        assert line.hasFocus()


def test_a_page_that_fails_to_open_leaves_the_one_before_it_and_the_way_back_as_they_were(
    qapp: QApplication, qtbot: QtBot, reviewed: Path, clock: Clock
) -> None:
    preferences = Preferences(reviewed.with_name("window.ini"))
    desktop = Desktop(qapp, reviewed, preferences=preferences, clock=clock, pages=(*PAGES, LOCKED))
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    desktop.start()
    navigation = navigation_of(desktop)
    navigation.go(to.growth())
    page, line = page_of(desktop), the(QPushButton, "Growth", desktop.window.sidebar)
    for _ in range(2):
        with pytest.raises(LockedJournal):
            navigation.go(Destination("locked"))
        assert page_of(desktop) is page
        assert line.isChecked()
        assert navigation.here == to.growth()
    assert navigation.back()
    assert navigation.here == to.home()
    assert not navigation.can_go_back
    desktop.window.close()


def test_back_leads_past_a_review_that_another_process_threw_away(
    open_desktop: OpenDesktop, reviewed: Path, clock: Clock
) -> None:
    desktop = open_desktop(reviewed)
    navigation, gone = navigation_of(desktop), latest(desktop)
    navigation.go(to.report(gone))
    navigation.go(to.library())
    with Journal.open(reviewed, clock=clock) as other:
        other.reviews.move_to_trash(gone)
    assert navigation.back()
    assert navigation.here == to.home()
    assert not navigation.can_go_back


def test_the_mouse_goes_back_too(open_desktop: OpenDesktop, reviewed: Path) -> None:
    desktop = open_desktop(reviewed)
    navigation_of(desktop).go(to.report(latest(desktop)))
    QTest.mouseClick(page_of(desktop), Qt.MouseButton.BackButton)
    assert navigation_of(desktop).here == to.home()


def test_what_was_chosen_on_a_page_stands_there_when_one_comes_back(
    open_desktop: OpenDesktop, reviewed: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(reviewed)
    before, after = (cycle.id for cycle in journal_of(desktop).reviews.cycles())
    navigation_of(desktop).go(to.growth(before, after))
    press(Qt.Key.Key_2, ALT)
    # The words below a chart come with it, once it is drawn.
    qtbot.waitUntil(lambda: "Each skill has its own levels" in words_on(page_of(desktop)))
    chosen = words_on(page_of(desktop))
    navigation_of(desktop).go(to.library())
    press(Qt.Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: words_on(page_of(desktop)) == chosen)


def test_back_shows_what_was_asked_for_then_if_the_page_was_used_for_something_else_since(
    open_desktop: OpenDesktop, reviewed: Path
) -> None:
    desktop = open_desktop(reviewed)
    navigation = navigation_of(desktop)
    before, after = (cycle.id for cycle in journal_of(desktop).reviews.cycles())
    navigation.go(to.growth(None, before))
    alone = words_on(page_of(desktop))
    navigation.go(to.report(after))
    navigation.go(to.growth(before, after))
    assert words_on(page_of(desktop)) != alone
    press(Qt.Key.Key_Left, ALT)
    press(Qt.Key.Key_Left, ALT)
    assert words_on(page_of(desktop)) == alone


def test_from_a_review_that_was_just_started_back_leads_to_the_list(walking: Desktop) -> None:
    press(Qt.Key.Key_Left, ALT)
    assert navigation_of(walking).here == to.reviews()


def test_leaving_the_form_by_back_leads_to_the_question_with_what_was_typed_kept(
    walking: Desktop, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Down, ALT)
    write("Second answer")
    skill = words_on(page_of(walking)).splitlines()[0]
    click(page_of(walking), "Add evidence")
    qtbot.waitUntil(lambda: "What happened" in words_on(page_of(walking)))
    write("Moved the site")
    press(Qt.Key.Key_Left, ALT)
    assert [entry.title for entry in journal_of(walking).evidence.entries()] == ["Moved the site"]
    there = words_on(page_of(walking))
    assert "Second answer" in there
    assert "Moved the site" in there
    assert skill in there


def test_another_journal_starts_with_no_way_back(open_desktop: OpenDesktop, reviewed: Path) -> None:
    other = reviewed.with_name("other.rings")
    Journal.create(other).close()
    desktop = open_desktop(reviewed)
    press(Qt.Key.Key_4, CONTROL)
    desktop.open_journal(other)
    assert not navigation_of(desktop).can_go_back
    press(Qt.Key.Key_4, CONTROL)
    assert "Back Alt+Left" in found_in_palette("back")
