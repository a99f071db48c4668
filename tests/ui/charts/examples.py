"""Reviews to draw charts of: as many and as odd as the tests want them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from assessment.comparison import Comparison, compare
from assessment.cycles import Depth, Period, open_cycle
from assessment.growth import History, history
from assessment.model import SkillKey
from assessment.profile import Profile, profile
from assessment.ratings import Confidence, NotRated, Rating
from assessment.review import Review
from rubrics.model import Cluster, Rubric
from tests.assessment.examples import a_rating, a_rubric, a_skill
from ui.charts.catalogue import ChartData
from ui.charts.kinds import ChartKind

NOBODY: frozenset[SkillKey] = frozenset()

NAMES = (
    "Execution",
    "Team",
    "Ownership",
    "Alignment",
    "Taste",
    "Clarity",
    "Navigating ambiguity",
    "Working across timescales",
)
LONG_NAMES = (
    "Saying no to work that nobody will miss, and saying so early enough to matter",
    "Unternehmensgrenzenüberschreitende Zusammenarbeitsgestaltung",
    "IncidentResponseLeadershipWithoutASingleBreakToWrapTheLineAt" * 3,
    "Taste",
    "見積りの精度と、予定が変わったときにどれだけ早く周りに伝えるか",
    "الاستماع قبل الكلام في الاجتماعات الطويلة والصعبة",
    "🌱🌳 Growing others 👩‍💻 and letting go",
    "$x_1$ is not \\frac{mathematics}{here} & <b>never</b>",
)
ODD_TITLES = (
    "סקירה של השנה 🎉",
    "مراجعة السنة 🚀 ٢٠٢٦",
    "見積り 2026 ✨ 한국어",
    "$\\alpha$ 5$ and 10$",
    "two\nlines\tand a tab",
    "=SUM(A1:A9)",
    "_leading underscore",
    "x" * 300,
    "A long title that says much more than a title should. " * 6,
)


def a_long_rubric(names: Sequence[str] = NAMES, levels: int = 5) -> Rubric:
    """A rubric with skills of these names, called s0 and so on, in two clusters."""
    half = (len(names) + 1) // 2
    skills = [
        a_skill(f"s{number}", levels).model_copy(
            update={"title": name, "cluster": "first" if number < half else "second"}
        )
        for number, name in enumerate(names)
    ]
    clusters = (
        Cluster(id="first", title="First", summary="One half."),
        Cluster(id="second", title="Second", summary="The other."),
    )
    plain = a_rubric(rubric_id="many")
    return Rubric.model_validate({**dict(plain), "clusters": clusters, "skills": tuple(skills)})


def some_reviews(
    count: int = 2, names: Sequence[str] = NAMES, levels: int = 5, *, seed: int = 1
) -> tuple[Review, ...]:
    """Closed reviews, a half-year each, the last ending in 2026, rated in every way there is."""
    rubric, dice = a_long_rubric(names, levels), Random(seed)
    told: list[Review] = []
    for number in range(count):
        end = date(2026, 12, 31) - timedelta(days=183 * (count - 1 - number))
        opened = datetime(end.year, end.month, end.day, tzinfo=UTC)
        period = Period(start=end - timedelta(days=182), end=end)
        depth = Depth.PULSE if number % 5 == 3 else Depth.FULL
        cycle = open_cycle(f"Review no. {number + 1}", period, depth, [rubric], opened)
        ratings = [
            rating
            for skill in rubric.skills
            if (rating := _a_rating_or_none(SkillKey(rubric.id, skill.id), levels, dice))
        ]
        told.append(
            Review(cycle=cycle.closed(opened), rubrics=(rubric,), ratings=tuple(ratings))
        )
    return tuple(told)


def _a_rating_or_none(key: SkillKey, levels: int, dice: Random) -> Rating | None:
    confidence = dice.choice([None, *Confidence])
    if dice.random() < 0.75:
        return a_rating(dice.randint(1, levels), key, confidence)
    return a_rating(dice.choice(list(NotRated)), key) if dice.random() < 0.75 else None


def values_of(kind: ChartKind, told: Sequence[Review], hidden: frozenset[SkillKey]) -> ChartData:
    """What a kind of chart is drawn from, out of some reviews, oldest first."""
    if kind is ChartKind.PROFILE:
        return profile(told[-1], hidden)
    if kind is ChartKind.RINGS:
        return history(told, told[-1].rubrics[0].id, hidden)
    return compare(told[0], told[-1], hidden)


def a_comparison(names: Sequence[str] = NAMES, levels: int = 5, *, seed: int = 1) -> Comparison:
    """Two reviews side by side."""
    before, after = some_reviews(2, names, levels, seed=seed)
    return compare(before, after, NOBODY)


def a_profile(names: Sequence[str] = NAMES, levels: int = 5, *, seed: int = 1) -> Profile:
    """One review."""
    return profile(some_reviews(1, names, levels, seed=seed)[0], NOBODY)


def a_history(
    count: int = 4, names: Sequence[str] = NAMES, levels: int = 5, *, seed: int = 1
) -> History:
    """Reviews over time."""
    return history(some_reviews(count, names, levels, seed=seed), "many", NOBODY)
