"""Second ratings, by keys and clicks: the repeat, the look back, their results and offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from assessment.comparing.noise import agreement, meaning_words, own_noise
from assessment.comparing.then_test import then_tests
from assessment.comparing.three_values import MEMORY_WORDS
from assessment.model import SkillKey
from assessment.reviews.ratings import Confidence, NotRated
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import Repeat, ThenRating
from storage.file.errors import DiskFull
from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import words_on
from tests.ui.hands import back, buttons, choose_level, click, focused, press
from tests.ui.hands import on as press_on
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.widgets.chart_table import ChartTableView
from ui.desktop.widgets.chart_view import ChartView
from ui.desktop.widgets.level_row import LevelRow
from ui.desktop.widgets.memory_offer import QUESTION
from ui.desktop.widgets.notice import NoticeBar

# A menu grabs the keyboard, which works only on a real display.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

NOBODY: frozenset[SkillKey] = frozenset()
LEVELS = {"execution": 4, "team": 3, "ownership": 3}
OTHERS = ("alignment", "taste", "clarity", "navigating-ambiguity", "working-across-timescales")
EIGHT = dict.fromkeys((*LEVELS, *OTHERS), 3)
NOISE = (
    "Of eight skills rated twice, seven got the same level both times, so a change of one step is "
    "called a possible change."
)
EXECUTION, TEAM, OWNERSHIP = (SkillKey("larson-management", name) for name in LEVELS)
WAYS = ("repeat", "then-test")
both_ways = pytest.mark.parametrize("way", WAYS)

Opened = Callable[..., Desktop]


@pytest.fixture
def opened(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Opened:
    """A window on two closed years, a little over two weeks after the second one was closed."""

    def open_it(
        earlier: dict[str, int] | None = None, later: dict[str, int] | None = None
    ) -> Desktop:
        with Journal.create(journal_path, clock=clock) as journal:
            journal.preferences.chosen_rubrics = ("larson-management",)
            closed_review(journal, 2024, earlier or dict.fromkeys(LEVELS, 3))
            closed_review(journal, 2025, later or LEVELS)
        clock.moment += timedelta(days=15)
        return open_desktop(journal_path)

    return open_it


def go(desktop: Desktop, way: str) -> Desktop:
    """Opens the repeat of the later year, or the look back from it at the earlier one."""
    assert desktop.navigation is not None
    before, after = (review.cycle.id for review in snapshots(desktop))
    if way == "repeat":
        desktop.navigation.go(to.repeat(after))
    else:
        desktop.navigation.go(to.then_test(before, after))
    QApplication.processEvents()
    return desktop


def on() -> None:
    """Presses Ctrl+Enter, and once more where it first asks how sure one is."""
    press_on()
    notices = [bar for bar in focused().window().findChildren(NoticeBar) if bar.isVisible()]
    if any("Before you continue" in words_on(bar) for bar in notices):
        press_on()


def journal_of(desktop: Desktop) -> Journal:
    assert desktop.journal is not None
    return desktop.journal


def snapshots(desktop: Desktop) -> tuple[Review, ...]:
    return journal_of(desktop).reviews.snapshots()


def page_of(desktop: Desktop) -> QWidget:
    """The open page, once it shows its latest change."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page = desktop.window.page
    assert page is not None
    return page


def said(desktop: Desktop) -> dict[SkillKey, Repeat | ThenRating]:
    """The second ratings in the journal, by skill."""
    journal = journal_of(desktop)
    return {
        second.key: second
        for second in (*journal.repeats.everything(), *journal.then_ratings.everything())
    }


def skill_on(desktop: Desktop) -> str:
    """The title of the open skill."""
    titles = [one.text() for one in labels(desktop) if one.property("role") == "page"]
    assert len(titles) == 1
    return titles[0]


def labels(desktop: Desktop) -> list[QLabel]:
    return [one for one in page_of(desktop).findChildren(QLabel) if one.isVisible()]


def rows_of(desktop: Desktop) -> list[LevelRow]:
    return [row for row in page_of(desktop).findChildren(LevelRow) if row.isVisible()]


def chosen(desktop: Desktop) -> list[str]:
    return [name for name, one in buttons(page_of(desktop)).items() if one.isChecked()]


# ---- the walk --------------------------------------------------------------------------------


@both_ways
def test_a_skill_shows_what_it_means_and_every_level_in_full_and_nothing_is_chosen(
    opened: Opened, way: str
) -> None:
    desktop = go(opened(), way)
    skill = snapshots(desktop)[1].skills[EXECUTION]
    assert skill_on(desktop) == skill.title
    assert skill.definition in words_on(page_of(desktop))
    assert [row.accessibleName() for row in rows_of(desktop)] == [
        f"Level {number}: {anchor}" for number, anchor in enumerate(skill.anchors, start=1)
    ]
    assert chosen(desktop) == []
    assert isinstance(focused(), LevelRow)
    assert "Skill 1 of 3" in words_on(page_of(desktop))
    assert not [name for name in buttons(page_of(desktop)) if name.startswith("This work")]


@both_ways
def test_the_whole_walk_by_keys(opened: Opened, way: str) -> None:
    desktop = go(opened(), way)
    for number, level in enumerate((4, 2, 3), start=1):
        assert f"{number} of 3" in words_on(page_of(desktop))
        choose_level(level)
        on()
    then_ratings = said(desktop)
    assert {key: then_rating.level for key, then_rating in then_ratings.items()} == {
        EXECUTION: 4,
        TEAM: 2,
        OWNERSHIP: 3,
    }
    assert all(then_rating.is_committed for then_rating in then_ratings.values())
    assert all(
        isinstance(then_rating, Repeat if way == "repeat" else ThenRating)
        for then_rating in then_ratings.values()
    )
    assert rows_of(desktop) == []


@both_ways
def test_the_whole_walk_by_clicks(opened: Opened, way: str) -> None:
    desktop = go(opened(), way)
    for step in range(3):
        page_rows = rows_of(desktop)
        page_rows[step].click()
        click(page_of(desktop), "How sure are you: High")
        click(page_of(desktop), "Save and continue" if step < 2 else "Save and see the result")
    assert [
        (then_rating.level, then_rating.confidence) for then_rating in said(desktop).values()
    ] == [(number, Confidence.HIGH) for number in (1, 2, 3)]


@both_ways
def test_every_choice_is_saved_at_once_and_not_committed(opened: Opened, way: str) -> None:
    desktop = go(opened(), way)
    choose_level(2)
    assert (said(desktop)[EXECUTION].level, said(desktop)[EXECUTION].is_committed) == (2, False)
    click(page_of(desktop), "How sure are you: Low")
    choose_level(5)
    assert said(desktop)[EXECUTION].level == 5
    assert said(desktop)[EXECUTION].confidence is Confidence.LOW
    assert "Saved " in words_on(page_of(desktop))
    click(page_of(desktop), "No level, because: Not enough evidence")
    assert said(desktop)[EXECUTION].reason is NotRated.NOT_ENOUGH_EVIDENCE
    assert chosen(desktop) == ["No level, because: Not enough evidence"]
    click(page_of(desktop), "No level, because: Not enough evidence")
    assert said(desktop) == {}
    assert chosen(desktop) == []


@both_ways
def test_a_skill_can_be_skipped_and_is_not_rated_by_that(opened: Opened, way: str) -> None:
    desktop = go(opened(), way)
    click(page_of(desktop), "Skip for now")
    assert skill_on(desktop) == "Team"
    assert said(desktop) == {}
    back()
    assert skill_on(desktop) == "Execution"
    back()
    assert skill_on(desktop) == "Execution"


@both_ways
def test_what_was_skipped_is_asked_for_once_more_after_the_last(opened: Opened, way: str) -> None:
    desktop = go(opened(), way)
    on()
    finish(desktop, 3, 4)
    assert skill_on(desktop) == "Execution"
    click(page_of(desktop), "Leave it out")
    assert rows_of(desktop) == []
    on()
    assert skill_on(desktop) == "Execution"
    finish(desktop, 3)
    assert rows_of(desktop) == []
    assert len(said(desktop)) == 3


@both_ways
def test_going_back_leaves_a_choice_open_and_shows_what_was_kept_read_only(
    opened: Opened, way: str
) -> None:
    desktop = go(opened(), way)
    choose_level(2)
    on()
    choose_level(4)
    back()
    assert skill_on(desktop) == "Execution"
    assert "You have moved on" in words_on(page_of(desktop))
    assert [row.level for row in rows_of(desktop) if row.isChecked()] == [2]
    assert not any(row.isEnabled() for row in rows_of(desktop))
    locked_row, locked_word = (
        rows_of(desktop)[0],
        buttons(page_of(desktop))["How sure are you: Low"],
    )
    reason = buttons(page_of(desktop))["No level, because: Not applicable"]
    for locked in (locked_row, locked_word, reason):
        around = locked.parentWidget()
        assert around is not None
        assert around.accessibleDescription().startswith("You have moved on")
    choose_level(5)
    assert said(desktop)[EXECUTION].level == 2
    assert not said(desktop)[TEAM].is_committed
    assert "You have moved on" in words_on(desktop.window.notice)
    for locked in (locked_row, locked_word):
        desktop.window.notice.dismiss()
        QTest.mouseClick(locked, Qt.MouseButton.LeftButton)
        assert "You have moved on" in words_on(desktop.window.notice)
    on()
    assert [row.level for row in rows_of(desktop) if row.isChecked()] == [4]
    assert buttons(page_of(desktop))["How sure are you: Low"].isEnabled()


@both_ways
def test_it_goes_on_where_it_was_left(opened: Opened, open_desktop: OpenDesktop, way: str) -> None:
    desktop = opened()
    path = journal_of(desktop).path
    go(desktop, way)
    choose_level(2)
    on()
    choose_level(5)
    desktop.window.close()
    again = go(open_desktop(path), way)
    assert skill_on(again) == "Team"
    assert [row.level for row in rows_of(again) if row.isChecked()] == [5]
    bar = next(one for one in page_of(again).findChildren(QProgressBar) if one.isVisible())
    assert (bar.value(), bar.maximum()) == (1, 3)
    assert bar.accessibleName() == "1 of 3 skills rated"


@both_ways
def test_a_choice_that_cannot_be_saved_is_said_and_the_page_stays(
    opened: Opened, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = go(opened(), way)
    store = type(journal_of(desktop).repeats)

    def full(*_: object, **__: object) -> None:
        raise DiskFull(journal_of(desktop).path)

    with monkeypatch.context() as patched:
        patched.setattr(store, "save", full)
        choose_level(2)
        assert "Not saved yet. The disk is full" in words_on(page_of(desktop))
        on()
        assert skill_on(desktop) == "Execution"
        assert desktop.navigation is not None
        desktop.navigation.go(to.home())
        assert skill_on(desktop) == "Execution"
    choose_level(3)
    on()
    assert (said(desktop)[EXECUTION].level, skill_on(desktop)) == (3, "Team")


# ---- nothing of the first rating -------------------------------------------------------------


def everything_on(desktop: Desktop) -> list[tuple[object, ...]]:
    """All text, choices and accessible names of a page, by widget, including hidden ones."""
    page = page_of(desktop)
    return [
        (
            type(one).__name__,
            one.text() if isinstance(one, QLabel | QAbstractButton) else "",
            one.isChecked() if isinstance(one, QAbstractButton) else None,
            one.isEnabled(),
            one.isVisible(),
            one.toolTip(),
            one.accessibleName(),
            one.accessibleDescription(),
        )
        for one in (page, *page.findChildren(QWidget))
    ]


def actions_of(desktop: Desktop) -> list[tuple[object, ...]]:
    """The actions that a page adds to the palette."""
    actions = page_of(desktop).actions()
    return [(action.text(), action.isEnabled(), action.toolTip()) for action in actions]


@both_ways
def test_the_page_is_the_same_to_the_word_whatever_was_rated(
    opened: Opened, open_desktop: OpenDesktop, journal_path: Path, clock: Clock, way: str
) -> None:
    start = clock.moment
    shown = list[list[list[tuple[object, ...]]]]()
    for number, level in enumerate((1, 3, 5)):
        clock.moment = start
        path = journal_path.with_name(f"journal-{number}.rings")
        levels = dict.fromkeys(LEVELS, level)
        same = dict.fromkeys(LEVELS, 3)
        with Journal.create(path, clock=clock) as journal:
            closed_review(journal, 2024, same if way == "repeat" else levels, f"secret {level}")
            closed_review(journal, 2025, levels if way == "repeat" else same, f"secret {level}")
        clock.moment = start + timedelta(days=15)
        desktop = go(open_desktop(path), way)
        seen = [everything_on(desktop), actions_of(desktop)]
        for step in (lambda: choose_level(2), on, back, on):
            step()
            seen += [everything_on(desktop), actions_of(desktop)]
        shown.append(seen)
        assert "secret" not in str(seen)
        desktop.window.close()
    assert shown[0] == shown[1] == shown[2]
    assert len(shown[0][0]) > 20


def test_a_result_half_way_tells_of_no_skill_that_is_left(opened: Opened) -> None:
    desktop = go(opened(later={"execution": 4, "team": 5, "ownership": 5}), "repeat")
    choose_level(4)
    on()
    on()
    on()
    (table,) = page_of(desktop).findChildren(ChartTableView)
    assert table.selected_text().splitlines()[1:] == [
        "Execution\tLevel 4, high confidence\tLevel 4\t0"
    ]
    assert "evel 5" not in str(everything_on(desktop))
    click(page_of(desktop), "Rate the two skills that are left")
    assert skill_on(desktop) == "Team"


# ---- what came of it -------------------------------------------------------------------------


def finish(desktop: Desktop, *levels: int) -> Desktop:
    for level in levels:
        choose_level(level)
        on()
    return desktop


def test_the_repeat_ends_with_the_agreement_and_what_it_means(opened: Opened) -> None:
    desktop = finish(go(opened(), "repeat"), 3, 3, 3)
    repeats = journal_of(desktop).repeats.everything()
    agreed = agreement(snapshots(desktop)[1], repeats, NOBODY)
    words = words_on(page_of(desktop))
    assert agreed.sentence in words
    assert meaning_words(own_noise(snapshots(desktop), repeats, NOBODY)) in words
    assert "so far you have three" in words
    (table,) = page_of(desktop).findChildren(ChartTableView)
    assert table.selected_text().splitlines() == [
        "Skill\tIn the review\tSecond time\tSteps",
        "Execution\tLevel 4, high confidence\tLevel 3\t-1",
        "Team\tLevel 3, high confidence\tLevel 3\t0",
        "Ownership\tLevel 3, high confidence\tLevel 3\t0",
    ]
    assert snapshots(desktop)[1].own_rating(EXECUTION).level == 4  # type: ignore[union-attr]


def test_the_look_back_ends_with_three_values_a_skill(opened: Opened, qtbot: QtBot) -> None:
    desktop = finish(go(opened(), "then-test"), 2, 3, 4)
    before, after = snapshots(desktop)
    tests = then_tests(before, after, journal_of(desktop).then_ratings.everything(), NOBODY)
    words = words_on(page_of(desktop))
    assert MEMORY_WORDS in words
    assert "Your standard rose for one and eased for one." in words
    assert [test.sentence in words for test in tests] == [True] * 3
    assert (
        "Review of 2024: level 3, high confidence · from memory, by today’s standard: level 2 · "
        "Review of 2025: level 4, high confidence"
    ) in words
    (chart,) = page_of(desktop).findChildren(ChartView)
    qtbot.waitUntil(lambda: not chart.is_busy)
    assert "A triangle is memory" in words_on(page_of(desktop))


@both_ways
def test_one_that_is_finished_opens_at_its_result(
    opened: Opened, open_desktop: OpenDesktop, way: str
) -> None:
    desktop = opened()
    path = journal_of(desktop).path
    finish(go(desktop, way), 3, 3, 3)
    seen = skill_on(desktop)
    desktop.window.close()
    again = go(open_desktop(path), way)
    assert rows_of(again) == []
    assert skill_on(again) == seen
    back()
    assert skill_on(again) == "Ownership"
    assert not any(row.isEnabled() for row in rows_of(again))
    on()
    assert skill_on(again) == seen


def test_the_results_lead_on(opened: Opened) -> None:
    desktop = finish(go(opened(), "repeat"), 3, 3, 3)
    click(page_of(desktop), "Read the review")
    assert type(page_of(desktop)).__name__ == "ReportPage"
    finish(go(desktop, "then-test"), 3, 3, 3)
    on()
    assert type(page_of(desktop)).__name__ == "GrowthPage"


# ---- when there is nothing to ask ------------------------------------------------------------


@both_ways
def test_a_review_that_was_reopened_says_so_and_leads_to_it(opened: Opened, way: str) -> None:
    desktop = opened()
    after = snapshots(desktop)[1]
    go(desktop, way)
    choose_level(2)
    journal_of(desktop).reviews.reopen(after.cycle.id)
    assert "Review of 2025 is open" in words_on(page_of(desktop))
    assert rows_of(desktop) == []
    choose_level(3)
    assert said(desktop)[EXECUTION].level == 2
    journal_of(desktop).reviews.close(after.cycle.id)
    assert skill_on(desktop) == "Execution"
    assert [row.level for row in rows_of(desktop) if row.isChecked()] == [2]
    journal_of(desktop).reviews.reopen(after.cycle.id)
    assert list(buttons(page_of(desktop))) == ["Continue the review"]
    press(Qt.Key.Key_Space)
    assert type(page_of(desktop)).__name__ == "WalkPage"


@both_ways
def test_a_review_in_the_trash_says_so_and_comes_back(opened: Opened, way: str) -> None:
    desktop = opened()
    after = snapshots(desktop)[1].cycle.id
    go(desktop, way)
    journal_of(desktop).reviews.move_to_trash(after)
    assert "It is in the trash" in words_on(page_of(desktop))
    journal_of(desktop).reviews.restore(after)
    assert skill_on(desktop) == "Execution"
    journal_of(desktop).reviews.move_to_trash(after)
    click(page_of(desktop), "Go to the reviews")
    assert type(page_of(desktop)).__name__ == "CyclesPage"


@both_ways
def test_skills_that_an_open_review_hides_wait_for_it(
    opened: Opened, qtbot: QtBot, way: str
) -> None:
    desktop = opened()
    before, after = snapshots(desktop)
    finish(go(desktop, way), 1, 1, 1)
    assert desktop.navigation is not None
    desktop.navigation.go(to.start_review())
    on()
    again = {
        "repeat": to.repeat(after.cycle.id),
        "then-test": to.then_test(before.cycle.id, after.cycle.id),
    }
    desktop.navigation.go(again[way])
    qtbot.waitUntil(
        lambda: "Rate these skills in your open review first" in words_on(page_of(desktop))
    )
    seen = str(everything_on(desktop))
    assert "evel 1" not in seen
    assert "evel 3" not in seen


def test_without_a_level_there_is_nothing_to_rate_twice(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock
) -> None:
    with Journal.create(journal_path, clock=clock) as journal:
        closed_review(journal, 2024, {})
        closed_review(journal, 2025, {})
    desktop = open_desktop(journal_path)
    for way, words in zip(
        WAYS, ("No skill in Review of 2025", "No skill has a level in both"), strict=True
    ):
        assert words in words_on(page_of(go(desktop, way)))
        assert isinstance(focused(), QAbstractButton)


# ---- the ways there --------------------------------------------------------------------------


def lines_of_menu(desktop: Desktop, qtbot: QtBot, title: str) -> list[str]:
    assert desktop.navigation is not None
    desktop.navigation.go(to.reviews())
    click(page_of(desktop), f"More for {title}")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions()]


def test_the_menu_of_a_closed_review_leads_to_both(opened: Opened, qtbot: QtBot) -> None:
    desktop = opened()
    assert QUESTION not in lines_of_menu(desktop, qtbot, "Review of 2024")
    press(Qt.Key.Key_Escape)
    lines = lines_of_menu(desktop, qtbot, "Review of 2025")
    for words in ("Rate a second time", QUESTION):
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range(lines.index(words) + 1):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert skill_on(desktop) == "Execution"
        lines = lines_of_menu(desktop, qtbot, "Review of 2025")


def in_palette(desktop: Desktop) -> set[str]:
    actions = (*page_of(desktop).actions(), *desktop.window.actions())
    return {action.text() for action in actions if action.isEnabled()}


def test_the_palette_leads_to_both(opened: Opened) -> None:
    desktop = opened()
    assert desktop.navigation is not None
    desktop.navigation.go(to.reviews())
    assert {QUESTION, "Rate my latest review a second time"} <= in_palette(desktop)
    desktop.navigation.go(to.report(snapshots(desktop)[1].cycle.id))
    assert {QUESTION, "Rate this review a second time"} <= in_palette(desktop)
    desktop.navigation.go(to.growth())
    assert QUESTION in in_palette(desktop)
    desktop.navigation.go(to.growth(None, snapshots(desktop)[0].cycle.id))
    assert QUESTION not in in_palette(desktop)


@pytest.mark.parametrize("page", ["report", "growth"])
def test_a_pair_of_closed_reviews_offers_to_look_back(opened: Opened, page: str) -> None:
    desktop = opened()
    before, after = snapshots(desktop)

    def open_page() -> None:
        assert desktop.navigation is not None
        if page == "report":
            desktop.navigation.go(to.report(after.cycle.id))
        else:
            desktop.navigation.go(to.growth(before.cycle.id, after.cycle.id))

    open_page()
    offer = buttons(page_of(desktop))[QUESTION]
    assert "Rate Review of 2024 once more from memory" in offer.accessibleDescription()
    click(page_of(desktop), QUESTION)
    finish(desktop, 3)
    open_page()
    offer = buttons(page_of(desktop))[QUESTION]
    assert offer.accessibleDescription().endswith("from memory: two skills left.")
    click(page_of(desktop), QUESTION)
    assert skill_on(desktop) == "Team"
    finish(desktop, 3, 3)
    open_page()
    assert "See what you found" in buttons(page_of(desktop))[QUESTION].accessibleDescription()


def test_there_is_no_offer_where_there_is_nothing_to_look_back_at(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened()
    assert desktop.navigation is not None
    before, after = snapshots(desktop)
    desktop.navigation.go(to.report(before.cycle.id))
    assert QUESTION not in buttons(page_of(desktop))
    desktop.navigation.go(to.growth(before.cycle.id, after.cycle.id))
    assert QUESTION in buttons(page_of(desktop))
    click(page_of(desktop), "View: Rings")
    assert QUESTION not in buttons(page_of(desktop))
    assert QUESTION not in in_palette(desktop)


def test_noise_is_said_under_the_comparison_once_it_is_known(opened: Opened) -> None:
    desktop = opened(EIGHT, EIGHT | {"execution": 4})
    assert desktop.navigation is not None
    desktop.navigation.go(to.growth())
    assert "rated twice" not in words_on(page_of(desktop))
    finish(go(desktop, "repeat"), *[3] * 8)
    assert NOISE in words_on(page_of(desktop))
    desktop.navigation.go(to.growth())
    assert NOISE in words_on(page_of(desktop))
    assert "It is a possible change." in words_on(page_of(desktop))


@both_ways
def test_the_confidence_comes_into_view_before_a_choice_is_kept(opened: Opened, way: str) -> None:
    desktop = go(opened(), way)
    desktop.window.resize(960, 640)
    desktop.theme.resize_text(200)
    (first,) = (one for one in page_of(desktop).findChildren(LevelRow) if one.level == 1)
    first.setFocus()
    press(Qt.Key.Key_1)
    press_on()
    assert [second.is_committed for second in said(desktop).values()] == [False]
    assert "Before you continue: how sure are you?" in words_on(desktop.window.notice)
    low = focused()
    assert low.accessibleName() == "How sure are you: Low"
    page_of(desktop)
    assert low.visibleRegion().boundingRect() == low.rect()
    press_on()
    assert [second.is_committed for second in said(desktop).values()] == [True]
    assert "Before you continue" not in words_on(desktop.window.notice)
