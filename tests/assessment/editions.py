"""Three versions of a small rubric on file, and generated ones with every kind of crossing."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from assessment.reviews.cycles import CycleState
from assessment.reviews.review import Review
from rubrics.crosswalk import Crossing, CrossingKind
from rubrics.model import Rubric, Skill
from rubrics.reading import load_file
from tests.assessment.examples import a_rubric, a_skill
from tests.assessment.strategies import reviews

FILES = Path(__file__).resolve().parent.parent / "rubrics" / "editions"
WORKSHOP = tuple(load_file(FILES / f"workshop-{version}.toml") for version in (1, 2, 3))


@st.composite
def next_editions(draw: st.DrawFn, rubric: Rubric) -> Rubric:
    """The next version of the rubric, with any kind of crossing for each skill."""
    since, new = rubric.version, rubric.version + 1
    skills: list[Skill] = []
    steps: list[Crossing] = []
    waiting = [skill.id for skill in rubric.skills]
    while waiting:
        here = waiting.pop(0)
        levels, wording = draw(st.integers(2, 3)), draw(st.sampled_from(["Now, in way", "In way"]))
        is_dropped = draw(st.integers(0, 6)) == 0
        kind = draw(st.sampled_from(CrossingKind) | st.none())
        before, after = (here,), (here,)
        if is_dropped:
            continue
        if kind is None:  # changed or not, and nothing said of it
            skills.append(a_skill(here, levels, wording))
            continue
        kept_id = draw(st.booleans())
        if kind is CrossingKind.MERGED and not waiting:
            kind = CrossingKind.RENAMED
        if kind is CrossingKind.MERGED:
            before = (here, waiting.pop(0))
        if kind is not CrossingKind.SAME and not kept_id:
            after = (f"{here}-v{new}",)
        if kind is CrossingKind.SPLIT:
            after = (*after, f"{here}-too-v{new}")
        skills += [a_skill(name, levels, wording) for name in after]
        steps.append(Crossing(since=since, kind=kind, before=before, after=after, why="It was so."))
    added = a_skill(f"added-v{new}")
    return Rubric.model_validate(
        {
            **dict(a_rubric(*(skills or [added]), version=new)),
            "crosswalk": (*rubric.crosswalk, *steps),
        }
    )


@st.composite
def editions(draw: st.DrawFn) -> tuple[Rubric, ...]:
    """Two to four versions of a rubric, each with the whole crosswalk up to it."""
    found = [a_rubric(a_skill("a", 3), a_skill("b", 3), a_skill("c", 2))]
    for _ in range(draw(st.integers(1, 3))):
        found.append(draw(next_editions(found[-1])))
    return tuple(found)


@st.composite
def crossed_series(draw: st.DrawFn, state: CycleState | None = None) -> tuple[Review, ...]:
    """One to five reviews by any versions of a rubric, in any order."""
    found = draw(editions())
    chosen = draw(st.lists(st.sampled_from(found), min_size=1, max_size=5))
    return tuple(draw(reviews(st.just((rubric,)), state)) for rubric in chosen)
