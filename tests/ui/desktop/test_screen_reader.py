"""The window as a screen reader has it, over the accessibility bus of a real desktop.

It needs an X server without a screen, D-Bus and AT-SPI, and is skipped with its reason elsewhere.
What widgets are is tested without them too, in test_accessible_roles.py.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rubrics.library import Library
from storage.sample import write_sample
from tests.storage.files import past_the_door
from tests.ui.screen_reader import ANSWER, Heard, missing

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 90.0

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())


class Listener:
    """Someone who uses the window by ear and by keyboard."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, step: str) -> Any:
        """Does a step of `tests.ui.screen_reader` and gives its answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{step}\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            if line.startswith(ANSWER):
                return json.loads(line.removeprefix(ANSWER))
        raise EOFError(step)

    def read(self) -> list[Heard]:
        """Everything on the screen."""
        return [Heard(*widget) for widget in self("read")]

    def hears(self, is_it: Callable[[str], bool]) -> str:
        """Waits for an announcement and gives its words."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for words in self("listen 0.5"):
                if is_it(words):
                    return words
        raise TimeoutError

    def goes_to(self, keys: str, title: str) -> list[Heard]:
        """Opens a page by its shortcut and reads it."""
        self(f"key {keys}")
        return self.waits_for(title)

    def waits_for(self, title: str) -> list[Heard]:
        """Reads the page of that title as soon as it is open."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            page = self.read()
            if any(one.role == "panel" and title in one.name for one in page):
                return page
        raise TimeoutError(title)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "sample.rings"
    write_sample(path, Library())
    return path


@pytest.fixture
def listener(journal: Path) -> Iterator[Listener]:
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.screen_reader", journal]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    ) as process:
        yield Listener(process)
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=PATIENCE)


def test_every_page_is_called_by_its_title_and_every_control_has_a_name(
    listener: Listener,
) -> None:
    pages = {
        "ctrl+2": "Reviews",
        "ctrl+3": "Evidence",
        "ctrl+4": "Growth",
        "ctrl+5": "Engineering management",
        "ctrl+comma": "Settings",
    }
    for keys, title in pages.items():
        page = listener.goes_to(keys, title)
        assert any(one.role == "heading" and title in one.name for one in page), title
        controls = [one for one in page if "button" in one.role or one.role in ("text", "chart")]
        assert controls
        for one in controls:
            assert one.name
        for one in page:
            assert "<qt>" not in one.name + one.description


def test_a_chart_is_read_as_one_and_its_marks_are_announced(listener: Listener) -> None:
    page = listener.goes_to("ctrl+4", "Growth")
    (chart,) = (one for one in page if one.role == "chart")
    assert "Review of 2024" in chart.name
    listener("key alt+c")
    listener("key Right")
    assert listener.hears(lambda words: "level" in words or "step" in words)


def test_that_words_are_saved_and_that_a_deletion_is_undone_is_announced(
    listener: Listener,
) -> None:
    listener.goes_to("ctrl+j", "Evidence")
    listener("type A word from the stage")
    assert listener.hears(lambda words: words.startswith("Saved "))
    listener("key ctrl+Return")
    listener.goes_to("ctrl+3", "Evidence")
    (delete,) = (one.name for one in listener.read() if one.name == "Delete A word from the stage")
    listener(f"press {delete}")
    assert listener.hears(lambda words: words.endswith("Ctrl+Z undoes it."))
    listener("key ctrl+z")
    assert listener.hears(lambda words: "trash" in words or "back" in words or "Undone" in words)


def test_that_words_are_not_saved_is_announced(listener: Listener, journal: Path) -> None:
    listener.goes_to("ctrl+j", "Evidence")
    with past_the_door(journal) as other:
        other.execute("BEGIN EXCLUSIVE")
        listener("type A word that waits")
        words = listener.hears(lambda words: words.startswith("Not saved yet"))
        assert "still here" in words
        other.execute("ROLLBACK")
    assert listener.hears(lambda words: words.startswith("Saved "))


def test_that_a_day_is_refused_is_announced_and_its_line_says_why(listener: Listener) -> None:
    listener.goes_to("ctrl+n", "Start a review")
    while not any(one.name == "To date" and one.has_focus for one in listener.read()):
        listener("key Tab")
    listener("key ctrl+a")
    listener("key Delete")
    listener("key ctrl+Return")
    assert listener.hears(lambda words: words.startswith("To: a date is missing."))
    (line,) = (one for one in listener.read() if one.name == "To date")
    assert line.has_focus
    assert line.description.startswith("To: a date is missing.")


def test_a_line_of_the_sidebar_can_be_activated(listener: Listener) -> None:
    listener("press Evidence")
    page = listener.waits_for("Evidence")
    (line,) = (one for one in page if one.role == "radio button" and one.name == "Evidence")
    assert line.is_checked
