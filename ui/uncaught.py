"""Errors that nobody caught: none may print a traceback, which can hold what the user wrote.

Only the kind of the error is ever named here. The window replaces these handlers by its own once
it is drawn (`ui.desktop.errors`), and needs them until then.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

Handle: TypeAlias = Callable[[type[BaseException], BaseException, TracebackType | None], object]
"""Handles an uncaught exception, on any thread."""


def own_fault(kind: type[BaseException]) -> str:
    """What to say of an error that nobody foresaw."""
    return (
        f"Something went wrong in Growth Rings itself ({kind.__name__}). Nothing was "
        "changed, and everything saved so far is safe. If it happens again, please report it."
    )


def say_kind(
    kind: type[BaseException], _error: BaseException, _trace: TracebackType | None
) -> None:
    """Prints the kind of an error on stderr, and nothing else of it. Never raises."""
    try:
        print(own_fault(kind), file=sys.stderr)  # noqa: T201
    except (OSError, ValueError, AttributeError):
        # There may be no stderr, or nobody reads it.
        return


def catch_all(handle: Handle = say_kind) -> None:
    """Passes every uncaught exception of this process to `handle` from now on.

    What can't be raised, such as an error in a finalizer, goes there as well.
    """

    def handle_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            handle(args.exc_type, args.exc_value, args.exc_traceback)

    def handle_unraisable(args: UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            handle(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = handle
    threading.excepthook = handle_thread
    sys.unraisablehook = handle_unraisable


def catch_none() -> None:
    """Returns uncaught exceptions to Python."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
