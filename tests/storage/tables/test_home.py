"""Home's glance is kept in the journal, and believed only while it says what the models would."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.comparing.noise import REPEAT_AFTER, REPEAT_UNTIL
from assessment.home.glance import EDITION, Glance
from assessment.home.home import glance_at
from assessment.model import SkillKey
from rubrics.model import Rubric
from storage.file.connection import PRAGMAS, JournalFile, Opener
from storage.file.driver import driver
from storage.journal import Journal
from storage.tables.home import keep_glance
from tests.assessment.examples import a_cycle, a_rubric
from tests.storage.conftest import Clock
from tests.storage.examples import LISTENING, PLANNING, entry, full_rating, level, repeat, words
from tests.storage.files import everything_in, held_elsewhere, names_in, past_the_door

KEPT = "SELECT seal, text FROM glance"


@pytest.fixture
def kept(path: Path, clock: Clock, rubric: Rubric) -> Path:
    """A journal of two closed reviews, a draft and an entry of the work log, put away."""
    with Journal.create(path, clock=clock) as journal:
        journal.evidence.save(entry())
        for year in (2024, 2025):
            fill(journal, year, rubric)
        draft = a_cycle(2026, [rubric])
        journal.reviews.start(draft, [rubric])
        journal.reviews.save_answer(words(draft.id))
        journal.reviews.save_rating(level(draft.id, 2))
        journal.put_away()
    return path


def fill(journal: Journal, year: int, rubric: Rubric) -> str:
    cycle = a_cycle(year, [rubric])
    journal.reviews.start(cycle, [rubric])
    journal.reviews.save_rating(level(cycle.id, min(year - 2021, 5)))
    journal.reviews.save_rating(full_rating(cycle.id))
    journal.reviews.set_focus(cycle.id, (LISTENING,))
    return journal.reviews.close(cycle.id).id


def shown(journal: Journal) -> Glance:
    """What home shows, from the models."""
    return glance_at(journal.standing(), journal.now())


def believed(path: Path, clock: Clock) -> Glance | None:
    """What is believed on opening, once it is sure that it is what the models say."""
    with Journal.open(path, clock=clock) as journal:
        found = journal.believed_glance()
        assert found in (None, shown(journal))
    return found


def test_what_home_shows_is_kept_when_the_journal_is_put_away(kept: Path, clock: Clock) -> None:
    found = believed(kept, clock)
    assert found is not None
    assert [card.title for card in found.cards] == ["Review of 2026"]
    assert found.last_time.startswith("Review of 2025 compared with Review of 2024. ")
    clock.move_on(24)
    assert believed(kept, clock) == found


def test_opening_closing_and_saving_keep_nothing(path: Path, clock: Clock, rubric: Rubric) -> None:
    with Journal.create(path, clock=clock) as journal:
        fill(journal, 2025, rubric)
    with past_the_door(path) as file:
        assert file.execute(KEPT).fetchall() == []


def test_what_stands_already_is_not_written_again(kept: Path, clock: Clock) -> None:
    before = everything_in(kept.parent)
    clock.move_on(24)
    Journal.open(kept, clock=clock).put_away()
    assert everything_in(kept.parent) == before


def rename(journal: Journal) -> None:
    journal.reviews.rename(journal.reviews.drafts()[0].cycle.id, "Another title")


def commit_the_last(journal: Journal) -> None:
    journal.reviews.save_rating(full_rating(journal.reviews.drafts()[0].cycle.id))


def write_an_answer(journal: Journal) -> None:
    cycle = journal.reviews.drafts()[0].cycle
    journal.reviews.save_answer(words(cycle.id, "Less well.", "listening-well"))


def change_an_answer(journal: Journal) -> None:
    journal.reviews.save_answer(words(journal.reviews.drafts()[0].cycle.id, "Otherwise."))


def close(journal: Journal) -> None:
    journal.reviews.close(journal.reviews.drafts()[0].cycle.id)


def reopen(journal: Journal) -> None:
    journal.reviews.reopen(journal.reviews.snapshots()[1].cycle.id)


def throw_away(journal: Journal) -> None:
    journal.reviews.move_to_trash(journal.reviews.snapshots()[1].cycle.id)


def rate_again(journal: Journal) -> None:
    journal.repeats.save(repeat(journal.reviews.snapshots()[1].cycle.id))


def note_evidence(journal: Journal) -> None:
    journal.evidence.save(entry("another"))


def link_evidence_otherwise(journal: Journal) -> None:
    journal.evidence.save(entry("entry", LISTENING))


def throw_evidence_away(journal: Journal) -> None:
    journal.evidence.move_to_trash("entry")


def decline(journal: Journal) -> None:
    journal.preferences.declined_repeats = ("any",)


def become_the_sample(journal: Journal) -> None:
    journal.preferences.is_sample = True


def start_another(journal: Journal) -> None:
    fill(journal, 2027, a_rubric())


CHANGES: tuple[Callable[[Journal], None], ...] = (
    rename,
    commit_the_last,
    write_an_answer,
    change_an_answer,
    close,
    reopen,
    throw_away,
    rate_again,
    note_evidence,
    link_evidence_otherwise,
    throw_evidence_away,
    decline,
    become_the_sample,
    start_another,
)


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_not_believed_even_after_a_crash(
    kept: Path, clock: Clock, change: Callable[[Journal], None]
) -> None:
    with Journal.open(kept, clock=clock) as journal:
        change(journal)
        # Closed like this, or not at all: a crash comes before what home shows is kept.
    assert believed(kept, clock) is None
    Journal.open(kept, clock=clock).put_away()
    assert believed(kept, clock) is not None


ELSEWHERE = (
    "UPDATE cycle SET title = 'Written elsewhere' WHERE state = 'closed'",
    "UPDATE rating SET level = 5 WHERE level = 2",
    "UPDATE rating SET committed_at = NULL WHERE level = 2",
    "UPDATE cycle SET place_rubric_id = 'practice', place_skill_id = 'x' WHERE closed_at IS NULL",
    "UPDATE answer SET text = ''",
    "DELETE FROM cycle_focus",
    "INSERT INTO rating_revision VALUES (1, 9, '2026-01-01T00:00:00.000000+00:00', 1, NULL, NULL)",
    "UPDATE evidence SET kind = 'shipped'",
    "UPDATE evidence SET happened_on = '2025-11-03'",
    "UPDATE evidence SET deleted_at = saved_at",
    "DELETE FROM evidence",
    "UPDATE evidence_skill SET skill_id = 'other' WHERE position = 1",
    "DELETE FROM evidence_skill WHERE position = 1",
    "INSERT INTO preference VALUES ('is_sample', 'true')",
    "UPDATE glance SET text = '{}'",
    "PRAGMA journal_mode = WAL; UPDATE cycle SET title = 'Through the log' WHERE state = 'closed'",
)


@pytest.mark.parametrize("script", ELSEWHERE)
def test_what_another_program_wrote_is_seen(kept: Path, clock: Clock, script: str) -> None:
    with past_the_door(kept) as file:
        guards = file.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE%'"
        ).fetchall()
        # Another tool may go round the guards; they are put back so that only the row differs.
        for name, _ in guards:
            file.execute(f"DROP TRIGGER {name}")
        file.executescript(script)
        for _, sql in guards:
            file.execute(sql)
    with Journal.open(kept, clock=clock) as journal:
        assert journal.believed_glance() is None


def test_an_altered_rubric_is_refused_by_the_models_and_not_shown(kept: Path, clock: Clock) -> None:
    with past_the_door(kept) as file:
        ((guard,),) = file.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'rubric_frozen'"
        ).fetchall()
        file.execute("DROP TRIGGER rubric_frozen")
        file.execute("UPDATE rubric SET text = replace(text, 'Planning', 'Plotting')")
        file.execute(guard)
    with Journal.open(kept, clock=clock) as journal:
        assert journal.believed_glance() is None


def test_a_restored_backup_shows_its_own_glance(kept: Path, clock: Clock, tmp_path: Path) -> None:
    backup, older = tmp_path / "backup.rings", believed(kept, clock)
    with Journal.open(kept, clock=clock) as journal:
        journal.back_up(backup)
        rename(journal)
        journal.put_away()
    assert believed(kept, clock) not in (None, older)
    backup.replace(kept)
    assert believed(kept, clock) == older


def test_a_backup_of_what_was_changed_since_shows_no_glance(
    kept: Path, clock: Clock, tmp_path: Path
) -> None:
    with Journal.open(kept, clock=clock) as journal:
        rename(journal)
        journal.back_up(tmp_path / "backup.rings")
    assert believed(tmp_path / "backup.rings", clock) is None


def test_a_glance_of_another_journal_is_not_believed(
    kept: Path, clock: Clock, tmp_path: Path, rubric: Rubric
) -> None:
    with Journal.create(tmp_path / "other.rings", clock=clock) as journal:
        fill(journal, 2025, rubric)
    with past_the_door(kept) as file, past_the_door(tmp_path / "other.rings") as other:
        other.execute("INSERT INTO glance VALUES (1, ?, ?)", file.execute(KEPT).fetchone())
    assert believed(tmp_path / "other.rings", clock) is None


@pytest.mark.parametrize("edition", [0, EDITION + 1])
def test_what_another_version_made_is_not_believed(
    kept: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, edition: int
) -> None:
    monkeypatch.setattr("storage.tables.home.EDITION", edition)
    Journal.open(kept, clock=clock).put_away()
    assert believed(kept, clock) is not None
    monkeypatch.undo()
    assert believed(kept, clock) is None


def test_a_clock_that_was_put_back_is_not_trusted(kept: Path, clock: Clock) -> None:
    clock.move_on(-1)
    assert believed(kept, clock) is None


@pytest.mark.parametrize("after", [REPEAT_AFTER, REPEAT_UNTIL])
def test_time_alone_can_make_it_old(
    path: Path, clock: Clock, rubric: Rubric, after: timedelta
) -> None:
    with Journal.create(path, clock=clock) as journal:
        fill(journal, 2025, rubric)
        closed = clock.now
        clock.now = closed + after - timedelta(hours=2)
        journal.put_away()
    clock.now = closed + after - timedelta(hours=1)
    found = believed(path, clock)
    assert found is not None
    assert (found.repeat is None) == (after == REPEAT_AFTER)
    clock.now = closed + after
    assert believed(path, clock) is None
    Journal.open(path, clock=clock).put_away()
    clock.now = closed + after + timedelta(seconds=1)
    found = believed(path, clock)
    assert found is None or (found.repeat is None) == (after == REPEAT_UNTIL)


def test_when_another_program_writes_meanwhile_nothing_is_kept(kept: Path, clock: Clock) -> None:
    with Journal.open(kept, clock=clock) as journal, past_the_door(kept) as other:
        rename(journal)
        standing = journal.standing

        def read_while_another_writes() -> Any:
            found = standing()
            other.execute("UPDATE cycle SET title = 'Written meanwhile' WHERE state = 'draft'")
            return found

        file = JournalFile(Opener(kept, wait=1))
        keep_glance(file, read_while_another_writes, clock.now)
        file.close()
    assert believed(kept, clock) is None


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_busy_journal_is_put_away_at_once_as_it_is(kept: Path, clock: Clock, lock: str) -> None:
    journal = Journal.open(kept, clock=clock)
    rename(journal)
    before = kept.read_bytes()
    with held_elsewhere(kept, lock):
        journal.put_away()
        assert kept.read_bytes() == before
    with pytest.raises(driver.Error):
        journal.reviews.cycles()
    assert believed(kept, clock) is None


def test_a_journal_that_a_newer_version_updated_meanwhile_is_put_away_as_it_is(
    kept: Path, clock: Clock
) -> None:
    journal = Journal.open(kept, clock=clock)
    rename(journal)
    with past_the_door(kept) as newer:
        newer.execute("ALTER TABLE cycle RENAME COLUMN title TO name")
        newer.execute("PRAGMA user_version = 99")
    before = kept.read_bytes()
    journal.put_away()
    assert kept.read_bytes() == before


def test_a_full_disk_does_not_keep_a_journal_from_being_put_away(
    kept: Path, clock: Clock, rubric: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal.open(kept, clock=clock) as journal:
        for _ in range(40):
            journal.reviews.start(a_cycle(2026, [rubric]), [rubric])
    pages = kept.stat().st_size // 4096
    small = (*PRAGMAS, f"PRAGMA max_page_count = {pages}")
    monkeypatch.setattr("storage.file.connection.PRAGMAS", small)
    before = kept.read_bytes()
    Journal.open(kept, clock=clock).put_away()
    assert kept.read_bytes() == before
    assert names_in(kept.parent) == {kept.name}


def test_half_a_character_in_its_place_is_no_glance(kept: Path, clock: Clock) -> None:
    with past_the_door(kept) as file:
        file.execute("UPDATE glance SET text = ?", (json.dumps("\ud83d"),))
    assert believed(kept, clock) is None


def test_what_is_gone_from_the_trash_is_gone_from_the_file(kept: Path, clock: Clock) -> None:
    with Journal.open(kept, clock=clock) as journal:
        rename(journal)
        journal.put_away()
    with Journal.open(kept, clock=clock) as journal:
        journal.reviews.move_to_trash(journal.reviews.drafts()[0].cycle.id)
        assert b"Another title" in kept.read_bytes()
        journal.trash.empty()
        assert b"Another title" not in kept.read_bytes()


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_stands_in_its_place_is_the_glance_or_nothing(
    tmp_path: Path, data: st.DataObject
) -> None:
    path, clock = tmp_path / "any.rings", Clock()
    if not path.exists():
        with Journal.create(path, clock=clock) as journal:
            fill(journal, 2025, a_rubric())
            journal.put_away()
    with past_the_door(path) as file:
        seal, text = file.execute(KEPT).fetchone()
        anything = st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=3),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
        ).map(json.dumps)
        at = data.draw(st.integers(0, len(text) - 1))
        altered = st.characters(codec="ascii").map(lambda c: text[:at] + c + text[at + 1 :])
        placed = data.draw(anything | altered.filter(_is_json))
        sealed = data.draw(st.just(seal) | st.text("0123456789abcdef", max_size=64))
        file.execute("UPDATE glance SET seal = ?, text = ?", (sealed, placed))
        try:
            found = believed(path, clock)
            assert found is None or (sealed, placed) == (seal, text)
        finally:
            file.execute("UPDATE glance SET seal = ?, text = ?", (seal, text))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def test_every_table_that_home_is_made_of_is_counted(kept: Path, clock: Clock) -> None:
    read = 20  # SQLITE_READ, https://www.sqlite.org/c3ref/c_alter_table.html
    found: set[str] = set()

    def note(action: int, table: str | None, *_: str | None) -> int:
        if action == read and table and not table.startswith(("sqlite_", "json_")):
            found.add(table)
        return 0

    file = JournalFile(Opener(kept, wait=1))
    with Journal(file, clock) as journal:
        counted = {name for (name,) in file.rows("SELECT kept FROM last_change")}
        file.connection.set_authorizer(note)
        shown(journal)
    tables = {"cycle", "rating", "answer", "repeat_rating", "evidence", "evidence_skill"}
    assert {*tables, "preference"} <= found
    assert found <= {*counted, "last_change"}


def test_what_is_said_of_a_hidden_skill_stands_in_no_glance(
    path: Path, clock: Clock, rubric: Rubric
) -> None:
    with Journal.create(path, clock=clock) as journal:
        for year in (2024, 2025):
            fill(journal, year, rubric)
        draft = a_cycle(2026, [rubric])
        journal.reviews.start(draft, [rubric])
        assert journal.reviews.hidden_skills() == {PLANNING, SkillKey("practice", "listening")}
        journal.put_away()
    found = believed(path, clock)
    assert found is not None
    assert found.last_time.endswith("Two skills are hidden for now.")
