"""One review's profile: every skill with its mark and the anchor of its level."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.feedback import Feedback, Gap, gaps
from assessment.model import Frozen, SkillKey
from assessment.reviews.marks import Mark, MarkState, mark_of
from assessment.reviews.review import Review
from assessment.wording import capitalised, counted, hidden_words, number_word


class ProfileRow(Frozen):
    """One skill of a profile. `anchor` is empty when there is no level.

    `gaps` holds what others said of it, by day. It is empty for a hidden skill.
    """

    key: SkillKey
    title: str
    cluster: str
    rubric_title: str
    highest_level: int
    mark: Mark
    anchor: str
    gaps: tuple[Gap, ...] = ()


class Profile(Frozen):
    """One review, in the order of the walk."""

    title: str
    is_pulse: bool
    rows: tuple[ProfileRow, ...]

    @property
    def rated(self) -> int:
        """How many skills have a level that is not hidden."""
        return sum(1 for row in self.rows if row.mark.level is not None)

    @property
    def hidden(self) -> int:
        """How many skills are hidden until the open review has rated them."""
        return sum(1 for row in self.rows if row.mark.state is MarkState.HIDDEN)

    @property
    def summary(self) -> str:
        """How many skills have a level, and how many are hidden, in words.

        "Eight skills have a level.", "None of the four skills has a level.", "One skill has no
        level. Two are hidden until you rate them again."
        """
        total, hidden = len(self.rows), self.hidden
        if not total:
            return "This review has no skills."
        waiting = hidden_words(hidden, total)
        if hidden == total:
            return waiting
        if self.rated == total:
            words = counted(total, "skill has a level", "skills have a level")
        elif not self.rated and hidden:
            words = counted(total - hidden, "skill has no level", "skills have no level")
        elif not self.rated and total == 1:
            words = "the skill has no level"
        elif not self.rated:
            words = f"none of the {counted(total, 'skill')} has a level"
        else:
            verb = "has" if self.rated == 1 else "have"
            words = f"{number_word(self.rated)} of {counted(total, 'skill')} {verb} a level"
        return " ".join(part for part in (f"{capitalised(words)}.", waiting) if part)


def profile(
    review: Review, hidden: frozenset[SkillKey], feedback: Sequence[Feedback] = ()
) -> Profile:
    """The profile of a review, `hidden` skills without their ratings.

    `feedback` on the review's skills is added to their rows.
    """
    rows: list[ProfileRow] = []
    shown = [gap for gap in gaps(review, feedback, hidden) if not gap.is_hidden]
    for key, skill in review.skills.items():
        mark = mark_of(review, key, hidden)
        rubric = review.rubric(key.rubric_id)
        rows.append(
            ProfileRow(
                key=key,
                title=skill.title,
                cluster=rubric.cluster(skill.cluster).title,
                rubric_title=rubric.title,
                highest_level=skill.highest_level,
                mark=mark,
                anchor="" if mark.level is None else skill.anchor(mark.level),
                gaps=tuple(gap for gap in shown if gap.key == key),
            )
        )
    return Profile(title=review.cycle.title, is_pulse=review.cycle.is_pulse, rows=tuple(rows))
