from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import compare
from assessment.comparing.context import RatingContext
from assessment.dates import date_words, period_words, published_words
from assessment.feedback import Feedback, Who
from assessment.model import SkillKey
from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report, ReportSkill
from assessment.reporting.report_words import joined
from assessment.reviews.cycles import CycleState, Depth, Period
from assessment.reviews.hiding import hidden_skills
from assessment.reviews.marks import MarkState, mark_of
from assessment.reviews.ratings import Confidence, NotRated, Revision
from assessment.reviews.review import Review
from rubrics.library import Library
from tests.assessment.examples import (
    LISTENING,
    NOW,
    PLANNING,
    a_rating,
    a_review,
    a_rubric,
    a_skill,
)
from tests.assessment.feedback_examples import some_feedback
from tests.assessment.reporting.report_examples import (
    ENTRIES,
    REFLECTION,
    earlier_review,
    private_sets,
    word_of,
    written_review,
)
from tests.assessment.strategies import pairs, reviews, some_skills


def report_of(
    review: Review,
    before: Review | None = None,
    hidden: frozenset[SkillKey] = frozenset(),
    *,
    include_private: bool = False,
) -> Report:
    return build_report(review, before, hidden, include_private=include_private)


def skill_in(report: Report, key: SkillKey = PLANNING) -> ReportSkill:
    return next(s for rubric in report.rubrics for s in rubric.skills if s.key == key)


# ---- what is private -------------------------------------------------------------------------


@given(private_sets)
def test_private_words_stay_out_and_all_others_stand(private: frozenset[str]) -> None:
    whole = report_of(written_review(private)).model_dump_json()
    assert {entry for entry in ENTRIES if word_of(entry) not in whole} == private


@given(private_sets)
def test_asked_for_by_name_private_words_stand_and_are_marked(private: frozenset[str]) -> None:
    report = report_of(written_review(private), include_private=True)
    whole = report.model_dump_json()
    assert [entry for entry in ENTRIES if word_of(entry) not in whole] == []
    assert whole.count('"private":true') == len(private)


def test_reading_the_private_answers_first_does_not_let_them_into_a_public_report() -> None:
    review = written_review({"planning-well"})
    assert len(review.written(PLANNING)) == 2  # fills what the review remembers of itself
    assert word_of("planning-well") not in report_of(review).model_dump_json()


@pytest.mark.parametrize(
    "private, words",
    [
        ([], ""),
        (["planning-well"], "One private answer is left out."),
        (["planning-well", "listening-well"], "Two private answers are left out."),
        (["planning-note"], "One private note is left out."),
        ([REFLECTION], "The private closing reflection is left out."),
        (
            ["planning-well", "planning-note", "listening-note", REFLECTION],
            (
                "One private answer, two private notes and the private closing reflection "
                "are left out."
            ),
        ),
    ],
)
def test_what_is_left_out_is_counted_in_words(private: list[str], words: str) -> None:
    review = written_review(private)
    assert report_of(review).private_words == words
    included = report_of(review, include_private=True)
    assert included.private_words == words.replace("left out", "included")


@given(private_sets)
def test_readers_are_told_of_private_text_only_if_it_is_there(private: frozenset[str]) -> None:
    review = written_review(private)
    assert report_of(review).private_to_readers == ""
    asked = report_of(review, include_private=True)
    assert bool(asked.private_to_readers) == bool(private)


def test_a_private_answer_is_never_a_point_for_a_one_on_one() -> None:
    review = written_review({"planning-badly"}, bring={"planning-badly", "listening-well"})
    for include_private in (False, True):
        points = report_of(review, include_private=include_private).to_bring
        assert [(point.skill, point.question) for point in points] == [
            ("Listening", "What went well?")
        ]


# ---- what is hidden --------------------------------------------------------------------------


@given(st.data())
def test_a_hidden_rating_gives_nothing_of_itself_away(data: st.DataObject) -> None:
    before = data.draw(reviews())
    review = data.draw(reviews(st.just(before.rubrics), CycleState.CLOSED))
    hidden = data.draw(some_skills(before, review))
    for skill in (s for rubric in report_of(review, before, hidden).rubrics for s in rubric.skills):
        if skill.key in hidden:
            assert (skill.level, skill.anchor, skill.energy) == (None, "", "")
            assert (skill.note, skill.movement, skill.remarks) == (None, None, ())
            assert skill.standing == "Hidden until your open review has its own rating"


def test_the_past_rating_of_a_skill_that_is_not_rated_yet_stays_hidden() -> None:
    draft = a_review(
        a_rating(4, LISTENING), year=2026, closed=False, written={"planning-well": "x"}
    )
    before = earlier_review(level=2)
    report = report_of(draft, before, hidden_skills([draft]))
    movement = skill_in(report, PLANNING).movement
    assert movement is not None
    assert movement.before == ""
    assert movement.sentence == "Hidden for now."
    seen = skill_in(report, LISTENING).movement
    assert seen is not None
    assert seen.before == "level 2"


def test_a_private_note_on_a_hidden_rating_is_not_even_counted() -> None:
    report = report_of(written_review({"planning-note"}), None, frozenset({PLANNING}))
    assert report.private_words == ""


# ---- what stands in it -----------------------------------------------------------------------


@given(reviews())
def test_every_skill_stands_once_with_its_mark_in_words(review: Review) -> None:
    for part, rubric in zip(report_of(review).rubrics, review.rubrics, strict=True):
        assert part.title == rubric.title
        shown = [skill.title for skill in part.skills]
        assert sorted([*shown, *part.silent]) == sorted(skill.title for skill in rubric.skills)
        for skill in part.skills:
            mark = mark_of(review, skill.key, frozenset())
            assert skill.level == mark.level
            if mark.level is not None:
                assert skill.standing.startswith(f"Level {mark.level}")
                assert skill.anchor == review.skills[skill.key].anchor(mark.level)
            else:
                assert skill.anchor == ""


@given(reviews())
def test_only_a_skill_without_rating_and_words_is_silent(review: Review) -> None:
    report = report_of(review, include_private=True)
    said = {skill.key for rubric in report.rubrics for skill in rubric.skills}
    for key in review.skills:
        rated = mark_of(review, key, frozenset()).state is not MarkState.UNRATED
        assert (key in said) == (rated or bool(review.written(key)))


@given(pairs())
def test_the_comparison_says_the_same_as_everywhere(pair: tuple[Review, Review]) -> None:
    before, review = pair
    comparison = compare(before, review, frozenset())
    report = report_of(review, before)
    assert report.comparison is not None
    assert report.comparison.summary == comparison.summary
    sentences = {row.key: row.sentence for row in comparison.rows}
    for skill in (s for rubric in report.rubrics for s in rubric.skills):
        assert skill.movement is not None
        assert skill.movement.sentence == sentences[skill.key]


def test_a_review_alone_is_compared_with_nothing() -> None:
    report = report_of(written_review())
    assert report.comparison is None
    assert skill_in(report).movement is None


def test_the_head_says_what_and_when_and_how_far() -> None:
    report = report_of(written_review())
    assert report.title == "Review of 2026"
    assert report.period == "1 January to 31 December 2026"
    assert (report.depth, report.state) == ("Full review", "closed")


def test_a_pulse_and_a_draft_say_so() -> None:
    report = report_of(a_review(depth=Depth.PULSE, closed=False))
    assert (report.depth, report.state) == ("Pulse: ratings only", "still open")


def test_a_skill_has_its_questions_note_energy_and_movement() -> None:
    skill = skill_in(report_of(written_review(), earlier_review(level=2)))
    assert skill.standing == "Level 3, medium confidence"
    assert skill.energy == "suits me"
    assert skill.anchor == "Does it, in way 3."
    assert [answer.question for answer in skill.answers] == ["What went well?", "What did not?"]
    assert skill.note is not None
    assert word_of("planning-note") in skill.note.markdown
    assert skill.movement is not None
    assert skill.movement.before == "level 2"
    assert skill.movement.sentence.startswith("One step up, with medium confidence both times")


def test_the_level_before_is_not_said_twice() -> None:
    held = skill_in(report_of(written_review(), earlier_review(level=3))).movement
    assert held is not None
    assert (held.before, held.sentence[:15]) == ("", "Held at level 3")


def test_the_level_before_is_said_in_full_where_the_sentence_cannot() -> None:
    now = a_review(a_rating(NotRated.NO_OPPORTUNITY))
    movement = skill_in(report_of(now, earlier_review(level=4))).movement
    assert movement is not None
    assert movement.sentence == "No opportunity in the later review."
    assert movement.before == "level 4, medium confidence"


def test_the_rubric_names_its_source_in_words() -> None:
    larson, goedecke = Library().rubric("larson-management"), Library().rubric("goedecke-engineer")
    report = report_of(a_review(rubrics=(larson, goedecke)))
    sources = [rubric.source for rubric in report.rubrics]
    assert [source.author for source in sources] == ["Will Larson", "Sean Goedecke"]
    assert [source.published for source in sources] == ["26 October 2025", "April 2025"]
    assert [source.anchors_by for source in sources] == ["Growth Rings", "Growth Rings"]


def test_the_only_cluster_of_a_rubric_is_not_repeated_with_every_skill() -> None:
    assert skill_in(report_of(written_review())).cluster == ""
    larson = Library().rubric("larson-management")
    key = SkillKey(larson.id, larson.skills[0].id)
    report = report_of(a_review(a_rating(2, key), rubrics=(larson,)))
    assert skill_in(report, key).cluster == "Core"


def test_the_skills_to_grow_in_are_named_and_one_that_is_gone_is_not() -> None:
    review = written_review()
    gone = SkillKey("practice", "gone")
    cycle = review.cycle.model_copy(update={"focus": (LISTENING, gone, PLANNING)})
    report = report_of(Review(cycle=cycle, rubrics=review.rubrics))
    assert report.focus == ("Listening", "Planning")


def test_skills_with_nothing_to_them_are_listed_by_name_only() -> None:
    part = report_of(a_review(a_rating(2))).rubrics[0]
    assert [skill.title for skill in part.skills] == ["Planning"]
    assert part.silent == ("Listening",)


def test_a_rating_that_was_not_committed_is_not_shown() -> None:
    rating = a_rating(4).model_copy(update={"committed_at": None, "note": "zqnote"})
    report = report_of(a_review(rating, closed=False))
    assert report.rubrics[0].silent == ("Planning", "Listening")
    assert "zqnote" not in report.model_dump_json()


# ---- how a rating came about -----------------------------------------------------------------


def test_rating_without_writing_is_remembered_but_not_of_a_pulse() -> None:
    rating = a_rating(4).model_copy(update={"without_writing": True})
    assert skill_in(report_of(a_review(rating))).remarks == ("Rated without writing first.",)
    assert skill_in(report_of(a_review(rating, depth=Depth.PULSE))).remarks == ()


def test_a_reason_for_no_level_needs_no_writing_and_no_remark() -> None:
    rating = a_rating(NotRated.NOT_APPLICABLE).model_copy(update={"without_writing": True})
    assert skill_in(report_of(a_review(rating))).remarks == ()


@pytest.mark.parametrize(
    "level, reason, words",
    [
        (2, None, "level 2, low confidence"),
        (None, NotRated.NO_OPPORTUNITY, "no opportunity this time"),
    ],
)
def test_a_rating_altered_after_it_was_committed_says_what_it_first_was(
    level: int | None, reason: NotRated | None, words: str
) -> None:
    first = Revision(revised_at=NOW, level=level, reason=reason, confidence=Confidence.LOW)
    then = Revision(revised_at=NOW, level=5, reason=None, confidence=None)
    rating = a_rating(4).model_copy(update={"revisions": (first, then)})
    remarks = skill_in(report_of(a_review(rating))).remarks
    assert remarks == (f"Changed after it was committed; it was {words} at first.",)


def test_a_rating_changed_and_changed_back_has_no_remark() -> None:
    rating = a_rating(4)
    first = Revision(revised_at=NOW, level=4, reason=None, confidence=rating.confidence)
    then = Revision(revised_at=NOW, level=2, reason=None, confidence=rating.confidence)
    rating = rating.model_copy(update={"revisions": (first, then)})
    assert skill_in(report_of(a_review(rating))).remarks == ()


# ---- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "start, end, words",
    [
        (date(2026, 3, 1), date(2026, 3, 1), "1 March 2026"),
        (date(2026, 3, 1), date(2026, 3, 9), "1 to 9 March 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "1 January to 31 December 2026"),
        (date(2025, 11, 2), date(2026, 2, 1), "2 November 2025 to 1 February 2026"),
    ],
)
def test_a_period_reads_as_one_would_say_it(start: date, end: date, words: str) -> None:
    assert period_words(Period(start=start, end=end)) == words


@pytest.mark.parametrize(
    "published, words",
    [
        ("2025", "2025"),
        ("2025-04", "April 2025"),
        ("2025-10-26", "26 October 2025"),
        ("2025-13", "2025-13"),
        ("2025-00-01", "2025-00-01"),
    ],
)
def test_a_date_of_publication_is_given_as_far_as_it_is_known(published: str, words: str) -> None:
    assert published_words(published) == words


@given(st.dates())
def test_a_date_in_words_holds_its_day_and_its_year(day: date) -> None:
    first, month, year = date_words(day).split()
    assert (int(first), int(year)) == (day.day, day.year)
    assert month.isalpha()


@pytest.mark.parametrize(
    "parts, words", [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_a_list_reads_as_a_sentence(parts: list[str], words: str) -> None:
    assert joined(parts) == words


def test_a_rubric_of_other_levels_tells_its_own_anchor() -> None:
    rubric = a_rubric(a_skill("planning", levels=10))
    skill = skill_in(report_of(a_review(a_rating(10), rubrics=(rubric,))))
    assert (skill.level, skill.highest_level, skill.anchor) == (10, 10, "Does it, in way 10.")


# ---- what others said ------------------------------------------------------------------------


def feedback_on(review: Review) -> tuple[Feedback, ...]:
    """An open view and a private one, each with a word of its own."""
    return (
        some_feedback(review, 4, words="zqopen"),
        some_feedback(review, 2, who=Who.REPORT, day=2, words="zqsecret").with_changes(
            private=True
        ),
    )


def test_what_others_said_stands_with_the_skill_and_is_named_as_theirs() -> None:
    review = written_review()
    report = build_report(
        review,
        None,
        frozenset(),
        RatingContext(feedback=(some_feedback(review, 4),)),
        include_private=False,
    )
    (item,) = skill_in(report).feedback
    assert item.title == "What your manager said on 1 November 2026"
    assert (
        item.sentence == "Your manager sees it one step higher than you do: worth a conversation."
    )
    assert item.anchor == f"Level 4: {review.skills[PLANNING].anchors[3]}"
    assert item.text is not None
    assert item.text.markdown == "They said so."
    assert skill_in(report, LISTENING).feedback == ()
    assert report.private_words == ""


def test_a_private_view_stays_out_unless_it_is_asked_for_and_is_counted() -> None:
    review = written_review()
    feedback = feedback_on(review)
    out = build_report(
        review, None, frozenset(), RatingContext(feedback=feedback), include_private=False
    )
    whole = out.model_dump_json()
    assert ("zqopen" in whole, "zqsecret" in whole) == (True, False)
    assert len(skill_in(out).feedback) == 1
    assert out.private_words == "One private piece of feedback is left out."
    asked = build_report(
        review, None, frozenset(), RatingContext(feedback=feedback), include_private=True
    )
    assert [item.private for item in skill_in(asked).feedback] == [False, True]
    assert asked.private_words == "One private piece of feedback is included."


def test_a_hidden_skill_has_nothing_of_what_others_said() -> None:
    review = written_review()
    hidden = frozenset({PLANNING})
    for include_private in (False, True):
        one, other = (
            build_report(
                review,
                None,
                hidden,
                RatingContext(feedback=feedback),
                include_private=include_private,
            )
            for feedback in (feedback_on(review), ())
        )
        assert one == other


def test_a_skill_that_only_others_spoke_of_is_not_silent() -> None:
    review = a_review(a_rating(3, LISTENING))
    report = build_report(
        review,
        None,
        frozenset(),
        RatingContext(feedback=(some_feedback(review, 4),)),
        include_private=False,
    )
    assert report.rubrics[0].silent == ()
    (item,) = skill_in(report).feedback
    assert item.sentence == "Your manager sees level 4; you gave no level: not rated."
