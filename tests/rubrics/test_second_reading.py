"""What a reader with the sources open found in the first editions, and what must hold since.

The first editions are frozen as journals keep them, so each of these is shown to find its fault
there before it is asked of the edition on offer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

import pytest

from rubrics.library import BUILTIN_IDS, Library
from rubrics.model import Rubric
from tests.rubrics.first_editions import first_edition

LARSON, GOEDECKE = "larson-management", "goedecke-engineer"

Holds = Callable[[Rubric], bool]


def finds(text: str, pattern: str) -> bool:
    return re.search(rf"\b(?:{pattern})\b", " ".join(text.split()), re.IGNORECASE) is not None


def level(rubric: Rubric, skill_id: str, number: int) -> str:
    return rubric.skill(skill_id).anchor(number)


def asked(rubric: Rubric, question_id: str) -> str:
    return next(q.text for skill in rubric.skills for q in skill.questions if q.id == question_id)


# ---- truth to the source ---------------------------------------------------------------------


def people_share_the_understanding(larson: Rubric) -> bool:
    """They do not stand in the picture; they have it."""
    said = larson.skill("alignment").definition
    return finds(said, "shared by .*leadership.*stakeholders.*team") and not finds(said, "picture")


def confidence_alone_is_what_many_able_people_lack(goedecke: Rubric) -> bool:
    said = goedecke.skill("self-belief").definition
    return finds(said, "confidence alone|only .*confidence") and not finds(said, "first because")


def he_has_three_words_for_engineers(goedecke: Rubric) -> bool:
    said = goedecke.summary
    return finds(said, "strong.* regular.* weak") and not finds(said, "no levels")


def his_measure_leaves_out_speed_and_the_summary_says_why_it_is_a_trait(goedecke: Rubric) -> bool:
    return finds(goedecke.summary, "how fast") and finds(goedecke.summary, "Speed .*all the same")


def genius_often_works_against_strength(goedecke: Rubric) -> bool:
    said = goedecke.skill("technical-ability").definition
    return finds(said, "genius.*(?:often|frequently) (?:works|runs) (?:against|counter)")


def stretches_without_much_work_are_long(goedecke: Rubric) -> bool:
    return finds(goedecke.skill("speed").definition, "long(?: \\w+){0,3} (?:stretches|periods)")


def the_points_on_speed_are_dan_luus(goedecke: Rubric) -> bool:
    return finds(goedecke.skill("speed").definition, "Dan Luu .*three points")


def no_strong_engineer_is_slow(goedecke: Rubric) -> bool:
    said = goedecke.skill("speed").definition
    return finds(said, "(?:no|never seen a) strong engineer.* slow")


def a_compromise_need_not_be_made_in_the_open(goedecke: Rubric) -> bool:
    return not finds(goedecke.skill("pragmatism").definition, "in the open|openly")


def speed_is_not_to_keep_dates_that_were_given(goedecke: Rubric) -> bool:
    return not any(finds(a, "dates?|estimates?") for a in goedecke.skill("speed").anchors)


def weak_engineers_are_known_by_what_can_be_seen(goedecke: Rubric) -> bool:
    said = level(goedecke, "technical-ability", 1)
    return finds(said, "every task") and not finds(said, "because|unfamiliar")


def an_era_says_of_ownership_only_what_the_essay_says(larson: Rubric) -> bool:
    (investor,) = [era.summary for era in larson.eras if era.id == "investor"]
    untold = finds(investor, "does not say whether")
    return untold and "investor" not in larson.skill("ownership").standing


def execution_was_less_core_and_not_of_less_worth(larson: Rubric) -> bool:
    standing = larson.skill("execution").standing
    return all(finds(standing[era], "core skill") for era in ("investor", "hypergrowth"))


def cut_corners_end_in_disaster(larson: Rubric) -> bool:
    said = larson.skill("working-across-timescales").definition
    return finds(said, "cutting corners.*disaster")


def a_shortcut_is_paid_back(larson: Rubric) -> bool:
    return finds(level(larson, "working-across-timescales", 3), "shortcut.*pays? (?:it )?back")


def any_difficult_trade_off_counts(larson: Rubric) -> bool:
    said = asked(larson, "clarity-trade-off")
    return finds(said, "difficult trade-off") and not finds(said, "painful|two good things")


def mild_friction_counts(larson: Rubric) -> bool:
    said = asked(larson, "execution-friction")
    return finds(said, "friction.*mild") and not finds(said, "grind")


def a_senior_leader_need_not_be_above_you(larson: Rubric) -> bool:
    said = asked(larson, "navigating-ambiguity-brought-to-you")
    return finds(said, "senior leaders?") and not finds(said, "above you")


def the_authors_measure_belongs_to_every_trait(goedecke: Rubric) -> bool:
    return all(
        any(finds(question.note, "author’s measure") for question in trait.questions)
        for trait in goedecke.skills
    )


# ---- the ladder ------------------------------------------------------------------------------

COUNTED = "several|many|more|most|multiple|various"
TIME = (
    "pace|fast|slow|quick\\w*|minutes?|hours?|hour’s|days?|weeks?|week|months?|at once|steady|"
    "in the time|long after"
)
TOLD = (
    "says?|tells?|told|reports?|informs?|announces?|hears?|stakeholders?|saying|telling|"
    "reporting|find out|asking for it|without a word|word gets"
)
PRAISED = (
    "peers|executives?|hold .*up|example|unprompted, when|ask to join|praise[ds]?|admire[ds]?|"
    "name the team|known for|reputation|asked for by name"
)


def the_highest_technical_level_is_one_kind_closed_to_all_others(goedecke: Rubric) -> bool:
    said = level(goedecke, "technical-ability", 5)
    closed = finds(said, "one kind .*nobody else .*(?:however long|with any|in any)")
    return closed and not finds(said, "several kinds")


def no_highest_level_differs_by_a_count(rubric: Rubric) -> bool:
    return not any(finds(skill.anchors[-1], f"(?:{COUNTED}) kinds") for skill in rubric.skills)


def no_highest_level_needs_somebody_to_come_to_you(larson: Rubric) -> bool:
    came = "joined the company|in a crisis|years ago|hand over|bring problems|ask for a look"
    return not any(finds(skill.anchors[-1], came) for skill in larson.skills)


def no_highest_level_needs_a_dispute_to_be_put_to_you(goedecke: Rubric) -> bool:
    return not any(finds(t.anchors[-1], "ask for (?:a ruling|me|them)") for t in goedecke.skills)


def taste_widens_at_three(larson: Rubric) -> bool:
    """One field at 2, several at 3: so nobody is both."""
    two, three = level(larson, "taste", 2), level(larson, "taste", 3)
    return finds(two, "one (?:\\w+ )?field") and finds(three, "different fields|several fields")


def who_stops_at_a_block_does_not_find_another_way(larson: Rubric) -> bool:
    two, three = level(larson, "ownership", 2), level(larson, "ownership", 3)
    stops = finds(two, "blocked.*(?:stops|gives up)") and not finds(two, "another way")
    return stops and finds(three, "another way when .*blocked|blocked.* another way")


def no_high_level_is_about_who_praises_or_asks(rubric: Rubric) -> bool:
    return not any(finds(a, PRAISED) for skill in rubric.skills for a in skill.anchors[3:])


def at_five_the_team_does_it_without_being_prompted(larson: Rubric) -> bool:
    """At 4 the manager acts; at 5 the team's members do, by themselves."""
    themselves = "members.*(?:nobody there|by themselves|without being asked)"
    four, five = level(larson, "team", 4), level(larson, "team", 5)
    return finds(five, themselves) and not finds(four, themselves)


def every_level_of_speed_is_about_pace(goedecke: Rubric) -> bool:
    """And none about how large the pieces are that the work is cut into."""
    anchors = goedecke.skill("speed").anchors
    sizes = "in full|pieces?|small enough|batch(?:es)?"
    return all(finds(a, TIME) for a in anchors) and not any(finds(a, sizes) for a in anchors)


def no_level_of_speed_is_about_putting_off_what_is_hard(goedecke: Rubric) -> bool:
    """That is the lowest level of Self-belief."""
    put_off = "hard(?:est)? (?:piece|part|parts)|puts? off|avoids?|unknown|easier tickets|easy ones"
    return not any(finds(anchor, put_off) for anchor in goedecke.skill("speed").anchors)


def execution_is_not_about_what_people_are_told(larson: Rubric) -> bool:
    """That is Alignment."""
    skill = larson.skill("execution")
    return not any(finds(said, TOLD) for said in (*skill.anchors, *skill.examples))


def every_anchor_of_larsons_says_who_acts(larson: Rubric) -> bool:
    things = "A|An|The|Three|Out|In|When|After|What|Why|Each|Work|Planned|Blocked|Proposals|Dates"
    anchors = (anchor for skill in larson.skills for anchor in skill.anchors)
    return not any(re.match(rf"(?:{things})\b", anchor) for anchor in anchors)


OF_LARSON: tuple[Holds, ...] = (
    people_share_the_understanding,
    an_era_says_of_ownership_only_what_the_essay_says,
    execution_was_less_core_and_not_of_less_worth,
    cut_corners_end_in_disaster,
    a_shortcut_is_paid_back,
    any_difficult_trade_off_counts,
    mild_friction_counts,
    a_senior_leader_need_not_be_above_you,
    no_highest_level_needs_somebody_to_come_to_you,
    taste_widens_at_three,
    who_stops_at_a_block_does_not_find_another_way,
    no_high_level_is_about_who_praises_or_asks,
    at_five_the_team_does_it_without_being_prompted,
    execution_is_not_about_what_people_are_told,
    every_anchor_of_larsons_says_who_acts,
)
OF_GOEDECKE: tuple[Holds, ...] = (
    confidence_alone_is_what_many_able_people_lack,
    he_has_three_words_for_engineers,
    his_measure_leaves_out_speed_and_the_summary_says_why_it_is_a_trait,
    genius_often_works_against_strength,
    stretches_without_much_work_are_long,
    the_points_on_speed_are_dan_luus,
    no_strong_engineer_is_slow,
    a_compromise_need_not_be_made_in_the_open,
    speed_is_not_to_keep_dates_that_were_given,
    weak_engineers_are_known_by_what_can_be_seen,
    no_high_level_is_about_who_praises_or_asks,
    the_authors_measure_belongs_to_every_trait,
    the_highest_technical_level_is_one_kind_closed_to_all_others,
    no_highest_level_needs_a_dispute_to_be_put_to_you,
    every_level_of_speed_is_about_pace,
    no_level_of_speed_is_about_putting_off_what_is_hard,
)
FOUND = [
    pytest.param(rubric_id, holds, id=holds.__name__)
    for rubric_id, found in ((LARSON, OF_LARSON), (GOEDECKE, OF_GOEDECKE))
    for holds in found
]


@pytest.mark.parametrize("rubric_id, holds", FOUND)
def test_what_was_wrong_in_the_first_edition_is_right_in_this_one(
    rubric_id: str, holds: Holds
) -> None:
    assert not holds(first_edition(rubric_id))
    assert holds(Library().rubric(rubric_id))


def test_no_highest_level_differs_by_a_count() -> None:
    for rubric in Library().offered:
        assert no_highest_level_differs_by_a_count(rubric), rubric.id


# ---- levels beside each other ------------------------------------------------------------------


SMALL_WORDS = re.compile(
    r"\b(?:a|an|and|any|are|as|at|be|been|but|by|can|could|each|for|from|has|have|in|is|it|its|more|"
    r"most|no|nobody|not|of|on|one|or|other|others|out|so|some|than|that|the|their|them|then|there|"
    r"they|this|to|two|until|up|what|when|where|which|who|whom|while|with|without|work)\b"
)


def weighty_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", SMALL_WORDS.sub("", text.lower())))


def told_alike(rubric: Rubric) -> list[tuple[str, int, str, int]]:
    """The levels that share more than a third of the weighty words of the shorter one."""
    anchors = [
        (skill.id, number, weighty_words(anchor))
        for skill in rubric.skills
        for number, anchor in enumerate(skill.anchors, start=1)
    ]
    return [
        (here, level_here, there, level_there)
        for (here, level_here, one), (there, level_there, other) in combinations(anchors, 2)
        if len(one & other) > min(len(one), len(other)) / 3
    ]


@pytest.mark.parametrize("rubric_id", BUILTIN_IDS)
def test_no_two_levels_are_told_in_the_same_words(rubric_id: str) -> None:
    """Neighbours would differ in degree only, and two skills would ask for one thing twice."""
    assert told_alike(Library().rubric(rubric_id)) == []


def test_levels_that_were_told_in_the_same_words_are_found() -> None:
    assert told_alike(first_edition(LARSON)) == [("clarity", 2, "clarity", 3)]
