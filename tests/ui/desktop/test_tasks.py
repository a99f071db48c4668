"""Work off the GUI thread: results, known errors, bugs and cancelled work."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from rubrics.errors import KnownError
from ui.desktop.tasks import Checkpoint, Task, run


def _everything(task: Task) -> list[object]:
    seen: list[object] = []
    task.done.connect(lambda result: seen.append(("done", result)))
    task.failed.connect(lambda error: seen.append(("failed", error)))
    task.ended.connect(lambda: seen.append("ended"))
    return seen


def test_work_is_done_on_another_thread_and_its_result_arrives_on_this_one(qtbot: QtBot) -> None:
    threads: list[int] = []
    task = run(lambda _checkpoint: threading.get_ident())
    task.done.connect(lambda worker: threads.extend([worker, threading.get_ident()]))
    with qtbot.waitSignal(task.ended):
        pass
    worker, receiver = threads
    assert worker != receiver == threading.get_ident()


def test_a_result_that_is_nothing_counts_as_done(qtbot: QtBot) -> None:
    task = run(lambda _checkpoint: None)
    seen = _everything(task)
    with qtbot.waitSignal(task.ended):
        pass
    assert seen == [("done", None), "ended"]


def test_a_known_error_is_handed_over_as_it_is(qtbot: QtBot) -> None:
    error = KnownError("The disk is full.", "Free some space.")

    def work(_checkpoint: Checkpoint) -> None:
        raise error

    task = run(work)
    seen = _everything(task)
    with qtbot.waitSignal(task.ended):
        pass
    assert seen == [("failed", error), "ended"]


def test_a_bug_ends_the_work_and_goes_where_bugs_go(qtbot: QtBot) -> None:
    def work(_checkpoint: Checkpoint) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as bugs:
        task = run(work)
        seen = _everything(task)
        with qtbot.waitSignal(task.ended):
            pass
        qtbot.waitUntil(lambda: bool(bugs))
    assert seen == ["ended"]
    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]


def test_cancelled_work_ends_at_once_and_stops_at_its_next_checkpoint(qtbot: QtBot) -> None:
    begun, go_on, stopped = threading.Event(), threading.Event(), threading.Event()

    def work(checkpoint: Checkpoint) -> None:
        begun.set()
        go_on.wait(60)
        try:
            checkpoint()
        finally:
            stopped.set()
        pytest.fail("the work went on")

    task = run(work)
    seen = _everything(task)
    qtbot.waitUntil(begun.is_set)
    task.cancel()
    assert seen == ["ended"]
    gone = qtbot.waitSignal(task.destroyed)
    go_on.set()
    gone.wait()
    assert stopped.is_set()
    assert seen == ["ended"]


def test_a_result_that_came_in_after_all_is_dropped_once_cancelled(qtbot: QtBot) -> None:
    made = threading.Event()

    def work(_checkpoint: Checkpoint) -> str:
        made.set()
        return "result"

    task = run(work)
    seen = _everything(task)
    made.wait(60)
    task.cancel()
    task.cancel()
    with qtbot.waitSignal(task.destroyed):
        pass
    assert seen == ["ended"]


# ---- garbage -----------------------------------------------------------------------------------


class Looped:
    """Garbage that only the collector finds, and that records the thread it is deleted on."""

    def __init__(self, deleted_on: list[int]) -> None:
        self._itself = self
        self._deleted_on = deleted_on

    def __del__(self) -> None:
        self._deleted_on.append(threading.get_ident())


def test_what_a_worker_does_deletes_no_widget_on_its_thread(qtbot: QtBot) -> None:
    deleted_on: list[int] = []
    workers: list[int] = []

    def work(_checkpoint: Checkpoint) -> int:
        kept = [[number] for number in range(50_000)]
        workers.append(threading.get_ident())
        return len(kept)

    gc.collect()
    Looped(deleted_on)
    task = run(work)
    with qtbot.waitSignal(task.ended):
        pass
    assert workers[0] not in deleted_on
    gc.collect()
    assert deleted_on == [threading.get_ident()]


def test_the_collector_runs_again_once_the_last_work_is_over(qtbot: QtBot) -> None:
    qtbot.waitUntil(gc.isenabled)
    go_on = threading.Event()
    first, second = run(lambda _checkpoint: None), run(lambda _checkpoint: go_on.wait(60))
    with qtbot.waitSignal(first.ended):
        pass
    assert not gc.isenabled()
    go_on.set()
    with qtbot.waitSignal(second.ended):
        pass
    qtbot.waitUntil(gc.isenabled)


def test_cancelled_work_keeps_the_collector_off_until_it_has_really_ended(qtbot: QtBot) -> None:
    qtbot.waitUntil(gc.isenabled)
    go_on = threading.Event()
    task = run(lambda _checkpoint: go_on.wait(60))
    gone = qtbot.waitSignal(task.destroyed)
    task.cancel()
    assert not gc.isenabled()
    go_on.set()
    gone.wait()
    qtbot.waitUntil(gc.isenabled)


def test_a_task_lives_until_its_end_is_told_whatever_a_receiver_does(qtbot: QtBot) -> None:
    task = run(lambda _checkpoint: None)
    delete = QEvent.Type.DeferredDelete.value
    task.done.connect(lambda _result: QCoreApplication.sendPostedEvents(task, delete))
    seen = _everything(task)
    qtbot.waitUntil(lambda: seen == [("done", None), "ended"])
