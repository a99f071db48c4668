"""The table of a history, shared by all charts that show every level."""

from __future__ import annotations

from assessment.comparing.growth import History, SkillHistory
from assessment.comparing.growth_words import break_words
from assessment.wording import capitalised, mark_words
from ui.charts.drawn import ChartTable


def skill_words(skill: SkillHistory) -> str:
    """A skill with its latest mark: "Planning: level 4"."""
    return f"{skill.title}: {mark_words(skill.marks[-1])}" if skill.marks else skill.title


def table_of(history: History) -> ChartTable:
    """One row per skill with its mark in each review, and a column for breaks if there are any."""
    has_breaks = any(skill.line_breaks for skill in history.skills)
    return ChartTable(
        (
            "Skill",
            *(point.title for point in history.points),
            *(["Where the line breaks"] if has_breaks else []),
        ),
        tuple(
            (
                skill.title,
                *(capitalised(mark_words(mark)) for mark in skill.marks),
                *([" ".join(break_words(history, skill))] if has_breaks else []),
            )
            for skill in history.skills
        ),
        tuple(skill.key for skill in history.skills),
    )
