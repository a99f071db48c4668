"""A report as blocks in reading order; the first page sums up the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessment.reporting.report_model import (
    Report,
    ReportAnswer,
    ReportEvidence,
    ReportFeedback,
    ReportMemory,
    ReportRubric,
    ReportSkill,
    ReportSource,
    ReportText,
)
from assessment.wording import full_stop
from ui.reports.blocks import Block, Span, block
from ui.reports.chart import ReportChart
from ui.reports.prose_blocks import to_blocks

SECTION, SKILL, QUESTION, ENTRY = 2, 3, 4, 5
"""The levels of the headings below the title; none is skipped on the way down."""


def blocks_of(report: Report, charts: Sequence[ReportChart]) -> tuple[Block, ...]:
    """The whole report as blocks, with its charts."""
    return tuple(_report(report, charts))


def _report(report: Report, charts: Sequence[ReportChart]) -> Iterator[Block]:
    yield from _head(report)
    yield from (_chart(chart) for chart in charts)
    if report.focus:
        yield block("heading", "Where I want to grow", level=SECTION)
        yield Block(kind="names", blocks=tuple(block("text", title) for title in report.focus))
    if report.reflection:
        yield _heading("Closing reflection", SECTION, private=report.reflection.private)
        yield _said(report.reflection)
    if report.memory:
        yield from _memory(report.memory)
    if report.to_bring:
        yield block("heading", "To bring to a 1:1", level=SECTION)
        yield from (_pair(point.skill, point.question) for point in report.to_bring)
    for rubric in report.rubrics:
        yield from _rubric(rubric, report.evidence_title)


def _head(report: Report) -> Iterator[Block]:
    yield block("title", report.title)
    yield block("meta", f"{report.period} · {report.depth} · {report.state}")
    if report.comparison:
        before = report.comparison.before_title
        yield block("meta", f"Compared with {before}{full_stop(before)}")
    if report.private_to_readers:
        yield block("meta", report.private_to_readers)
    if report.comparison:
        yield block("lead", report.comparison.summary)
        if report.comparison.noise:
            yield block("meta", report.comparison.noise)


def _chart(chart: ReportChart) -> Block:
    return Block(
        kind="chart",
        svg=chart.print_svg,
        alternative=chart.finding,
        spans=(Span(text=chart.caption),),
    )


def _memory(memory: ReportMemory) -> Iterator[Block]:
    yield block("heading", "Did I grow, or did my standard?", level=SECTION)
    if memory.summary:
        yield block("text", memory.summary)
    yield from (_pair(title, sentence) for title, sentence in memory.skills)
    yield block("meta", memory.caution)


def _rubric(rubric: ReportRubric, evidence_title: str) -> Iterator[Block]:
    yield block("chapter", rubric.title, level=SECTION)
    yield _source(rubric.source)
    for skill in rubric.skills:
        yield from _skill(skill)
        yield from _evidence(skill.evidence, evidence_title)
    if rubric.silent:
        yield block("meta", f"Without a rating or an answer here: {', '.join(rubric.silent)}.")


def _source(source: ReportSource) -> Block:
    return block(
        "meta",
        f"Based on {source.author}, ",
        Span(kind="emphasis", spans=(Span(text=source.title),)),
        f", {source.published}, {source.url}. Levels written by {source.anchors_by}.",
    )


def _skill(skill: ReportSkill) -> Iterator[Block]:
    yield block("heading", skill.title, level=SKILL)
    known = (skill.standing, skill.energy, skill.cluster)
    yield Block(
        kind="standing",
        level=skill.level,
        highest=skill.highest_level,
        spans=(Span(text=" · ".join(part for part in known if part)),),
    )
    if skill.anchor:
        yield block("anchor", skill.anchor)
    if skill.movement:
        before = skill.movement.before
        quiet = [_quiet(f" Before: {before}.")] if before else []
        yield block("text", skill.movement.sentence, *quiet)
        if skill.movement.support:
            yield block("remark", skill.movement.support)
    yield from (block("remark", remark) for remark in skill.remarks)
    for answer in skill.answers:
        yield from _answer(answer)
    if skill.note:
        yield from _answer(ReportAnswer(question="What changed?", text=skill.note))
    for item in skill.feedback:
        yield from _feedback(item)


def _answer(answer: ReportAnswer) -> Iterator[Block]:
    yield _heading(answer.question, QUESTION, private=answer.text.private)
    yield _said(answer.text)


def _feedback(item: ReportFeedback) -> Iterator[Block]:
    yield _heading(item.title, QUESTION, private=item.private)
    known = " ".join(part for part in (item.sentence, item.anchor) if part)
    yield block("intro" if item.text else "meta", known)
    if item.text:
        yield Block(kind="aside", blocks=to_blocks(item.text.markdown))


def _evidence(entries: Sequence[ReportEvidence], title: str) -> Iterator[Block]:
    if not entries:
        return
    yield block("heading", title, level=QUESTION)
    for entry in entries:
        yield Block(kind="entry", blocks=tuple(_entry(entry)))


def _entry(entry: ReportEvidence) -> Iterator[Block]:
    yield _heading(entry.title, ENTRY, private=entry.private)
    yield block("intro" if entry.text else "meta", entry.heading)
    if entry.text:
        yield _said(entry.text)
    if entry.link:
        yield block("meta", f"Where: {entry.link}")
    if entry.without_me:
        yield block("intro", "Without me:")
        yield _said(entry.without_me)
    if entry.acknowledged_by:
        yield block("meta", f"Acknowledged by {entry.acknowledged_by}")


def _heading(text: str, level: int, *, private: bool) -> Block:
    label = [Span(kind="label", text=" (private)")] if private else []
    return block("heading", text, *label, level=level)


def _pair(name: str, words: str) -> Block:
    """A skill and words about it, on two lines."""
    return block("text", Span(kind="strong", spans=(Span(text=name),)), Span(kind="break"), words)


def _quiet(text: str) -> Span:
    return Span(kind="quiet", text=text)


def _said(text: ReportText) -> Block:
    return Block(kind="said", blocks=to_blocks(text.markdown))
