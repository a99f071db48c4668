"""What the journal tells its listeners after something was saved."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class ChangeKind(StrEnum):
    """What kind of thing was saved."""

    ANSWER = "answer"
    RATING = "rating"
    SECOND_RATING = "second look"
    FEEDBACK = "view"
    EVIDENCE = "evidence"
    QUOTATION = "quotation"
    CYCLE = "cycle"
    PLACE = "place"
    PREFERENCE = "preference"


class Change(NamedTuple):
    """Something that was saved; `cycle_id` is the cycle it belongs to, if it belongs to one."""

    kind: ChangeKind
    cycle_id: str | None


Listener = Callable[[Change], None]
