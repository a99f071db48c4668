"""The texts that come with Growth Rings, held to what is asked of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from rubrics.library import BUILTIN_IDS, Library
from rubrics.model import Audience, Intent, Rubric, Skill
from tests.rubrics.source_runs import hashed, runs, source_runs

RUBRICS = {rubric_id: rubric_id for rubric_id in BUILTIN_IDS}
SKILLS = [
    pytest.param(skill, id=f"{rubric.id}:{skill.id}")
    for rubric in Library().offered
    for skill in rubric.skills
]

every_rubric = pytest.mark.parametrize("rubric", Library().offered, ids=BUILTIN_IDS)
every_skill = pytest.mark.parametrize("skill", SKILLS)


TRAIT_QUESTIONS = {
    "self-belief": "self-belief-only-you",
    "pragmatism": "pragmatism-complex-project",
    "speed": "speed-within-reach",
    "technical-ability": "technical-ability-only-you",
}


def texts(rubric: Rubric) -> Iterator[str]:
    """Every text of a rubric that a person reads."""
    source = rubric.source
    yield from (rubric.title, rubric.summary, rubric.skill_word, rubric.anchors_by)
    yield from (source.author, source.title)
    for group in (*rubric.clusters, *rubric.eras):
        yield from (group.title, group.summary)
    for skill in rubric.skills:
        yield from (skill.title, skill.definition, skill.ask_others)
        yield from (*skill.examples, *skill.anchors, *skill.standing.values())
        for question in skill.questions:
            yield from (question.text, question.note)
    yield from (crossing.why for crossing in rubric.crosswalk)


# ---- every rubric ----------------------------------------------------------------------------


@every_skill
def test_a_skill_has_at_least_two_examples(skill: Skill) -> None:
    assert len(set(skill.examples)) >= 2


@every_skill
def test_examples_are_phrases_in_one_form(skill: Skill) -> None:
    for example in skill.examples:
        assert example.split()[0].rstrip(",").endswith("ing"), example
        assert example[-1] not in ".?", example


@every_skill
def test_a_skill_asks_for_what_went_well_and_for_what_did_not(skill: Skill) -> None:
    intents = Counter(question.intent for question in skill.questions)
    assert intents[Intent.EFFECTIVE] >= 1
    assert intents[Intent.INEFFECTIVE] >= 1


@every_skill
def test_a_skill_has_five_anchors_that_are_sentences(skill: Skill) -> None:
    assert skill.highest_level == 5
    for anchor in skill.anchors:
        assert anchor[0].isupper()
        assert anchor.endswith((".", ".”"))


@every_skill
def test_an_anchor_begins_with_what_the_person_does(skill: Skill) -> None:
    for anchor in skill.anchors:
        first = anchor.split()[0]
        assert first.endswith("s"), anchor
        assert first not in {"Stakeholders", "Executives", "Peers", "Proposals", "Dates", "This"}


@every_skill
def test_a_skill_is_defined_in_two_or_three_sentences(skill: Skill) -> None:
    ends = sum(skill.definition.count(mark) for mark in (". ", ".\n", "? ", ".” ")) + 1
    assert 2 <= ends <= 4


@every_skill
def test_a_skill_has_one_question_to_put_to_others(skill: Skill) -> None:
    assert skill.ask_others.endswith("?")


@every_skill
def test_every_question_asks(skill: Skill) -> None:
    for question in skill.questions:
        asks = ("?", "Describe", "Name", "Think", "Tell", "List", "Write")
        assert any(word in question.text for word in asks), question.id


@every_rubric
def test_no_text_of_weight_stands_twice(rubric: Rubric) -> None:
    words = [anchor for skill in rubric.skills for anchor in skill.anchors]
    words += [q.text for skill in rubric.skills for q in skill.questions]
    words += [skill.definition for skill in rubric.skills]
    words += [skill.ask_others for skill in rubric.skills]
    assert [text for text, count in Counter(words).items() if count > 1] == []


def test_no_anchor_stands_in_two_rubrics() -> None:
    words = [a for rubric in Library().offered for skill in rubric.skills for a in skill.anchors]
    assert len(set(words)) == len(words)


@every_rubric
def test_the_texts_are_set_as_in_print(rubric: Rubric) -> None:
    for text in texts(rubric):
        for sign in ('"', "!", "—", "  ", "...", "TODO", "\t"):
            assert sign not in text, text
        assert text.count("“") == text.count("”"), text


@every_rubric
def test_no_run_of_eight_words_is_shared_with_the_source(rubric: Rubric) -> None:
    source = source_runs(rubric.id)
    shared = [run for text in texts(rubric) for run in runs(text) if hashed(run) in source]
    assert shared == []


def test_a_sentence_of_a_source_would_be_found() -> None:
    known = {
        "larson-management": "does a new stakeholder understand your prioritization tradeoffs",
        "goedecke-engineer": "Software engineers work in the dark. For almost",
    }
    assert set(known) == set(BUILTIN_IDS)
    for rubric_id, words in known.items():
        (run,) = runs(words)
        assert hashed(run) in source_runs(rubric_id)


@every_rubric
def test_the_source_is_named_and_the_anchors_are_said_to_be_ours(rubric: Rubric) -> None:
    assert rubric.source.author
    assert rubric.source.url.startswith("https://")
    assert rubric.anchors_by == "Growth Rings"


@every_rubric
def test_what_is_ours_beside_the_anchors_is_said_to_be_ours(rubric: Rubric) -> None:
    summary = " ".join(rubric.summary.split())
    (said,) = [sentence for sentence in summary.split(". ") if " ours" in sentence]
    for ours in ("levels", "examples", "question"):
        assert ours in said, ours


@every_skill
def test_the_highest_level_hangs_on_no_rank_luck_or_praise(skill: Skill) -> None:
    lent = (
        r"executives?|senior leaders?|ask to join|chance|luck|praise|drafted|usually|hired|crisis"
    )
    assert not re.search(rf"\b({lent})\b", skill.anchors[-1]), skill.anchors[-1]


@every_rubric
def test_ids_stay_what_journals_already_name(rubric: Rubric) -> None:
    assert rubric.id in RUBRICS
    assert rubric.version >= 1


UNIDIOMATIC = (
    "takes in",
    "taken over unexamined",
    "At the end stands",
    "by way of",
    "stay standing",
    "What about the way",
    "puts it first because",
)
"""Turns that once stood in the texts: each reads as translated, or says what the source does not.
"""


@pytest.mark.parametrize("turn", UNIDIOMATIC)
@every_rubric
def test_no_text_has_an_unidiomatic_turn(rubric: Rubric, turn: str) -> None:
    assert [text for text in texts(rubric) if turn.casefold() in text.casefold()] == []


# ---- larson-management -----------------------------------------------------------------------


@pytest.fixture(name="larson")
def larson_management() -> Rubric:
    return Library().rubric("larson-management")


def test_larsons_eight_skills_stand_in_his_order_in_two_clusters(larson: Rubric) -> None:
    by_cluster = {
        cluster.title: [skill.title for skill in larson.skills if skill.cluster == cluster.id]
        for cluster in larson.clusters
    }
    assert {name.split()[0]: titles for name, titles in by_cluster.items()} == {
        "Core": ["Execution", "Team", "Ownership", "Alignment"],
        "Growth": ["Taste", "Clarity", "Navigating ambiguity", "Working across timescales"],
    }
    in_order = [title for titles in by_cluster.values() for title in titles]
    assert [skill.title for skill in larson.skills] == in_order
    assert larson.audience is Audience.MANAGER


def test_larson_asks_at_least_his_28_questions(larson: Rubric) -> None:
    counts = [len(skill.questions) for skill in larson.skills]
    his = (3, 5, 3, 4, 4, 3, 3, 3)
    assert all(count >= asked for count, asked in zip(counts, his, strict=True)), counts
    assert sum(counts) >= 28


def test_core_and_growth_swap_places_as_larsons_three_eras_change(larson: Rubric) -> None:
    assert [era.id for era in larson.eras] == ["investor", "hypergrowth", "present"]
    assert {"hypergrowth", "present"} <= set(larson.skill("execution").standing)
    assert "hypergrowth" in larson.skill("team").standing


def test_a_skill_has_standing_only_in_eras_where_the_essay_gives_it(larson: Rubric) -> None:
    assert {skill.id: list(skill.standing) for skill in larson.skills if skill.standing} == {
        "execution": ["investor", "hypergrowth", "present"],
        "team": ["hypergrowth"],
    }
    assert "does not name Team" in larson.skill("team").standing["hypergrowth"]


def test_larsons_remark_on_being_drafted_stands_with_the_question_it_explains(
    larson: Rubric,
) -> None:
    questions = {q.id: q for skill in larson.skills for q in skill.questions}
    note = questions["execution-urgent-project"].note
    assert "either you are not seen as particularly strong here, or you look too full" in note


def test_larsons_source_is_dated(larson: Rubric) -> None:
    assert (larson.source.author, larson.source.published) == ("Will Larson", "2025-10-26")


# ---- goedecke-engineer -----------------------------------------------------------------------


@pytest.fixture(name="goedecke")
def goedecke_engineer() -> Rubric:
    return Library().rubric("goedecke-engineer")


def test_goedeckes_four_traits_stand_in_his_order_of_importance(goedecke: Rubric) -> None:
    titles = [skill.title for skill in goedecke.skills]
    assert titles == ["Self-belief", "Pragmatism", "Speed", "Technical ability"]
    assert goedecke.skill_word == "trait"
    assert goedecke.audience is Audience.ENGINEER


def test_goedecke_asks_at_least_four_questions_a_trait(goedecke: Rubric) -> None:
    counts = [len(skill.questions) for skill in goedecke.skills]
    assert min(counts) >= 4
    assert sum(counts) >= 16


def test_goedeckes_measure_is_put_under_each_of_the_four_traits(goedecke: Rubric) -> None:
    for trait in goedecke.skills:
        (asked,) = [q for q in trait.questions if q.id == TRAIT_QUESTIONS[trait.id]]
        assert "measure" in asked.note, trait.id


def test_goedecke_is_said_to_speak_of_strong_regular_and_weak_engineers(
    goedecke: Rubric,
) -> None:
    summary = " ".join(goedecke.summary.split())
    assert "strong, regular and weak engineers" in summary
    assert "Level 3 is meant as his regular engineer" in summary


def test_goedeckes_source_is_dated(goedecke: Rubric) -> None:
    source = goedecke.source
    assert (source.author, source.published[:7]) == ("Sean Goedecke", "2025-04")
