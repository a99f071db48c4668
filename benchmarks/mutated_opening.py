"""Opens every file of a folder as the window and the commands do, each in a fork with limits.

Prints a line for each file, with tabs between: its name, how it ended, the seconds of processor
time of the slowest way, and the kilobytes of memory. An exclamation mark stands before what must
not be: an error without a name, a message that fills screens, or a bound that was passed.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from assessment.home.home import glance_at
from rubrics.errors import KnownError
from storage.copies import newest_good_copy
from storage.journal import Journal
from ui.commands.command_line import growth_rings

MEMORY = 256_000
"""Kilobytes in memory, the program included."""
SECONDS = 1.0
"""Of processor time, for each way of opening it."""
TOO_SLOW = "! over a second"
LONGEST_MESSAGE = 8000
STOP_AT = 30


def main() -> None:
    """Opens the files of the folder that the command line names."""
    # Sound ones first: what they import, each fork then finds imported.
    for name in ("sound.rings.first", "sound.toml.first"):
        sound = Path(sys.argv[1]) / name
        if sound.exists():
            ends_of(sound.rename(sound.with_suffix("")))
            sound.with_suffix("").unlink()
    for path in sorted(Path(sys.argv[1]).iterdir()):
        if path.suffix not in (".rings", ".toml"):
            continue
        print(f"{path.name}\t{_end_in_a_fork(path)}", flush=True)


def _end_in_a_fork(path: Path) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (STOP_AT, STOP_AT))
        os.write(writing, _end_of(path).encode("utf-8", "replace"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    return told or f"! ended with status {status}\t0\t0"


def ends_of(path: Path) -> list[str]:
    """How each way of opening the file ended. What must not be begins with an exclamation mark."""
    return [end for end, _ in _timed_ends_of(path)]


def _timed_ends_of(path: Path) -> list[tuple[str, float]]:
    """The same, each with the seconds of processor time that it took."""
    ends: list[tuple[str, float]] = []
    ways = (
        _ways_with_journal(path)
        if path.suffix == ".rings"
        else [_command("rubrics", "check", path)]
    )
    for open_it in ways:
        began = time.process_time()
        end = _end_of_way(open_it)
        took = time.process_time() - began
        ends.append((end, took))
        if took > SECONDS:
            ends.append((TOO_SLOW, took))
    return ends


def _end_of_way(open_it: Callable[[], str]) -> str:
    try:
        return open_it()
    except KnownError as error:
        return type(error).__name__
    except BaseException as error:  # noqa: BLE001 - this is what is counted
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        code = None if last is None else last.tb_frame.f_code
        return f"! {type(error).__name__} in {code and code.co_qualname}"


def _end_of(path: Path) -> str:
    timed = _timed_ends_of(path)
    ends = [end for end, _ in timed]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if memory > MEMORY:
        ends.append("! over 256 MB")
    bad = [end for end in ends if end.startswith("!")]
    end = ", ".join(dict.fromkeys(bad)) or ends[0]
    words = " ".join(end.split())[:400]
    return f"{words}\t{max(took for _, took in timed):.3f}\t{memory}"


def _ways_with_journal(path: Path) -> list[Callable[[], str]]:
    journal = ("--journal", path)
    out = path.with_suffix(".md")
    return [
        lambda: _window(path),
        _command(*journal, "cycles"),
        _command(*journal, "check"),
        _command(*journal, "compare", "--before", "previous", "--cycle", "latest"),
        _command(*journal, "report", "--cycle", "latest", "--out", out),
    ]


def _window(path: Path) -> str:
    """Opens the journal and reads what the window's pages do. A page that can't be read says so."""
    with Journal.open(path) as journal:
        damaged = "opened"
        reads: tuple[Callable[[], object], ...] = (
            journal.believed_glance,
            lambda: glance_at(journal.standing(), journal.now()),
            journal.evidence.entries,
            journal.reviews.cycles,
            journal.feedback.everything,
            journal.then_ratings.everything,
            journal.trash.everything,
        )
        for read in reads:
            try:
                read()
            except KnownError as error:
                damaged = f"opened, {type(error).__name__}"
        journal.put_away()
    newest_good_copy(path)
    return damaged


def _command(*arguments: str | Path) -> Callable[[], str]:
    def run() -> str:
        done = CliRunner().invoke(growth_rings, [str(argument) for argument in arguments])
        told = done.output
        if "Something went wrong" in told or "Traceback" in told:
            words = " ".join(one for one in arguments if isinstance(one, str))
            return f"! {words}: {told[:90]}"
        if done.exit_code and len(told) > LONGEST_MESSAGE:
            return "! a message that fills screens"
        return "done" if done.exit_code == 0 else "refused"

    return run


if __name__ == "__main__":
    main()
