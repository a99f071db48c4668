"""The yearly page: one closed review on one side of paper.

What is private or hidden is left out here, so that no writer of the page can leak it.
"""

from __future__ import annotations

from assessment.comparing.comparison import Comparison, SkillComparison, compare
from assessment.comparing.context import NOTHING, RatingContext
from assessment.comparing.profile import Profile, profile
from assessment.dates import period_words
from assessment.model import Frozen, SkillKey
from assessment.reporting.quotations import (
    ChosenQuotation,
    Quotation,
    QuotationState,
    chosen_quotations,
)
from assessment.reporting.report_words import joined
from assessment.reviews.marks import MarkState
from assessment.reviews.review import Review
from assessment.wording import HIDDEN_UNTIL, capitalised, counted, step_words
from rubrics.errors import KnownError


class NotClosedYet(KnownError):  # noqa: N818 - a name says what happened
    """A draft has no yearly page."""

    def __init__(self) -> None:
        super().__init__(
            "That review is still open, so it has no page to keep yet. Nothing was written.",
            "Close it first.",
        )


class MovementLine(Frozen):
    """Skills that moved the same way, in words: "Rose", then their names."""

    word: str
    skills: tuple[str, ...]


class PageQuotation(Frozen):
    """A passage (Markdown) with its skill and question.

    `skill` is empty for the closing reflection.
    """

    passage: str
    skill: str
    question: str


class YearlyPage(Frozen):
    """One review on one side of paper, in reading order.

    `comparison` is None for a first review; `summary` then says how much was rated. `private` is
    the number of quotations from private texts, `missing` says which ones can't be shown.
    """

    title: str
    period: str
    depth: str
    before_title: str
    summary: str
    movements: tuple[MovementLine, ...]
    profile: Profile
    comparison: Comparison | None
    quotations: tuple[PageQuotation, ...]
    focus: tuple[str, ...]
    private: int
    missing: tuple[str, ...]

    @property
    def private_words(self) -> str:
        """What to know before giving the page away. Empty if nothing is private."""
        if not self.private:
            return ""
        verb = "comes" if self.private == 1 else "come"
        count = capitalised(counted(self.private, "quotation"))
        return f"{count} {verb} from text you marked as private."

    @property
    def hidden_words(self) -> str:
        """Until when ratings are hidden. Empty if none is."""
        hidden = any(row.mark.state is MarkState.HIDDEN for row in self.profile.rows)
        return HIDDEN_UNTIL if hidden or self._before_is_hidden else ""

    @property
    def _before_is_hidden(self) -> bool:
        return self.comparison is not None and any(row.is_hidden for row in self.comparison.rows)


def build_yearly_page(
    review: Review,
    before: Review | None,
    hidden: frozenset[SkillKey],
    quotations: tuple[Quotation, ...] = (),
    rating_context: RatingContext = NOTHING,
) -> YearlyPage:
    """The page of a closed review, compared with the review `before` it if there is one.

    Ratings of `hidden` skills stay hidden. A quotation is shown only if its text still contains it
    and may be shown. Private parts of the context are ignored. Raises NotClosedYet for a draft.
    """
    cycle = review.cycle
    if cycle.is_draft:
        raise NotClosedYet
    comparison = (
        None
        if before is None
        else compare(before, review, hidden, rating_context.without_private())
    )
    own = profile(review, hidden)
    chosen = chosen_quotations(review, quotations, hidden)
    standing = [one for one in chosen if one.state is QuotationState.STANDS]
    return YearlyPage(
        title=cycle.title,
        period=period_words(cycle.period),
        depth="A pulse, ratings only" if cycle.is_pulse else "",
        before_title="" if comparison is None else comparison.before_title,
        summary=own.summary if comparison is None else comparison.summary,
        movements=() if comparison is None else _movements(comparison),
        profile=own,
        comparison=comparison,
        quotations=tuple(
            PageQuotation(passage=one.quotation.passage, skill=one.skill, question=one.question)
            for one in standing
        ),
        focus=tuple(review.skills[key].title for key in cycle.focus if key in review.skills),
        private=sum(one.is_private for one in standing),
        missing=tuple(missing_words(one) for one in chosen if one not in standing),
    )


def missing_words(chosen: ChosenQuotation) -> str:
    """Why a chosen passage is not on the page, without quoting it. Empty when it is."""
    which = f"The quotation on “{chosen.skill}”" if chosen.skill else "The quotation"
    if chosen.state is QuotationState.CHANGED:
        return f"{which} is left out: the text has changed since then and no longer contains it."
    if chosen.state is QuotationState.PRIVATE:
        return f"{which} is left out: you have since marked the text it comes from as private."
    if chosen.state is QuotationState.HIDDEN:
        return f"{which} is left out until your open review has its own rating of that skill."
    return ""


def _movements(comparison: Comparison) -> tuple[MovementLine, ...]:
    rows = comparison.by_change()
    lines = (
        ("Rose", [_moved_words(row) for row in rows if (row.steps or 0) > 0]),
        ("Fell", [_moved_words(row) for row in rows if (row.steps or 0) < 0]),
        ("Held", [row.title for row in comparison.rows if row.steps == 0]),
        ("Hidden for now", [row.title for row in comparison.rows if row.is_hidden]),
        (
            "Not compared",
            [r.title for r in comparison.rows if r.steps is None and not r.is_hidden],
        ),
    )
    return tuple(MovementLine(word=word, skills=tuple(names)) for word, names in lines if names)


def _moved_words(row: SkillComparison) -> str:
    """A skill that moved, and how far if by more than a step: "Clarity, two steps up"."""
    steps = abs(row.steps or 0)
    return row.title if steps == 1 else f"{row.title} ({step_words(row.steps or 0)})"


def skills_words(line: MovementLine) -> str:
    """The skills of a line in words: "Taste, Speed and Team"."""
    return joined(list(line.skills))
