"""A page that is open while the journal changes, as it does after an undo in the notice bar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assessment.evidence import Evidence, EvidenceKind
from assessment.model import SkillKey
from assessment.reviews.cycles import Depth, Period, ReviewCycle, open_cycle
from rubrics.library import Library
from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.pages.test_every_page import at_rest
from tests.ui.desktop.pages.test_hidden_everywhere import seen
from ui.desktop import destinations as to
from ui.desktop.destinations import Destination

PLACES: dict[str, Callable[[str], Destination]] = {
    "report": to.report,
    "yearly page": to.yearly_page,
    "growth": lambda _: to.growth(),
}


def an_open_review(journal: Journal) -> ReviewCycle:
    rubric = Library().rubric("larson-management")
    period = Period(start=date(2026, 1, 1), end=date(2026, 6, 30))
    draft = open_cycle("Open", period, Depth.FULL, [rubric], journal.now())
    journal.reviews.start(draft, [rubric])
    return draft


@pytest.mark.parametrize("name", PLACES)
def test_a_review_that_comes_back_hides_what_the_open_page_showed(
    name: str, open_desktop: OpenDesktop, journal_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    with Journal.create(journal_path, clock=clock) as journal:
        closed = closed_review(journal, 2025, {"execution": 2, "team": 4})
        draft = an_open_review(journal)
        journal.reviews.move_to_trash(draft.id)
    desktop = open_desktop(journal_path)
    assert desktop.navigation is not None
    assert desktop.journal is not None
    place = PLACES[name](closed.id)
    desktop.navigation.go(place)
    shown = seen(at_rest(desktop, qtbot))
    desktop.journal.reviews.restore(draft.id)
    after = seen(at_rest(desktop, qtbot))
    desktop.navigation.go(to.home())
    desktop.navigation.go(place)
    assert after == seen(at_rest(desktop, qtbot))
    assert after != shown


def test_an_entry_that_becomes_private_again_leaves_the_open_report(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    entry = Evidence(
        id="entry",
        happened_on=date(2025, 6, 3),
        title="zqshipped",
        kind=EvidenceKind.SHIPPED,
        skills=(SkillKey("larson-management", "execution"),),
        saved_at=clock(),
    )
    with Journal.create(journal_path, clock=clock) as journal:
        closed = closed_review(journal, 2025, {"execution": 2})
        journal.evidence.save(entry)
    desktop = open_desktop(journal_path)
    assert desktop.navigation is not None
    assert desktop.journal is not None
    desktop.navigation.go(to.report(closed.id))
    assert "zqshipped" in " ".join(seen(at_rest(desktop, qtbot)))
    desktop.journal.evidence.save(entry.with_changes(private=True))
    assert "zqshipped" not in " ".join(seen(at_rest(desktop, qtbot)))
