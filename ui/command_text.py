"""What the commands print: plain text to be read, and records for other programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from assessment.comparison import Comparison, SkillComparison
from assessment.cycles import ReviewCycle, order_of_time
from assessment.dates import date_words, period_words, published_words
from assessment.marks import Mark
from assessment.noise import noise_words
from assessment.three_values import MEMORY_WORDS, memory_title, memory_words, remembered, summarise
from assessment.wording import HIDDEN_UNTIL, counted, mark_words
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
        _wrapped(rubric.title, width),
        _wrapped(
            f"{rubric.id}, version {rubric.version}, {_FOR[rubric.audience]}: "
            f"{rubric_size(rubric)}",
            width,
        ),
        _wrapped(rubric.summary, width),
        _wrapped(
            f"After {source.author}, {source.title}, {published_words(source.published)}. "
            f"Levels written by {rubric.anchors_by}.",
            width,
        ),
        source.url,
    ]
    for cluster in rubric.clusters:
        blocks += [cluster.title.upper(), _wrapped(cluster.summary, width)]
        for skill in rubric.skills:
            if skill.cluster == cluster.id:
                blocks += _skill(rubric, skill, width)
    return "\n\n".join(blocks)


def _skill(rubric: Rubric, skill: Skill, width: int) -> Iterator[str]:
    yield f"{skill.title}\n{'-' * min(len(skill.title), width)}"
    yield _wrapped(skill.definition, width)
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
        _wrapped(text, width, first=f"  {mark:>{widest}} ", rest=" " * (widest + 3))
        for mark, text in entries
    ]
    return "\n".join([heading, *lines])


def _wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> str:
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


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """Two reviews side by side, for other programs."""
    return {
        "before": {"title": comparison.before_title, "pulse": comparison.before_is_pulse},
        "after": {"title": comparison.after_title, "pulse": comparison.after_is_pulse},
        "summary": comparison.summary,
        "noise": comparison.noise,
        "memory": summarise(remembered(comparison)) or None,
        "skills": [_row_record(row) for row in comparison.rows],
    }


def comparison_text(comparison: Comparison, width: int) -> str:
    """Two reviews side by side: what moved, then skill by skill, in lines of at most `width`."""
    before, after = (
        f"{title} (a pulse)" if is_pulse else title
        for title, is_pulse in (
            (comparison.before_title, comparison.before_is_pulse),
            (comparison.after_title, comparison.after_is_pulse),
        )
    )
    tests = {test.key: test.sentence for test in remembered(comparison)}
    head = [f"{before} beside {after}", comparison.summary, *_beside_summary(comparison)]
    blocks = [_wrapped(words, width) for words in head]
    for row in comparison.rows:
        marks = ((before, row.before), (memory_title(comparison), row.memory), (after, row.after))
        lines = [f"{title}: {mark_words(mark)}" for title, mark in marks if mark is not None]
        told = [*lines, row.sentence]
        if row.key in tests:
            told.append(tests[row.key])
        blocks.append(
            "\n".join(
                [
                    _wrapped(row.title, width),
                    *(_wrapped(line, width, first="  ", rest="    ") for line in told),
                ]
            )
        )
    return "\n\n".join(block for block in blocks if block)


def _beside_summary(comparison: Comparison) -> Iterator[str]:
    """What a repeat, a look back and what is hidden add to the summary."""
    if any(row.is_hidden for row in comparison.rows):
        yield HIDDEN_UNTIL
    if comparison.noise is not None:
        yield noise_words(comparison.noise)
    tests = remembered(comparison)
    if tests:
        yield f"{memory_words(tests)} {MEMORY_WORDS}"


def _row_record(row: SkillComparison) -> dict[str, Any]:
    return {
        "rubric": row.key.rubric_id,
        "skill": row.key.skill_id,
        "skill_before": None if row.before_key is None else row.before_key.skill_id,
        "title": row.title,
        "before": _mark_record(row.before),
        "after": _mark_record(row.after),
        "memory": None if row.memory is None else _mark_record(row.memory),
        "steps": row.steps,
        "movement": row.movement.value,
        "sentence": row.sentence,
    }


def _mark_record(mark: Mark) -> dict[str, Any]:
    return mark.model_dump(mode="json")
