"""How long each chart takes over a lifetime of reviews: 80 cycles, 12 skills, 900 pixels wide.

`python -m benchmarks.charts` prints all of them.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import cycle as cycle_through
from pathlib import Path
from random import Random
from time import perf_counter

from assessment.comparison import Comparison, compare
from assessment.cycles import Depth, Period, ReviewCycle, open_cycle
from assessment.growth import History, history
from assessment.profile import Profile, profile
from assessment.ratings import Confidence, Energy, NotRated, Rating
from assessment.review import Review
from rubrics.library import load_builtin
from rubrics.model import Rubric, Skill
from ui.charts.kinds import ChartKind, Needs, needs

CYCLES, SKILLS, LEVELS = 80, 12, 5
RATED = 0.9
"""The share of skills that have a level in a review."""
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
    told = _lifetime()
    match needs(kind):
        case Needs.HISTORY:
            return history(told, told[-1].rubrics[0].id, frozenset())
        case Needs.ONE_REVIEW:
            return profile(told[-1], frozenset())
        case Needs.TWO_REVIEWS:
            return compare(told[0], told[-1], frozenset())


def _lifetime() -> list[Review]:
    """Forty years, two reviews each; one skill in ten is not applicable."""
    dice, rubric = Random(1), _rubric()
    told: list[Review] = []
    for number in range(CYCLES):
        end = date(1986, 12, 31) + timedelta(days=183 * number)
        opened = datetime(end.year, end.month, end.day, tzinfo=UTC)
        period = Period(start=end - timedelta(days=182), end=end)
        depth = dice.choice([Depth.FULL, Depth.FULL, Depth.PULSE])
        cycle = open_cycle(f"Review no. {number + 1}", period, depth, [rubric], opened)
        ratings = tuple(_rating(cycle, rubric.id, skill.id, dice) for skill in rubric.skills)
        told.append(Review(cycle=cycle.closed(opened), rubrics=(rubric,), ratings=ratings))
    return told


def _rubric() -> Rubric:
    """The built-in rubric with its first skills twice, which makes twelve."""
    built_in = load_builtin("larson-management")
    skills: list[Skill] = []
    for number, skill in zip(range(SKILLS), cycle_through(built_in.skills), strict=False):
        question = skill.questions[0].model_copy(update={"id": f"question-{number}"})
        named = {"id": f"skill-{number}", "title": f"{skill.title} {number}"}
        skills.append(skill.model_copy(update={**named, "questions": (question,)}))
    return built_in.model_copy(update={"skills": tuple(skills)})


def _rating(cycle: ReviewCycle, rubric_id: str, skill_id: str, dice: Random) -> Rating:
    level = dice.randint(1, LEVELS) if dice.random() < RATED else None
    return Rating(
        cycle_id=cycle.id,
        rubric_id=rubric_id,
        skill_id=skill_id,
        level=level,
        reason=NotRated.NOT_APPLICABLE if level is None else None,
        confidence=dice.choice(list(Confidence)),
        energy=dice.choice(list(Energy)),
        saved_at=cycle.opened_at,
        committed_at=cycle.opened_at,
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*_measure_one(ChartKind(sys.argv[1])))
    else:
        print(*measure(), sep="\n")
