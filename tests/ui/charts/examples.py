"""Example reviews for charts, in any number and as unusual as a test needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import settings
from hypothesis import strategies as st

from assessment.comparing.comparison import Comparison, compare
from assessment.comparing.growth import History, history
from assessment.comparing.profile import Profile, profile
from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState, Depth, Period, open_cycle
from assessment.reviews.ratings import Confidence, NotRated, Rating
from assessment.reviews.review import Review
from rubrics.model import Cluster, Rubric
from tests.assessment.examples import a_rating, a_rubric, a_skill
from tests.assessment.sharing_examples import Ratings
from tests.assessment.strategies import pairs, reviews, series, some_skills
from ui.charts.spec import Chart

few = settings(max_examples=15)
"""Drawing is slow, so hypothesis runs fewer examples."""

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
    "WordWithoutASingleBreakToWrapTheLineAt" * 3,
    "Taste",
    "見積りの精度と、予定が変わったときにどれだけ早く周りに伝えるか",
    "الاستماع قبل الكلام في الاجتماعات الطويلة والصعبة",
    "🌱🌳 Growing others 👩‍💻 and letting go",
    "$x_1$ is not \\frac{mathematics}{here} & <b>never</b>",
)
ODD_TITLES = (
    "סקירה של השנה 🎉",
    "مراجعة السنة 🚀 ٢٠٢٦",
    "見積り 2026 ✨ 한국어 हिन्दी",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    "$\\alpha$ 5$ and 10$",
    "two\nlines\tand a tab",
    "_leading underscore",
    "ends in \u202e another direction",
    "x" * 300,
    "A long title that says much more than a title should. " * 6,
)


def a_long_rubric(names: Sequence[str] = NAMES, levels: int = 5) -> Rubric:
    """A rubric called "many" with skills of these names, s0 and so on, in two clusters."""
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
    used = clusters[: 2 if len(names) > 1 else 1]
    return Rubric.model_validate({**dict(plain), "clusters": used, "skills": tuple(skills)})


def some_reviews(
    count: int = 2, names: Sequence[str] = NAMES, levels: int = 5, *, seed: int = 1
) -> tuple[Review, ...]:
    """Closed reviews, oldest first, a half-year each, with every kind of rating.

    The fourth of each five is a pulse.
    """
    rubric, dice = a_long_rubric(names, levels), Random(seed)
    snapshots: list[Review] = []
    for number in range(count):
        end = date(2026, 12, 31) - timedelta(days=183 * (count - 1 - number))
        opened = datetime(end.year, end.month, end.day, tzinfo=UTC)
        period = Period(start=end - timedelta(days=182), end=end)
        depth = Depth.PULSE if number % 5 == 3 else Depth.FULL
        cycle = open_cycle(f"Review no. {number + 1}", period, depth, [rubric], opened)
        given = [
            _a_rating_or_none(SkillKey(rubric.id, skill.id), levels, dice)
            for skill in rubric.skills
        ]
        ratings = tuple(rating for rating in given if rating is not None)
        snapshots.append(Review(cycle=cycle.closed(opened), rubrics=(rubric,), ratings=ratings))
    return tuple(snapshots)


def _a_rating_or_none(key: SkillKey, levels: int, dice: Random) -> Rating | None:
    confidence = dice.choice([None, *Confidence])
    if dice.random() < 0.75:
        return a_rating(dice.randint(1, levels), key, confidence)
    return a_rating(dice.choice(list(NotRated)), key) if dice.random() < 0.75 else None


def renamed(review: Review, title: str) -> Review:
    """The review with another title, however long or odd."""
    cycle = review.cycle.model_copy(update={"title": title})
    return review.model_copy(update={"cycle": cycle})


def values_of(
    kind: Chart, snapshots: Sequence[Review], hidden: frozenset[SkillKey] = NOBODY
) -> Ratings:
    """The values to draw a chart from, made of these reviews, oldest first."""
    if kind.needs is Profile:
        return profile(snapshots[-1], hidden)
    if kind.needs is History:
        return history(snapshots, snapshots[-1].rubrics[0].id, hidden)
    return compare(snapshots[0], snapshots[-1], hidden)


# ---- strategies ------------------------------------------------------------------------------

comparisons: st.SearchStrategy[Comparison] = pairs().flatmap(
    lambda pair: some_skills(*pair).map(lambda hidden: compare(*pair, hidden))
)
profiles: st.SearchStrategy[Profile] = reviews().flatmap(
    lambda review: some_skills(review).map(lambda hidden: profile(review, hidden))
)
histories: st.SearchStrategy[History] = series(CycleState.CLOSED).flatmap(
    lambda snapshots: some_skills(*snapshots).map(
        lambda hidden: history(snapshots, "practice", hidden)
    )
)
odd_titles = st.sampled_from(ODD_TITLES) | st.text(
    st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40
)


@st.composite
def names(draw: st.DrawFn) -> tuple[str, ...]:
    """One to twelve skill names, short and long."""
    return tuple(draw(st.lists(st.sampled_from([*NAMES, *LONG_NAMES]), min_size=1, max_size=12)))
