"""What the commands about reviews print: a list to be read, and records for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assessment.dates import date_words, period_words
from assessment.reviews.cycles import ReviewCycle, order_of_time


def cycle_record(cycle: ReviewCycle) -> dict[str, Any]:
    """A cycle for other programs. What was written in it is no part of a list."""
    return cycle.model_dump(
        mode="json",
        include={
            "id": True,
            "title": True,
            "period": True,
            "depth": True,
            "state": True,
            "opened_at": True,
            "closed_at": True,
            "editions": True,
        },
    )


def cycle_list(cycles: Sequence[ReviewCycle]) -> str:
    """Cycles to be read, the newest first."""
    if not cycles:
        return "There is no review in this journal yet."
    newest = sorted(cycles, key=order_of_time, reverse=True)
    return "\n\n".join(_cycle(cycle) for cycle in newest)


def _cycle(cycle: ReviewCycle) -> str:
    depth = "pulse" if cycle.is_pulse else "full review"
    state = "open"
    if not cycle.is_draft and cycle.closed_at is not None:
        state = f"closed on {date_words(cycle.closed_at.astimezone().date())}"
    editions = ", ".join(f"{e.rubric_id} (version {e.version})" for e in cycle.editions)
    return (
        f"{' '.join(cycle.title.split())}\n  {period_words(cycle.period)}, {depth}, {state}\n"
        f"  {editions}\n  {cycle.id}"
    )
