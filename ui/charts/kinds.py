"""The names of the charts and what each needs. Imports no matplotlib, so that asking is cheap."""

from __future__ import annotations

from enum import StrEnum


class ChartKind(StrEnum):
    """The charts, by the name that the command line and the window use."""

    DUMBBELL = "dumbbell"
    PROFILE = "profile"
    SLOPE = "slope"
    RINGS = "rings"
    STEPS = "steps"
    HEATMAP = "heatmap"
    ENERGY = "energy"


class Needs(StrEnum):
    """What a chart is drawn from."""

    ONE_REVIEW = "one review"
    TWO_REVIEWS = "two reviews"
    HISTORY = "every review with one rubric"


_NEEDS = {
    ChartKind.DUMBBELL: Needs.TWO_REVIEWS,
    ChartKind.PROFILE: Needs.ONE_REVIEW,
    ChartKind.SLOPE: Needs.TWO_REVIEWS,
    ChartKind.RINGS: Needs.HISTORY,
    ChartKind.STEPS: Needs.HISTORY,
    ChartKind.HEATMAP: Needs.HISTORY,
    ChartKind.ENERGY: Needs.HISTORY,
}

_TITLES = {
    ChartKind.DUMBBELL: "Side by side",
    ChartKind.PROFILE: "Profile",
    ChartKind.SLOPE: "Slopes",
    ChartKind.RINGS: "Rings",
    ChartKind.STEPS: "Skill by skill",
    ChartKind.HEATMAP: "Every level",
    ChartKind.ENERGY: "Energy",
}


def needs(kind: ChartKind) -> Needs:
    """What a chart of that kind is drawn from."""
    return _NEEDS[kind]


def title_of(kind: ChartKind) -> str:
    """The name of a kind of chart on screen, short enough for all of them to stand in one row."""
    return _TITLES[kind]
