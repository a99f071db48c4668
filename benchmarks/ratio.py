"""A measured ratio and the bound that it is to hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """`value` times the bare thing, where `bound` is the most it may be."""

    what: str
    value: float
    bound: float

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its bound."""
        return self.value <= self.bound

    def __str__(self) -> str:
        """One line of the table that is printed."""
        word = "holds" if self.holds else "TOO SLOW"
        return f"{self.what:<44} {self.value:5.2f} x   (at most {self.bound} x)   {word}"
