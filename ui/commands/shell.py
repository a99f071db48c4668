"""What every command shares: how it fails, how it prints, whether it can open a window."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

import click

from ui.overriding import override
from ui.uncaught import own_fault

FILE = click.Path(path_type=Path)

WIDEST = 88
"""The longest line of prose, in columns. Longer ones are hard to read in any terminal."""

INTERRUPTED = 130
"""The exit status of a command that was stopped with Ctrl+C."""

_STANDARD_STREAMS = 2
"""The highest number of a standard stream: input, output, errors."""

_NOT_RAW = re.compile(r"[\x7f-\x9f\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Failure(click.ClickException):
    """Ends a command with status 1 and a message on stderr, printed without a prefix."""

    @override
    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the message."""
        click.echo(_harmless(self.message), file=file, err=True)


class Commands(click.Group):
    """Turns every error into a message: a traceback is no help and may hold what was written."""

    @override
    def invoke(self, ctx: click.Context) -> object:
        """Runs the command, and flushes its output before it returns."""
        try:
            value: object = super().invoke(ctx)
            with _printing():
                sys.stdout.flush()
        except KeyboardInterrupt:
            raise click.exceptions.Exit(INTERRUPTED) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            _drop_unsent_output()
            raise Failure(_explained(error)) from error
        return value


@contextmanager
def _printing() -> Iterator[None]:
    """Raises Failure for output that can't be written, such as to a full disk."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_unsent_output()
        reason = error.strerror or "the system gave no reason"
        raise Failure(f"The output could not be written ({reason}).") from error


def _drop_unsent_output() -> None:
    """Keeps Python from trying again, at exit, to print what could not be printed."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _explained(error: Exception) -> str:
    from rubrics.errors import KnownError

    if isinstance(error, KnownError):
        return str(error)
    return own_fault(type(error))


def say(text: str) -> None:
    """Prints text from any source, without characters that control the terminal."""
    with _printing():
        click.echo(_harmless(text))


def say_json(value: object) -> None:
    """Prints JSON in UTF-8 (RFC 8259), whatever the encoding of the terminal.

    Characters that control a terminal, and halves of a character, are escaped.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    with _printing():
        click.echo(_NOT_RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode())


def _harmless(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)


OUT_FORCE = click.option("--force", is_flag=True, help="Replace the file if there is one already.")


def check_out(file: Path, known: Sequence[str], what: str, *, force: bool) -> None:
    """Checks, before any work is done, that `what` can be written to a file.

    Raises UsageError for a name with none of the `known` suffixes, and KnownError when something
    is there already that may not be replaced, or may be only with `force`.
    """
    from rubrics.errors import KnownError
    from ui.atomic_files import replaceable, why_not

    if file.suffix.lower() not in known:
        raise click.UsageError(f"the name after “--out” must end in {', '.join(known)}.")
    try:
        replaceable(file)
    except OSError as error:
        raise KnownError(*why_not(error, file, what)) from error
    if os.path.lexists(file) and not force:
        raise KnownError(
            f"There is already a file at {file.absolute()}. It was not changed.",
            "Choose another name, or add “--force” to replace it.",
        )


def say_written(file: Path, what: str) -> None:
    """Prints where the file was written. `what` names its contents."""
    say(
        f"The {what} is at {file.absolute()}\n"
        "It is not encrypted: anyone who has the file can read it."
    )


def stand_in_for_closed_streams() -> None:
    """Opens nothing (/dev/null) in place of each standard stream that is closed.

    The system gives the lowest free number to the next file that is opened: to the journal, into
    which every library that complains on stderr would then write.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_STREAMS:
        pass
    os.close(number)
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


def lose_no_line() -> None:
    """Makes output replace characters that the terminal's encoding lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def refuse_without_display() -> None:
    """Raises Failure when there is no display for a window, where Qt would abort."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY") or (os.environ.get("DISPLAY") and _x_server_answers()):
        return
    raise Failure(
        "There is no display here, so the window can’t open. Over SSH, “ssh -X” provides one. "
        "Without a window, “growth-rings report --cycle latest --out review.html” writes a "
        "report, “growth-rings demo --no-open sample.rings” a sample journal, and “growth-rings "
        "--help” says what else there is."
    )


def open_window(path: Path | None) -> int:
    """Opens the window with a journal; returns the exit status of the process.

    None is the journal opened last, or the default one.
    """
    from ui.desktop.start import run

    return run(path)


def _x_server_answers() -> bool:
    """Whether an X server answers at DISPLAY: an old terminal may name one that is gone."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return refused == 0


def line_width() -> int:
    """The width of a line of prose in this terminal, in columns."""
    return min(shutil.get_terminal_size().columns, WIDEST)


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    """The text in lines of at most `width` columns; a longer word gets its own line, uncut."""
    return textwrap.fill(
        " ".join(text.split()),
        max(width, len(rest) + 20),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
