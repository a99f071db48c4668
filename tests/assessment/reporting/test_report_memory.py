"""What second ratings add to a report: one's own noise, and growth apart from the standard."""

from __future__ import annotations

import pytest

from assessment.comparing.context import RatingContext
from assessment.comparing.noise import noise_words
from assessment.comparing.then_test import rate_from_memory, to_ask
from assessment.comparing.three_values import MEMORY_WORDS
from assessment.model import SkillKey
from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report
from assessment.reviews.second_ratings import ThenRating
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_noise
from tests.assessment.reporting.report_examples import earlier_review, written_review

NOBODY: frozenset[SkillKey] = frozenset()
BEFORE, AFTER = earlier_review(), written_review()


def then_ratings(*, committed: bool = True) -> list[ThenRating]:
    ratings = [
        rate_from_memory(BEFORE, AFTER, asked, level, NOW)
        for level, asked in enumerate(to_ask(BEFORE, AFTER, [], NOBODY), start=1)
    ]
    return [then_rating.committed(NOW) if committed else then_rating for then_rating in ratings]


def report(hidden: frozenset[SkillKey] = NOBODY, *, committed: bool = True) -> Report:
    return build_report(
        AFTER,
        BEFORE,
        hidden,
        RatingContext(noise=a_noise(1), then_ratings=tuple(then_ratings(committed=committed))),
        include_private=False,
    )


def test_each_skill_that_was_looked_back_at_has_its_sentence() -> None:
    memory = report().memory
    assert memory is not None
    assert memory.summary == ("By today’s standard two skills rose. Your standard rose for one.")
    assert [title for title, _ in memory.skills] == ["Planning", "Listening"]
    assert memory.skills[0][1].startswith("Your standard rose: what you rated 2 then")
    assert memory.caution == MEMORY_WORDS


@pytest.mark.parametrize("hidden", [PLANNING, LISTENING])
def test_a_hidden_skill_is_left_out(hidden: SkillKey) -> None:
    memory = report(frozenset({hidden})).memory
    assert memory is not None
    (left,) = [title for title, _ in memory.skills]
    assert left != AFTER.skills[hidden].title
    assert report(frozenset({PLANNING, LISTENING})).memory is None


def test_nothing_is_said_before_it_is_committed_or_without_a_review_beside_it() -> None:
    assert report(committed=False).memory is None
    alone = build_report(
        AFTER,
        None,
        NOBODY,
        RatingContext(noise=a_noise(1), then_ratings=tuple(then_ratings())),
        include_private=False,
    )
    assert (alone.memory, alone.comparison) == (None, None)


def test_noise_stands_beside_the_comparison_and_makes_a_step_a_possible_change() -> None:
    comparison = report().comparison
    assert comparison is not None
    assert comparison.noise == noise_words(a_noise(1))
    assert comparison.summary == "Two skills rose. Both that moved are possible changes."
    usual = build_report(AFTER, BEFORE, NOBODY, include_private=False)
    assert usual.comparison is not None
    assert usual.comparison.noise == ""
