"""What the commands print: plain text to be read, and records for other programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from assessment.dates import date_words, period_words, published_words
from assessment.reviews.cycles import ReviewCycle, order_of_time
from assessment.wording import counted
from rubrics.model import Audience, Rubric, Skill

_FOR = {
    Audience.MANAGER: "for managers",
    Audience.ENGINEER: "for engineers",
    Audience.ANYONE: "for anyone",
}


def rubric_size(rubric: Rubric) -> str:
    """How much a rubric holds: "eight skills, 34 questions"."""
    questions = sum(len(skill.questions) for skill in rubric.skills)
    skills = counted(len(rubric.skills), rubric.skill_word)
    return f"{skills}, {counted(questions, 'question')}"


def rubric_record(rubric: Rubric) -> dict[str, Any]:
    """A rubric in a list of them, for other programs."""
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
    """A rubric in a list of them."""
    return (
        f"{rubric.id}\n  {rubric.title}, version {rubric.version}\n"
        f"  {_FOR[rubric.audience]}: {rubric_size(rubric)}"
    )


def rubric_text(rubric: Rubric, width: int) -> str:
    """A whole rubric, to be read in lines of at most `width` columns."""
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
            f"After {source.author}, {source.title}, {published_words(source.published)}. "
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


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    """The text in lines of at most `width`, but for a word that is longer than a line."""
    return textwrap.fill(
        " ".join(text.split()),
        max(width, len(rest) + 20),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def cycle_record(cycle: ReviewCycle) -> dict[str, Any]:
    """A cycle for other programs. What was written in it is no part of a list."""
    return cycle.model_dump(
        mode="json",
        include={
            "id": True,
            "title": True,
            "period": True,
            "depth": True,
            "state": True,
            "opened_at": True,
            "closed_at": True,
            "editions": True,
        },
    )


def cycle_list(cycles: Sequence[ReviewCycle]) -> str:
    """Cycles to be read, the newest first."""
    if not cycles:
        return "There is no review in this journal yet."
    newest = sorted(cycles, key=order_of_time, reverse=True)
    return "\n\n".join(_cycle(cycle) for cycle in newest)


def _cycle(cycle: ReviewCycle) -> str:
    depth = "pulse" if cycle.is_pulse else "full review"
    state = "open"
    if not cycle.is_draft and cycle.closed_at is not None:
        state = f"closed on {date_words(cycle.closed_at.astimezone().date())}"
    editions = ", ".join(f"{e.rubric_id} (version {e.version})" for e in cycle.editions)
    return (
        f"{' '.join(cycle.title.split())}\n  {period_words(cycle.period)}, {depth}, {state}\n"
        f"  {editions}\n  {cycle.id}"
    )
