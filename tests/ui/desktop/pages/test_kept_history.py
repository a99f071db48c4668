"""The whole history of a page is kept, and never shown when it is stale."""

from __future__ import annotations

from assessment.comparing.growth import History, history
from assessment.reviews.marks import MarkState
from storage.journal import Journal
from tests.assessment.examples import LISTENING, PLANNING
from tests.ui.commands.running import add_review
from tests.ui.desktop.pages.comparing.growing import rate, start_draft, two_years
from ui.desktop.pages.comparing.source import read_source, reviews_with
from ui.desktop.pages.kept_history import KeptHistory


def whole_of(kept: KeptHistory, journal: Journal, after: str | None = None) -> History:
    """The whole history as the page asks for it, with the journal read anew."""
    source = read_source(journal, None, after)
    pair = source.pair
    assert pair is not None
    return kept.of(reviews_with(pair, source), PLANNING.rubric_id, source.hidden).value


def test_the_history_is_made_once_for_every_pair_while_nothing_changes(journal: Journal) -> None:
    first, second = two_years(journal)
    kept = KeptHistory()
    made = whole_of(kept, journal)
    assert [point.cycle_id for point in made.points] == [first, second]
    assert whole_of(kept, journal) is made
    assert whole_of(kept, journal, first) is made


def test_a_review_that_is_closed_opened_again_or_thrown_away_changes_the_history(
    journal: Journal,
) -> None:
    first, second = two_years(journal)
    kept = KeptHistory()
    whole_of(kept, journal)
    third = add_review(journal, 2027, {PLANNING: 1, LISTENING: 1})
    for expected, change in (
        ([first, second, third], None),
        ([first, second], journal.reviews.reopen),
        ([first, second, third], journal.reviews.close),
        ([first, second], journal.reviews.move_to_trash),
        ([first, second, third], journal.reviews.restore),
    ):
        if change is not None:
            change(third)
        assert [point.cycle_id for point in whole_of(kept, journal).points] == expected


def test_what_is_hidden_is_hidden_in_the_kept_history_at_once(journal: Journal) -> None:
    two_years(journal)
    kept = KeptHistory()
    seen = whole_of(kept, journal)
    draft = start_draft(journal)
    hidden = whole_of(kept, journal)
    assert {mark.state for line in hidden.skills for mark in line.marks} == {MarkState.HIDDEN}
    for key in (PLANNING, LISTENING):
        rate(journal, draft, key, 4)
    assert whole_of(kept, journal) == seen
    open_too = whole_of(kept, journal, draft)
    assert open_too.points[-1].cycle_id == draft
    rate(journal, draft, PLANNING, 1)
    changed = whole_of(kept, journal, draft)
    assert changed != open_too
    assert changed == history(
        [*journal.reviews.snapshots(), *journal.reviews.drafts()], PLANNING.rubric_id, frozenset()
    )
