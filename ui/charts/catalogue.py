"""Draws any chart by its name. The window, the reports and the command line come in here."""

from __future__ import annotations

from typing import TypeAlias

from matplotlib.figure import Figure

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.profile import Profile
from assessment.model import SkillKey
from ui.charts import dumbbell, energy, heatmap, profile, rings, slope, steps
from ui.charts.drawn import DrawnChart
from ui.charts.kinds import ChartKind
from ui.charts.style import ChartStyle

ChartData: TypeAlias = Comparison | Profile | History


def draw_chart(
    kind: ChartKind,
    figure: Figure,
    values: ChartData,
    style: ChartStyle,
    *,
    by_change: bool = False,
    highlight: SkillKey | None = None,
) -> DrawnChart:
    """Draws a chart of what `ui.charts.kinds.needs(kind)` names. Raises TypeError for other values.

    `by_change` orders the dumbbell, `highlight` brings a line of the slope chart out and draws a
    skill's trail on the map of energy.
    """
    match kind, values:
        case ChartKind.DUMBBELL, Comparison():
            return dumbbell.draw(figure, values, style, by_change=by_change)
        case ChartKind.SLOPE, Comparison():
            return slope.draw(figure, values, style, highlight=highlight)
        case ChartKind.PROFILE, Profile():
            return profile.draw(figure, values, style)
        case ChartKind.RINGS, History():
            return rings.draw(figure, values, style)
        case ChartKind.STEPS, History():
            return steps.draw(figure, values, style)
        case ChartKind.HEATMAP, History():
            return heatmap.draw(figure, values, style)
        case ChartKind.ENERGY, History():
            return energy.draw(figure, values, style, highlight=highlight)
        case _:
            raise TypeError(f"a {kind} chart is not drawn from a {type(values).__name__}")


def preferred_height(
    kind: ChartKind,
    values: ChartData,
    style: ChartStyle,
    width: float,
    *,
    highlight: SkillKey | None = None,
) -> float:
    """The height in CSS pixels that a chart wants at a width. Raises as `draw_chart` does.

    `highlight` as for `draw_chart`: a trail takes room.
    """
    match kind, values:
        case ChartKind.DUMBBELL, Comparison():
            return dumbbell.preferred_height(values, style, width)
        case ChartKind.SLOPE, Comparison():
            return slope.preferred_height(values, style, width)
        case ChartKind.PROFILE, Profile():
            return profile.preferred_height(values, style, width)
        case ChartKind.RINGS, History():
            return rings.preferred_height(values, style, width)
        case ChartKind.STEPS, History():
            return steps.preferred_height(values, style, width)
        case ChartKind.HEATMAP, History():
            return heatmap.preferred_height(values, style, width)
        case ChartKind.ENERGY, History():
            return energy.preferred_height(values, style, width, highlight=highlight)
        case _:
            raise TypeError(f"a {kind} chart is not drawn from a {type(values).__name__}")
