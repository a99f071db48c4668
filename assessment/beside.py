"""What stands beside the ratings of the reviews: what second looks and other people add to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment.second_looks import LookBack
from assessment.views import View, without_private


@dataclass(frozen=True)
class Beside:
    """`noise` is one's own, in steps, as in `assessment.comparison.compare`.

    `looks` are the looks back (`assessment.then_test`), `views` what others said: of every review,
    hidden and private ones too. Whoever is handed them is handed the `hidden` skills as well.
    """

    noise: int | None = None
    looks: tuple[LookBack, ...] = ()
    views: tuple[View, ...] = ()

    def without_private(self) -> Beside:
        """The same without the views that may not stand in what is taken away."""
        return replace(self, views=without_private(self.views))


NOTHING = Beside()
"""Nobody rated twice, looked back, or asked others."""
