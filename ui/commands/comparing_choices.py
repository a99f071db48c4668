"""What a chart or a comparison by command is made of: the reviews and skills its options name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from assessment.comparing.comparison import Comparison
from assessment.comparing.context import RatingContext
from assessment.comparing.growth import History, SkillHistory, history
from assessment.comparing.narrowing import (
    EVERYTHING,
    Part,
    between,
    cluster_part,
    names_of,
    narrowed_to,
)
from assessment.comparing.pairs import profile_of_rubric, rows_of_rubric
from assessment.comparing.profile import Profile, profile
from assessment.comparing.then_test import compare_with_memory
from assessment.evidence import Evidence, by_skill, days_since, of_line, without_private
from assessment.model import SkillKey
from assessment.reporting.report_evidence import private_entries
from assessment.reviews.cycles import order_of_time
from assessment.reviews.review import Review
from rubrics.errors import KnownError
from ui.charts.spec import Chart
from ui.commands.choices import Chosen, choose, choose_cycle, folded, noted_on

Values = TypeVar("Values", bound=Profile | Comparison | History)


class Narrowed(NamedTuple):
    """What the options name: a rubric's id, the first review, a cluster, a skill. None: all."""

    rubric_id: str | None = None
    first: str | None = None
    cluster: str | None = None
    skill: str | None = None


class Compared(NamedTuple):
    """Two reviews side by side, and what was noted of each skill since, by its key.

    `left_out` is how many private entries of the work log count for nothing.
    """

    comparison: Comparison
    evidence: dict[SkillKey, tuple[Evidence, ...]]
    left_out: int


class Drawing(NamedTuple):
    """What a chart is drawn from, and the skill that it brings out, if any."""

    values: Profile | Comparison | History
    highlight: SkillKey | None = None


def drawing(chart: Chart, chosen: Chosen, narrowed: Narrowed) -> Drawing:
    """What a chart is drawn from: of one skill alone, unless it brings that out among the others.

    Raises KnownError when a name fits nothing there.
    """
    values = chart_values(chart, chosen, narrowed.rubric_id)
    if isinstance(values, History) and narrowed.first is not None:
        values = _from_review(values, chosen, narrowed.first)
    values = _part_of(values, _cluster(chosen, narrowed))
    alone = _part_of(values, _skill(chosen, narrowed.skill))
    if narrowed.skill is None or not chart.highlights:
        return Drawing(alone)
    return Drawing(values, (alone.skills if isinstance(alone, History) else alone.rows)[0].key)


def chosen_comparison(
    journal: Path | None, after: str, before: str | None, narrowed: Narrowed
) -> Compared:
    """The reviews that `--after` and `--before` name, side by side. Raises as `choose` does.

    KnownError too when there is no earlier one, and when a name fits nothing there.
    """
    chosen = choose(journal, after, before)
    if chosen.before is None:
        raise KnownError(
            "There is no earlier review to compare that one with.",
            "“growth-rings report” tells of a review by itself.",
        )
    cluster, skill = _cluster(chosen, narrowed), _skill(chosen, narrowed.skill)
    whole = _compared(chosen, chosen.before, chosen.rating_context.without_private())
    comparison = _part_of(_part_of(whole, cluster), skill)
    noted = by_skill(noted_on(journal, days_since(chosen.before, chosen.review)))
    found = {row.key: of_line(noted, row.names) for row in comparison.rows}
    public = {key: without_private(entries) for key, entries in found.items()}
    return Compared(comparison, public, private_entries(found))


def chart_values(
    chart: Chart, chosen: Chosen, rubric_id: str | None
) -> Profile | Comparison | History:
    """What a chart is drawn from, with the skills of one rubric if one is named.

    What others said and what was noted counts, but for what is private. A history goes up to the
    review, by its first rubric if none is named. Raises KnownError when the review has not that
    rubric, or no earlier one to be compared with.
    """
    review, hidden = chosen.review, chosen.hidden
    known = [rubric.id for rubric in review.rubrics]
    if rubric_id is not None and rubric_id not in known:
        raise KnownError(
            "That review was not answered with that rubric.", f"It holds: {', '.join(known)}."
        )
    if chart.needs is History:
        return history(_told(chosen), rubric_id or known[0], hidden)
    if chart.needs is Profile:
        whole = profile(review, hidden, chosen.rating_context.without_private().feedback)
        return whole if rubric_id is None else profile_of_rubric(whole, rubric_id)
    if chosen.before is None:
        raise KnownError(
            "There is no earlier review to compare that one with.",
            "“growth-rings chart profile” draws a review by itself.",
        )
    pair = _compared(chosen, chosen.before, chosen.rating_context.without_private())
    return pair if rubric_id is None else rows_of_rubric(pair, rubric_id)


def _compared(chosen: Chosen, before: Review, rating_context: RatingContext) -> Comparison:
    return compare_with_memory(before, chosen.review, chosen.hidden, rating_context)


def _told(chosen: Chosen) -> list[Review]:
    """Every closed review up to the one that is chosen, and that one."""
    here = order_of_time(chosen.review.cycle)
    earlier = [one for one in chosen.snapshots if order_of_time(one.cycle) < here]
    return [*earlier, chosen.review]


def _from_review(values: History, chosen: Chosen, name: str) -> History:
    known = {review.cycle.id: review.cycle for review in (*chosen.snapshots, chosen.review)}
    first = choose_cycle(list(known.values()), name)
    if first.id not in {point.cycle_id for point in values.points}:
        raise KnownError(
            "The review that “--from” names is no part of that history.",
            f"It leads from “{values.points[0].title}” to “{values.points[-1].title}”.",
        )
    return between(values, first.id, None)


def _cluster(chosen: Chosen, narrowed: Narrowed) -> Part:
    """The cluster that is named by its title or its id, in any edition of its rubric."""
    if narrowed.cluster is None:
        return EVERYTHING
    clusters = [
        cluster
        for review in reversed(_told(chosen))
        for rubric in review.rubrics
        if narrowed.rubric_id in (None, rubric.id)
        for cluster in rubric.clusters
    ]
    for cluster in clusters:
        if folded(narrowed.cluster) in (folded(cluster.id), folded(cluster.title)):
            return cluster_part(cluster.title)
    known = dict.fromkeys(cluster.title for cluster in clusters)
    raise KnownError("There is no cluster of that name.", f"There are: {', '.join(known)}.")


def _skill(chosen: Chosen, name: str | None) -> Part:
    """A skill by any id or title it ever had, followed through the editions of its rubric."""
    if name is None:
        return EVERYTHING
    told = _told(chosen)
    rubrics = dict.fromkeys(rubric.id for review in told for rubric in review.rubrics)
    lines = [line for each in rubrics for line in history(told, each, chosen.hidden).skills]
    found = [line for line in lines if folded(name) in _called(line, told)]
    if not found:
        known = ", ".join(line.key.skill_id for line in lines)
        raise KnownError("There is no skill of that name.", f"There are: {known}.")
    names = frozenset(key for line in found for key in names_of(line))
    return Part(title=found[0].title, names=names)


def _called(line: SkillHistory, told: Sequence[Review]) -> set[str]:
    names = names_of(line)
    titles = {folded(r.skills[key].title) for r in told for key in names if key in r.skills}
    return titles | {folded(key.skill_id) for key in names}


def _part_of(values: Values, part: Part) -> Values:
    """The part of what is drawn. Raises KnownError when that is nothing."""
    found = narrowed_to(values, part)
    if part != EVERYTHING and not (found.skills if isinstance(found, History) else found.rows):
        raise KnownError(
            f"Nothing of “{part.title}” stands in what these reviews and options name.",
            "Leave “--cluster” or “--skill” out to see what does.",
        )
    return found
