"""What every test relies on: no display, no real user folders, no unexpected log line."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# Before the first import of Qt and of matplotlib. matplotlib's font list takes seconds to make,
# so it is kept between runs, in the project.
# On a screen of ordinary size: the plugin's own is smaller than the window.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={ROOT / 'tests' / 'screen.json'}"
os.environ["MPLCONFIGDIR"] = str(ROOT / "build" / "matplotlib")

_IN_CI = bool(os.environ.get("CI"))
settings.register_profile(
    "growth-rings",
    deadline=None,
    max_examples=30,
    derandomize=_IN_CI,
    print_blob=not _IN_CI,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("growth-rings")

TakeLog = Callable[[], list[logging.LogRecord]]
"""Returns the lines of level WARNING and above that were logged since the last call."""


@pytest.fixture(autouse=True)
def no_real_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home folder; yields its path."""
    from PySide6.QtCore import QSettings

    home = tmp_path / "home"
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / ".run",
    }
    home.mkdir()
    (home / ".run").mkdir(mode=0o700)
    for name, place in places.items():
        monkeypatch.setenv(name, str(place))
    for name in [name for name in os.environ if name.startswith("GROWTH_RINGS_")]:
        monkeypatch.delenv(name)
    for settings_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(settings_format, QSettings.Scope.UserScope, str(home / ".config"))
    return home


EAST, WEST = "<+14>-14", "<-11>+11"
"""The time zones furthest apart: where a day begins, and where it ends."""

StandIn = Callable[[str], None]
"""Moves the computer to a time zone."""


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    """Moves the computer to a time zone until the test ends."""
    with pytest.MonkeyPatch.context() as patched:

        def move(zone: str) -> None:
            patched.setenv("TZ", zone)
            time.tzset()

        yield move
    time.tzset()


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def take_log() -> Iterator[TakeLog]:
    """Fail the test over every log line of level WARNING or above that it has not taken.

    A test that expects some asks for this fixture: `assert [line.levelname for line in take_log()]
    == ["ERROR"]`.
    """
    kept = _Kept()

    def take() -> list[logging.LogRecord]:
        taken, kept.records = kept.records, []
        return taken

    logging.getLogger().addHandler(kept)
    yield take
    logging.getLogger().removeHandler(kept)
    if left := [f"{line.levelname} {line.name}: {line.getMessage()}" for line in take()]:
        pytest.fail("Logged, but not expected:\n  " + "\n  ".join(left))
