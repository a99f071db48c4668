"""The report as one self-contained Markdown file (CommonMark, with tables).

Charts appear as their tables, without the captions that explain their marks. What the person
wrote keeps its own Markdown, inside block quotes: whatever it holds ends where the quote ends, and
no word of it is markup elsewhere (`ui.reports.as_typed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assessment.reporting.report_model import (
    Report,
    ReportEvidence,
    ReportMemory,
    ReportRubric,
    ReportSkill,
    ReportSource,
    ReportText,
)
from assessment.wording import full_stop
from ui.reports.as_typed import plain_line, readable_anywhere
from ui.reports.characters import printable
from ui.reports.chart import ReportChart
from ui.reports.prose import is_safe_link

_PLAIN_ADDRESS = re.compile(r"[^\s<>\\]+")


def to_markdown(report: Report, charts: Sequence[ReportChart]) -> str:
    """The report as Markdown. Every heading outside a quote is the report's own."""
    blocks: list[str] = [f"# {plain_line(report.title)}", _head(report)]
    if report.private_to_readers:
        blocks.append(f"*{plain_line(report.private_to_readers)}*")
    blocks += _overview(report, charts)
    if report.focus:
        blocks += [
            "## Where I want to grow",
            "\n".join(f"- {plain_line(title)}" for title in report.focus),
        ]
    if report.reflection:
        label = _private_label(report.reflection)
        blocks += [f"## Closing reflection{label}", _said(report.reflection)]
    if report.memory:
        blocks += _memory(report.memory)
    if report.to_bring:
        points = [f"- **{plain_line(p.skill)}**: {plain_line(p.question)}" for p in report.to_bring]
        blocks += ["## To bring to a 1:1", "\n".join(points)]
    for rubric in report.rubrics:
        blocks += _rubric(rubric, report.evidence_title)
    text, _ = printable("\n\n".join([*blocks, "---", "Written with Growth Rings."]))
    return f"{text}\n"


def _head(report: Report) -> str:
    return " · ".join(plain_line(part) for part in (report.period, report.depth, report.state))


def _overview(report: Report, charts: Sequence[ReportChart]) -> Iterator[str]:
    if not (charts or report.comparison):
        return
    yield "## At a glance"
    if report.comparison:
        yield plain_line(report.comparison.summary)
        before = report.comparison.before_title
        yield f"Compared with {plain_line(before)}{full_stop(before)}"
        if report.comparison.noise:
            yield plain_line(report.comparison.noise)
    for chart in charts:
        yield _table(chart)


def _memory(memory: ReportMemory) -> Iterator[str]:
    yield "## Did I grow, or did my standard?"
    if memory.summary:
        yield plain_line(memory.summary)
    yield "\n".join(
        f"- **{plain_line(title)}**: {plain_line(said)}" for title, said in memory.skills
    )
    yield f"*{plain_line(memory.caution)}*"


def _table(chart: ReportChart) -> str:
    rows = (chart.headers, ("---",) * len(chart.headers), *chart.rows)
    return "\n".join(
        f"| {' | '.join(cell if cell == '---' else plain_line(cell) for cell in row)} |"
        for row in rows
    )


def _rubric(rubric: ReportRubric, evidence_title: str) -> Iterator[str]:
    yield f"## {plain_line(rubric.title)}"
    yield _source(rubric.source)
    for skill in rubric.skills:
        yield from _skill(skill)
        if skill.evidence:
            yield f"#### {plain_line(evidence_title)}"
        for entry in skill.evidence:
            yield from _evidence(entry)
    if rubric.silent:
        silent = ", ".join(plain_line(title) for title in rubric.silent)
        yield f"Without a rating or an answer here: {silent}."


def _source(source: ReportSource) -> str:
    address = plain_line(source.url)
    if is_safe_link(source.url) and _PLAIN_ADDRESS.fullmatch(source.url):
        address = f"<{source.url}>"
    return (
        f"Based on {plain_line(source.author)}, *{plain_line(source.title)}*, "
        f"{plain_line(source.published)}, {address}. Levels written by "
        f"{plain_line(source.anchors_by)}."
    )


def _skill(skill: ReportSkill) -> Iterator[str]:
    yield f"### {plain_line(skill.title)}"
    known = [f"**{plain_line(skill.standing)}**", skill.energy and plain_line(skill.energy)]
    yield " · ".join(part for part in [*known, plain_line(skill.cluster)] if part)
    if skill.anchor:
        yield plain_line(skill.anchor)
    if skill.movement:
        before = f" Before: {skill.movement.before}." if skill.movement.before else ""
        yield plain_line(skill.movement.sentence + before)
        if skill.movement.support:
            yield plain_line(skill.movement.support)
    for remark in skill.remarks:
        yield f"*{plain_line(remark)}*"
    for answer in skill.answers:
        yield f"#### {plain_line(answer.question)}{_private_label(answer.text)}"
        yield _said(answer.text)
    if skill.note:
        yield f"#### What changed?{_private_label(skill.note)}"
        yield _said(skill.note)
    for item in skill.feedback:
        yield f"#### {plain_line(item.title)}{' (private)' if item.private else ''}"
        yield " ".join(plain_line(part) for part in (item.sentence, item.anchor) if part)
        if item.text:
            yield _said(item.text)


def _evidence(entry: ReportEvidence) -> Iterator[str]:
    label = " (private)" if entry.private else ""
    yield f"**{plain_line(entry.title)}** · {plain_line(entry.heading)}{label}"
    if entry.text:
        yield _said(entry.text)
    if entry.link:
        yield f"Where: {plain_line(entry.link)}"
    if entry.without_me:
        yield "Without me:"
        yield _said(entry.without_me)
    if entry.acknowledged_by:
        yield f"Acknowledged by {plain_line(entry.acknowledged_by)}"


def _private_label(text: ReportText) -> str:
    return " (private)" if text.private else ""


def _said(text: ReportText) -> str:
    lines = readable_anywhere(text.markdown.strip("\r\n")).split("\n")
    return "\n".join(f"> {line}".rstrip(" ") if not line.strip() else f"> {line}" for line in lines)
