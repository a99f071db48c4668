"""What stands beside the ratings of the reviews: second looks, other people, the work log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment import evidence, views
from assessment.evidence import Evidence
from assessment.second_looks import LookBack
from assessment.views import View


@dataclass(frozen=True)
class Beside:
    """`noise` is one's own, in steps, as in `assessment.comparison.compare`.

    `looks` are the looks back (`assessment.then_test`), `views` what others said: of every review,
    hidden and private ones too. `evidence` is the whole work log. Whoever is handed them is handed
    the `hidden` skills as well.
    """

    noise: int | None = None
    looks: tuple[LookBack, ...] = ()
    views: tuple[View, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def without_private(self) -> Beside:
        """The same without the views and evidence that may not stand in what is taken away."""
        return replace(
            self,
            views=views.without_private(self.views),
            evidence=evidence.without_private(self.evidence),
        )


NOTHING = Beside()
"""Nobody rated twice, looked back, asked others or noted anything."""
