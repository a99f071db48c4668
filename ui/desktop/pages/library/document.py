"""Renders a rubric as one document: plain text in, escaped HTML for Qt out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from assessment.typed.text import comparable
from rubrics.model import Cluster, Intent, Question, Rubric, Skill
from ui import tokens
from ui.desktop.widgets.prose import TIED_DOT

INTENT_WORDS = {
    Intent.EFFECTIVE: "Asks what went well",
    Intent.INEFFECTIVE: "Asks what did not go well",
    Intent.REFLECTION: "To think about",
}
ERAS = "the-eras"
"""The anchor of the eras. No skill has it as its id, which also names a section."""


def matching_skills(rubric: Rubric, words: str) -> tuple[Skill, ...]:
    """The skills that contain all of the words in any form; every skill without words."""
    wanted = comparable(words).split()
    return tuple(
        skill for skill in rubric.skills if all(word in _text_of(skill) for word in wanted)
    )


def rubric_html(
    rubric: Rubric, skills: Sequence[Skill], colours: tokens.Colours, scale: float
) -> str:
    """The clusters with these of their skills, in full, and the text on the eras."""
    narrowed = len(skills) < len(rubric.skills)
    parts = [f"<style>{_style(colours, scale)}</style>"]
    if not narrowed:
        parts.extend(_contents(rubric))
    for cluster in rubric.clusters:
        own = [skill for skill in skills if skill.cluster == cluster.id]
        if own:
            parts.append(_cluster(cluster))
            parts.extend(part for skill in own for part in _skill(rubric, skill))
    if rubric.eras and not narrowed:
        parts.extend(_eras(rubric))
    return "".join(parts)


def _text_of(skill: Skill) -> str:
    texts = (
        skill.title,
        skill.definition,
        *skill.examples,
        *(f"{question.text} {question.note}" for question in skill.questions),
        *skill.anchors,
        skill.ask_others,
        *skill.standing.values(),
    )
    return comparable(" ".join(texts))


def _contents(rubric: Rubric) -> Iterator[str]:
    for cluster in rubric.clusters:
        links = TIED_DOT.join(
            f'<a href="#{skill.id}">{_line(skill.title)}</a>'
            for skill in rubric.skills
            if skill.cluster == cluster.id
        )
        yield f'<p class="contents"><span class="meta">{_line(cluster.title)}</span><br>{links}</p>'
    if rubric.eras:
        yield f'<p class="contents"><a href="#{ERAS}">The eras</a></p>'


def _cluster(cluster: Cluster) -> str:
    return f'<p class="cluster">{_line(cluster.title)}</p>{_prose(cluster.summary, "muted")}'


def _skill(rubric: Rubric, skill: Skill) -> Iterator[str]:
    yield f'<p class="skill"><a name="{skill.id}"></a>{_line(skill.title)}</p>'
    yield _prose(skill.definition)
    if skill.examples:
        yield _heading("For example")
        yield _table("example", [("–", example) for example in skill.examples])
    yield _heading("The questions")
    yield from (_question(question) for question in skill.questions)
    yield _heading("The levels")
    yield _table("level", [(str(level), text) for level, text in enumerate(skill.anchors, 1)])
    yield _heading("To ask someone who sees you work")
    yield _prose(skill.ask_others)
    if skill.standing:
        yield _heading("How much it counted")
        for era in rubric.eras:
            if era.id in skill.standing:
                words = _line(skill.standing[era.id])
                yield f'<p><span class="strong">{_line(era.title)}.</span> {words}</p>'


def _question(question: Question) -> str:
    intent = INTENT_WORDS[question.intent]
    note = f" · {_line(question.note)}" if question.note else ""
    return f'<p class="question">{_line(question.text)}</p><p class="note">{intent}{note}</p>'


def _table(role: str, rows: Sequence[tuple[str, str]]) -> str:
    """Short marks at the left, each with its text; Qt's own list would be indented too far."""
    cells = "".join(
        f'<tr><td class="{role} mark">{mark}</td>'
        f'<td width="100%" class="{role}">{_line(text)}</td></tr>'
        for mark, text in rows
    )
    return f'<table width="100%" cellspacing="0" cellpadding="0">{cells}</table>'


def _eras(rubric: Rubric) -> Iterator[str]:
    yield f'<p class="cluster"><a name="{ERAS}"></a>The eras</p>'
    for era in rubric.eras:
        yield f'<p class="skill">{_line(era.title)}</p>'
        yield _prose(era.summary)


def _heading(words: str) -> str:
    return f'<p class="heading">{words}</p>'


def _prose(text: str, role: str = "body") -> str:
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "".join(f'<p class="{role}">{_line(paragraph)}</p>' for paragraph in paragraphs)


def _line(text: str) -> str:
    return escape(" ".join(text.split()))


def _style(colours: tokens.Colours, scale: float) -> str:
    def px(size: float) -> str:
        return f"{round(size * scale)}px"

    # Qt supports only this much CSS: classes, margins, sizes, colours, borders of cells.
    return f"""
    p {{ margin: 0 0 {px(8)} 0; line-height: 130%; }}
    a {{ color: {colours.accent}; text-decoration: none; }}
    .contents {{ margin-bottom: {px(10)}; }}
    .meta {{ font-size: {px(tokens.META)}; color: {colours.muted}; }}
    .muted {{ color: {colours.muted}; }}
    .strong {{ font-weight: 600; }}
    .cluster {{ font-size: {px(tokens.SECTION)}; font-weight: 600; color: {colours.accent};
        margin-top: {px(32)}; }}
    .skill {{ font-size: {px(tokens.SECTION)}; font-weight: 600; margin-top: {px(24)}; }}
    .heading {{ font-size: {px(tokens.META)}; font-weight: 600; color: {colours.muted};
        margin-top: {px(16)}; margin-bottom: {px(4)}; }}
    .question {{ margin-bottom: 0; }}
    .note {{ font-size: {px(tokens.META)}; color: {colours.muted}; margin-bottom: {px(12)}; }}
    td {{ line-height: 130%; }}
    .mark {{ font-weight: 600; padding-right: {px(12)}; }}
    .example {{ padding-bottom: {px(4)}; }}
    .level {{ padding-top: {px(6)}; padding-bottom: {px(8)};
        border-bottom: 1px solid {colours.line}; }}
    """
