"""The task script: set-up runs once, repairs itself, and says what it can't do."""

from __future__ import annotations

import os
import runpy
import shutil
import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lists the set-up's steps as they are called for; nothing is really installed."""
    venv = tmp_path / ".venv"
    monkeypatch.setattr(dev, "VENV", venv)
    monkeypatch.setattr(dev, "PYTHON", venv / "python")
    monkeypatch.setattr(dev, "STAMP", venv / "stamp")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.txt")
    (tmp_path / "requirements.txt").write_text("one==1\n")
    done: list[str] = []

    def pretend(_what: str, *command: str | Path) -> None:
        done.append("venv" if "venv" in command else "pip" if "pip" in command else str(command[1]))
        venv.mkdir(exist_ok=True)
        (venv / "python").touch()

    monkeypatch.setattr(dev, "quietly", pretend)
    return done


def test_the_second_call_sets_nothing_up(steps: list[str]) -> None:
    dev.set_up_python()
    dev.set_up_python()
    assert steps == ["venv", "pip"]


def test_a_changed_lock_is_set_up_anew(steps: list[str]) -> None:
    dev.set_up_python()
    dev.LOCK.write_text("one==2\n")
    dev.set_up_python()
    assert steps == ["venv", "pip", "venv", "pip"]


def test_a_lost_python_is_set_up_anew(steps: list[str]) -> None:
    dev.set_up_python()
    dev.PYTHON.unlink()
    dev.set_up_python()
    assert steps == ["venv", "pip", "venv", "pip"]


def test_an_interrupted_set_up_starts_afresh(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = dev.quietly

    def interrupted(what: str, *command: str | Path) -> None:
        whole(what, *command)
        if "pip" in command:
            raise KeyboardInterrupt

    monkeypatch.setattr(dev, "quietly", interrupted)
    with pytest.raises(KeyboardInterrupt):
        dev.set_up_python()
    monkeypatch.setattr(dev, "quietly", whole)
    dev.set_up_python()
    assert steps == ["venv", "pip", "venv", "pip"]


def test_a_failed_step_shows_its_output_and_stops(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(dev.SetUpError, match="no such package"):
        dev.quietly("Trying", sys.executable, "-c", "raise SystemExit('no such package')")
    dev.quietly("Trying again", sys.executable, "-c", "print('chatter')")
    assert "chatter" not in capfd.readouterr().out


def test_an_old_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer"):
        runpy.run_path(dev.__file__)


@pytest.fixture
def debian_without_egl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "can_load", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(shutil, "which", lambda _name: "apt-get")


@pytest.mark.usefixtures("debian_without_egl")
def test_who_may_not_install_is_given_the_one_command(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.SetUpError, match=r"sudo apt-get install .* libegl1\n"):
        dev.set_up_system(window=False)
    assert steps == []


@pytest.mark.usefixtures("debian_without_egl")
def test_root_on_debian_gets_the_libraries_after_one_refresh(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    asked: list[str] = []

    def without_lists(_what: str, *command: str | Path) -> None:
        asked.append(str(command[1]))
        if len(asked) == 1:
            raise dev.SetUpError

    monkeypatch.setattr(dev, "quietly", without_lists)
    dev.set_up_system(window=False)
    assert asked == ["install", "update", "install"]


def test_a_window_needs_more_of_the_system_than_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "can_load", lambda _library: False)
    monkeypatch.setenv("DISPLAY", ":0")
    unseen, seen = dev.missing_from_system(window=False), dev.missing_from_system(window=True)
    assert set(unseen) < set(seen)
    assert "libxcb-cursor0" in seen.values()


def test_run_makes_the_tour_where_there_is_no_display(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[tuple[str, ...]] = []

    def record(*arguments: str, offscreen: bool = True) -> int:
        assert offscreen
        started.append(arguments)
        return 0

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(dev, "python", record)
    assert dev.run([]) == 0
    assert started == [("-m", "tests.tour")]
    assert "no display" in capsys.readouterr().out


def test_lint_runs_every_check_and_fails_if_one_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "python", lambda *arguments: int("pyright" in arguments))
    assert dev.lint([]) == 1
    said = capsys.readouterr().out
    assert [name for name in dev.CHECKS if f"--- {name}\n" in said] == list(dev.CHECKS)
    assert "Failed: pyright." in said


def test_an_unknown_job_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["dance"]) == 2
    assert "python3 dev.py run" in capsys.readouterr().out
