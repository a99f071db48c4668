"""Words of people and rubrics that look like markup, or like a shortcut, stay words everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assessment.evidence import Evidence, EvidenceKind
from assessment.model import SkillKey
from assessment.reviews.cycles import Depth
from assessment.walk.committing import choose_level, commit
from rubrics.crosswalk import Crossing, CrossingKind
from rubrics.model import Rubric
from storage.journal import Journal
from tests.assessment.examples import a_cycle, a_rubric, a_skill
from tests.ui.conftest import Clock, OpenDesktop
from tests.ui.desktop.pages.test_every_page import at_rest
from tests.ui.hands import choose_level as press_level
from tests.ui.hands import on, page_of, write
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.destinations import Destination
from ui.desktop.pages.walk.step_axis import StepAxis

MARKED = "R&D <b>bold</b> List<String>"
WHY = f"it is now about {MARKED}"
FIRST = SkillKey("practice", "planning")


def rubric(version: int) -> Rubric:
    """An edition of a rubric with such words wherever there is room for some."""
    skills = []
    for name in ("planning", "listening"):
        skill = a_skill(name, wording=f"{MARKED}, edition {version}, level")
        skills.append(skill.model_copy(update={"title": f"{MARKED} {name}"}))
    redefined = Crossing(
        since=1, kind=CrossingKind.REDEFINED, before=("planning",), after=("planning",), why=WHY
    )
    changes = {"title": MARKED, "crosswalk": (redefined,) if version > 1 else ()}
    return a_rubric(*skills, version=version).model_copy(update=changes)


@pytest.fixture
def desktop(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Desktop:
    """A window on two closed reviews of the first edition and an open one of the second."""
    with Journal.create(journal_path, clock=clock) as journal:
        for year, edition in ((2024, rubric(1)), (2025, rubric(1)), (2026, rubric(2))):
            cycle = a_cycle(year, [edition], Depth.FULL)
            cycle = cycle.model_copy(update={"title": f"{MARKED} {year}"})
            journal.reviews.start(cycle, [edition])
            if year < 2026:
                review = journal.reviews.review(cycle.id)
                journal.reviews.save_rating(choose_level(review, FIRST, 3, journal.now()))
                review = journal.reviews.review(cycle.id)
                journal.reviews.save_rating(commit(review, FIRST, journal.now()))
                journal.reviews.close(cycle.id)
        entry = Evidence(
            id="one",
            happened_on=date(2026, 11, 3),
            title=MARKED,
            kind=EvidenceKind.SHIPPED,
            skills=(FIRST,),
            saved_at=journal.now(),
        )
        journal.evidence.save(entry, read=None)
    return open_desktop(journal_path)


def _closed(desktop: Desktop) -> tuple[str, str]:
    assert desktop.journal is not None
    before, after = desktop.journal.reviews.snapshots()
    return before.cycle.id, after.cycle.id


def _draft(desktop: Desktop) -> str:
    assert desktop.journal is not None
    return desktop.journal.reviews.drafts()[-1].cycle.id


PLACES: dict[str, Callable[[Desktop], Destination]] = {
    "home": lambda _: to.home(),
    "reviews": lambda _: to.reviews(),
    "start": lambda _: to.start_review(),
    "walk": lambda desktop: to.walk(_draft(desktop)),
    "look back": lambda desktop: to.closing(_draft(desktop)),
    "report": lambda desktop: to.report(_closed(desktop)[1]),
    "from memory": lambda desktop: to.then_test(*_closed(desktop)),
    "rate again": lambda desktop: to.repeat(_closed(desktop)[1]),
    "others, a form": lambda desktop: to.feedback(_closed(desktop)[1], FIRST),
    "page to keep": lambda desktop: to.yearly_page(_closed(desktop)[1]),
    "evidence": lambda _: to.evidence(),
    "evidence, a form": lambda _: to.new_evidence(FIRST),
    "growth": lambda _: to.growth(),
    "library": lambda _: to.library("practice"),
    "settings": lambda _: to.settings(),
}


def misread(page: QWidget) -> list[str]:
    """What Qt would read as markup, or of which it made a key."""
    found: list[str] = []
    for widget in page.findChildren(QWidget):
        tip = widget.toolTip()
        inner = tip.removeprefix("<qt>").removesuffix("</qt>")
        if tip and (inner == tip or "<" in inner):
            found.append(f"tip {tip}")
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found += [f"label {widget.text()}"] if widget.text() else []
        if isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty():
            found.append(f"key of {widget.text()}")
    return found


@pytest.mark.parametrize("name", PLACES)
def test_no_word_is_read_as_markup_or_makes_a_key(
    desktop: Desktop, qtbot: QtBot, name: str
) -> None:
    assert desktop.navigation is not None
    desktop.navigation.go(PLACES[name](desktop))
    page = at_rest(desktop, qtbot)
    assert misread(page) == []


def test_the_tip_of_a_step_says_the_reason_in_the_words_of_the_rubric(desktop: Desktop) -> None:
    assert desktop.navigation is not None
    desktop.navigation.go(to.walk(_draft(desktop)))
    QApplication.processEvents()
    write("It took a while.")
    press_level(4)
    on()
    (axis,) = page_of(desktop).findChildren(StepAxis)
    assert MARKED in unescape(axis.toolTip())
    assert misread(page_of(desktop)) == []
    assert MARKED in axis.accessibleDescription()
