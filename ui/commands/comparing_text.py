"""What `growth-rings compare` prints: a comparison of two reviews, as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assessment.comparing.comparison import Comparison, SkillComparison
from assessment.comparing.noise import noise_words
from assessment.comparing.three_values import (
    MEMORY_WORDS,
    memory_title,
    memory_words,
    remembered,
    summarise,
)
from assessment.evidence import Evidence
from assessment.model import SkillKey
from assessment.reporting.report_words import private_words
from assessment.reviews.marks import Mark
from assessment.sharing import Shareable, value_of
from assessment.wording import HIDDEN_UNTIL, mark_words
from ui.commands.shell import wrapped

ByKey = Mapping[SkillKey, Sequence[Evidence]]


def comparison_record(
    compared: Shareable[Comparison], noted: Shareable[ByKey], left_out: int
) -> dict[str, Any]:
    """A comparison for other programs, as values for JSON.

    `noted` is the evidence of each skill noted since, by the key of its row; `left_out` is the
    number of private entries of the work log that were left out.
    """
    comparison, evidence = value_of(compared), value_of(noted)
    return {
        "before": {"title": comparison.before_title, "pulse": comparison.before_is_pulse},
        "after": {"title": comparison.after_title, "pulse": comparison.after_is_pulse},
        "summary": comparison.summary,
        "noise": comparison.noise.steps,
        "memory": summarise(remembered(comparison)) or None,
        "private_evidence_left_out": left_out,
        "skills": [_row_record(row, evidence[row.key]) for row in comparison.rows],
    }


def comparison_text(
    compared: Shareable[Comparison], noted: Shareable[ByKey], left_out: int, width: int
) -> str:
    """A comparison as text: a summary, then skill by skill, in lines of at most `width` columns.

    The other arguments are those of `comparison_record`.
    """
    comparison, evidence = value_of(compared), value_of(noted)
    before, after = (
        f"{title} (a pulse)" if is_pulse else title
        for title, is_pulse in (
            (comparison.before_title, comparison.before_is_pulse),
            (comparison.after_title, comparison.after_is_pulse),
        )
    )
    tests = {test.key: test.sentence for test in remembered(comparison)}
    head = [f"{after} compared with {before}", comparison.summary, *_beside_summary(comparison)]
    head.append(private_words(evidence=left_out, included=False))
    blocks = [wrapped(words, width) for words in head]
    for row in comparison.rows:
        marks = ((before, row.before), (memory_title(comparison), row.memory), (after, row.after))
        lines = [f"{title}: {mark_words(mark)}" for title, mark in marks if mark is not None]
        lines += [row.sentence, row.support_words, tests.get(row.key, "")]
        lines += _evidence(evidence[row.key], comparison.before_title)
        blocks.append(
            "\n".join(
                [
                    wrapped(row.title, width),
                    *(wrapped(line, width, first="  ", rest="    ") for line in lines if line),
                ]
            )
        )
    return "\n\n".join(block for block in blocks if block)


def _beside_summary(comparison: Comparison) -> Iterator[str]:
    """The lines that repeats, a look back and hidden skills add to the summary."""
    if any(row.is_hidden for row in comparison.rows):
        yield HIDDEN_UNTIL
    yield noise_words(comparison.noise)
    tests = remembered(comparison)
    if tests:
        yield f"{memory_words(tests)} {MEMORY_WORDS}"


def _evidence(entries: Sequence[Evidence], before: str) -> Iterator[str]:
    for number, entry in enumerate(entries):
        if number == 0:
            yield f"Evidence since {before}:"
        yield f"- {entry.title} ({entry.heading})"


def _row_record(row: SkillComparison, entries: Sequence[Evidence]) -> dict[str, Any]:
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
        "support": None if row.support is None else row.support.value,
        "evidence": [_evidence_record(entry) for entry in entries],
    }


def _evidence_record(entry: Evidence) -> dict[str, Any]:
    return {
        "date": entry.happened_on.isoformat(),
        "kind": entry.kind.value,
        "title": entry.title,
    }


def _mark_record(mark: Mark) -> dict[str, Any]:
    return mark.model_dump(mode="json")
