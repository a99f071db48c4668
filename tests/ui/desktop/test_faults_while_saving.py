"""A bug while saving: the text is kept, the page says so, and the window can be closed.

No text of the user reaches the log or the dialog, even if the bug's message contains it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from assessment.reviews.cycles import Depth
from assessment.reviews.ratings import NotRated, Rating
from assessment.walk.committing import choose_reason, commit
from rubrics.library import Library
from storage.journal import Journal
from storage.tables.evidence import EvidenceStore
from storage.tables.reviews.store import ReviewStore
from storage.tables.second_ratings import SecondRatingStore
from storage.tables.store import TrashStore
from tests.assessment.examples import a_cycle
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import DialogDriver, the, words_on
from tests.ui.hands import choose_level, click, write
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.destinations import Destination
from ui.desktop.errors import ErrorHandler

MANAGER = Library().rubric("larson-management")
WRITTEN = "zqwritten"
NOT_SAVED = "Not saved yet. Something went wrong in Growth Rings itself."


@pytest.fixture
def desktop(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Desktop:
    """A window on two closed reviews and an open one."""
    with Journal.create(journal_path, clock=clock) as journal:
        closed_review(journal, 2024, {"execution": 2, "team": 3}, text=WRITTEN)
        closed_review(journal, 2025, {"execution": 3, "team": 3}, text=WRITTEN)
        journal.reviews.start(a_cycle(2026, [MANAGER], Depth.FULL), [MANAGER])
        for skill in ("execution", "team"):
            journal.reviews.save_rating(_rated(journal, skill))
    return open_desktop(journal_path)


def _rated(journal: Journal, skill: str) -> Rating:
    key, (draft,) = SkillKey(MANAGER.id, skill), journal.reviews.drafts()
    chosen = choose_reason(draft, key, NotRated.NO_OPPORTUNITY, journal.now())
    journal.reviews.save_rating(chosen)
    return commit(journal.reviews.review(draft.cycle.id), key, journal.now())


@pytest.fixture
def log(desktop: Desktop, tmp_path: Path) -> Iterator[Path]:
    """The log file, which records every bug of the window."""
    path = tmp_path / "logs" / "errors.log"
    handler = ErrorHandler(lambda: desktop.window, path)
    handler.install()
    yield path
    handler.uninstall()


@pytest.fixture
def patched(desktop: Desktop) -> Iterator[pytest.MonkeyPatch]:
    """Patches that are undone before the window is closed, since it would ask otherwise."""
    with pytest.MonkeyPatch.context() as made:
        yield made
    desktop.window.close()


@pytest.fixture
def broken(patched: pytest.MonkeyPatch) -> Callable[[type, str], None]:
    """Makes a method of a store fail with its arguments in the message, as a bug might."""

    def break_it(store: type, method: str) -> None:
        def fail(_self: object, *given: object, **_: object) -> None:
            raise RuntimeError(f"{WRITTEN} {given}")

        patched.setattr(store, method, fail)

    return break_it


def _cycle(desktop: Desktop, back: int) -> str:
    assert desktop.journal is not None
    return desktop.journal.reviews.cycles()[-back].id


def _go(desktop: Desktop, destination: Destination) -> QWidget:
    assert desktop.navigation is not None
    desktop.navigation.go(destination)
    QApplication.processEvents()
    page = desktop.window.page
    assert page is not None
    return page


def _type_feedback(desktop: Desktop) -> None:
    page = _go(desktop, to.feedback(_cycle(desktop, 2)))
    click(page, "Add what someone said")
    the(QTextEdit, "What they said", page).setFocus()
    write(WRITTEN)


def _note_evidence(desktop: Desktop) -> None:
    _go(desktop, to.new_evidence())
    write(WRITTEN)


def _type_a_reflection(desktop: Desktop) -> None:
    page = _go(desktop, to.closing(_cycle(desktop, 1)))
    page.findChildren(QTextEdit)[0].setFocus()
    write(WRITTEN)


def _rate_again(desktop: Desktop) -> None:
    _go(desktop, to.repeat(_cycle(desktop, 2)))
    choose_level(4)


def _look_back(desktop: Desktop) -> None:
    _go(desktop, to.then_test(_cycle(desktop, 3), _cycle(desktop, 2)))
    choose_level(4)


SAVED = (
    pytest.param((TrashStore, "save", _type_feedback), id="view"),
    pytest.param((EvidenceStore, "save", _note_evidence), id="evidence"),
    pytest.param((ReviewStore, "save_reflection", _type_a_reflection), id="reflection"),
    pytest.param((SecondRatingStore, "save", _rate_again), id="repeat"),
    pytest.param((SecondRatingStore, "save", _look_back), id="look back"),
)


def the_bug_dialog(qtbot: QtBot) -> QDialog:
    def shown() -> list[QDialog]:
        every = QApplication.topLevelWidgets()
        return [one for one in every if isinstance(one, QDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


@pytest.mark.parametrize("saved", SAVED)
def test_a_bug_while_saving_is_reported_on_the_page_and_nothing_written_reaches_log_or_dialog(
    saved: tuple[type, str, Callable[[Desktop], None]],
    desktop: Desktop,
    log: Path,
    broken: Callable[[type, str], None],
    qtbot: QtBot,
    patched: pytest.MonkeyPatch,
) -> None:
    store, method, enter = saved
    broken(store, method)
    enter(desktop)
    dialog = the_bug_dialog(qtbot)
    page = desktop.window.page
    assert page is not None
    assert NOT_SAVED in words_on(page)
    for words in (words_on(dialog), log.read_text()):
        assert "RuntimeError" in words
        assert WRITTEN not in words
        assert "level" not in words
    dialog.close()
    # What could not be saved still can: nothing was lost, so the window closes without a word.
    patched.undo()
    desktop.window.close()
    assert not desktop.window.isVisible()


def test_a_window_whose_words_can_not_be_saved_for_a_bug_asks_before_it_closes(
    desktop: Desktop,
    journal_path: Path,
    broken: Callable[[type, str], None],
    in_dialog: DialogDriver,
    patched: pytest.MonkeyPatch,
) -> None:
    bugs: list[type[BaseException]] = []
    patched.setattr(sys, "excepthook", lambda kind, *_: bugs.append(kind))
    broken(TrashStore, "save")
    _type_feedback(desktop)
    asked: list[str] = []
    in_dialog(lambda dialog: asked.append(words_on(dialog)))
    desktop.window.close()
    assert "Your latest changes are not saved" in asked[0]
    assert set(bugs) == {RuntimeError}
    assert desktop.window.isVisible()
    assert NOT_SAVED in words_on(desktop.window)
    patched.undo()
    desktop.window.close()
    assert not desktop.window.isVisible()
    with Journal.open(journal_path) as journal:
        assert [item.words for item in journal.feedback.everything()] == [WRITTEN]
