"""Fixtures for the whole window on a real journal."""

from __future__ import annotations

import faulthandler
import gc
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt import exceptions
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from assessment.reviews.cycles import Depth, Period, ReviewCycle, open_cycle
from assessment.reviews.ratings import Answer, Confidence
from assessment.walk.committing import adjust, choose_level, commit
from rubrics.library import Library
from storage.journal import Journal
from tests.ui.hands import on
from tests.ui.held_items import held_items
from tests.ui.threads import Watch
from ui.charts.spec import ChartSpec
from ui.desktop.app import Desktop
from ui.desktop.preferences import Preferences
from ui.desktop.start import FUSION
from ui.desktop.tasks import Task
from ui.overriding import override

OpenDesktop = Callable[[Path], Desktop]

PATIENCE_MS = 90_000
"""How long a test waits for what never comes. What comes late on a loaded machine is no failure."""


class Clock:
    """A clock that advances by one second each time it is read."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def pytest_make_parametrize_id(val: object) -> str | None:
    """Uses a chart's name as the id of a parametrized test."""
    return val.name if isinstance(val, ChartSpec) else None


class PatientBot(QtBot):
    """pytest-qt's bot, with our own patience. When it runs out, every thread says where it is."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        try:
            super().waitUntil(callback, timeout=timeout)
        except exceptions.TimeoutError:
            faulthandler.dump_traceback()
            raise

    @override
    def waitSignal(self, signal: object, *, timeout: int = PATIENCE_MS, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of every test here, in place of pytest-qt's own."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments of the application that pytest-qt makes: the program's own."""
    return ["growth-rings", *FUSION]


@pytest.fixture(autouse=True, scope="session")
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application for all tests here, created before a PDF can create one without widgets.

    Leaves nothing on the clipboard: that of a platform without a screen outlives Python, and what
    Python made for it would then crash the process. The clipboards of real platforms do not.
    """
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Fails a test if work off the GUI thread uses Qt's painting, fonts or widgets."""
    watch = Watch()
    monkeypatch.setattr(Task, "work", watch.watched(Task.work))
    yield watch
    assert watch.seen == []


@pytest.fixture(autouse=True)
def collector(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves the garbage collector held off, for all the tests after it."""
    yield
    assert gc.isenabled() or qapp.findChildren(Task) != []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Fails a test after which Python still holds an item of one of Qt's layouts."""
    result = yield
    assert held_items() == []
    return result


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_desktop(qtbot: QtBot, qapp: QApplication, clock: Clock) -> Iterator[OpenDesktop]:
    """Opens the window on a journal; closes it after the test."""
    opened: list[Desktop] = []

    def open_it(path: Path) -> Desktop:
        preferences = Preferences(path.with_name("window.ini"))
        desktop = Desktop(qapp, path, preferences=preferences, clock=clock)
        opened.append(desktop)
        qtbot.addWidget(desktop.window)
        desktop.window.show()
        desktop.start()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is desktop.window)
        qtbot.waitUntil(lambda: has_the_keyboard(desktop))
        return desktop

    yield open_it
    for desktop in opened:
        desktop.window.close()


def has_the_keyboard(desktop: Desktop) -> bool:
    """Whether a widget of the window has the focus."""
    focused: QWidget | None = QApplication.focusWidget()
    return focused is not None and desktop.window.isAncestorOf(focused)


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    return tmp_path / "journal" / "journal.rings"


@pytest.fixture
def walking(open_desktop: OpenDesktop, journal_path: Path) -> Desktop:
    """A new user's window on the first question, two key presses after the welcome."""
    desktop = open_desktop(journal_path)
    on()
    on()
    return desktop


def closed_review(
    journal: Journal, year: int, levels: dict[str, int], text: str = "Something was written."
) -> ReviewCycle:
    """A closed review of a year by the management rubric, with these levels."""
    rubric = Library().rubric("larson-management")
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31))
    cycle = open_cycle(f"Review of {year}", period, Depth.FULL, [rubric], journal.now())
    journal.reviews.start(cycle, [rubric])
    for skill_id, level in levels.items():
        key = SkillKey(rubric.id, skill_id)
        journal.reviews.save_answer(
            Answer(
                cycle_id=cycle.id,
                rubric_id=rubric.id,
                question_id=rubric.skill(skill_id).questions[0].id,
                text=f"{text} {skill_id} in {year}",
                saved_at=journal.now(),
            )
        )
        rating = choose_level(journal.reviews.review(cycle.id), key, level, journal.now())
        journal.reviews.save_rating(
            adjust(rating, journal.now(), confidence=Confidence.HIGH, energy=None)
        )
        journal.reviews.save_rating(commit(journal.reviews.review(cycle.id), key, journal.now()))
    return journal.reviews.close(cycle.id)
