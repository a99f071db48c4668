"""Values that a test hands to a chart or a report as what may leave the journal."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.profile import Profile
from assessment.sharing import Shareable

Ratings: TypeAlias = Comparison | Profile | History
"""What charts are drawn from, before it is shared."""

Value = TypeVar("Value")


def shared(value: Value) -> Shareable[Value]:
    """The value as it is, round the guard of `assessment.sharing`."""
    made: Shareable[Value] = object.__new__(Shareable)
    object.__setattr__(made, "value", value)
    return made
