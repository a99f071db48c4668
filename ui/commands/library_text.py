"""What the library commands print: rubrics as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from assessment.dates import published_words
from assessment.wording import counted
from rubrics.model import Audience, Rubric, Skill
from ui.commands.shell import wrapped

_FOR = {
    Audience.MANAGER: "for managers",
    Audience.ENGINEER: "for engineers",
    Audience.ANYONE: "for anyone",
}


def rubric_size(rubric: Rubric) -> str:
    """The size of a rubric in words: "eight skills, 34 questions"."""
    questions = sum(len(skill.questions) for skill in rubric.skills)
    skills = counted(len(rubric.skills), rubric.skill_word)
    return f"{skills}, {counted(questions, 'question')}"


def rubric_record(rubric: Rubric) -> dict[str, Any]:
    """A rubric's entry in a list, as values for JSON."""
    return {
        "id": rubric.id,
        "version": rubric.version,
        "title": rubric.title,
        "audience": rubric.audience.value,
        "skills": len(rubric.skills),
        "questions": sum(len(skill.questions) for skill in rubric.skills),
        "source": rubric.source.model_dump(mode="json"),
    }


def rubric_entry(rubric: Rubric) -> str:
    """A rubric's entry in a list, as text."""
    return (
        f"{rubric.id}\n  {rubric.title}, version {rubric.version}\n"
        f"  {_FOR[rubric.audience]}: {rubric_size(rubric)}"
    )


def rubric_text(rubric: Rubric, width: int) -> str:
    """A whole rubric as text, in lines of at most `width` columns."""
    source = rubric.source
    blocks = [
        wrapped(rubric.title, width),
        wrapped(
            f"{rubric.id}, version {rubric.version}, {_FOR[rubric.audience]}: "
            f"{rubric_size(rubric)}",
            width,
        ),
        wrapped(rubric.summary, width),
        wrapped(
            f"Based on {source.author}, {source.title}, {published_words(source.published)}. "
            f"Levels written by {rubric.anchors_by}.",
            width,
        ),
        source.url,
    ]
    for cluster in rubric.clusters:
        blocks += [cluster.title.upper(), wrapped(cluster.summary, width)]
        for skill in rubric.skills:
            if skill.cluster == cluster.id:
                blocks += _skill(rubric, skill, width)
    return "\n\n".join(blocks)


def _skill(rubric: Rubric, skill: Skill, width: int) -> Iterator[str]:
    yield f"{skill.title}\n{'-' * min(len(skill.title), width)}"
    yield wrapped(skill.definition, width)
    if skill.examples:
        yield _listed("For example", [("-", example) for example in skill.examples], width)
    questions = [("?", f"{q.text} ({q.note})" if q.note else q.text) for q in skill.questions]
    yield _listed("Questions", questions, width)
    levels = [(str(level), anchor) for level, anchor in enumerate(skill.anchors, start=1)]
    yield _listed("Levels", levels, width)
    yield _listed("To ask others", [("?", skill.ask_others)], width)
    standing = [
        ("-", f"{era.title}: {skill.standing[era.id]}")
        for era in rubric.eras
        if era.id in skill.standing
    ]
    if standing:
        yield _listed("How much it counted", standing, width)


def _listed(heading: str, entries: Sequence[tuple[str, str]], width: int) -> str:
    widest = max(len(mark) for mark, _ in entries)
    lines = [
        wrapped(text, width, first=f"  {mark:>{widest}} ", rest=" " * (widest + 3))
        for mark, text in entries
    ]
    return "\n".join([heading, *lines])
