"""Finds the journal and the reviews that a command's options name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from assessment.comparing.context import RatingContext
from assessment.evidence import Days, Evidence, EvidenceFilter
from assessment.model import SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reviews.cycles import ReviewCycle, order_of_time
from assessment.reviews.earlier import earlier_snapshot
from assessment.reviews.review import Review
from assessment.sharing import ShareableContext
from assessment.typed.text import comparable
from rubrics.errors import KnownError
from storage.file.errors import MissingJournal, ReadOnlyJournal
from storage.file.places import journal_path
from storage.journal import Journal

LATEST, PREVIOUS, NONE = "latest", "previous", "none"
_WHERE_LISTED = "“growth-rings cycles” lists them."


def open_journal(chosen: Path | None) -> Journal:
    """Opens the journal chosen, else the environment's, else the default one. The caller closes it.

    No command writes to a journal, so one that is write-protected is opened to be read only.

    Raises what `Journal.open` raises; when there is no journal, the error says how to start.
    """
    path = journal_path(chosen)
    try:
        return Journal.open(path)
    except ReadOnlyJournal:
        return Journal.open_to_read(path)
    except MissingJournal as error:
        raise KnownError(
            error.message,
            "Start one with “growth-rings”, choose another with “--journal FILE”, or look around "
            "in a sample with “growth-rings demo”.",
        ) from error


def choose_cycle(cycles: Sequence[ReviewCycle], name: str) -> ReviewCycle:
    """The cycle with that id or title; "latest" and "previous" are the last two closed ones.

    Case, forms of Unicode and the width of spaces count only where two titles differ in nothing
    else.
    Raises KnownError when no cycle has that name, or several have.
    """
    for cycle in cycles:
        if cycle.id == name:
            return cycle
    if comparable(name) in (LATEST, PREVIOUS):
        return _closed(cycles, comparable(name))
    exact = [cycle for cycle in cycles if cycle.title == name]
    found = exact or [cycle for cycle in cycles if comparable(cycle.title) == comparable(name)]
    if not found:
        raise KnownError("There is no review with that name in the journal.", _WHERE_LISTED)
    if len(found) > 1:
        raise KnownError(
            "More than one review has that title.",
            "Use its id instead; “growth-rings cycles” lists them.",
        )
    return found[0]


class Chosen(NamedTuple):
    """A review and the earlier one to compare it with, if any, as read from the journal.

    `snapshots` are all closed reviews, oldest first; `hidden` the skills whose past ratings may
    not be seen; `around` the context of the ratings that may leave the journal.
    """

    review: Review
    before: Review | None
    snapshots: tuple[Review, ...]
    hidden: frozenset[SkillKey]
    around: ShareableContext


def choose(journal: Path | None, cycle: str, before: str | None) -> Chosen:
    """Reads the reviews that `--cycle` and `--before` name from the journal of `--journal`.

    `before` defaults to the snapshot before the review; "none" means none at all. Raises KnownError
    when a name fits no review or several, and when `before` is not the earlier one.
    """
    with open_journal(journal) as opened:
        reviews = opened.reviews
        cycles = reviews.cycles()
        review = reviews.review(choose_cycle(cycles, cycle).id)
        snapshots = reviews.snapshots()
        if before is None:
            earlier = earlier_snapshot(review, snapshots)
        elif comparable(before) == NONE:
            earlier = None
        else:
            earlier = reviews.review(_earlier(cycles, review, before).id)
        around = opened.shareable_context(earlier, review)
        return Chosen(review, earlier, snapshots, reviews.hidden_skills(), around)


def context_of(journal: Path | None, chosen: Chosen) -> RatingContext:
    """The context of the chosen reviews' ratings, with private entries: for their author only."""
    with open_journal(journal) as opened:
        return opened.rating_context(chosen.before, chosen.review)


def chosen_quotations(journal: Path | None, review: Review) -> tuple[Quotation, ...]:
    """The passages that were chosen for the yearly page of a review."""
    with open_journal(journal) as opened:
        return opened.quotations.chosen(review.cycle.id)


def noted_on(journal: Path | None, days: Days) -> tuple[Evidence, ...]:
    """The entries of the work log on these days, private ones included."""
    with open_journal(journal) as opened:
        return opened.evidence.entries(EvidenceFilter(days))


def _earlier(cycles: Sequence[ReviewCycle], review: Review, name: str) -> ReviewCycle:
    before = choose_cycle(cycles, name)
    if before.id == review.cycle.id:
        raise KnownError(
            "Both options name the same review.", "Name an earlier one to compare with."
        )
    if order_of_time(before) > order_of_time(review.cycle):
        raise KnownError(
            "The review that “--before” names is the later of the two.", "Swap the two names."
        )
    return before


def _closed(cycles: Sequence[ReviewCycle], name: str) -> ReviewCycle:
    closed = sorted((cycle for cycle in cycles if not cycle.is_draft), key=order_of_time)
    back = 1 if name == LATEST else 2
    if len(closed) >= back:
        return closed[-back]
    if closed:
        raise KnownError("Only one review is closed, so there is no previous one.", _WHERE_LISTED)
    raise KnownError("No review is closed yet.", _WHERE_LISTED)
