"""Builds the report of a review.

What is private or hidden is left out here, so that no writer of a report can leak it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assessment.comparing.context import NOTHING, RatingContext
from assessment.comparing.then_test import compare_with_memory
from assessment.dates import period_words, published_words
from assessment.evidence import Evidence
from assessment.feedback import Gap, gaps
from assessment.model import SkillKey
from assessment.reporting.report_comparison import from_memory, movements, what_moved
from assessment.reporting.report_evidence import (
    evidence_by_skill,
    evidence_items,
    evidence_title,
    private_entries,
)
from assessment.reporting.report_model import (
    PointToBring,
    Report,
    ReportAnswer,
    ReportEvidence,
    ReportFeedback,
    ReportRubric,
    ReportSkill,
    ReportSource,
    ReportText,
    SkillMovement,
)
from assessment.reporting.report_words import (
    feedback_title,
    private_words,
    remarks_on,
    standing_words,
)
from assessment.reviews.marks import MarkState, mark_of
from assessment.reviews.ratings import Rating
from assessment.reviews.review import Review
from assessment.wording import ENERGY_WORDS, capitalised, mark_words
from rubrics.model import Rubric, Skill


def build_report(
    review: Review,
    before: Review | None,
    hidden: frozenset[SkillKey],
    rating_context: RatingContext = NOTHING,
    entries: Sequence[Evidence] = (),
    *,
    include_private: bool,
) -> Report:
    """The report of a review, compared with the review `before` it if there is one.

    Ratings of `hidden` skills and what was said about them stay hidden. Private text is left out
    and only counted, unless `include_private`; points for a 1:1 are never private. The same holds
    for the context and for `entries`, which has to contain every entry of `days_reported`.
    """
    public = _without_private(review)
    shown = review if include_private else public
    cycle = shown.cycle
    context_words = rating_context if include_private else rating_context.without_private()
    comparison = before and compare_with_memory(before, review, hidden, context_words)
    moved = movements(comparison)
    seen = [gap for gap in gaps(review, rating_context.feedback, hidden) if not gap.is_hidden]
    said = [gap for gap in seen if include_private or not gap.private]
    noted = evidence_by_skill(review, before, entries)
    evidence = evidence_items(noted, include_private=include_private)
    skills = {
        key: _skill(shown, key, hidden, moved.get(key), said, evidence[key]) for key in shown.skills
    }
    return Report(
        title=cycle.title,
        period=period_words(cycle.period),
        depth="Pulse: ratings only" if cycle.is_pulse else "Full review",
        state="still open" if cycle.is_draft else "closed",
        private_words=_private_words(
            review, hidden, seen, private_entries(noted), included=include_private
        ),
        includes_private=include_private,
        comparison=comparison and what_moved(comparison),
        memory=comparison and from_memory(comparison),
        reflection=_text(cycle.closing_reflection, private=cycle.reflection_private),
        focus=tuple(shown.skills[key].title for key in cycle.focus if key in shown.skills),
        to_bring=_to_bring(public),
        evidence_title=evidence_title(before),
        rubrics=tuple(_rubric(rubric, skills) for rubric in shown.rubrics),
    )


def _without_private(review: Review) -> Review:
    """The review as if nothing private had been written.

    It is a new review, because a copy would keep the cached answers of the old one.
    """
    cycle = review.cycle
    return Review(
        cycle=cycle.model_copy(update={"closing_reflection": ""})
        if cycle.reflection_private
        else cycle,
        rubrics=review.rubrics,
        answers=tuple(answer for answer in review.answers if not answer.private),
        ratings=tuple(
            rating.model_copy(update={"note": ""}) if rating.note_private else rating
            for rating in review.ratings
        ),
    )


def _rubric(rubric: Rubric, by_key: dict[SkillKey, ReportSkill]) -> ReportRubric:
    skills = [by_key[SkillKey(rubric.id, skill.id)] for skill in rubric.skills]
    source = rubric.source
    return ReportRubric(
        id=rubric.id,
        title=rubric.title,
        source=ReportSource(
            author=source.author,
            title=source.title,
            published=published_words(source.published),
            url=source.url,
            anchors_by=rubric.anchors_by,
        ),
        skills=tuple(skill for skill in skills if skill.standing),
        silent=tuple(skill.title for skill in skills if not skill.standing),
    )


def _skill(
    review: Review,
    key: SkillKey,
    hidden: frozenset[SkillKey],
    movement: SkillMovement | None,
    said: Sequence[Gap],
    evidence: tuple[ReportEvidence, ...],
) -> ReportSkill:
    skill = review.skills[key]
    mark = mark_of(review, key, hidden)
    rating = _seen_rating(review, key, hidden)
    answers = tuple(
        ReportAnswer(
            question=question.text,
            text=ReportText(markdown=answer.text, private=answer.private),
        )
        for question, answer in review.written(key)
    )
    feedback = tuple(_item(gap) for gap in said if gap.key == key)
    silent = mark.state is MarkState.UNRATED and not (answers or feedback or evidence)
    return ReportSkill(
        key=key,
        title=skill.title,
        cluster=_cluster(review.rubric(key.rubric_id), skill),
        level=mark.level,
        highest_level=skill.highest_level,
        standing="" if silent else standing_words(mark),
        energy="" if mark.energy is None else ENERGY_WORDS[mark.energy],
        anchor="" if mark.level is None else skill.anchor(mark.level),
        movement=None if mark.state is MarkState.HIDDEN else movement,
        remarks=() if rating is None else remarks_on(rating, is_pulse=review.cycle.is_pulse),
        answers=answers,
        note=None if rating is None else _text(rating.note, private=rating.note_private),
        feedback=feedback,
        evidence=evidence,
    )


def _item(gap: Gap) -> ReportFeedback:
    return ReportFeedback(
        title=feedback_title(gap),
        sentence=gap.sentence,
        anchor=f"{capitalised(mark_words(gap.theirs))}: {gap.anchor}" if gap.anchor else "",
        text=_text(gap.words, private=gap.private),
        private=gap.private,
    )


def _cluster(rubric: Rubric, skill: Skill) -> str:
    return rubric.cluster(skill.cluster).title if len(rubric.clusters) > 1 else ""


def _seen_rating(review: Review, key: SkillKey, hidden: frozenset[SkillKey]) -> Rating | None:
    """The rating, if it may be shown. Remarks on a hidden one would give its level away."""
    state = mark_of(review, key, hidden).state
    return None if state in (MarkState.HIDDEN, MarkState.UNRATED) else review.own_rating(key)


def _text(markdown: str, *, private: bool) -> ReportText | None:
    return ReportText(markdown=markdown, private=private) if markdown.strip() else None


def _to_bring(review: Review) -> tuple[PointToBring, ...]:
    return tuple(
        PointToBring(key=key, skill=skill.title, question=question.text)
        for key, skill in review.skills.items()
        for question, answer in review.written(key)
        if answer.bring_to_one_on_one
    )


def _private_words(
    review: Review,
    hidden: frozenset[SkillKey],
    feedback: Sequence[Gap],
    evidence: int,
    *,
    included: bool,
) -> str:
    seen = [_seen_rating(review, key, hidden) for key in review.skills]
    notes = [rating.note for rating in seen if rating is not None and rating.note_private]
    return private_words(
        answers=sum(a.private for key in review.skills for _, a in review.written(key)),
        notes=sum(1 for note in notes if note.strip()),
        feedback=sum(gap.private for gap in feedback),
        evidence=evidence,
        reflection=review.cycle.reflection_private
        and bool(review.cycle.closing_reflection.strip()),
        included=included,
    )
