"""A measured amount and its upper bound."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bound:
    """A `value`, which may be at most `most`. Both are in `unit`, as in "ms" or "x"."""

    what: str
    value: float
    most: float
    unit: str

    @property
    def holds(self) -> bool:
        """Whether the value is within its bound."""
        return self.value <= self.most

    def __str__(self) -> str:
        """A line of the printed table."""
        word = "holds" if self.holds else "TOO MUCH"
        measured = f"{self.value:6.1f} {self.unit} (at most {self.most:g} {self.unit})"
        return f"{self.what:<50} {measured}   {word}"
