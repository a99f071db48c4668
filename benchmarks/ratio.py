"""A measured ratio and its upper bound."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """How many times longer ours takes than the bare one: `value`, at most `bound`."""

    what: str
    value: float
    bound: float

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its bound."""
        return self.value <= self.bound

    def __str__(self) -> str:
        """A line of the printed table."""
        word = "holds" if self.holds else "TOO SLOW"
        return f"{self.what:<44} {self.value:5.2f} x   (at most {self.bound} x)   {word}"
