"""The base class of every error that the user can do something about.

It is in the lowest layer so that every layer can raise it. Any other exception is a bug.
"""

from __future__ import annotations


class KnownError(Exception):
    """A failure that was foreseen, in plain words.

    `message` says what happened and what is safe; `way_out` says what to do. Neither ever contains
    what the user wrote.
    """

    def __init__(self, message: str, way_out: str) -> None:
        super().__init__(f"{message} {way_out}".strip())
        self.message = message
        self.way_out = way_out


class RubricError(KnownError):
    """A rubric has mistakes, or there is no such rubric."""
