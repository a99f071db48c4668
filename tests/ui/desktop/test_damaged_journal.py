"""A damaged journal: the window says where, keeps what is sound open, and offers a good copy."""

# ruff: noqa: S608  (every statement is written here)

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.file.errors import DamagedJournal
from storage.journal import Journal
from tests.storage.files import everything_in, harm, overwrite, past_the_door
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.hands import buttons, click, page_of, words_on
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.pages.home.damage import HEADING

MARKER = "Only its author may read this."
OPEN_COPY = "Open the copy of 7 June 2026"

A_ROW = "UPDATE answer SET saved_at = '2026-1r' || substr(saved_at, 8)"
A_TITLE = f"UPDATE cycle SET title = replace(hex(zeroblob(999)), '00', '{MARKER}')"
A_RUBRIC = f"UPDATE rubric SET text = '{MARKER}'"


@pytest.fixture
def kept(journal_path: Path, clock: Clock) -> Path:
    """A journal that was put away, with the text of home kept in it, and a copy saved by hand."""
    journal = Journal.create(journal_path, clock=clock)
    closed_review(journal, 2025, {"execution": 4}, MARKER)
    journal.back_up(journal_path.with_name("journal-2026-06-07.rings"))
    journal.put_away()
    return journal_path


def words(desktop: Desktop) -> str:
    return words_on(page_of(desktop))


@pytest.mark.parametrize("statement", [A_ROW, A_TITLE, A_RUBRIC])
def test_home_names_the_damaged_row_and_never_its_text(
    open_desktop: OpenDesktop, qtbot: QtBot, kept: Path, statement: str
) -> None:
    harm(kept, statement)
    desktop = open_desktop(kept)
    qtbot.waitUntil(lambda: HEADING in words(desktop))
    assert "row 1 of the table" in words(desktop)
    qtbot.waitUntil(lambda: OPEN_COPY in buttons(desktop.window))
    assert MARKER not in words(desktop)


def test_a_page_that_needs_no_damaged_row_opens_and_home_still_says_so(
    open_desktop: OpenDesktop, qtbot: QtBot, kept: Path
) -> None:
    harm(kept, A_ROW)
    desktop = open_desktop(kept)
    qtbot.waitUntil(lambda: HEADING in words(desktop))
    for destination in (to.evidence(), to.library(), to.settings()):
        desktop.go(destination)
        assert desktop.navigation is not None
        assert desktop.navigation.here == destination
    desktop.go(to.home())
    qtbot.waitUntil(lambda: HEADING in words(desktop))


def test_the_check_names_what_home_did_not_read(
    open_desktop: OpenDesktop, qtbot: QtBot, kept: Path
) -> None:
    harm(kept, A_ROW)
    harm(kept, "UPDATE cycle_event SET at = '2026-13' || substr(at, 8)")
    desktop = open_desktop(kept)
    qtbot.waitUntil(lambda: HEADING in words(desktop))
    assert "cycle_event" not in words(desktop)
    click(desktop.window, "Check every row")
    assert "row 1 of the table “cycle_event”" in words(desktop)


def test_the_copy_opens_as_a_new_journal_and_everything_else_is_kept(
    open_desktop: OpenDesktop, qtbot: QtBot, kept: Path
) -> None:
    harm(kept, A_ROW)
    desktop = open_desktop(kept)
    qtbot.waitUntil(lambda: OPEN_COPY in buttons(desktop.window))
    before = everything_in(kept.parent)
    click(desktop.window, OPEN_COPY)
    qtbot.waitUntil(lambda: "journal from 2026-06-07.rings" in desktop.window.windowTitle())
    assert "One closed review" in words(desktop)
    assert desktop.journal is not None
    assert desktop.journal.reviews.snapshots()[0].answers[0].text.startswith(MARKER)
    after = everything_in(kept.parent)
    assert {name: after[name] for name in before if name.endswith(".rings")} == {
        name: found for name, found in before.items() if name.endswith(".rings")
    }


@pytest.mark.parametrize("what", ["a page", "a trigger"])
def test_a_journal_that_can_not_be_opened_at_all_offers_the_copy(
    open_desktop: OpenDesktop, qtbot: QtBot, kept: Path, what: str
) -> None:
    if what == "a page":
        overwrite(kept, 4096 * 5, b"\xff" * 4096)
    else:
        with past_the_door(kept) as connection:
            connection.execute("CREATE TRIGGER t AFTER INSERT ON answer BEGIN SELECT 1; END")
    desktop = open_desktop(kept)
    assert "Your journal did not open" in words(desktop)
    qtbot.waitUntil(lambda: OPEN_COPY in buttons(desktop.window))
    click(desktop.window, OPEN_COPY)
    qtbot.waitUntil(lambda: "journal from 2026-06-07.rings" in desktop.window.windowTitle())


def test_where_there_is_no_copy_it_says_so(
    open_desktop: OpenDesktop, qtbot: QtBot, kept: Path
) -> None:
    kept.with_name("journal-2026-06-07.rings").unlink()
    overwrite(kept, 4096 * 5, b"\xff" * 4096)
    desktop = open_desktop(kept)
    qtbot.waitUntil(lambda: "There is no good copy in" in words(desktop))
    assert not any(name.startswith("Open the copy") for name in buttons(desktop.window))


def test_a_new_copy_that_can_not_be_written_says_why(
    open_desktop: OpenDesktop, qtbot: QtBot, kept: Path
) -> None:
    harm(kept, A_ROW)
    desktop = open_desktop(kept)
    qtbot.waitUntil(lambda: OPEN_COPY in buttons(desktop.window))
    overwrite(kept.with_name("journal-2026-06-07.rings"), 4096 * 5, b"\xff" * 4096)
    click(desktop.window, OPEN_COPY)
    qtbot.waitUntil(lambda: "journal-2026-06-07.rings is damaged" in words(desktop))


def test_a_disk_that_fails_once_is_no_damage(
    open_desktop: OpenDesktop, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harm(kept, "DELETE FROM glance")
    looks = [DamagedJournal(kept)]

    def fail_once(journal: Journal) -> object:
        if looks:
            raise looks.pop()
        return standing_of(journal)

    import storage.queries

    standing_of = storage.queries.standing_of
    monkeypatch.setattr(storage.queries, "standing_of", fail_once)
    desktop = open_desktop(kept)
    assert "The disk failed to read" in words(desktop)
    click(desktop.window, "Try again")
    assert "One closed review" in words(desktop)
