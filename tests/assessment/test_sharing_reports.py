"""A report and a yearly page leave the journal without what is private, unless asked by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assessment.comparing.comparison import Movement
from assessment.comparing.context import RatingContext
from assessment.comparing.narrowing import EVERYTHING
from assessment.evidence import Backing, EvidenceKind
from assessment.reporting.report_model import Report, SkillMovement
from assessment.reporting.yearly_page import YearlyPage
from assessment.sharing import (
    Shareable,
    SkillKey,
    comparison_to_share,
    context_to_share,
    context_with_private,
    part_to_share,
    profile_to_share,
    ratings_of_page,
    ratings_to_share,
    report_to_share,
    report_with_private,
    span_to_share,
    value_of,
    yearly_page_to_share,
)
from tests.assessment.examples import PLANNING
from tests.assessment.feedback_examples import some_feedback
from tests.assessment.noted_examples import an_entry
from tests.assessment.reporting.report_examples import (
    ENTRIES,
    REFLECTION,
    earlier_review,
    word_of,
    written_review,
)
from tests.assessment.reporting.test_quotations import quotation

BEFORE, NOBODY = earlier_review(), frozenset[SkillKey]()
PRIVATE_REVIEW = written_review(ENTRIES)
SAID, NOTED = "zqsaid", "zqnoted"
PRIVATE_CONTEXT = RatingContext(
    feedback=(some_feedback(PRIVATE_REVIEW, 1, words=SAID).with_changes(private=True),),
    backing=frozenset({Backing(PLANNING, EvidenceKind.SHIPPED, private=True)}),
)
PRIVATE_ENTRIES = (an_entry(NOTED, private=True),)
PRIVATE_WORDS = {
    "answer": word_of("planning-well"),
    "note": word_of("planning-note"),
    "reflection": word_of(REFLECTION),
    "feedback": SAID,
    "evidence": NOTED,
}

PARTS = pytest.mark.parametrize("private", PRIVATE_WORDS)


@PARTS
def test_a_report_leaves_out_what_is_private_and_counts_it(private: str) -> None:
    report = value_of(
        report_to_share(PRIVATE_REVIEW, None, NOBODY, PRIVATE_CONTEXT, PRIVATE_ENTRIES)
    )
    assert PRIVATE_WORDS[private] not in report.model_dump_json()
    assert "left out" in report.private_words


@PARTS
def test_a_report_has_what_is_private_when_it_is_asked_for_by_name(private: str) -> None:
    report = value_of(
        report_with_private(PRIVATE_REVIEW, None, NOBODY, PRIVATE_CONTEXT, PRIVATE_ENTRIES)
    )
    assert PRIVATE_WORDS[private] in report.model_dump_json()
    assert "included" in report.private_words


def test_private_evidence_supports_a_rise_in_a_report_only_when_it_is_asked_for() -> None:
    sentences = [
        movement.sentence
        for build in (report_to_share, report_with_private)
        if (movement := _planning(build(PRIVATE_REVIEW, BEFORE, NOBODY, PRIVATE_CONTEXT, ())))
    ]
    assert ["a possible change" in sentence for sentence in sentences] == [True, False]


def _planning(report: Shareable[Report]) -> SkillMovement | None:
    return value_of(report).rubrics[0].skills[0].movement


def page_of(
    *, chosen: str, despite_private: bool = False, with_private: bool = False
) -> YearlyPage:
    around = context_with_private if with_private else context_to_share
    quotations = (quotation(chosen, despite_private=despite_private),)
    return value_of(
        yearly_page_to_share(PRIVATE_REVIEW, BEFORE, NOBODY, quotations, around(PRIVATE_CONTEXT))
    )


@pytest.mark.parametrize("entry", ["planning-well", "planning-note", REFLECTION])
def test_a_yearly_page_quotes_a_private_text_only_if_it_was_chosen_knowing_that(entry: str) -> None:
    unaware = page_of(chosen=entry)
    assert word_of(entry) not in unaware.model_dump_json()
    assert "private" in unaware.missing[0]
    aware = page_of(chosen=entry, despite_private=True)
    assert [one.passage for one in aware.quotations] == [word_of(entry)]
    assert aware.private == 1


def test_a_yearly_page_never_holds_private_feedback_or_evidence() -> None:
    page = page_of(chosen=REFLECTION, with_private=True)
    assert page == page_of(chosen=REFLECTION)
    assert page.comparison is not None
    assert page.comparison.rows[0].movement is Movement.POSSIBLE_CHANGE
    assert SAID not in page.model_dump_json()


@pytest.mark.parametrize(
    "make",
    [
        lambda plain: comparison_to_share(BEFORE, PRIVATE_REVIEW, NOBODY, plain),
        lambda plain: profile_to_share(PRIVATE_REVIEW, NOBODY, plain),
        lambda plain: ratings_to_share(PRIVATE_REVIEW, None, NOBODY, plain),
        lambda plain: part_to_share(plain, EVERYTHING),
        lambda plain: span_to_share(plain, None, None),
        lambda plain: yearly_page_to_share(PRIVATE_REVIEW, None, NOBODY, (), plain),
        ratings_of_page,
    ],
    ids=["comparison", "profile", "ratings", "part", "span", "yearly page", "ratings of page"],
)
def test_no_maker_takes_a_plain_value_for_one_that_may_leave(make: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match="a RatingContext may not leave the journal as it is"):
        make(PRIVATE_CONTEXT)
