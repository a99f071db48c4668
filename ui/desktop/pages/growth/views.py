"""The views of the Growth page: what each is called, what it says and what it is drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessment.beside import Beside
from assessment.comparison import Comparison
from assessment.growth import History, history
from assessment.model import SkillKey
from assessment.narrowing import Part, between, narrowed_to
from assessment.pairs import Pair, profile_of_rubric, rows_of_rubric
from assessment.profile import profile
from assessment.review import Review
from assessment.then_test import compare_with_memory
from assessment.views import without_private
from assessment.wording import capitalised, counted, number_word
from ui.charts.kinds import ChartKind, Needs, needs, title_of
from ui.desktop.pages.growth.choosing import Choosing, Options, part_options
from ui.desktop.pages.growth.source import Source

if TYPE_CHECKING:
    from ui.charts.catalogue import ChartData

VIEWS = (
    ChartKind.DUMBBELL,
    ChartKind.PROFILE,
    ChartKind.SLOPE,
    ChartKind.RINGS,
    ChartKind.STEPS,
    ChartKind.HEATMAP,
    ChartKind.ENERGY,
)
"""In the order of the page and of their shortcuts, Alt+1 to Alt+7."""

NAMES = tuple((kind, title_of(kind)) for kind in VIEWS)

ONE_SNAPSHOT = (
    "This is the first review that holds these skills, so there is nothing to set beside it yet. "
    "Once you have closed another one, what moved will stand here, skill by skill. "
    "The other views can be read today."
)


NONE_IN_COMMON = (
    "These two reviews have no skill of this rubric in common, so nothing can be set side by side. "
    "Each can be read by itself, and another review chosen."
)


class Shown(NamedTuple):
    """A view filled in. `chart` is what it is drawn from; None says that there is nothing yet.

    `skills` can be read from here, by title, in the order of the chart.
    """

    title: str
    summary: str
    chart: ChartData | None
    skills: tuple[tuple[SkillKey, str], ...]


def whole_history(pair: Pair, rubric_id: str, source: Source) -> History:
    """Every review by a rubric, with the open one where that is looked at."""
    reviews = [*source.snapshots, *([pair.after] if pair.after.cycle.is_draft else [])]
    return history(reviews, rubric_id, source.hidden)


def parts_to_show(
    kind: ChartKind, pair: Pair, whole: History, chosen: Choosing
) -> tuple[Options, Part]:
    """Which parts a view can be narrowed to, and which it is."""
    part = chosen.part_in(whole)
    if needs(kind) is Needs.HISTORY:
        keys = {line.key for line in between(whole, chosen.first, chosen.last).skills}
    else:
        keys = set(pair.skills_of(whole.rubric_id))
    return part_options(whole, keys, part), part


def fill(
    kind: ChartKind,
    pair: Pair,
    whole: History,
    chosen: Choosing,
    source: Source,
) -> Shown:
    """What a view shows of a pair, by the rubric of its whole history and of the chosen part."""
    part, rubric_id = chosen.part_in(whole), whole.rubric_id
    if needs(kind) is Needs.TWO_REVIEWS and pair.before is not None:
        # A chart is copied and saved with one click: nothing private counts in it.
        told, drawn = (
            narrowed_to(rows_of_rubric(both, rubric_id), part)
            for both in (
                _compared(pair.before, pair.after, source, source.beside),
                _compared(pair.before, pair.after, source, source.beside.without_private()),
            )
        )
        by_change = chosen.by_change and kind is ChartKind.DUMBBELL
        shown = _side_by_side(told, by_change=by_change)._replace(chart=drawn)
        if not pair.shares_skills(rubric_id):
            shown = shown._replace(summary=NONE_IN_COMMON)
    elif needs(kind) is Needs.HISTORY:
        shown = _history(kind, whole, chosen, part)
    else:
        shown = _profile(pair, rubric_id, part, source)
        if needs(kind) is Needs.TWO_REVIEWS:
            shown = shown._replace(summary=ONE_SNAPSHOT, chart=None)
    if shown.skills or not part.title:
        return shown
    return shown._replace(summary=f"Nothing of “{part.title}” stands here.", chart=None)


def _compared(before: Review, after: Review, source: Source, beside: Beside) -> Comparison:
    return compare_with_memory(before, after, source.hidden, beside)


def _side_by_side(told: Comparison, *, by_change: bool) -> Shown:
    title = f"{told.before_title} beside {told.after_title}"
    rows = told.by_change() if by_change else told.rows
    return Shown(title, told.summary, told, tuple((row.key, row.title) for row in rows))


def _profile(pair: Pair, rubric_id: str, part: Part, source: Source) -> Shown:
    told = narrowed_to(
        profile_of_rubric(
            profile(pair.after, source.hidden, without_private(source.beside.views)), rubric_id
        ),
        part,
    )
    rated = sum(1 for row in told.rows if row.mark.level is not None)
    keys = tuple((row.key, row.title) for row in told.rows)
    return Shown(told.title, _rated_words(rated, len(told.rows)), told, keys)


def _rated_words(rated: int, total: int) -> str:
    if rated == total:
        return capitalised(f"{counted(total, 'skill has a level', 'skills have a level')}.")
    return capitalised(f"{number_word(rated)} of {counted(total, 'skill')} with a level.")


def _history(kind: ChartKind, whole: History, chosen: Choosing, part: Part) -> Shown:
    told = narrowed_to(between(whole, chosen.first, chosen.last), part)
    words = capitalised(counted(len(told.points), "review"))
    if len(told.points) < len(whole.points):
        words += f" of {number_word(len(whole.points))}"
    if len(told.points) > 1:
        words += f", from {told.points[0].title} to {told.points[-1].title}"
    keys = tuple((line.key, line.title) for line in told.skills)
    return Shown(title_of(kind), f"{words}.", told, keys)
