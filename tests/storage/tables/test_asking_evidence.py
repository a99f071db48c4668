"""The work log answers what it is asked, as the domain would of all entries, and reads no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.comparing.comparison import compare
from assessment.comparing.context import RatingContext
from assessment.evidence import (
    Days,
    Evidence,
    EvidenceFilter,
    EvidenceKind,
    backing_of,
    days_since,
    since,
)
from assessment.model import SkillKey
from assessment.reviews.review import Review
from storage.file.connection import JournalFile
from storage.journal import Journal
from tests.assessment.editions import crossed_series
from tests.assessment.evidence_examples import entries_about
from tests.storage.examples import LISTENING, PLANNING, entry
from tests.storage.files import past_the_door

few = settings(max_examples=40)
"""Each example writes to a file."""
FIRST_DAY = date(2026, 1, 1)
SKILLS = (PLANNING, LISTENING, SkillKey("elsewhere", "planning"))


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal for many examples; each of them writes its own entries."""
    path: Path = tmp_path_factory.mktemp("log") / "journal.rings"
    with Journal.create(path) as journal:
        yield journal


def written(journal: Journal, entries: tuple[Evidence, ...]) -> None:
    """Has these entries in the journal, and no others."""
    for old in journal.evidence.entries():
        journal.evidence.move_to_trash(old.id)
    journal.trash.empty()
    for new in entries:
        journal.evidence.save(new)


def days() -> st.SearchStrategy[Days]:
    """Some days of January 2026, all days, or none."""
    within = st.integers(0, 9).map(lambda number: FIRST_DAY + timedelta(days=number))
    return st.just(Days()) | st.builds(Days, within, within)


def filters() -> st.SearchStrategy[EvidenceFilter]:
    """All there is to ask for."""
    return st.builds(
        EvidenceFilter,
        days(),
        st.none() | st.frozensets(st.sampled_from(SKILLS)),
        st.none() | st.frozensets(st.sampled_from(EvidenceKind)),
    )


@st.composite
def logs(draw: st.DrawFn) -> tuple[Evidence, ...]:
    """Up to eight entries of the first days of January 2026, in the order they were noted."""
    return tuple(
        entry(f"{number}", *draw(st.lists(st.sampled_from(SKILLS), unique=True))).with_changes(
            happened_on=FIRST_DAY + timedelta(days=draw(st.integers(0, 9))),
            kind=draw(st.sampled_from(EvidenceKind)),
            private=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 8)))
    )


# ---- the same as the domain says ----------------------------------------------------------------


@few
@given(st.data())
def test_it_gives_the_entries_that_fit_by_the_day_and_none_from_the_trash(
    log: Journal, data: st.DataObject
) -> None:
    entries, which = data.draw(logs()), data.draw(filters())
    written(log, entries)
    thrown_away = set(data.draw(st.lists(st.sampled_from(entries)))) if entries else set()
    for one in thrown_away:
        log.evidence.move_to_trash(one.id)
    kept = (one for one in entries if one not in thrown_away and which.fits(one))
    by_day = tuple(sorted(kept, key=lambda one: one.happened_on))
    assert log.evidence.entries(which) == by_day
    assert log.evidence.entries(which, newest_first=True) == by_day[::-1]
    assert log.evidence.count(which) == len(by_day)
    size, offset = data.draw(st.integers(0, 4)), data.draw(st.integers(0, 9))
    leaf = log.evidence.entries(which, newest_first=True, limit=size, offset=offset)
    assert leaf == by_day[::-1][offset : offset + size]


@few
@given(logs())
def test_an_entry_is_found_by_its_id_and_at_its_place(
    log: Journal, entries: tuple[Evidence, ...]
) -> None:
    written(log, entries)
    for place, one in enumerate(log.evidence.entries(newest_first=True)):
        assert log.evidence.entry(one.id) == one
        assert log.evidence.newer_than(one.id) == place
    for one in entries:
        log.evidence.move_to_trash(one.id)
        assert log.evidence.entry(one.id) is None
    assert log.evidence.entry("unknown") is None


@few
@given(logs(), days())
def test_of_a_long_log_rare_kinds_are_found_behind_the_latest_entries(
    log: Journal, entries: tuple[Evidence, ...], asked: Days
) -> None:
    written(log, entries)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("storage.tables.evidence._LATEST", 2)
        found = log.evidence.backing(asked)
    assert found == backing_of(filter(EvidenceFilter(asked).fits, entries))


@few
@given(logs(), days())
def test_what_stands_behind_movements_is_what_the_entries_of_those_days_say(
    log: Journal, entries: tuple[Evidence, ...], asked: Days
) -> None:
    written(log, entries)
    assert log.evidence.backing(asked) == backing_of(filter(EvidenceFilter(asked).fits, entries))


@few
@given(st.data())
def test_two_reviews_compare_as_with_all_entries_at_hand_through_renamed_skills_too(
    log: Journal, data: st.DataObject
) -> None:
    series: tuple[Review, ...] = data.draw(crossed_series())
    before, after = series[0], series[-1]
    entries = data.draw(entries_about(*series))
    written(log, entries)
    asked = RatingContext(backing=log.evidence.backing(days_since(before, after)))
    whole = RatingContext(backing=backing_of(since(entries, before, after)))
    for one, other in ((asked, whole), (asked.without_private(), whole.without_private())):
        assert compare(before, after, frozenset(), one) == compare(
            before, after, frozenset(), other
        )


# ---- no more than that --------------------------------------------------------------------------


@pytest.fixture
def rows_read(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Ten entries a day of nine days, and how many rows were read since it was last asked."""
    for number in range(90):
        noted = entry(f"{number}", PLANNING, LISTENING)
        day = FIRST_DAY + timedelta(days=number // 10)
        journal.evidence.save(noted.with_changes(happened_on=day))
    counted, rows = [0], JournalFile.rows

    def counting(file: JournalFile, sql: str, values: Any = ()) -> list[tuple[Any, ...]]:
        found = rows(file, sql, values)
        counted[0] += len(found)
        return found

    monkeypatch.setattr(JournalFile, "rows", counting)

    def read() -> int:
        number, counted[0] = counted[0], 0
        return number

    return read


def test_a_leaf_costs_the_rows_of_its_entries(
    journal: Journal, rows_read: Callable[[], int]
) -> None:
    assert len(journal.evidence.entries(newest_first=True, limit=25, offset=40)) == 25
    assert rows_read() == 25 + 50, "one for each entry, and for each of its skills"
    assert journal.evidence.count() == 90
    assert journal.evidence.newer_than("0") == 89
    assert rows_read() == 2
    assert journal.evidence.entry("30") is not None
    assert rows_read() == 1 + 2


def test_days_and_skills_are_picked_by_the_file(
    journal: Journal, rows_read: Callable[[], int]
) -> None:
    day = EvidenceFilter(Days(FIRST_DAY, FIRST_DAY), frozenset({PLANNING}))
    assert len(journal.evidence.entries(day)) == 10
    assert rows_read() == 10 + 20
    assert journal.evidence.entries(EvidenceFilter(skills=frozenset({SKILLS[2]}))) == ()
    assert rows_read() == 0


def test_what_stands_behind_movements_costs_a_row_for_each_skill_and_kind(
    journal: Journal, rows_read: Callable[[], int]
) -> None:
    assert {one.skill for one in journal.evidence.backing(Days())} == {PLANNING, LISTENING}
    assert rows_read() <= 4, "two, how many entries there are, the number of the last change"


def test_what_stands_behind_movements_is_read_anew_once_something_was_noted(
    journal: Journal, rows_read: Callable[[], int]
) -> None:
    kept = journal.evidence.backing(Days())
    rows_read()
    journal.preferences.chosen_rubrics = ("practice",)
    assert journal.evidence.backing(Days()) is kept
    assert rows_read() == 1, "the number of the last change"
    journal.evidence.save(entry("new", SKILLS[2]))
    assert SKILLS[2] in {one.skill for one in journal.evidence.backing(Days())}


def test_the_file_picks_by_its_indexes(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Any]] = []
    rows = JournalFile.rows

    def noting(file: JournalFile, sql: str, values: Any = ()) -> list[tuple[Any, ...]]:
        asked.append((sql, values))
        return rows(file, sql, values)

    of_planning = EvidenceFilter(skills=frozenset({PLANNING}))
    with monkeypatch.context() as patched:
        patched.setattr(JournalFile, "rows", noting)
        journal.evidence.entries(of_planning, newest_first=True, limit=3)
        journal.evidence.count(of_planning)
        journal.evidence.backing(Days())
    with past_the_door(journal.path) as connection:
        for sql, values in asked:
            plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
            steps = [row[3] for row in plan if "evidence" in row[3]]
            assert not [step for step in steps if step.startswith("SCAN evidence")], steps
