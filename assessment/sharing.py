"""What may leave the journal is a `Shareable`, and only this module makes one.

A chart can be copied or saved with one click, and a report is given away, so both accept nothing
else. To pass a value from which nothing private was left out is a type error, and a TypeError at
run time. Private parts are included only by functions with `with_private` in their name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass
from typing import Generic, TypeAlias, TypeVar, cast, final

from assessment.comparing.comparison import Comparison
from assessment.comparing.context import NOTHING, RatingContext
from assessment.comparing.growth import History, history
from assessment.comparing.narrowing import Part, between, narrowed_to
from assessment.comparing.profile import Profile, profile
from assessment.comparing.then_test import compare_with_memory
from assessment.evidence import Evidence, without_private
from assessment.model import SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report
from assessment.reporting.yearly_page import YearlyPage, build_yearly_page
from assessment.reviews.review import Review

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)
Drawn = TypeVar("Drawn", bound=Comparison | Profile | History)

_MADE_HERE = object()


@final
@dataclass(frozen=True)
class Shareable(Generic[Value_co]):
    """A `value` that may leave the journal. Only the functions of this module make one."""

    value: Value_co
    made_by: InitVar[object] = None

    def __post_init__(self, made_by: object) -> None:
        """Raises TypeError when it is made outside this module."""
        if made_by is not _MADE_HERE:
            raise TypeError("only assessment.sharing decides what may leave the journal")


def value_of(shareable: Shareable[Value]) -> Value:
    """The value, for drawing or writing it.

    Raises TypeError for a plain value, even if a cast hid that from the type checker.
    """
    given = cast("object", shareable)
    if not isinstance(given, Shareable):
        raise TypeError(f"a {type(given).__name__} may not leave the journal as it is")
    return shareable.value


ShareableContext: TypeAlias = Shareable[RatingContext]
ShareableRatings: TypeAlias = Shareable[Comparison | Profile]


def context_to_share(rating_context: RatingContext) -> ShareableContext:
    """The context of ratings without private feedback and evidence."""
    return _shared(rating_context.without_private())


def context_with_private(rating_context: RatingContext) -> ShareableContext:
    """The context of ratings including private feedback and evidence, at the author's request."""
    return _shared(rating_context)


def comparison_to_share(
    before: Review, after: Review, hidden: frozenset[SkillKey], around: ShareableContext
) -> Shareable[Comparison]:
    """Two reviews side by side: see `assessment.comparing.then_test.compare_with_memory`."""
    return _shared(compare_with_memory(before, after, hidden, value_of(around)))


def profile_to_share(
    review: Review, hidden: frozenset[SkillKey], around: ShareableContext
) -> Shareable[Profile]:
    """A review by itself: see `assessment.comparing.profile.profile`."""
    return _shared(profile(review, hidden, value_of(around).feedback))


def ratings_to_share(
    review: Review, before: Review | None, hidden: frozenset[SkillKey], around: ShareableContext
) -> ShareableRatings:
    """A review compared with the one before it, or its profile if there is none."""
    if before is None:
        return profile_to_share(review, hidden, around)
    return comparison_to_share(before, review, hidden, around)


def history_to_share(
    reviews: Sequence[Review], rubric_id: str, hidden: frozenset[SkillKey]
) -> Shareable[History]:
    """A rubric across reviews: see `assessment.comparing.growth.history`. It holds no words."""
    return _shared(history(reviews, rubric_id, hidden))


def part_to_share(drawn: Shareable[Drawn], part: Part) -> Shareable[Drawn]:
    """The skills of a part only: see `assessment.comparing.narrowing.narrowed_to`."""
    return _shared(narrowed_to(value_of(drawn), part))


def span_to_share(
    whole: Shareable[History], first: str | None, last: str | None
) -> Shareable[History]:
    """From one review to another only: see `assessment.comparing.narrowing.between`."""
    return _shared(between(value_of(whole), first, last))


def evidence_to_share(
    noted: Mapping[SkillKey, Sequence[Evidence]],
) -> Shareable[dict[SkillKey, tuple[Evidence, ...]]]:
    """The entries of each skill, without the private ones."""
    return _shared({key: without_private(entries) for key, entries in noted.items()})


def report_to_share(
    review: Review,
    before: Review | None,
    hidden: frozenset[SkillKey],
    rating_context: RatingContext,
    entries: Sequence[Evidence],
) -> Shareable[Report]:
    """The report of a review: see `assessment.reporting.report.build_report`.

    The context and the entries include what is private: the report says how much was left out.
    """
    report = build_report(review, before, hidden, rating_context, entries, include_private=False)
    return _shared(report)


def report_with_private(
    review: Review,
    before: Review | None,
    hidden: frozenset[SkillKey],
    rating_context: RatingContext,
    entries: Sequence[Evidence],
) -> Shareable[Report]:
    """The report of a review including what is private, at the author's request."""
    report = build_report(review, before, hidden, rating_context, entries, include_private=True)
    return _shared(report)


def yearly_page_to_share(
    review: Review,
    before: Review | None,
    hidden: frozenset[SkillKey],
    quotations: tuple[Quotation, ...],
    around: ShareableContext,
) -> Shareable[YearlyPage]:
    """The yearly page: see `assessment.reporting.yearly_page.build_yearly_page`.

    It can hold a passage from a private text if the author chose it knowing that.
    """
    return _shared(build_yearly_page(review, before, hidden, quotations, value_of(around)))


def ratings_of_page(page: Shareable[YearlyPage]) -> ShareableRatings:
    """The comparison or profile to draw the yearly page's chart from."""
    side = value_of(page)
    return _shared(side.profile if side.comparison is None else side.comparison)


def _shared(value: Value) -> Shareable[Value]:
    return Shareable(value, _MADE_HERE)


NOTHING_TO_SHARE = context_to_share(NOTHING)
"""The empty context."""
