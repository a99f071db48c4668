"""The work log: read, added to, changed and thrown away, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from assessment.evidence import Evidence, EvidenceKind
from assessment.model import SkillKey
from rubrics.library import load_builtin
from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.hands import CONTROL, click, on, press, words_on, write
from ui.desktop.app import Desktop

MANAGER = load_builtin("larson-management")
EXECUTION, TEAM = SkillKey(MANAGER.id, "execution"), SkillKey(MANAGER.id, "team")

Opened = Callable[..., Desktop]


def noted(
    entry_id: str = "first", day: date = date(2026, 11, 3), title: str = "The import ran"
) -> Evidence:
    return Evidence(
        id=entry_id,
        happened_on=day,
        title=title,
        kind=EvidenceKind.SHIPPED,
        text="On the promised day.",
        skills=(EXECUTION,),
        saved_at=Clock().moment,
    )


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


def page_of(desktop: Desktop) -> QWidget:
    page = desktop.window.page
    assert page is not None
    return page


def journal_of(desktop: Desktop) -> Journal:
    assert desktop.journal is not None
    return desktop.journal


def entries(desktop: Desktop) -> tuple[Evidence, ...]:
    return journal_of(desktop).evidence.entries()


def test_the_empty_page_says_what_will_stand_here_and_has_one_next_step(opened: Opened) -> None:
    desktop = opened()
    assert "Nothing noted yet" in words_on(page_of(desktop))
    click(page_of(desktop), "Add evidence")
    assert "In a few words, what was it?" in words_on(page_of(desktop))


def test_an_entry_is_added_by_keyboard_alone(opened: Opened) -> None:
    desktop = opened()
    press(Qt.Key.Key_J, CONTROL)
    write("The invoices went out")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    on()
    (entry,) = entries(desktop)
    assert (entry.title, entry.kind) == ("The invoices went out", EvidenceKind.HELPED)
    assert (entry.happened_on, entry.skills) == (date(2026, 11, 20), ())
    shown = words_on(page_of(desktop))
    assert "2026" in shown.splitlines()
    assert "The invoices went out" in shown
    assert "Helped · 20 November 2026" in shown
    press(Qt.Key.Key_Z, CONTROL)
    assert entries(desktop) == ()
    assert "Nothing noted yet" in words_on(page_of(desktop))


def test_it_leads_back_to_where_it_was_asked_for(opened: Opened) -> None:
    desktop = opened()
    router = desktop.router
    assert router is not None
    router.note_evidence(TEAM, router.growth)
    QApplication.processEvents()
    write("She took over")
    on()
    (entry,) = entries(desktop)
    assert entry.skills == (TEAM,)
    assert type(page_of(desktop)).__name__ == "GrowthPage"
    assert "“She took over” is kept." in words_on(desktop.window)
