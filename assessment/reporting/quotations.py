"""Passages from a review, in its author's words, that were chosen for the yearly page."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated
from unicodedata import normalize

from pydantic import StringConstraints

from assessment.model import Frozen, QuestionKey, SkillKey
from assessment.reviews.marks import MarkState, mark_of
from assessment.reviews.review import Review
from assessment.reviews.sources import PassageSource, SourceKind

MOST_QUOTATIONS = 3
"""How many passages fit on the yearly page."""

Passage = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Quotation(Frozen):
    """A passage and where it was taken from.

    `despite_private` records that its author chose it although the text is private.
    """

    source: PassageSource
    passage: Passage
    despite_private: bool = False


class Quotable(Frozen):
    """A text of a review that passages can be taken from, with the question that it answers."""

    source: PassageSource
    skill: str
    question: str
    text: str
    is_private: bool


class QuotationState(StrEnum):
    """Whether a chosen passage can go on the page."""

    STANDS = "stands"
    CHANGED = "changed"
    PRIVATE = "private"
    HIDDEN = "hidden"


class ChosenQuotation(Frozen):
    """A chosen passage and its present state. `is_private` says whether its text is private now."""

    quotation: Quotation
    skill: str
    question: str
    is_private: bool
    state: QuotationState


def quotable(review: Review, hidden: frozenset[SkillKey]) -> tuple[Quotable, ...]:
    """Every text of a review that is not blank, in the order of the walk, the reflection last.

    Notes of `hidden` skills are left out, because a note gives its rating away.
    """
    found: list[Quotable] = []
    for key, skill in review.skills.items():
        found += [
            Quotable(
                source=_answer_source(QuestionKey(key.rubric_id, question.id)),
                skill=skill.title,
                question=question.text,
                text=answer.text,
                is_private=answer.private,
            )
            for question, answer in review.written(key)
        ]
        rating = review.own_rating(key)
        if rating is not None and rating.note.strip() and _may_be_shown(review, key, hidden):
            found.append(
                Quotable(
                    source=PassageSource(
                        kind=SourceKind.NOTE, rubric_id=key.rubric_id, name=key.skill_id
                    ),
                    skill=skill.title,
                    question="What changed?",
                    text=rating.note,
                    is_private=rating.note_private,
                )
            )
    cycle = review.cycle
    if cycle.closing_reflection.strip():
        found.append(
            Quotable(
                source=PassageSource(kind=SourceKind.REFLECTION),
                skill="",
                question="Closing reflection",
                text=cycle.closing_reflection,
                is_private=cycle.reflection_private,
            )
        )
    return tuple(found)


def chosen_quotations(
    review: Review, quotations: tuple[Quotation, ...], hidden: frozenset[SkillKey]
) -> tuple[ChosenQuotation, ...]:
    """Each chosen passage with its question, and whether it can go on the page.

    No passage is ever dropped. Its state says if its text no longer contains it, or was marked
    private since, in which case the author has to choose it again.
    """
    texts = {text.source: text for text in quotable(review, hidden)}
    return tuple(_chosen(review, one, texts.get(one.source), hidden) for one in quotations)


def _chosen(
    review: Review, quotation: Quotation, text: Quotable | None, hidden: frozenset[SkillKey]
) -> ChosenQuotation:
    source = quotation.source
    if text is None:
        skill, question = _asked(review, source)
        is_note = source.kind is SourceKind.NOTE
        is_hidden = is_note and SkillKey(source.rubric_id, source.name) in hidden
        state = QuotationState.HIDDEN if is_hidden else QuotationState.CHANGED
        return ChosenQuotation(
            quotation=quotation, skill=skill, question=question, is_private=False, state=state
        )
    state = QuotationState.STANDS
    if _folded(quotation.passage) not in _folded(text.text):
        state = QuotationState.CHANGED
    elif text.is_private and not quotation.despite_private:
        state = QuotationState.PRIVATE
    return ChosenQuotation(
        quotation=quotation,
        skill=text.skill,
        question=text.question,
        is_private=text.is_private,
        state=state,
    )


def _asked(review: Review, source: PassageSource) -> tuple[str, str]:
    """The skill and the question of a source. Either is empty if the review lacks it."""
    if source.kind is SourceKind.REFLECTION:
        return "", "Closing reflection"
    for key, skill in review.skills.items():
        if key.rubric_id != source.rubric_id:
            continue
        if source.kind is SourceKind.NOTE and key.skill_id == source.name:
            return skill.title, "What changed?"
        for question in skill.questions:
            if source.kind is SourceKind.ANSWER and question.id == source.name:
                return skill.title, question.text
    return "", ""


def _answer_source(key: QuestionKey) -> PassageSource:
    return PassageSource(kind=SourceKind.ANSWER, rubric_id=key.rubric_id, name=key.question_id)


def _may_be_shown(review: Review, key: SkillKey, hidden: frozenset[SkillKey]) -> bool:
    return mark_of(review, key, hidden).state not in (MarkState.HIDDEN, MarkState.UNRATED)


def _folded(text: str) -> str:
    """The text in one form of Unicode, with every run of white space as one space."""
    return " ".join(normalize("NFC", text).split())
