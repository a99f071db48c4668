"""How long each chart takes over a lifetime of reviews: 80 cycles, 12 skills, 900 pixels wide.

`python -m benchmarks.charts` prints all of them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from assessment.comparing.comparison import Comparison, compare
from assessment.comparing.growth import History, history
from assessment.comparing.profile import Profile, profile
from benchmarks.life import CYCLES, SKILLS, a_life
from ui.charts.kinds import ChartKind, Needs, needs

WIDTH = 900.0
REDRAWS = 15
FIRST_AT_MOST, REDRAW_AT_MOST = 150.0, 60.0
"""Milliseconds."""

ROOT = Path(__file__).resolve().parent.parent


def measure() -> list[str]:
    """A line a chart: its first draw in a process of its own and the best redraw, in ms.

    What both need is loaded before, as the window loads it while nobody waits for a chart.
    """
    lines: list[str] = []
    for kind in ChartKind:
        command = [sys.executable, "-m", "benchmarks.charts", kind]
        told = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        first, redraw = map(float, told.stdout.split())
        holds = first <= FIRST_AT_MOST and redraw <= REDRAW_AT_MOST
        lines.append(
            f"{f'{kind} of {CYCLES} cycles x {SKILLS} skills':<44} "
            f"first {first:5.1f} ms (at most {FIRST_AT_MOST:.0f}), "
            f"redraw {redraw:5.1f} ms (at most {REDRAW_AT_MOST:.0f})   "
            f"{'holds' if holds else 'TOO SLOW'}"
        )
    return lines


def _measure_one(kind: ChartKind) -> tuple[float, float]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from ui.charts.catalogue import draw_chart, preferred_height
    from ui.charts.style import for_screen, new_figure
    from ui.tokens import LIGHT

    values = _values(kind)
    # The longest trail there is: the window always has one skill chosen.
    chosen = values.skills[0].key if isinstance(values, History) else None

    def draw() -> float:
        started = perf_counter()
        style = for_screen(LIGHT)
        height = preferred_height(kind, values, style, WIDTH, highlight=chosen)
        figure = new_figure(WIDTH, height)
        canvas = FigureCanvasAgg(figure)
        draw_chart(kind, figure, values, style, highlight=chosen)
        canvas.draw()
        return (perf_counter() - started) * 1000

    first = draw()
    return first, min(draw() for _ in range(REDRAWS))


def _values(kind: ChartKind) -> Comparison | Profile | History:
    told = a_life()
    match needs(kind):
        case Needs.HISTORY:
            return history(told, told[-1].rubrics[0].id, frozenset())
        case Needs.ONE_REVIEW:
            return profile(told[-1], frozenset())
        case Needs.TWO_REVIEWS:
            return compare(told[0], told[-1], frozenset())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*_measure_one(ChartKind(sys.argv[1])))
    else:
        print(*measure(), sep="\n")
