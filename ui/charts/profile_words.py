"""The text and the table of one review, shared by its profile and its radar."""

from __future__ import annotations

from assessment.comparing.profile import Profile
from assessment.wording import ENERGY_WORDS, capitalised, counted, full_stop, mark_words
from ui.charts.drawn import ChartTable
from ui.charts.other_marks import has_others, others_words

NOTHING = "This review has no skills."


def finding_of(profile: Profile) -> str:
    """How many skills have a level, and how much feedback others gave, in words."""
    said = sum(len(row.gaps) for row in profile.rows)
    others = (
        f" {capitalised(counted(said, 'piece of feedback', 'pieces of feedback'))} from others."
        if said
        else ""
    )
    return f"{profile.title}{full_stop(profile.title)} {profile.summary}{others}"


def table_of(profile: Profile) -> ChartTable:
    """One row per skill: its mark, its energy, the level's meaning, and what others gave."""
    others = has_others(profile)
    return ChartTable(
        ("Skill", "Rating", "Energy", "What that level means", *(["Others"] if others else [])),
        tuple(
            (
                row.title,
                capitalised(mark_words(row.mark)),
                "" if row.mark.energy is None else capitalised(ENERGY_WORDS[row.mark.energy]),
                row.anchor,
                *([others_words(row)] if others else []),
            )
            for row in profile.rows
        ),
        tuple(row.key for row in profile.rows),
    )
