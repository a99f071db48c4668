"""Example yearly pages with any text in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from assessment.model import SkillKey
from assessment.reporting.yearly_page import PageQuotation, YearlyPage, build_yearly_page
from rubrics.model import Rubric
from tests.assessment.examples import a_rating, a_review, a_rubric, a_skill
from tests.ui.reports.examples import HOSTILE

WORDS = (
    "went",
    "live",
    "Donaudampfschifffahrtsgesellschaft",
    "🎉",
    "👩‍👩‍👧‍👦",
    "مرحبا",
    "ביצוע",
    "日本語の文章",
)
any_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
any_line = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120).filter(
    lambda text: bool(text.strip())
)
passages = (
    any_words
    | any_line
    | st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=5).map("\n\n".join)
)
titles = st.sampled_from(
    ("Planning", "Working across timescales", "X" * 60, "A title of a skill that goes on " * 3)
) | any_line.map(lambda text: text[:60])


def a_page(
    passages: Sequence[str] = (),
    *,
    skills: Sequence[str] = ("Planning", "Listening"),
    title: str = "Review of 2026",
    first: bool = False,
    focus: Sequence[str] = (),
) -> YearlyPage:
    """The yearly page of a review of these skills, each one level above the previous review."""
    rubric = _rubric(skills)
    keys = [SkillKey(rubric.id, skill.id) for skill in rubric.skills]
    now, then = (
        a_review(*(a_rating(level, key) for key in keys), year=year, rubrics=[rubric])
        for level, year in ((3, 2026), (2, 2025))
    )
    page = build_yearly_page(now, None if first else then, frozenset())
    quotations = tuple(
        PageQuotation(passage=text, skill="Planning", question="What went well?")
        for text in passages
    )
    changed: dict[str, Any] = {"title": title, "focus": tuple(focus), "quotations": quotations}
    return page.with_changes(**changed)


def _rubric(titles: Sequence[str]) -> Rubric:
    skills = [
        a_skill(f"skill-{number}").model_copy(update={"title": title})
        for number, title in enumerate(titles)
    ]
    return a_rubric(*skills)


pages = st.builds(
    a_page,
    st.lists(passages, max_size=3),
    skills=st.lists(titles, min_size=1, max_size=12),
    title=any_line | st.just("A title as long as a title can be, " * 4).map(lambda t: t[:120]),
    first=st.booleans(),
    focus=st.lists(titles, max_size=3),
)
