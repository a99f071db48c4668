"""Example histories for charts: with energy, with breaks, of any length."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from assessment.comparing.growth import History, history
from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState
from assessment.reviews.ratings import Energy
from assessment.reviews.review import Review
from tests.assessment.editions import crossed_series
from tests.assessment.strategies import some_skills
from tests.ui.charts.examples import NAMES, some_reviews
from tests.ui.charts.reading import SCREEN, Picture, drawn
from ui.charts.spec import Chart
from ui.charts.style import ChartStyle

crossed_histories: st.SearchStrategy[History] = crossed_series(CycleState.CLOSED).flatmap(
    lambda snapshots: some_skills(*snapshots).map(
        lambda hidden: history(snapshots, "practice", hidden)
    )
)


def energised(snapshots: Sequence[Review], seed: int = 3) -> list[Review]:
    """The same reviews with a random energy added to each rating."""
    dice, every = Random(seed), list(Energy)
    return [
        review.model_copy(
            update={
                "ratings": tuple(
                    rating.model_copy(update={"energy": dice.choice(every)})
                    for rating in review.ratings
                )
            }
        )
        for review in snapshots
    ]


def some_history(
    count: int = 3,
    names: Sequence[str] = NAMES,
    levels: int = 5,
    hidden: frozenset[SkillKey] = frozenset(),
) -> History:
    """A history of `count` reviews, with every kind of rating."""
    return history(energised(some_reviews(count, names, levels)), "many", hidden)


def picture_of(
    chart: Chart,
    values: History,
    style: ChartStyle = SCREEN,
    width: float = 640,
    **options: Any,
) -> Picture:
    """A chart of a history at its preferred height."""
    return drawn(chart, values, style, width, **options)
