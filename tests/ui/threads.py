"""Checks that other threads don't use Qt's painting, fonts or widgets, which need the GUI thread.

PySide creates its types on first use and not thread-safely, so two threads that paint at the same
time crash the process. A race would show once in a thousand runs; a forbidden call shows each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from sys import setprofile
from types import FrameType
from typing import Any, ParamSpec, TypeVar

from PySide6 import QtGui, QtPrintSupport, QtSvg, QtWidgets

ROOT = str(Path(__file__).resolve().parents[2])
LIBRARIES = str(Path(ROOT) / ".venv")
OF_THE_WINDOW = (QtGui, QtWidgets, QtPrintSupport, QtSvg)
_MODULES = frozenset(module.__name__ for module in OF_THE_WINDOW)
_NAMES = frozenset(name for module in OF_THE_WINDOW for name in dir(module) if name[0] == "Q")

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Watch:
    """Records each use of Qt's painting, fonts and widgets by the watched work."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def watched(self, work: Callable[Given, Result]) -> Callable[Given, Result]:
        """The same work, watched on whatever thread it runs."""

        def run(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            with self._watching():
                return work(*args, **kwargs)

        return run

    @contextmanager
    def _watching(self) -> Iterator[None]:
        setprofile(self._note)
        try:
            yield
        finally:
            setprofile(None)

    def _note(self, frame: FrameType, event: str, arg: Any) -> None:
        """Checks every call into C, the names our functions use and the values they end with.

        Python doesn't report calls of C classes, so a created object is found by the name of its
        class or as the value of a variable.
        """
        if event == "c_call":
            owner = getattr(arg, "__self__", None)
            if _is_of_the_window(owner) or (owner is None and _is_named_there(arg.__qualname__)):
                self.seen.append(f"{arg.__qualname__} in {_place(frame)}")
        elif event == "call" and _is_ours(frame.f_code.co_filename):
            self.seen += [
                f"{name} in {_place(frame)}" for name in _NAMES & {*frame.f_code.co_names}
            ]
        elif event == "return" and _is_ours(frame.f_code.co_filename):
            for held in (arg, *frame.f_locals.values()):
                if _is_of_the_window(held):
                    self.seen.append(f"a {type(held).__qualname__} in {_place(frame)}")


def _is_of_the_window(value: object) -> bool:
    return _is_window_type(value if isinstance(value, type) else type(value))


@cache
def _is_window_type(kind: type) -> bool:
    return any(base.__module__ in _MODULES for base in kind.__mro__)


@cache
def _is_named_there(qualname: str) -> bool:
    """Whether a static method is one of Qt's, by its name, since it has no owner to ask."""
    return qualname.partition(".")[0] in _NAMES


@cache
def _is_ours(file: str) -> bool:
    # The constructor of a dataclass has no file.
    return file == "<string>" or (file.startswith(ROOT) and not file.startswith(LIBRARIES))


def _place(frame: FrameType) -> str:
    return f"{frame.f_code.co_qualname} ({Path(frame.f_code.co_filename).name})"
