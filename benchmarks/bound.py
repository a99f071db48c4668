"""A measured amount and the bound that it is to hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bound:
    """`value` of a `unit`, where `most` is the most it may be."""

    what: str
    value: float
    most: float
    unit: str

    @property
    def holds(self) -> bool:
        """Whether the value is within its bound."""
        return self.value <= self.most

    def __str__(self) -> str:
        """One line of the table that is printed."""
        word = "holds" if self.holds else "TOO MUCH"
        told = f"{self.value:6.1f} {self.unit} (at most {self.most:g} {self.unit})"
        return f"{self.what:<50} {told}   {word}"
