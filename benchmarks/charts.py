"""How long each chart takes over a lifetime of reviews: 80 cycles, 12 skills, 900 pixels wide.

`python -m benchmarks.charts` prints all of them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from assessment.comparing.growth import History
from assessment.comparing.profile import Profile
from assessment.sharing import (
    NOTHING_TO_SHARE,
    comparison_to_share,
    history_to_share,
    profile_to_share,
)
from benchmarks.life import CYCLES, SKILLS, a_life
from ui.charts.catalogue import CHARTS
from ui.charts.spec import Chart, ChartData, ChartOptions

WIDTH = 900.0
REDRAWS = 15
FIRST_AT_MOST, REDRAW_AT_MOST = 150.0, 60.0
"""Milliseconds."""

ROOT = Path(__file__).resolve().parent.parent


def measure() -> list[str]:
    """A line for each chart: its first draw in a new process and its fastest redraw, in ms.

    Libraries are loaded before the clock starts: the window loads them in the background, too.
    """
    lines: list[str] = []
    for chart in CHARTS:
        command = [sys.executable, "-m", "benchmarks.charts", chart.name]
        timing = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        first, redraw = map(float, timing.stdout.split())
        holds = first <= FIRST_AT_MOST and redraw <= REDRAW_AT_MOST
        lines.append(
            f"{f'{chart.name} of {CYCLES} cycles x {SKILLS} skills':<44} "
            f"first {first:5.1f} ms (at most {FIRST_AT_MOST:.0f}), "
            f"redraw {redraw:5.1f} ms (at most {REDRAW_AT_MOST:.0f})   "
            f"{'holds' if holds else 'TOO SLOW'}"
        )
    return lines


def _measure_one(chart: Chart) -> tuple[float, float]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from ui.charts.style import for_screen, new_figure
    from ui.desktop.widgets.chart_drawing import load
    from ui.tokens import LIGHT

    load(lambda: None)
    values = values_of(chart)
    # The window always has one skill chosen, and its trail takes time to draw.
    whole = values.value
    chosen = whole.skills[0].key if isinstance(whole, History) else None
    options = ChartOptions(highlight=chosen)

    def draw() -> float:
        started = perf_counter()
        style = for_screen(LIGHT)
        height = chart.preferred_height(values, style, WIDTH, options)
        figure = new_figure(WIDTH, height)
        canvas = FigureCanvasAgg(figure)
        chart.draw(figure, values, style, options)
        canvas.draw()
        return (perf_counter() - started) * 1000

    first = draw()
    return first, min(draw() for _ in range(REDRAWS))


def values_of(chart: Chart) -> ChartData:
    """A lifetime of reviews, as the kind of value that the chart draws."""
    reviews = a_life()
    if chart.needs is History:
        return history_to_share(reviews, reviews[-1].rubrics[0].id, frozenset())
    if chart.needs is Profile:
        return profile_to_share(reviews[-1], frozenset(), NOTHING_TO_SHARE)
    return comparison_to_share(reviews[0], reviews[-1], frozenset(), NOTHING_TO_SHARE)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*_measure_one(next(chart for chart in CHARTS if chart.name == sys.argv[1])))
    else:
        print(*measure(), sep="\n")
