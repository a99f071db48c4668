"""The second edition of each builtin rubric is held against the frozen first one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rubrics.canonical import canonical_text, fingerprint
from rubrics.crosswalk import CrossingKind
from rubrics.library import BUILTIN_IDS, Library
from rubrics.model import Rubric
from rubrics.reading import parse_toml

EDITIONS = Path(__file__).with_name("editions")
FIRST = {
    "larson-management": "427093f29d2711d2ba9b0b832aa847a58cb36fe21545ef2d9601e728e64b5b7a",
    "goedecke-engineer": "2520c431030a11b932113539276ae4872aa4d961ae77142c6f6bfc2634d2f200",
}
KEEPS_LEVELS = {
    "larson-management": {"navigating-ambiguity"},
    "goedecke-engineer": {"self-belief", "pragmatism"},
}

every_id = pytest.mark.parametrize("rubric_id", BUILTIN_IDS)


def first_edition(rubric_id: str) -> Rubric:
    """Version 1 of a builtin rubric, as journals keep it."""
    name = f"{rubric_id}-1.toml"
    return parse_toml(EDITIONS.joinpath(name).read_text(encoding="utf-8"), name)


@every_id
def test_the_first_edition_has_the_fingerprint_that_journals_hold(rubric_id: str) -> None:
    rubric = first_edition(rubric_id)
    assert rubric.version == 1
    assert fingerprint(rubric) == FIRST[rubric_id]
    assert "crosswalk" not in json.loads(canonical_text(rubric))


@every_id
def test_the_second_edition_says_of_every_skill_what_became_of_it(rubric_id: str) -> None:
    before, after = first_edition(rubric_id), Library().rubric(rubric_id)
    assert after.version == 2
    assert {crossing.since for crossing in after.crosswalk} == {1}
    named = [name for crossing in after.crosswalk for name in crossing.before]
    assert named == [skill.id for skill in before.skills]
    assert [name for crossing in after.crosswalk for name in crossing.after] == [
        skill.id for skill in after.skills
    ]


@every_id
def test_levels_go_on_where_they_mean_the_same_and_nowhere_else(rubric_id: str) -> None:
    crosswalk = Library().rubric(rubric_id).crosswalk
    kept = {crossing.before[0] for crossing in crosswalk if crossing.keeps_levels}
    assert kept == KEEPS_LEVELS[rubric_id]
    broken = [crossing for crossing in crosswalk if not crossing.keeps_levels]
    assert {crossing.kind for crossing in broken} == {CrossingKind.REDEFINED}
    for crossing in broken:
        assert "evel" in crossing.why, crossing.before
        # Charts print it under the skill, so it has to be short.
        assert len(crossing.why) <= 90, crossing.before


@every_id
def test_no_question_of_the_first_edition_is_lost(rubric_id: str) -> None:
    before, after = first_edition(rubric_id), Library().rubric(rubric_id)
    for skill in before.skills:
        kept = {question.id: question.intent for question in after.skill(skill.id).questions}
        for question in skill.questions:
            assert kept.get(question.id) == question.intent, question.id
