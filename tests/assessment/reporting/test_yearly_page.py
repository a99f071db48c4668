from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import Movement
from assessment.comparing.context import RatingContext
from assessment.comparing.noise import UNKNOWN_NOISE, OwnNoise
from assessment.reporting.quotations import Quotation
from assessment.reporting.yearly_page import (
    NotClosedYet,
    YearlyPage,
    build_yearly_page,
    skills_words,
)
from assessment.reviews.ratings import Confidence, NotRated
from assessment.reviews.review import Review
from tests.assessment.examples import LISTENING, PLANNING, a_noise, a_rating, a_review
from tests.assessment.reporting.report_examples import (
    ENTRIES,
    NOTES,
    earlier_review,
    private_sets,
    word_of,
    written_review,
)
from tests.assessment.reporting.test_quotations import quotation

choices = st.lists(st.sampled_from(ENTRIES), unique=True, max_size=3)


def page_of(
    review: Review,
    before: Review | None = None,
    *quotations: Quotation,
    noise: OwnNoise = UNKNOWN_NOISE,
) -> YearlyPage:
    return build_yearly_page(review, before, frozenset(), quotations, RatingContext(noise=noise))


def moved(page: YearlyPage) -> dict[str, str]:
    return {line.word: skills_words(line) for line in page.movements}


def test_a_draft_has_no_page() -> None:
    with pytest.raises(NotClosedYet, match=r"still open.*Nothing was written"):
        page_of(a_review(a_rating(3), closed=False))


def test_it_tells_the_review_what_moved_and_where_to_grow() -> None:
    page = page_of(written_review(), earlier_review())
    assert (page.title, page.period) == ("Review of 2026", "1 January to 31 December 2026")
    assert page.before_title == "Review of 2025"
    assert page.summary.startswith("Two skills rose.")
    assert moved(page) == {"Rose": "Planning and Listening"}
    assert page.focus == ("Planning",)
    assert (page.depth, page.missing, page.private_words, page.hidden_words) == ("", (), "", "")


def test_every_skill_stands_in_one_line_of_what_moved() -> None:
    before = a_review(a_rating(2), a_rating(5, LISTENING), year=2025)
    assert moved(page_of(a_review(a_rating(4), a_rating(4, LISTENING)), before)) == {
        "Rose": "Planning (two steps up)",
        "Fell": "Listening",
    }
    after = a_review(a_rating(2), a_rating(NotRated.NO_OPPORTUNITY, LISTENING))
    assert moved(page_of(after, before)) == {"Held": "Planning", "Not compared": "Listening"}


def test_a_step_within_ones_own_noise_is_a_possible_change() -> None:
    high = Confidence.HIGH
    before = a_review(a_rating(2, confidence=high), year=2025)
    after = a_review(a_rating(3, confidence=high))
    expected = ((UNKNOWN_NOISE, Movement.CHANGE), (a_noise(1), Movement.POSSIBLE_CHANGE))
    for noise, movement in expected:
        comparison = page_of(after, before, noise=noise).comparison
        assert comparison is not None
        assert comparison.rows[0].movement is movement


def test_a_first_review_tells_what_was_rated() -> None:
    page = page_of(a_review(a_rating(3)))
    assert page.summary == "One of two skills has a level."
    assert (page.movements, page.comparison) == ((), None)
    assert page_of(a_review()).summary == "None of the two skills has a level."


@given(choices, private_sets)
def test_a_passage_from_a_private_text_stands_only_if_it_was_chosen_knowing_that(
    chosen: list[str], private: frozenset[str]
) -> None:
    review = written_review(private)
    unaware = page_of(review, None, *(quotation(entry) for entry in chosen))
    content = unaware.model_dump_json()
    for entry in ENTRIES:
        assert (word_of(entry) in content) == (entry in chosen and entry not in private)
    assert len(unaware.missing) == len(private & set(chosen))
    assert not unaware.private
    aware = page_of(review, None, *(quotation(e, despite_private=True) for e in chosen))
    assert [one.passage for one in aware.quotations] == [word_of(entry) for entry in chosen]
    assert aware.private == len(private & set(chosen))
    assert bool(aware.private_words) == bool(aware.private)


@given(choices)
def test_no_hidden_rating_changes_a_word_of_the_page(chosen: list[str]) -> None:
    hidden = frozenset({PLANNING})
    quotations = tuple(quotation(entry) for entry in chosen)
    review = written_review()
    other = review.model_copy(
        update={
            "ratings": tuple(
                rating.with_changes(level=5, confidence=None, energy=None, note="Said otherwise.")
                if rating.key == PLANNING
                else rating
                for rating in review.ratings
            )
        }
    )
    pages = [
        build_yearly_page(one, before, hidden, quotations)
        for one, before in (
            (review, a_review(a_rating(2), year=2025)),
            (other, a_review(year=2025)),
        )
    ]
    assert pages[0] == pages[1]
    assert moved(pages[0])["Hidden for now"] == "Planning"
    assert "hidden for now" in pages[0].hidden_words
    content = pages[0].model_dump_json()
    waiting = [entry for entry in chosen if NOTES.get(entry) == PLANNING]
    assert all(word_of(entry) not in content for entry in waiting)
    assert len(pages[0].missing) == len(waiting)


def test_a_first_review_with_hidden_ratings_says_how_many() -> None:
    page = build_yearly_page(written_review(), None, frozenset({PLANNING}))
    assert page.summary == ("One of two skills has a level. One is hidden until you rate it again.")
    both = build_yearly_page(written_review(), None, frozenset({PLANNING, LISTENING}))
    assert both.summary == "Both are hidden until you rate them again."


def test_a_passage_that_is_gone_is_named_by_its_skill_and_never_cited() -> None:
    (said,) = page_of(
        written_review(planning_well="Else."), None, quotation("planning-well")
    ).missing
    assert said.startswith("The quotation on “Planning” is left out")
    assert word_of("planning-well") not in said
