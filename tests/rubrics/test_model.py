"""A rubric and its skills by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from pydantic import ValidationError

from rubrics.model import Rubric
from rubrics.reading import parse_toml
from tests.assessment.strategies import rubrics
from tests.rubrics.examples import COMPLETE


@given(rubrics())
def test_each_level_stands_on_its_own_anchor(rubric: Rubric) -> None:
    for skill in rubric.skills:
        levels = range(1, skill.highest_level + 1)
        assert tuple(skill.anchor(level) for level in levels) == skill.anchors
        for beyond in (0, -1, skill.highest_level + 1):
            with pytest.raises(ValueError, match=f"levels 1 to {skill.highest_level}"):
                skill.anchor(beyond)


@given(rubrics())
def test_skills_clusters_and_questions_are_found_by_their_ids(rubric: Rubric) -> None:
    for skill in rubric.skills:
        assert rubric.skill(skill.id) is skill
        assert rubric.cluster(skill.cluster).id == skill.cluster
        for question in skill.questions:
            assert rubric.skill_of_question(question.id) is skill


def test_what_a_rubric_lacks_is_a_key_error() -> None:
    rubric = parse_toml(COMPLETE, "mine.toml")
    for find in (rubric.skill, rubric.cluster, rubric.skill_of_question):
        with pytest.raises(KeyError):
            find("unknown")


def test_a_rubric_calls_a_skill_a_skill_unless_it_says_otherwise() -> None:
    assert parse_toml(COMPLETE, "mine.toml").skill_word == "skill"
    trait = 'skill_word = "trait"\n' + COMPLETE
    assert parse_toml(trait, "mine.toml").skill_word == "trait"


@pytest.mark.parametrize("published", ["2025", "2025-10", "2025-10-26", "2024-02-29", "0987"])
def test_a_text_was_published_in_a_year_a_month_or_on_a_day(published: str) -> None:
    text = COMPLETE.replace("2025-10-26", published)
    assert parse_toml(text, "mine.toml").source.published == published


def test_blank_space_around_a_text_does_not_count() -> None:
    text = COMPLETE.replace('"Planning"', '"  Planning\\n"')
    assert parse_toml(text, "mine.toml") == parse_toml(COMPLETE, "mine.toml")


def test_a_rubric_never_changes() -> None:
    rubric = parse_toml(COMPLETE, "mine.toml")
    with pytest.raises(ValidationError, match="frozen"):
        rubric.title = "Another"
