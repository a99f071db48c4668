"""The one family of errors that a person can do something about.

It lives in the lowest room of the house so that every room can raise it. Anything that is not a
`KnownError` is a bug.
"""

from __future__ import annotations


class KnownError(Exception):
    """Something that can happen to anyone, told in plain words.

    `message` says what happened and what is safe; `way_out` says what to do. Neither ever holds
    what the user wrote.
    """

    def __init__(self, message: str, way_out: str) -> None:
        super().__init__(f"{message} {way_out}".strip())
        self.message = message
        self.way_out = way_out


class RubricError(KnownError):
    """A rubric's text does not hold together, or there is no such rubric."""
