"""Rubrics, cycles, reviews, answers and ratings in every state, for property tests.

Different rubrics share their skill ids on purpose, and levels run from 2 to 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState, Depth, Period, Place, ReviewCycle, open_cycle
from assessment.reviews.ratings import (
    Answer,
    Confidence,
    Energy,
    NotRated,
    Rating,
)
from assessment.reviews.review import Review
from rubrics.model import Audience, Cluster, Era, Intent, Question, Rubric, Skill, Source

ERAS = (
    Era(id="then", title="Then", summary="How it was."),
    Era(id="now", title="Now", summary="How it is."),
)

words = st.sampled_from(["plans", "Écoute", "it’s “fine”", "a, b", "# 1", "<b>", "見積り"])
"""Few letters keep examples small; no property depends on which they are."""

prose = st.sampled_from(["It went well.", "Two\n\nparagraphs, *marked*.", "Ça va", "- one\n- two"])
wild_text = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Zs")),
    min_size=1,
    max_size=12,
)
mostly = st.sampled_from([True, True, True, True, False])
"""For what a comparison usually needs."""

blank = st.sampled_from(["", " ", "\n\n", "\t \n"])
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
moments = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 (hypothesis adds the zone)
    max_value=datetime(2060, 12, 31),  # noqa: DTZ001
    timezones=st.sampled_from(
        [UTC, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8))]
    ),
)
soon = st.integers(0, 10**9).map(lambda s: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=s))
"""Moments that are cheap to generate."""


# ---- rubrics ---------------------------------------------------------------------------------


@st.composite
def skills(
    draw: st.DrawFn, skill_id: str, cluster: str, text: st.SearchStrategy[str] = words
) -> Skill:
    """A skill with 2 to 10 distinct anchors and one to three questions."""
    count, wording = draw(st.integers(2, 10)), draw(text)
    intents = draw(st.lists(st.sampled_from(Intent), min_size=1, max_size=3))
    return Skill(
        id=skill_id,
        cluster=cluster,
        title=draw(text),
        definition=draw(text),
        examples=tuple(draw(st.lists(text, max_size=2))),
        questions=tuple(
            Question(id=f"{skill_id}-q{n}", text=draw(text), intent=intent)
            for n, intent in enumerate(intents, start=1)
        ),
        anchors=tuple(f"{n} {wording}" for n in range(1, count + 1)),
        ask_others="What did you see?",
        standing=draw(st.dictionaries(st.sampled_from([era.id for era in ERAS]), text)),
    )


@st.composite
def rubrics(
    draw: st.DrawFn, rubric_id: str = "practice", text: st.SearchStrategy[str] = words
) -> Rubric:
    """A rubric of one to three skills, called s0 to s2, in one or two clusters."""
    skill_count = draw(st.integers(1, 3))
    cluster_count = draw(st.integers(1, min(2, skill_count)))
    return Rubric(
        id=rubric_id,
        version=draw(st.integers(1, 9)),
        title=draw(text),
        audience=draw(st.sampled_from(Audience)),
        summary=draw(text),
        anchors_by="Growth Rings",
        source=Source(
            author=draw(text), title="A text", published="2025-10", url="https://example.org"
        ),
        clusters=tuple(
            Cluster(id=f"c{n}", title=f"Cluster {n}", summary="Skills.")
            for n in range(cluster_count)
        ),
        eras=ERAS,
        skills=tuple(
            draw(skills(f"s{n}", f"c{n % cluster_count}", text)) for n in range(skill_count)
        ),
    )


@st.composite
def later_editions(draw: st.DrawFn, rubric: Rubric) -> Rubric:
    """The next version of a rubric: skills kept, renamed, redefined, dropped or added."""
    cluster = rubric.clusters[0].id
    changed: list[Skill] = []
    for skill in rubric.skills:
        match draw(st.sampled_from(["same", "same", "renamed", "redefined", "dropped"])):
            case "renamed":
                changed.append(skill.model_copy(update={"title": draw(words)}))
            case "redefined":
                changed.append(draw(skills(skill.id, skill.cluster)))
            case "same":
                changed.append(skill)
            case _:
                pass
    if not changed or draw(st.booleans()):
        changed.append(draw(skills(f"added-{rubric.version}", cluster)))
    used = {skill.cluster for skill in changed}
    clusters = tuple(cluster for cluster in rubric.clusters if cluster.id in used)
    return rubric.model_copy(
        update={"version": rubric.version + 1, "skills": tuple(changed), "clusters": clusters}
    )


def shaped(rubric_id: str, *shape: tuple[int, int]) -> Rubric:
    """A rubric whose skills have these numbers of levels and of questions."""
    return Rubric(
        id=rubric_id,
        version=1,
        title=rubric_id.capitalize(),
        audience=Audience.ANYONE,
        summary="How the work is done.",
        anchors_by="Growth Rings",
        source=Source(
            author="An author", title="A text", published="2025", url="https://example.org"
        ),
        clusters=(Cluster(id="c0", title="Cluster", summary="Skills."),),
        eras=ERAS,
        skills=tuple(
            Skill(
                id=f"s{n}",
                cluster="c0",
                title=f"Skill {n}",
                definition="What it is.",
                questions=tuple(
                    Question(id=f"s{n}-q{q}", text=f"What? {q}", intent=Intent.REFLECTION)
                    for q in range(questions)
                ),
                anchors=tuple(f"Way {level}." for level in range(levels)),
                ask_others="What did you see?",
            )
            for n, (levels, questions) in enumerate(shape)
        ),
    )


_LONG, _SHORT = ((5, 2), (2, 1), (10, 3)), ((7, 2),)

rubric_sets = st.sampled_from(
    [
        (shaped("practice", *_SHORT),),
        (shaped("practice", *_LONG),),
        (shaped("practice", *_LONG), shaped("craft", *_SHORT)),
        (shaped("practice", *_SHORT), shaped("craft", *_LONG)),
    ]
)
"""One rubric, or two that share skill ids."""


# ---- cycles ----------------------------------------------------------------------------------


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period of a day to three years."""
    start = draw(soon).date()
    return Period(start=start, end=start + timedelta(days=draw(st.integers(0, 1096))))


@st.composite
def cycles(draw: st.DrawFn, of: Sequence[Rubric], state: CycleState | None = None) -> ReviewCycle:
    """A cycle over some rubrics: a draft, closed, or a draft that was closed and reopened."""
    opened = draw(soon)
    cycle = open_cycle(draw(words), draw(periods()), draw(st.sampled_from(Depth)), of, opened)
    state = state or draw(st.sampled_from(CycleState))
    if state is CycleState.CLOSED or draw(st.booleans()):
        cycle = cycle.closed(opened + timedelta(days=1))
    if state is CycleState.DRAFT and cycle.state is CycleState.CLOSED:
        cycle = cycle.reopened(opened + timedelta(days=2))
    return cycle.model_copy(update={"place": draw(st.none() | places(of))})


@st.composite
def places(draw: st.DrawFn, of: Sequence[Rubric]) -> Place:
    """A place in the walk, sometimes one that the rubrics no longer have."""
    rubric = draw(st.sampled_from(of))
    skill = draw(st.sampled_from(rubric.skills))
    question = draw(st.sampled_from(skill.questions))
    return Place(
        rubric_id=rubric.id,
        skill_id=draw(st.sampled_from([skill.id, skill.id, "gone"])),
        question_id=draw(st.sampled_from([question.id, "gone", None])),
    )


# ---- reviews ---------------------------------------------------------------------------------


@st.composite
def ratings(
    draw: st.DrawFn,
    key: SkillKey = SkillKey("practice", "s0"),
    highest: int = 5,
    cycle_id: str = "cycle",
) -> Rating:
    """A level or a reason for none, with or without confidence and energy, committed or not."""
    saved = draw(soon)
    level = draw(st.integers(1, highest)) if draw(mostly) else None
    return Rating(
        cycle_id=cycle_id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        level=level,
        reason=draw(st.sampled_from(NotRated)) if level is None else None,
        confidence=draw(st.sampled_from(Confidence) | st.none()),
        energy=draw(st.sampled_from(Energy) | st.none()),
        note=draw(blank | prose),
        without_writing=draw(st.booleans()),
        saved_at=saved,
        committed_at=saved if draw(mostly) else None,
    )


committed_ratings = ratings().filter(lambda rating: rating.is_committed)


@st.composite
def reviews(
    draw: st.DrawFn,
    of: st.SearchStrategy[tuple[Rubric, ...]] | None = None,
    state: CycleState | None = None,
) -> Review:
    """A review with each skill untouched, begun or committed, and each answer there or not."""
    chosen = draw(of if of is not None else rubric_sets)
    cycle = draw(cycles(chosen, state))
    answers: list[Answer] = []
    given: list[Rating] = []
    for rubric in chosen:
        for skill in rubric.skills:
            key = SkillKey(rubric.id, skill.id)
            if draw(mostly):
                given.append(draw(ratings(key, skill.highest_level, cycle.id)))
            for question in skill.questions:
                text = draw(st.none() | blank | prose)
                if text is not None:
                    answers.append(an_answer(cycle, rubric.id, question.id, text))
    return Review(cycle=cycle, rubrics=chosen, answers=tuple(answers), ratings=tuple(given))


def an_answer(cycle: ReviewCycle, rubric_id: str, question_id: str, text: str) -> Answer:
    """An answer saved when its cycle was opened."""
    return Answer(
        cycle_id=cycle.id,
        rubric_id=rubric_id,
        question_id=question_id,
        text=text,
        saved_at=cycle.opened_at,
    )


@st.composite
def series(draw: st.DrawFn, state: CycleState | None = None) -> tuple[Review, ...]:
    """One to four reviews whose rubrics sometimes change in between."""
    chosen = draw(rubric_sets)
    made: list[Review] = []
    for _ in range(draw(st.integers(1, 4))):
        made.append(draw(reviews(st.just(chosen), state)))
        if draw(st.booleans()):
            chosen = tuple(draw(later_editions(rubric)) for rubric in chosen)
    return tuple(made)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Review, Review]:
    """Two reviews, of the same rubrics or of a later edition of them."""
    before = draw(reviews())
    chosen = before.rubrics
    if not draw(mostly):
        chosen = tuple(draw(later_editions(rubric)) for rubric in chosen)
    return before, draw(reviews(st.just(chosen)))


@st.composite
def some_skills(draw: st.DrawFn, *among: Review) -> frozenset[SkillKey]:
    """Any of the skills that stand in these reviews."""
    keys = sorted({key for review in among for key in review.skills})
    return frozenset(key for key in keys if draw(st.booleans()))
