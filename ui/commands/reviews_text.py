"""What `growth-rings cycles` prints: a list as text or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assessment.dates import date_words, period_words
from assessment.reviews.cycles import ReviewCycle, order_of_time
from assessment.typed.text import on_one_line


def cycle_record(cycle: ReviewCycle) -> dict[str, Any]:
    """A cycle as values for JSON, without anything written in it."""
    return cycle.model_dump(
        mode="json",
        include={
            "id": True,
            "title": True,
            "period": True,
            "depth": True,
            "state": True,
            "opened_at": True,
            "opened_on": True,
            "closed_at": True,
            "closed_on": True,
            "editions": True,
        },
    )


def cycle_list(cycles: Sequence[ReviewCycle]) -> str:
    """A list of cycles as text, the newest first."""
    if not cycles:
        return "There is no review in this journal yet."
    newest = sorted(cycles, key=order_of_time, reverse=True)
    return "\n\n".join(_cycle(cycle) for cycle in newest)


def _cycle(cycle: ReviewCycle) -> str:
    depth = "pulse" if cycle.is_pulse else "full review"
    state = "open"
    if not cycle.is_draft and cycle.closed_on is not None:
        state = f"closed on {date_words(cycle.closed_on)}"
    editions = ", ".join(f"{e.rubric_id} (version {e.version})" for e in cycle.editions)
    return (
        f"{on_one_line(cycle.title)}\n  {period_words(cycle.period)}, {depth}, {state}\n"
        f"  {editions}\n  {cycle.id}"
    )
