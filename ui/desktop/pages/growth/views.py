"""The views of the Growth page: what each is called, what it says and what it is drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from assessment.growth import history
from assessment.model import SkillKey
from assessment.pairs import Pair, profile_of_rubric, rows_of_rubric
from assessment.profile import profile
from assessment.review import Review
from assessment.second_looks import LookBack
from assessment.then_test import compare_with_memory
from assessment.views import View
from assessment.wording import capitalised, counted, number_word
from ui.charts.kinds import ChartKind, Needs, needs, title_of

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


class Shown(NamedTuple):
    """A view filled in. `chart` is what it is drawn from; None says that there is nothing yet."""

    title: str
    summary: str
    chart: ChartData | None


class Beside(NamedTuple):
    """What stands beside the ratings: what second looks add to them, and what others said.

    `noise` and `looks` are as in `assessment.then_test`.
    """

    noise: int | None = None
    looks: Sequence[LookBack] = ()
    views: Sequence[View] = ()


def fill(
    kind: ChartKind,
    pair: Pair,
    rubric_id: str,
    snapshots: Sequence[Review],
    hidden: frozenset[SkillKey],
    beside: Beside,
) -> Shown:
    """What a view shows of a pair, by one of its rubrics."""
    if needs(kind) is Needs.TWO_REVIEWS:
        return _side_by_side(pair, rubric_id, hidden, beside.noise, beside.looks)
    if kind is ChartKind.PROFILE:
        return _profile(pair, rubric_id, hidden, beside.views)
    return _history(kind, pair, rubric_id, snapshots, hidden)


def _side_by_side(
    pair: Pair,
    rubric_id: str,
    hidden: frozenset[SkillKey],
    noise: int | None,
    looks: Sequence[LookBack],
) -> Shown:
    after = pair.after.cycle.title
    if pair.before is None:
        return Shown(after, ONE_SNAPSHOT, None)
    whole = compare_with_memory(pair.before, pair.after, hidden, noise=noise, looks=looks)
    told = rows_of_rubric(whole, rubric_id)
    return Shown(f"{pair.before.cycle.title} beside {after}", told.summary, told)


def _profile(
    pair: Pair, rubric_id: str, hidden: frozenset[SkillKey], said: Sequence[View]
) -> Shown:
    told = profile_of_rubric(profile(pair.after, hidden, said), rubric_id)
    rated = sum(1 for row in told.rows if row.mark.level is not None)
    return Shown(told.title, _rated_words(rated, len(told.rows)), told)


def _rated_words(rated: int, total: int) -> str:
    if rated == total:
        return capitalised(f"{counted(total, 'skill has a level', 'skills have a level')}.")
    return capitalised(f"{number_word(rated)} of {counted(total, 'skill')} with a level.")


def _history(
    kind: ChartKind,
    pair: Pair,
    rubric_id: str,
    snapshots: Sequence[Review],
    hidden: frozenset[SkillKey],
) -> Shown:
    reviews = [*snapshots, *([pair.after] if pair.after.cycle.is_draft else [])]
    told = history(reviews, rubric_id, hidden)
    words = capitalised(counted(len(told.points), "review"))
    if len(told.points) > 1:
        words += f", from {told.points[0].title} to {told.points[-1].title}"
    return Shown(title_of(kind), f"{words}.", told)
