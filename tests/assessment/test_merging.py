"""What two windows changed at once: nothing that either side wrote is lost unnamed."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from assessment.merging import merge
from assessment.reviews.other_versions import both
from assessment.reviews.ratings import Answer, Confidence, NotRated, Rating

MOMENT = datetime(2026, 12, 31, tzinfo=UTC)
CHOICE = ("level", "reason", "confidence")
TEXTS = {"text": "private"}

answers = st.builds(
    Answer,
    cycle_id=st.just("cycle"),
    rubric_id=st.just("practice"),
    question_id=st.just("planning-well"),
    text=st.sampled_from(["", "a", "b", "c"]),
    private=st.booleans(),
    bring_to_one_on_one=st.booleans(),
    saved_at=st.datetimes(timezones=st.just(UTC)),
)


def a_rating(level: int | None, confidence: Confidence | None = None, note: str = "") -> Rating:
    return Rating(
        cycle_id="cycle",
        rubric_id="practice",
        skill_id="planning",
        level=level,
        reason=None if level else NotRated.NO_OPPORTUNITY,
        confidence=confidence,
        note=note,
        saved_at=MOMENT,
    )


@given(answers, answers)
def test_what_only_one_side_changed_is_kept_as_it_was_changed(read: Answer, new: Answer) -> None:
    assert merge(read, read, new, texts=TEXTS) == (new, frozenset())
    item, clashes = merge(read, new, read, texts=TEXTS)
    assert clashes == frozenset()
    assert item.with_changes(saved_at=new.saved_at) == new


@given(st.none() | answers, answers, answers)
def test_a_text_of_either_side_is_kept_or_named(
    read: Answer | None, kept: Answer, mine: Answer
) -> None:
    item, clashes = merge(read, kept, mine, texts=TEXTS)
    before = read.text if read else ""
    for side in (kept, mine):
        assert side.text in (item.text, before) or "text" in clashes
    assert item.text in (kept.text, mine.text)
    assert clashes <= {"text"}, "two switches that both changed are equal"


@given(st.none() | answers, answers, answers)
def test_a_private_text_that_this_side_has_not_seen_stays_private(
    read: Answer | None, kept: Answer, mine: Answer
) -> None:
    item, _ = merge(read, kept, mine, texts=TEXTS)
    if kept.private and kept.text != (read.text if read else ""):
        assert item.private


def test_a_level_and_the_words_about_it_come_from_the_side_that_changed_them() -> None:
    read = a_rating(2, Confidence.LOW)
    kept = read.with_changes(note="From there.")
    mine = read.with_changes(level=4)
    item, clashes = merge(read, kept, mine, together=CHOICE, texts={"note": "note_private"})
    assert (item.level, item.note, clashes) == (4, "From there.", frozenset())


def test_a_level_never_gets_the_reason_or_confidence_of_another() -> None:
    read = a_rating(2, Confidence.LOW)
    kept, mine = a_rating(None), a_rating(3, Confidence.LOW)
    item, clashes = merge(read, kept, mine, together=CHOICE)
    assert clashes == {*CHOICE}
    assert item == mine


@given(st.text(), st.text())
def test_both_versions_stand_in_both(mine: str, other: str) -> None:
    together = both(mine, other)
    assert mine.strip() in together
    assert together.endswith(other.strip())
