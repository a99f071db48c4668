"""Reviews answered with the first and the second edition of the builtin rubrics."""

from __future__ import annotations

import pytest

from assessment.comparing.comparison import compare
from assessment.comparing.growth import history
from assessment.model import SkillKey
from assessment.reviews.lineage import link
from assessment.reviews.review import Review
from rubrics.library import BUILTIN_IDS, Library
from rubrics.model import Rubric
from tests.assessment.examples import a_rating, a_review
from tests.rubrics.test_editions import KEEPS_LEVELS, first_edition

NOBODY: frozenset[SkillKey] = frozenset()


def rated(rubric: Rubric, level: int, year: int) -> Review:
    """A closed review of a year with that level for every skill."""
    ratings = [a_rating(level, SkillKey(rubric.id, skill.id)) for skill in rubric.skills]
    return a_review(*ratings, year=year, rubrics=[rubric], closed=True)


@pytest.mark.parametrize("rubric_id", BUILTIN_IDS)
def test_a_comparison_counts_steps_where_levels_kept_their_meaning_and_else_says_why_not(
    rubric_id: str,
) -> None:
    first, second = first_edition(rubric_id), Library().rubric(rubric_id)
    rows = compare(rated(first, 2, 2025), rated(second, 3, 2026), NOBODY).rows
    assert {row.key.skill_id for row in rows if row.steps == 1} == KEEPS_LEVELS[rubric_id]
    for row in rows:
        if row.key.skill_id not in KEEPS_LEVELS[rubric_id]:
            assert row.steps is None
            assert row.sentence.startswith("Version 2 of the rubric redefines this skill: level")
            assert row.sentence.endswith(".")


@pytest.mark.parametrize("rubric_id", BUILTIN_IDS)
def test_a_history_over_both_editions_breaks_where_a_skill_was_redefined(rubric_id: str) -> None:
    first, second = first_edition(rubric_id), Library().rubric(rubric_id)
    made = history((rated(first, 2, 2025), rated(second, 3, 2026)), rubric_id, NOBODY)
    assert [skill.key.skill_id for skill in made.skills] == [skill.id for skill in second.skills]
    for skill in second.skills:
        forward, back = link(skill.id, first, second), link(skill.id, second, first)
        assert forward.obstacle == back.obstacle
        assert (forward.obstacle == "") == (skill.id in KEEPS_LEVELS[rubric_id])
