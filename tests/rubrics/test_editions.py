"""The second edition of each builtin rubric is held against the frozen first one."""

from __future__ import annotations

import json
import re

import pytest

from rubrics.canonical import canonical_text, fingerprint
from rubrics.crosswalk import CrossingKind
from rubrics.library import BUILTIN_IDS, Library
from tests.rubrics.first_editions import first_edition

FIRST = {
    "larson-management": "427093f29d2711d2ba9b0b832aa847a58cb36fe21545ef2d9601e728e64b5b7a",
    "goedecke-engineer": "2520c431030a11b932113539276ae4872aa4d961ae77142c6f6bfc2634d2f200",
}
MEANS_SOMETHING_ELSE: dict[str, dict[str, set[int]]] = {
    "larson-management": {
        "execution": {1, 3, 5},
        "team": {4, 5},
        "ownership": {2, 4, 5},
        "alignment": {4, 5},
        "taste": {3, 4, 5},
        "clarity": {5},
        "navigating-ambiguity": {5},
        "working-across-timescales": {3, 5},
    },
    "goedecke-engineer": {
        "self-belief": set(),
        "pragmatism": {5},
        "speed": {1, 2, 3, 5},
        "technical-ability": {1, 4, 5},
    },
}
"""The levels that ask for something else in the second edition, found by reading both."""
KEEPS_LEVELS = {
    rubric_id: {skill_id for skill_id, levels in skills.items() if not levels}
    for rubric_id, skills in MEANS_SOMETHING_ELSE.items()
}
WHY_AT_MOST = 195
"""Characters. Charts print the reason under the skill, so it has to be short."""
WHICH_WAY = re.compile(r", so what was a [1-5] may now be a [1-5](,?( and| or)? a [1-5])*$")

every_id = pytest.mark.parametrize("rubric_id", BUILTIN_IDS)


def levels_in(why: str) -> set[int]:
    """The levels that a reason names, as in "level 5", "levels 1 and 3" or "levels 1 to 3"."""
    found: set[int] = set()
    for first, joined, last in re.findall(r"levels? (\d)(?: (and|to) (\d))?", why):
        low, high = int(first), int(last or first)
        found |= set(range(low, high + 1)) if joined == "to" else {low, high}
    return found


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


@every_id
def test_a_reason_names_each_level_that_means_something_else(rubric_id: str) -> None:
    for crossing in Library().rubric(rubric_id).crosswalk:
        (skill_id,) = crossing.after
        said = levels_in(crossing.why)
        assert said == MEANS_SOMETHING_ELSE[rubric_id][skill_id], skill_id


def moves_in(why: str) -> set[tuple[int, int]]:
    """The moves that a reason ends on: (3, 2) if what was a 3 may now be a 2."""
    _, _, end = why.partition(", so what was ")
    moves: set[tuple[int, int]] = set()
    for move in re.split(r", (?:and )?", end):
        first, *others = (int(digit) for digit in re.findall(r"\ba (\d)\b", move))
        moves |= {(first, other) for other in others}
    return moves


@every_id
def test_a_reason_says_which_way_each_level_moved(rubric_id: str) -> None:
    for crossing in Library().rubric(rubric_id).crosswalk:
        if crossing.keeps_levels:
            continue
        why, (skill_id,) = crossing.why, crossing.after
        moved = MEANS_SOMETHING_ELSE[rubric_id][skill_id]
        assert WHICH_WAY.search(why), why
        for before, after in moves_in(why):
            assert abs(before - after) == 1, why
            assert {before, after} & moved, why
        assert moved <= {level for move in moves_in(why) for level in move}, why


@every_id
def test_the_reasons_have_one_form_and_say_what_the_levels_mean_now(rubric_id: str) -> None:
    for crossing in Library().rubric(rubric_id).crosswalk:
        why = crossing.why
        assert why[0].islower(), why  # It follows a colon, and the sentence goes on to its end.
        assert not why.endswith("."), why
        assert len(why) <= WHY_AT_MOST, why
        assert crossing.keeps_levels or re.match(r"levels? [1-5 andto]+ (is|are) now about ", why)


@every_id
def test_no_question_of_the_first_edition_is_lost(rubric_id: str) -> None:
    before, after = first_edition(rubric_id), Library().rubric(rubric_id)
    for skill in before.skills:
        kept = {question.id: question.intent for question in after.skill(skill.id).questions}
        for question in skill.questions:
            assert kept.get(question.id) == question.intent, question.id
