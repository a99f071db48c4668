"""Sets Growth Rings up on a fresh machine and does the everyday jobs.

    python3 dev.py run [ARGS]     open the window (where there is no display: make the tour)
    python3 dev.py test [ARGS]    all tests; ARGS go to pytest
    python3 dev.py lint           ruff, pyright and import-linter
    python3 dev.py tour [ARGS]    drive the real windows offscreen; pictures in build/tour/
    python3 dev.py bench [ARGS]   the measurements in benchmarks/
    python3 dev.py lock [ARGS]    work out requirements.txt again; ARGS go to uv (--upgrade)

Each does the set-up it needs first: the system libraries of Qt, a virtual environment in .venv,
the locked dependencies. Only the standard library is used here.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036  what an older Python must still be able to read
    sys.exit(f"Growth Rings needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.txt"
# The screen of what runs offscreen; the default one is smaller than the window.
SCREEN = ROOT / "tests" / "screen.json"
STAMP = VENV / "set-up-complete"

# What Qt loads from the system, and the Debian package that holds it.
OFFSCREEN_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0"}

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "pyright": ["-m", "pyright"],
    "import-linter": [
        "-c",
        "from importlinter.cli import lint_imports_command as check; check()",
        "--no-logo",
    ],
}


class SetUpError(Exception):
    """Set-up can't go on; the message says why and what to do."""


def say(line: str) -> None:
    """Print a line without buffering, even if the output is a file."""
    print(line, flush=True)


def quietly(what: str, *command: str | Path) -> None:
    """Run a step of the set-up; its output shows only when it fails."""
    say(f"{what} ...")
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise SetUpError(f"{done.stdout}\n{what}: failed, see above. Run the same command again.")


# ---- the system's libraries -------------------------------------------------------------------


def set_up_system(*, window: bool) -> None:
    """Install the system libraries that Qt needs (and Python's `venv`), or say how to."""
    missing = missing_from_system(window=window)
    if not missing:
        return
    packages = sorted(set(missing.values()))
    if not shutil.which("apt-get"):
        names = ", ".join(sorted(missing))
        raise SetUpError(f"Install these with your package manager, then run this again: {names}")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise SetUpError(
            f"Run this once, then run the same command again:\n\n  sudo {shlex.join(install)}\n"
        )
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    try:
        quietly(f"Installing system libraries: {' '.join(packages)}", *install)
    except SetUpError:
        quietly("Refreshing the list of system packages", "apt-get", "update")
        quietly("Installing system libraries again", *install)


def missing_from_system(*, window: bool) -> dict[str, str]:
    """What this Linux lacks, by name, with the Debian package for it."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = dict(OFFSCREEN_LIBRARIES)
    if window and os.environ.get("DISPLAY"):
        wanted |= X11_LIBRARIES
    if window and os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND_LIBRARIES
    missing = {name: package for name, package in wanted.items() if not can_load(name)}
    if importlib.util.find_spec("ensurepip") is None:
        missing["the venv module of Python"] = "python3-venv"
    return missing


def can_load(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


# ---- the virtual environment ------------------------------------------------------------------


def set_up_python() -> None:
    """Make `.venv` contain exactly the locked dependencies, unless it does already.

    The stamp is written last, so an interrupted set-up is repeated.
    """
    if not LOCK.exists():
        raise SetUpError("requirements.txt is missing: restore it from version control.")
    wanted = f"{sys.version}\n{hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    if Path(sys.prefix).resolve() == VENV:
        raise SetUpError(".venv is out of date and in use: run this with the system's Python.")
    started = time.monotonic()
    STAMP.unlink(missing_ok=True)
    quietly("Making .venv", sys.executable, "-m", "venv", "--clear", VENV)
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    what = "Installing the locked dependencies (a few minutes the first time)"
    quietly(what, *pip, "--require-hashes", "-r", LOCK)
    STAMP.write_text(wanted, encoding="utf-8")
    say(f"Set up in {time.monotonic() - started:.0f} s.")


# ---- the jobs ---------------------------------------------------------------------------------


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python(*arguments: str, offscreen: bool = True) -> int:
    """Run the Python of `.venv` in the project and give its exit status."""
    environment = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    if offscreen:
        environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment, check=False).returncode


def run(arguments: list[str]) -> int:
    """Open the window, or make the tour where there is no display."""
    if not has_display():
        say("There is no display here, so the tour runs instead: the real windows, off screen.")
        return python("-m", "tests.tour")
    return python("main.py", *arguments, offscreen=False)


def lint(_arguments: list[str]) -> int:
    """Run every check, also after one has failed, and give the result of each."""
    failed: list[str] = []
    for name, command in CHECKS.items():
        say(f"--- {name}")
        if python(*command):
            failed.append(name)
    say(f"\nFailed: {', '.join(failed)}." if failed else "\nAll checks passed.")
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """Run the tests: all of them on all cores, or those that the arguments name."""
    return python("-m", "pytest", *(arguments or ["--numprocesses=auto", "--quiet"]))


def lock(arguments: list[str]) -> int:
    """Work out the lock from pyproject.toml: every platform, every hash, and no host's name."""
    options = "--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header"
    command = ["-m", "uv", "pip", "compile", *options.split(), "--group", "dev", "--quiet"]
    status = python(*command, "--output-file", LOCK.name, *arguments, "pyproject.toml")
    if status == 0 and "://" in LOCK.read_text(encoding="utf-8"):
        raise SetUpError("requirements.txt names a host. Don't commit it; look at uv's settings.")
    return status


JOBS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "tour": lambda arguments: python("-m", "tests.tour", *arguments),
    "bench": lambda arguments: python("-m", "benchmarks", *arguments),
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    """Do the set-up, then the job that the first argument names."""
    if not arguments or arguments[0] not in JOBS:
        print(__doc__)
        return 0 if arguments[:1] in (["--help"], ["-h"]) else 2
    try:
        set_up_system(window=arguments[0] == "run" and has_display())
        set_up_python()
        return JOBS[arguments[0]](arguments[1:])
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next run picks up where this one left off.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
