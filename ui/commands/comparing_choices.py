"""Finds the reviews and skills that the options of `chart` and `compare` name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from assessment.comparing.comparison import Comparison, SkillComparison
from assessment.comparing.growth import History, SkillHistory, history
from assessment.comparing.narrowing import (
    EVERYTHING,
    Part,
    cluster_part,
    names_of,
    rubric_part,
)
from assessment.comparing.profile import Profile, ProfileRow
from assessment.evidence import Evidence, by_skill, days_since, of_line
from assessment.model import SkillKey
from assessment.reporting.report_evidence import private_entries
from assessment.reviews.cycles import order_of_time
from assessment.reviews.review import Review
from assessment.sharing import (
    Shareable,
    comparison_to_share,
    evidence_to_share,
    history_to_share,
    part_to_share,
    profile_to_share,
    span_to_share,
)
from assessment.typed.text import comparable
from rubrics.errors import KnownError
from ui.charts.spec import Chart, ChartData
from ui.commands.choices import Chosen, choose, choose_cycle, noted_on

Values = TypeVar("Values", bound=Profile | Comparison | History)


class Narrowed(NamedTuple):
    """What the options name: a rubric's id, the first review, a cluster, a skill; None for all."""

    rubric_id: str | None = None
    first: str | None = None
    cluster: str | None = None
    skill: str | None = None


class Compared(NamedTuple):
    """A comparison of two reviews, and the evidence noted since, by the key of its skill.

    `left_out` is how many private entries of the work log were left out.
    """

    comparison: Shareable[Comparison]
    evidence: Shareable[dict[SkillKey, tuple[Evidence, ...]]]
    left_out: int


class Drawing(NamedTuple):
    """The values of a chart, and the skill that it highlights, if any."""

    values: ChartData
    highlight: SkillKey | None = None


def drawing(chart: Chart, chosen: Chosen, narrowed: Narrowed) -> Drawing:
    """The values of a chart: of one skill alone, unless the chart highlights it among the others.

    Raises KnownError when a name fits nothing in the reviews.
    """
    values = _part_of(chart_values(chart, chosen, narrowed), _cluster(chosen, narrowed))
    alone = _part_of(values, _skill(chosen, narrowed.skill))
    if narrowed.skill is None or not chart.highlights:
        return Drawing(alone)
    return Drawing(values, _skills_of(alone.value)[0].key)


def chosen_comparison(
    journal: Path | None, after: str, before: str | None, narrowed: Narrowed
) -> Compared:
    """A comparison of the reviews that `--after` and `--before` name. Raises what `choose` raises.

    Raises KnownError too when there is no earlier review, or when a name fits nothing in the two.
    """
    chosen = choose(journal, after, before)
    if chosen.before is None:
        raise KnownError(
            "There is no earlier review to compare that one with.",
            "“growth-rings report” reports on a review by itself.",
        )
    cluster, skill = _cluster(chosen, narrowed), _skill(chosen, narrowed.skill)
    whole = comparison_to_share(chosen.before, chosen.review, chosen.hidden, chosen.around)
    comparison = _part_of(_part_of(whole, cluster), skill)
    noted = by_skill(noted_on(journal, days_since(chosen.before, chosen.review)))
    found = {row.key: of_line(noted, row.names) for row in comparison.value.rows}
    return Compared(comparison, evidence_to_share(found), private_entries(found))


def chart_values(chart: Chart, chosen: Chosen, narrowed: Narrowed) -> ChartData:
    """The values of a chart, with the skills of one rubric if one is named.

    A history goes from the first review that is named, if any, up to the chosen one, by the first
    rubric of that if none is named. Raises KnownError when the review lacks that rubric, or has no
    earlier one to compare it with.
    """
    review, rubric_id = chosen.review, narrowed.rubric_id
    known = [rubric.id for rubric in review.rubrics]
    if rubric_id is not None and rubric_id not in known:
        raise KnownError(
            "That review was not answered with that rubric.",
            f"It was answered with: {', '.join(known)}.",
        )
    if chart.needs is History:
        whole = history_to_share(_reviews_up_to(chosen), rubric_id or known[0], chosen.hidden)
        return whole if narrowed.first is None else _from_review(whole, chosen, narrowed.first)
    part = EVERYTHING if rubric_id is None else rubric_part(rubric_id)
    if chart.needs is Profile:
        return part_to_share(profile_to_share(review, chosen.hidden, chosen.around), part)
    if chosen.before is None:
        raise KnownError(
            "There is no earlier review to compare that one with.",
            "“growth-rings chart profile” draws a review by itself.",
        )
    pair = comparison_to_share(chosen.before, review, chosen.hidden, chosen.around)
    return part_to_share(pair, part)


def _reviews_up_to(chosen: Chosen) -> list[Review]:
    """The closed reviews before the chosen one, and the chosen one."""
    here = order_of_time(chosen.review.cycle)
    earlier = [one for one in chosen.snapshots if order_of_time(one.cycle) < here]
    return [*earlier, chosen.review]


def _from_review(whole: Shareable[History], chosen: Chosen, name: str) -> Shareable[History]:
    known = {review.cycle.id: review.cycle for review in (*chosen.snapshots, chosen.review)}
    first = choose_cycle(list(known.values()), name)
    points = whole.value.points
    if first.id not in {point.cycle_id for point in points}:
        raise KnownError(
            "The review that “--from” names is not part of that history.",
            f"It runs from “{points[0].title}” to “{points[-1].title}”.",
        )
    return span_to_share(whole, first.id, None)


def _cluster(chosen: Chosen, narrowed: Narrowed) -> Part:
    """The cluster with that title or id, in any edition of its rubric."""
    if narrowed.cluster is None:
        return EVERYTHING
    clusters = [
        cluster
        for review in reversed(_reviews_up_to(chosen))
        for rubric in review.rubrics
        if narrowed.rubric_id in (None, rubric.id)
        for cluster in rubric.clusters
    ]
    for cluster in clusters:
        if comparable(narrowed.cluster) in (comparable(cluster.id), comparable(cluster.title)):
            return cluster_part(cluster.title)
    known = dict.fromkeys(cluster.title for cluster in clusters)
    raise KnownError("There is no cluster with that name.", f"There are: {', '.join(known)}.")


def _skill(chosen: Chosen, name: str | None) -> Part:
    """The skill that ever had that id or title, followed through the editions of its rubric."""
    if name is None:
        return EVERYTHING
    reviews = _reviews_up_to(chosen)
    rubrics = dict.fromkeys(rubric.id for review in reviews for rubric in review.rubrics)
    lines = [line for each in rubrics for line in history(reviews, each, chosen.hidden).skills]
    found = [line for line in lines if comparable(name) in _called(line, reviews)]
    if not found:
        known = ", ".join(line.key.skill_id for line in lines)
        raise KnownError("There is no skill with that name.", f"There are: {known}.")
    names = frozenset(key for line in found for key in names_of(line))
    return Part(title=found[0].title, names=names)


def _called(line: SkillHistory, reviews: Sequence[Review]) -> set[str]:
    names = names_of(line)
    titles = {comparable(r.skills[key].title) for r in reviews for key in names if key in r.skills}
    return titles | {comparable(key.skill_id) for key in names}


def _part_of(values: Shareable[Values], part: Part) -> Shareable[Values]:
    """The values of that part. Raises KnownError when there are none."""
    found = part_to_share(values, part)
    if part != EVERYTHING and not _skills_of(found.value):
        raise KnownError(
            f"There is nothing on “{part.title}” in these reviews with these options.",
            "Leave “--cluster” or “--skill” out to see the rest.",
        )
    return found


def _skills_of(
    values: Profile | Comparison | History,
) -> Sequence[ProfileRow | SkillComparison | SkillHistory]:
    return values.skills if isinstance(values, History) else values.rows
