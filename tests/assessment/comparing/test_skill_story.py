"""One skill in a pair of reviews: what is said of it, and what stays hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.pairs import Pair
from assessment.comparing.skill_story import HIDDEN_WORDS, SkillStory, tell_skill
from assessment.model import SkillKey
from assessment.reviews.ratings import Confidence, Energy, NotRated, Rating
from tests.assessment.examples import PLANNING, a_rating, a_review, a_rubric, a_skill
from tests.assessment.strategies import pairs, some_skills

NOBODY: frozenset[SkillKey] = frozenset()


def story(
    then: int | NotRated, now: int | NotRated, hidden: frozenset[SkillKey] = NOBODY
) -> SkillStory:
    pair = Pair(before=a_review(a_rating(then), year=2025), after=a_review(a_rating(now)))
    return tell_skill(pair, PLANNING, hidden)


def a_full_rating() -> Rating:
    said = {"energy": Energy.DRAINS_ME, "note": "I stopped guessing."}
    return a_rating(4, confidence=Confidence.LOW).model_copy(update=said)


@pytest.mark.parametrize(
    "then, now, heading",
    [
        (2, 4, "Two to four"),
        (3, 1, "Three to one"),
        (3, 3, "Held at three"),
        (NotRated.NO_OPPORTUNITY, 3, "Level three now"),
        (3, NotRated.NOT_APPLICABLE, "Level three then"),
        (NotRated.NOT_APPLICABLE, NotRated.NO_OPPORTUNITY, "No level"),
    ],
)
def test_the_heading_says_the_movement(
    then: int | NotRated, now: int | NotRated, heading: str
) -> None:
    assert story(then, now).heading == heading


def test_no_step_is_counted_between_two_scales() -> None:
    reworded = a_rubric(a_skill("planning", wording="Otherwise, in way"), version=2)
    before, after = a_review(a_rating(2), year=2025), a_review(a_rating(3), rubrics=[reworded])
    shown = tell_skill(Pair(before=before, after=after), PLANNING, NOBODY)
    assert shown.heading == "Two then, three now"
    assert shown.before is not None
    assert shown.after is not None
    anchors = (shown.before.anchor, shown.after.anchor)
    assert anchors == ("Does it, in way 2.", "Otherwise, in way 3.")


def test_a_review_alone_tells_where_the_skill_stands() -> None:
    shown = tell_skill(Pair(before=None, after=a_review(a_full_rating())), PLANNING, NOBODY)
    assert (shown.heading, shown.sentence, shown.before) == ("Level four", "", None)
    assert shown.after is not None
    assert shown.after.standing == "level 4, low confidence"
    assert shown.after.energy == "drains me"
    assert shown.after.period == "1 January to 31 December 2026"
    assert shown.note == "I stopped guessing."


def test_both_answers_stand_beside_each_other_in_the_later_rubrics_order() -> None:
    before = a_review(year=2025, written={"planning-badly": "Late.", "planning-well": "Calm."})
    after = a_review(written={"planning-well": "Calmer.", "planning-badly": " \n"})
    shown = tell_skill(Pair(before=before, after=after), PLANNING, NOBODY)
    assert [(pair.question.id, pair.then, pair.now) for pair in shown.answers] == [
        ("planning-well", "Calm.", "Calmer."),
        ("planning-badly", "Late.", ""),
    ]


def test_a_question_that_only_the_earlier_rubric_had_comes_last() -> None:
    new = a_rubric(a_skill("planning").model_copy(update={"questions": a_skill("new").questions}))
    before = a_review(year=2025, written={"planning-well": "Calm."})
    after = a_review(rubrics=[new], written={"new-well": "Calmer."})
    shown = tell_skill(Pair(before=before, after=after), PLANNING, NOBODY)
    assert [pair.question.id for pair in shown.answers] == ["new-well", "planning-well"]


def test_a_hidden_rating_is_not_shown_nor_anything_said_about_it() -> None:
    words = {"planning-well": "I held level four all year."}
    before = a_review(a_full_rating(), year=2025, written=words)
    pair = Pair(before=before, after=a_review(a_full_rating(), written=words))
    assert tell_skill(pair, PLANNING, NOBODY).answers
    shown = tell_skill(pair, PLANNING, frozenset({PLANNING}))
    assert shown.heading == "Hidden for now"
    assert shown.answers == ()
    assert shown.hidden == HIDDEN_WORDS
    assert (shown.sentence, shown.note) == ("", "")
    for side in (shown.before, shown.after):
        assert side is not None
        assert (side.standing, side.energy, side.anchor) == ("hidden for now", "", "")


def test_a_note_on_what_changed_waits_while_the_earlier_rating_is_hidden() -> None:
    draft = a_review(a_full_rating(), closed=False)
    pair = Pair(before=a_review(a_rating(2), year=2025), after=draft)
    assert tell_skill(pair, PLANNING, NOBODY).note == "I stopped guessing."
    shown = tell_skill(pair, PLANNING, frozenset({PLANNING}))
    assert shown.note == ""
    assert shown.heading == "Level four now"


def test_a_rating_that_is_not_committed_is_not_shown() -> None:
    chosen = a_full_rating().model_copy(update={"committed_at": None})
    shown = tell_skill(Pair(before=None, after=a_review(chosen, closed=False)), PLANNING, NOBODY)
    assert shown.heading == "No level"
    assert shown.note == ""
    assert shown.after is not None
    assert shown.after.standing == "not rated"


def test_a_skill_of_neither_review_has_no_story() -> None:
    with pytest.raises(KeyError):
        tell_skill(Pair(before=None, after=a_review()), SkillKey("practice", "gone"), NOBODY)


@given(st.data())
def test_every_skill_of_a_pair_has_a_story_and_hidden_ones_no_level(data: st.DataObject) -> None:
    before, after = data.draw(pairs())
    hidden = data.draw(some_skills(before, after))
    pair = Pair(before=before, after=after)
    for rubric in pair.rubrics:
        for key in pair.skills_of(rubric.id):
            shown = tell_skill(pair, key, hidden)
            sides = [
                s for s, r in ((shown.before, before), (shown.after, after)) if key in r.skills
            ]
            assert all(side is not None for side in sides)
            for side, review in ((shown.before, before), (shown.after, after)):
                if side is not None and key in hidden and not review.cycle.is_draft:
                    assert (side.standing, side.energy, side.anchor) == ("hidden for now", "", "")
                    assert not shown.note
