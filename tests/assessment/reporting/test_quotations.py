from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.reporting.quotations import Quotation, QuotationState, chosen_quotations, quotable
from assessment.reviews.review import Review
from assessment.reviews.sources import PassageSource, SourceKind
from tests.assessment.examples import LISTENING, PLANNING
from tests.assessment.reporting.report_examples import (
    ANSWERS,
    ENTRIES,
    NOTES,
    REFLECTION,
    private_sets,
    word_of,
    written_review,
)

entries = st.sampled_from(ENTRIES)


def source_of(entry: str) -> PassageSource:
    if entry == REFLECTION:
        return PassageSource(kind=SourceKind.REFLECTION)
    if entry in NOTES:
        key = NOTES[entry]
        return PassageSource(kind=SourceKind.NOTE, rubric_id=key.rubric_id, name=key.skill_id)
    return PassageSource(kind=SourceKind.ANSWER, rubric_id="practice", name=entry)


def quotation(entry: str, *, despite_private: bool = False) -> Quotation:
    return Quotation(
        source=source_of(entry), passage=word_of(entry), despite_private=despite_private
    )


def state_of(review: Review, one: Quotation, *, hidden: bool = False) -> QuotationState:
    keys = frozenset({PLANNING, LISTENING}) if hidden else frozenset()
    (found,) = chosen_quotations(review, (one,), keys)
    return found.state


def test_every_text_with_words_in_it_can_be_quoted_in_the_order_of_the_walk() -> None:
    found = quotable(written_review(), frozenset())
    assert [text.source for text in found] == [
        source_of(entry)
        for entry in (*ANSWERS[:2], "planning-note", *ANSWERS[2:], "listening-note", REFLECTION)
    ]
    assert (found[0].skill, found[0].question) == ("Planning", "What went well?")
    assert (found[-1].skill, found[-1].question) == ("", "Closing reflection")


def test_what_holds_no_word_cannot_be_quoted() -> None:
    review = written_review(planning_well=" \n", listening_note="", reflection="\t")
    sources = [text.source for text in quotable(review, frozenset())]
    assert sources == [
        source_of(e)
        for e in ("planning-badly", "planning-note", "listening-well", "listening-badly")
    ]


@given(private_sets)
def test_what_is_private_is_offered_and_says_so(private: frozenset[str]) -> None:
    for text in quotable(written_review(private), frozenset()):
        entry = next(e for e in ENTRIES if source_of(e) == text.source)
        assert text.is_private == (entry in private)


def test_a_note_to_a_hidden_rating_is_not_offered_and_its_quotation_waits() -> None:
    hidden = frozenset({PLANNING})
    sources = [text.source for text in quotable(written_review(), hidden)]
    assert source_of("planning-note") not in sources
    assert source_of("planning-well") in sources
    assert source_of("listening-note") in sources
    state = state_of(written_review(), quotation("planning-note"), hidden=True)
    assert state is QuotationState.HIDDEN


@given(entries)
def test_a_passage_that_its_text_holds_stands(entry: str) -> None:
    assert state_of(written_review(), quotation(entry)) is QuotationState.STANDS


def test_a_passage_stands_in_its_text_in_either_form_of_unicode() -> None:
    for text, passage in (
        ("My r\u00e9sum\u00e9.", "re\u0301sume\u0301"),
        ("My re\u0301sume\u0301.", "r\u00e9sum\u00e9"),
    ):
        chosen = quotation("planning-well").model_copy(update={"passage": passage})
        assert state_of(written_review(planning_well=text), chosen) is QuotationState.STANDS


@given(entries)
def test_a_passage_that_its_text_no_longer_holds_is_kept_and_says_so(entry: str) -> None:
    for text in ("Something else.", ""):
        changed = written_review(**{entry.replace("-", "_"): text})
        (found,) = chosen_quotations(changed, (quotation(entry),), frozenset())
        assert found.state is QuotationState.CHANGED
        assert found.quotation == quotation(entry)
        assert found.question


@given(entries, private_sets)
def test_what_became_private_waits_until_it_is_chosen_again(
    entry: str, private: frozenset[str]
) -> None:
    review = written_review(private)
    waits = QuotationState.PRIVATE if entry in private else QuotationState.STANDS
    assert state_of(review, quotation(entry)) is waits
    assert state_of(review, quotation(entry, despite_private=True)) is QuotationState.STANDS


def test_line_ends_and_spaces_do_not_part_a_passage_from_its_text() -> None:
    review = written_review(planning_well="One line\r\nand  another,\n\nthen a third.")
    one = Quotation(source=source_of("planning-well"), passage="line\nand another,\nthen")
    assert state_of(review, one) is QuotationState.STANDS


def test_a_question_that_the_review_does_not_know_is_said_to_be_changed() -> None:
    source = PassageSource(kind=SourceKind.ANSWER, rubric_id="other", name="gone")
    (found,) = chosen_quotations(
        written_review(), (Quotation(source=source, passage="Words."),), frozenset()
    )
    assert (found.state, found.skill, found.question) == (QuotationState.CHANGED, "", "")


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "answer"},
        {"kind": "answer", "rubric_id": "practice"},
        {"kind": "note", "name": "planning"},
        {"kind": "reflection", "rubric_id": "practice", "name": "planning"},
        {"kind": "reflection", "name": "planning"},
    ],
)
def test_a_source_names_one_text(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="the reflection none"):
        PassageSource.model_validate(fields)


def test_a_passage_has_words() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Quotation(source=source_of(REFLECTION), passage=" \n ")
