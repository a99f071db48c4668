"""The text of a comparison of two reviews, shared by all charts that show one."""

from __future__ import annotations

from assessment.comparing.comparison import Comparison, SkillComparison
from assessment.comparing.three_values import memory_title, memory_words, remembered
from assessment.wording import HIDDEN_UNTIL, capitalised, full_stop, mark_words
from ui.charts.drawn import ChartTable, DrawnChart

NOTHING = "These two reviews have no skills."


def words_of(comparison: Comparison, rows: tuple[SkillComparison, ...]) -> DrawnChart:
    """The text and the table of a comparison, with the rows in the given order and no marks."""
    before, after = comparison.before_title, comparison.after_title
    finding = f"{after} compared with {before}{full_stop(before)} {comparison.summary or NOTHING}"
    tests = remembered(comparison)
    if tests:
        finding = f"{finding} {memory_words(tests)}"
    return DrawnChart(
        title=f"{after} compared with {before}",
        caption=_caption(comparison),
        finding=finding,
        table=_table(comparison, rows),
        marks=(),
    )


def _table(comparison: Comparison, rows: tuple[SkillComparison, ...]) -> ChartTable:
    memory = (memory_title(comparison),) if remembered(comparison) else ()
    headers = ("Skill", comparison.before_title, comparison.after_title, "Steps")
    return ChartTable(
        (*headers, *memory, "Result"),
        tuple(
            (
                row.title,
                capitalised(mark_words(row.before)),
                capitalised(mark_words(row.after)),
                "–" if row.steps is None else f"{row.steps:+d}" if row.steps else "0",
                *(
                    "–" if row.memory is None else capitalised(mark_words(row.memory))
                    for _ in memory
                ),
                capitalised(row.obstacle or row.movement),
            )
            for row in rows
        ),
        tuple(row.key for row in rows),
    )


def _caption(comparison: Comparison) -> str:
    sentences = ["Each line is a skill with its own levels; a paler mark means low confidence."]
    if any(row.steps is None and has_both(row) for row in comparison.rows):
        sentences.append(
            "Marks with no line between them can’t be compared: the rubric describes their "
            "levels differently in the two reviews."
        )
    sentences.append(hidden_words(comparison))
    sentences.append(pulse_words(comparison))
    before, after = comparison.before_title, comparison.after_title
    end = full_stop(after)
    sentences.append(f"Hollow is {before}, filled is {after}{end}")
    if remembered(comparison):
        sentences.append(
            f"A triangle is memory: {before} as it was seen later on, by the standard of "
            f"{after}{end}"
        )
    return " ".join(part for part in sentences if part)


def hidden_words(comparison: Comparison) -> str:
    """Says until when past ratings are hidden; empty when none is."""
    return HIDDEN_UNTIL if any(row.is_hidden for row in comparison.rows) else ""


def pulse_words(comparison: Comparison) -> str:
    """Says what a diamond is; empty when neither review was a pulse."""
    if not (comparison.before_is_pulse or comparison.after_is_pulse):
        return ""
    return "A diamond is from a pulse, which takes ratings only."


def has_both(row: SkillComparison) -> bool:
    """Whether a skill has a level in both reviews."""
    return row.before.level is not None and row.after.level is not None
