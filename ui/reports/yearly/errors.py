"""Why a page of a year can't be made."""

from __future__ import annotations

from rubrics.errors import KnownError


class TooLong(KnownError):  # noqa: N818 - a name says what happened
    """The words do not fit on one side, however small the type may become."""

    def __init__(self, words: str) -> None:
        """`words` say what does not fit, and what to do."""
        first, _, way_out = words.partition(". ")
        super().__init__(f"{first}. Nothing was written.", way_out)
