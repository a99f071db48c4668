"""Lines through rubrics that changed (method rule 12), on real versions and on made-up ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import compare, compare_skill
from assessment.comparing.growth import SkillHistory, history
from assessment.comparing.pairs import Pair
from assessment.comparing.profile import profile
from assessment.comparing.skill_story import tell_skill
from assessment.comparing.then_and_now import then_and_now
from assessment.model import SkillKey
from assessment.reviews.earlier import earlier_review, earlier_snapshot
from assessment.reviews.hiding import hidden_skills
from assessment.reviews.lineage import ancestors, counterpart, link
from assessment.reviews.marks import MarkState, mark_of
from assessment.reviews.review import Review
from assessment.walk.walkthrough import reveal
from rubrics.model import Rubric
from tests.assessment.editions import WORKSHOP, crossed_series, editions
from tests.assessment.examples import a_rating, a_review
from tests.assessment.strategies import some_skills

FIRST, SECOND, THIRD = WORKSHOP
NOBODY: frozenset[SkillKey] = frozenset()


def key(name: str) -> SkillKey:
    return SkillKey("workshop", name)


def rated(rubric: Rubric, level: int, year: int, *, closed: bool = True) -> Review:
    """A review of a year with that level for every skill."""
    ratings = [a_rating(level, key(skill.id)) for skill in rubric.skills]
    return a_review(*ratings, year=year, rubrics=[rubric], closed=closed)


def line_of(name: str, *reviews: Review) -> SkillHistory:
    made = history(reviews, "workshop", NOBODY)
    (found,) = [skill for skill in made.skills if skill.key == key(name)]
    return found


# ---- links -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name,here,there,other",
    [
        ("tidying", SECOND, FIRST, "tidying"),
        ("foresight", SECOND, FIRST, "estimating"),
        ("looking-ahead", THIRD, FIRST, "estimating"),
        ("estimating", FIRST, THIRD, "looking-ahead"),
        ("finishing", THIRD, SECOND, "finishing"),
    ],
)
def test_a_skill_goes_on_through_what_stayed_and_what_was_renamed(
    name: str, here: Rubric, there: Rubric, other: str
) -> None:
    found = link(name, here, there)
    assert found.skill is not None
    assert (found.skill.id, found.obstacle) == (other, "")


@pytest.mark.parametrize(
    "name,other,obstacle",
    [
        ("shaping", None, "version 2 of the rubric split this skill: Many shape well"),
        ("hosting", None, "version 2 of the rubric merged this skill with another: Nobody"),
        ("selling", "selling", "version 2 of the rubric redefines this skill: A price"),
    ],
)
def test_a_line_breaks_where_the_rubric_says_so_and_says_why(
    name: str, other: str | None, obstacle: str
) -> None:
    for here in (SECOND, THIRD):
        found = link(name, here, FIRST)
        assert (found.skill.id if found.skill else None) == other
        assert found.obstacle.startswith(obstacle)


def test_a_change_of_the_words_that_no_crosswalk_explains_breaks_the_line() -> None:
    found = link("shaping", THIRD, SECOND)
    assert found.skill == SECOND.skill("shaping")
    assert found.obstacle == "the rubric now describes its levels differently"


def test_another_number_of_levels_breaks_the_line_whatever_the_crosswalk_says() -> None:
    tidying = THIRD.skill("tidying")
    longer = tidying.model_copy(update={"anchors": (*tidying.anchors, "Tidies the whole street.")})
    changed = THIRD.model_copy(update={"skills": (longer, *THIRD.skills[1:])})
    assert link("tidying", changed, SECOND).obstacle
    assert not link("tidying", THIRD, SECOND).obstacle


def test_an_unknown_skill_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        link("making", SECOND, FIRST)


@given(editions(), st.data())
def test_links_lead_back_and_forth_alike(found: tuple[Rubric, ...], data: st.DataObject) -> None:
    here, there = (data.draw(st.sampled_from(found)) for _ in range(2))
    for skill in here.skills:
        over = link(skill.id, here, there)
        if over.skill is not None:
            back = link(over.skill.id, there, here)
            assert back.skill == skill
            assert back.obstacle == over.obstacle


@given(editions())
def test_no_two_skills_lead_to_one(found: tuple[Rubric, ...]) -> None:
    for here in found:
        for there in found:
            others = [link(skill.id, here, there).skill for skill in here.skills]
            ids = [other.id for other in others if other is not None]
            assert len(ids) == len(set(ids))


@given(editions())
def test_a_link_without_an_obstacle_joins_scales_of_one_length(found: tuple[Rubric, ...]) -> None:
    for skill in found[-1].skills:
        over = link(skill.id, found[-1], found[0])
        if over.skill is not None and not over.obstacle:
            assert over.skill.highest_level == skill.highest_level


# ---- comparing -------------------------------------------------------------------------------


def test_a_renamed_skill_is_compared_under_its_new_name() -> None:
    before, after = rated(FIRST, 1, 2024), rated(THIRD, 3, 2025)
    row = compare_skill(before, after, key("looking-ahead"), NOBODY)
    assert (row.title, row.steps) == ("Looking ahead", 2)
    assert (row.key, row.before_key) == (key("looking-ahead"), key("estimating"))
    assert compare_skill(before, after, key("estimating"), NOBODY) == row


def test_each_skill_has_one_row_and_what_broke_says_why() -> None:
    made = compare(rated(FIRST, 1, 2024), rated(SECOND, 2, 2025), NOBODY)
    steps = {row.key.skill_id: row.steps for row in made.rows}
    assert steps == {
        "tidying": 1,
        "foresight": 1,
        "shaping": None,
        "finishing": None,
        "hosting": None,
        "selling": None,
        "making": None,
        "greeting": None,
        "listening": None,
    }
    assert made.rows[2].sentence == (
        "Version 2 of the rubric split this skill: Many shape well and finish badly."
    )
    assert made.rows[6].sentence == made.rows[2].sentence
    assert made.summary.startswith("Two skills rose, seven can’t be compared.")


@given(crossed_series(), st.data())
def test_comparing_is_antisymmetric_across_editions(
    reviews: tuple[Review, ...], data: st.DataObject
) -> None:
    before, after = reviews[0], reviews[-1]
    hidden = data.draw(some_skills(before, after))
    there = {(row.key, row.before_key): row for row in compare(before, after, hidden).rows}
    for row in compare(after, before, hidden).rows:
        if row.before_key is None or row.steps is None:
            continue
        other = there[row.before_key, row.key]
        assert (row.before, row.after) == (other.after, other.before)
        assert other.steps == -row.steps
        assert other.movement is row.movement


@given(crossed_series(), st.data())
def test_no_difference_involves_a_missing_state_or_crosses_a_break(
    reviews: tuple[Review, ...], data: st.DataObject
) -> None:
    before, after = reviews[0], reviews[-1]
    hidden = data.draw(some_skills(before, after))
    rows = compare(before, after, hidden).rows
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert (row.steps is None) == bool(row.obstacle)
        if row.steps is not None:
            assert row.before.state is row.after.state is MarkState.RATED
            assert row.before_key is not None
            found = link(row.key.skill_id, after.rubric("practice"), before.rubric("practice"))
            assert found.skill == before.skills[row.before_key]
            assert not found.obstacle


# ---- lines -----------------------------------------------------------------------------------


def test_a_renamed_skill_keeps_its_line_over_several_versions() -> None:
    reviews = [rated(rubric, level, 2020 + level) for level, rubric in enumerate(WORKSHOP, 1)]
    line = line_of("looking-ahead", *reviews)
    assert [mark.level for mark in line.marks] == [1, 2, 3]
    assert line.breaks == frozenset()
    assert line.keys == (key("estimating"), key("foresight"), key("looking-ahead"))


def test_a_break_carries_its_place_and_its_reason() -> None:
    reviews = [
        rated(FIRST, 1, 2021),
        rated(FIRST, 2, 2022),
        rated(SECOND, 2, 2023),
        rated(THIRD, 3, 2024),
    ]
    redefined, split = line_of("selling", *reviews), line_of("shaping", *reviews)
    assert [mark.level for mark in redefined.marks] == [1, 2, 2, 3]
    (only,) = redefined.line_breaks
    assert (only.at, only.why.split(":")[0]) == (
        2,
        "version 2 of the rubric redefines this skill",
    )
    assert [mark.level for mark in split.marks] == [None, None, 2, 3]
    assert split.keys == (None, None, key("shaping"), key("shaping"))
    assert split.breaks == {2, 3}
    assert "split" in split.line_breaks[0].why
    assert "differently" in split.line_breaks[1].why


@given(crossed_series(), st.data())
def test_no_line_crosses_a_break(reviews: tuple[Review, ...], data: st.DataObject) -> None:
    hidden = data.draw(some_skills(*reviews))
    by_id = {review.cycle.id: review for review in reviews}
    made = history(reviews, "practice", hidden)
    in_time = [by_id[point.cycle_id] for point in made.points]
    for skill in made.skills:
        assert [b.at for b in skill.line_breaks] == sorted(skill.breaks)
        standing = [(n, k) for n, k in enumerate(skill.keys) if k is not None]
        for (then, old), (now, new) in pairwise(standing):
            found = link(
                new.skill_id, in_time[now].rubric("practice"), in_time[then].rubric("practice")
            )
            assert found.skill == in_time[then].skills[old]
            assert bool(found.obstacle) == (now in skill.breaks)
        assert all(m.level is None or m.level <= skill.highest_level for m in skill.marks)
        assert all(
            mark.level is None
            for mark, known_by in zip(skill.marks, skill.keys, strict=True)
            if known_by is None
        )


def test_a_skill_that_was_given_up_follows_the_others_with_its_end_and_why() -> None:
    reviews = [rated(FIRST, 2, 2021), rated(SECOND, 3, 2022), rated(THIRD, 3, 2023)]
    made = history(reviews, "workshop", NOBODY)
    names = [skill.key.skill_id for skill in made.skills]
    assert names[: len(THIRD.skills)] == [skill.id for skill in THIRD.skills]
    assert names[len(THIRD.skills) :] == ["making", "greeting", "listening"]
    making = made.skills[names.index("making")]
    assert [mark.level for mark in making.marks] == [2, None, None]
    assert making.keys == (key("making"), None, None)
    (end,) = making.line_breaks
    assert end.at == 1
    assert end.why == ("version 2 of the rubric split this skill: Many shape well and finish badly")
    dropped = FIRST.model_copy(update={"version": 2, "skills": FIRST.skills[1:]})
    gone = line_of("tidying", reviews[0], rated(dropped, 2, 2022))
    assert [(b.at, b.why) for b in gone.line_breaks] == [(1, "the rubric no longer has this skill")]


@given(crossed_series())
def test_every_skill_of_every_review_stands_on_one_line(reviews: tuple[Review, ...]) -> None:
    by_id = {review.cycle.id: review for review in reviews}
    made = history(reviews, "practice", NOBODY)
    for place, point in enumerate(made.points):
        standing = [name for skill in made.skills if (name := skill.keys[place]) is not None]
        assert sorted(standing) == sorted(by_id[point.cycle_id].skills)
    ended = [max(n for n, k in enumerate(s.keys) if k is not None) for s in made.skills]
    assert ended == sorted(ended, reverse=True)


# ---- what was said is found under its name of then ---------------------------------------------


def test_last_time_is_found_under_the_name_of_then() -> None:
    asked = {"estimating-badly": "The oak table."}
    before = a_review(a_rating(1, key("estimating")), year=2024, rubrics=[FIRST], written=asked)
    now = a_review(a_rating(3, key("looking-ahead")), year=2025, rubrics=[THIRD])
    assert earlier_review(now, [before], key("looking-ahead")) == before
    shown = reveal(now, [before], key("looking-ahead"))
    assert shown is not None
    assert shown.comparison.steps == 2
    assert [one.then for one in shown.answers] == ["The oak table."]
    pair = Pair(before=before, after=now)
    for name in ("looking-ahead", "estimating"):
        story = tell_skill(pair, key(name), NOBODY)
        assert story.heading == "One to three"
        assert story.before is not None
        assert story.before.standing == "level 1"
        assert story.before.anchor == "Can't say."


def test_a_question_that_changed_its_id_with_the_skills_name_is_one_question() -> None:
    before = a_review(year=2024, rubrics=[FIRST], written={"estimating-badly": "Then."})
    now = a_review(year=2025, rubrics=[SECOND], written={"foresight-badly": "Now."})
    (one,) = then_and_now(before, now, key("foresight"))
    assert (one.question.id, one.then, one.now) == ("foresight-badly", "Then.", "Now.")


@given(crossed_series())
def test_the_words_of_both_times_stand_once_under_whatever_name(
    reviews: tuple[Review, ...],
) -> None:
    before, after = reviews[0], reviews[-1]
    for now_key in after.skills:
        then_key, _why = counterpart(now_key, after, before)
        answers = then_and_now(before, after, now_key)
        now = [answer.text.strip() for _, answer in after.written(now_key)]
        then = [] if then_key is None else [a.text.strip() for _, a in before.written(then_key)]
        assert sorted(one.now for one in answers if one.now) == sorted(now)
        assert sorted(one.then for one in answers if one.then) == sorted(then)


@given(crossed_series())
def test_an_earlier_snapshot_shares_a_skill_by_whatever_name(reviews: tuple[Review, ...]) -> None:
    for review in reviews:
        found = earlier_snapshot(review, reviews)
        if found is not None:
            assert any(counterpart(k, review, found)[0] is not None for k in review.skills)


# ---- what is hidden stays hidden by whatever name ----------------------------------------------


def test_the_past_of_a_renamed_skill_is_hidden_under_its_old_name() -> None:
    past = rated(FIRST, 2, 2024)
    draft = a_review(year=2025, rubrics=[THIRD], closed=False)
    hidden = hidden_skills([draft])
    assert mark_of(past, key("estimating"), hidden).state is MarkState.HIDDEN
    assert mark_of(past, key("making"), hidden).state is MarkState.HIDDEN
    rated_since = hidden_skills([rated(THIRD, 3, 2025, closed=False)])
    assert mark_of(past, key("estimating"), rated_since).level == 2


def test_a_draft_of_an_old_version_hides_what_newer_ones_made_of_its_skills() -> None:
    draft = a_review(a_rating(2, key("making")), year=2024, rubrics=[FIRST], closed=False)
    newer = rated(THIRD, 3, 2025)
    hidden = hidden_skills([draft], WORKSHOP)
    for name in ("looking-ahead", "hosting", "tidying", "selling"):
        assert mark_of(newer, key(name), hidden).state is MarkState.HIDDEN
    for name in ("shaping", "finishing"):  # their own ancestor is committed
        assert mark_of(newer, key(name), hidden).level == 3
    made = profile(newer, hidden)
    levels = {row.key.skill_id: row.mark.level for row in made.rows}
    assert levels["looking-ahead"] is None
    assert hidden_skills([rated(FIRST, 1, 2024, closed=False)], WORKSHOP) == NOBODY


@given(crossed_series())
def test_no_review_shows_a_level_that_an_open_one_waits_for(reviews: tuple[Review, ...]) -> None:
    hidden = hidden_skills(reviews, [rubric for review in reviews for rubric in review.rubrics])
    for draft in reviews:
        waiting = hidden_skills([draft])
        for name in waiting & draft.skills.keys():
            for other in reviews:
                there, _why = counterpart(name, draft, other)
                if there is not None and not other.cycle.is_draft:
                    assert mark_of(other, there, hidden).state is MarkState.HIDDEN


def test_a_line_with_a_hidden_key_shows_no_past_under_any_name() -> None:
    reviews = [rated(FIRST, 1, 2021), rated(SECOND, 2, 2022), rated(THIRD, 3, 2023)]
    for name in ("estimating", "foresight", "looking-ahead"):
        made = history(reviews, "workshop", frozenset({key(name)}))
        marks = made.skills[1].marks
        assert {mark.state for mark in marks} == {MarkState.HIDDEN}
        row = compare(reviews[0], reviews[2], frozenset({key(name)})).rows[1]
        if name != "foresight":
            assert row.before.state is row.after.state is MarkState.HIDDEN


def test_an_id_that_an_edition_still_has_speaks_for_itself() -> None:
    assert ancestors(THIRD, "looking-ahead") == {"foresight", "estimating"}
    assert ancestors(SECOND, "hosting") == {"greeting", "listening"}
    assert ancestors(SECOND, "selling") == frozenset()
    assert ancestors(FIRST, "making") == frozenset()
