"""The history of a window: what was done last is undone first, and every undo says what it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.file.errors import LockedJournal
from storage.file.refusals import NoSuchEvidence
from tests.ui.desktop.driving import words_on
from ui.desktop.choice_steps import note_final
from ui.desktop.undoing import TOO_LATE, TOO_LATE_AGAIN, Refused, Undoable, UndoHistory
from ui.desktop.window import Window


def step(name: str, did: list[str]) -> Undoable:
    def act(verb: str) -> str:
        did.append(f"{verb} {name}")
        return did[-1]

    return Undoable(lambda: act("undo"), lambda: act("redo"))


def test_what_was_done_last_is_undone_first_and_done_again_first() -> None:
    history, did = UndoHistory(), list[str]()
    for name in ("one", "two"):
        history.add(step(name, did))
    assert [history.undo(), history.undo(), history.undo()] == ["undo two", "undo one", ""]
    assert [history.redo(), history.redo(), history.redo()] == ["redo one", "redo two", ""]
    assert history.undo() == "undo two"


def test_something_new_takes_the_place_of_what_was_undone() -> None:
    history, did = UndoHistory(), list[str]()
    history.add(step("one", did))
    history.undo()
    history.add(step("two", did))
    assert history.redo() == ""


def test_a_step_of_which_nothing_is_left_is_passed_over() -> None:
    history, did = UndoHistory(), list[str]()
    history.add(step("one", did))
    history.add(Undoable(lambda: ""))
    assert history.undo() == "undo one"


def test_an_undo_notes_nothing_of_what_it_does_itself() -> None:
    history, did = UndoHistory(), list[str]()

    def undo() -> str:
        history.add(step("inner", did))
        return "outer"

    history.add(Undoable(undo))
    assert [history.undo(), history.undo()] == ["outer", ""]


def test_one_step_can_be_undone_out_of_turn_and_only_once() -> None:
    history, did = UndoHistory(), list[str]()
    first = step("one", did)
    history.add(first)
    history.add(step("two", did))
    assert [history.undo_step(first), history.undo_step(first)] == ["undo one", ""]
    assert [history.undo(), history.undo()] == ["undo two", ""]


@pytest.mark.parametrize("alone", [False, True])
def test_with_nothing_to_redo_the_next_step_follows_unless_this_very_one_is_meant(
    *, alone: bool
) -> None:
    history, did = UndoHistory(), list[str]()
    empty = Undoable(lambda: "undo empty", lambda: "")
    history.add(empty)
    history.add(step("other", did))
    history.undo()
    history.undo()
    if alone:
        assert history.redo_step(empty) == ""
        assert did == ["undo other"]
    assert history.redo() == "redo other"


def test_a_step_that_fails_for_now_stays_and_one_that_came_too_late_says_so() -> None:
    history = UndoHistory()
    tries = 0

    def locked_once() -> str:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise LockedJournal(Path("mine.rings"))
        return "Undone."

    def gone() -> str:
        raise NoSuchEvidence

    history.add(Undoable(locked_once))
    history.add(Undoable(gone))
    assert history.undo() == TOO_LATE
    with pytest.raises(LockedJournal):
        history.undo()
    assert history.undo() == "Undone."


def test_what_was_not_undone_is_not_done_again() -> None:
    history, did = UndoHistory(), list[str]()

    def gone() -> str:
        raise NoSuchEvidence

    history.add(step("one", did))
    history.add(Undoable(gone, step("two", did).redo))
    history.add(Undoable(lambda: Refused("It stays."), step("three", did).redo))
    assert [history.undo(), history.undo()] == ["It stays.", TOO_LATE]
    assert history.redo() == ""
    assert history.undo() == "undo one"


def test_what_stays_is_refused_and_only_as_long_as_it_is_so() -> None:
    history, so = UndoHistory(), [True]
    for _ in range(2):
        note_final(history, "It stays.", lambda: so[0])
    refused = history.undo()
    so[0] = False
    assert [refused, history.undo()] == ["It stays.", ""]
    assert isinstance(refused, Refused)


def test_what_was_not_done_again_is_not_undone() -> None:
    history, did = UndoHistory(), list[str]()

    def gone() -> str:
        raise NoSuchEvidence

    history.add(Undoable(step("one", did).undo, gone))
    history.undo()
    assert [history.redo(), history.undo(), did] == [TOO_LATE_AGAIN, "", ["undo one"]]


def test_what_a_notice_offered_can_be_undone_by_key_after_it_is_gone(window: Window) -> None:
    did: list[str] = []
    window.notice.say("One is in the trash.", lambda: did.append("back"))
    window.notice.dismiss()
    window.notice.undo_last()
    assert did == ["back"]
    assert "Undone." in words_on(window.notice)


def test_the_button_undoes_what_its_sentence_says_whatever_was_done_since(window: Window) -> None:
    did: list[str] = []
    window.notice.say("One is in the trash.", lambda: did.append("one"))
    window.history.add(step("two", did))
    window.notice.undo()
    assert did == ["one"]
