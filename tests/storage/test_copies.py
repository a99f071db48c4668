"""The newest good copy is found among those that updates left, and looking changes none."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from storage.copies import day_of, new_journal_from, newest_good_copy, with_good_copy
from storage.file.errors import DamagedJournal
from storage.journal import Journal
from tests.storage.files import everything_in, overwrite, past_the_door
from tests.storage.released import copy_of_released


def copy_named(tmp_path: Path, schema: int, stamp: str) -> Path:
    """A copy of a released journal, named as an update names it."""
    folder = tmp_path / "kept"
    folder.mkdir(exist_ok=True)
    copy = folder / f"journal.before-schema-{schema + 1}.{stamp}.rings"
    (tmp_path / stamp).mkdir()
    shutil.copy(copy_of_released(schema, tmp_path / stamp), copy)
    copy.chmod(0o600)
    return copy


def test_the_newest_is_taken_whatever_its_schema(tmp_path: Path) -> None:
    copies = [copy_named(tmp_path, number, f"202{number}0101T000000.000000Z") for number in (3, 1)]
    before = everything_in(tmp_path / "kept")
    assert newest_good_copy(tmp_path / "kept" / "journal.rings") == copies[0]
    assert everything_in(tmp_path / "kept") == before


@pytest.mark.parametrize("harm", ["a row", "a page", "a trigger", "the end"])
def test_one_that_is_damaged_is_passed_over(tmp_path: Path, harm: str) -> None:
    older = copy_named(tmp_path, 2, "20240101T000000.000000Z")
    newer = copy_named(tmp_path, 3, "20250101T000000.000000Z")
    if harm == "a page":
        overwrite(newer, 4096 * 5, b"\xff" * 4096)
    elif harm == "the end":
        newer.write_bytes(newer.read_bytes()[:9000])
    else:
        with past_the_door(newer) as connection:
            connection.execute(
                "UPDATE evidence SET happened_on = '2026-02-31'"
                if harm == "a row"
                else "CREATE TRIGGER tidy AFTER INSERT ON answer BEGIN DELETE FROM answer; END"
            )
    assert newest_good_copy(tmp_path / "kept" / "journal.rings") == older


def test_the_way_out_names_it(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "journal.rings"
    copy = copy_named(tmp_path, 3, "20250101T000000.000000Z")
    assert str(copy) in with_good_copy(DamagedJournal(path)).way_out
    copy.unlink()
    assert "latest copy" in with_good_copy(DamagedJournal(path)).way_out


def test_a_copy_saved_by_hand_counts_by_its_day(tmp_path: Path) -> None:
    older = copy_named(tmp_path, 3, "20250101T000000.000000Z")
    path, saved = (older.with_name(name) for name in ("journal.rings", "journal-2025-06-07.rings"))
    (tmp_path / "saved").mkdir()
    shutil.copy(copy_of_released(5, tmp_path / "saved"), saved)
    for name in ("journal-2025-99-99.rings", "journal-of-my-team.rings"):
        shutil.copy(saved, path.with_name(name))
    assert newest_good_copy(path) == saved
    assert day_of(saved) == date(2025, 6, 7)
    assert day_of(older) in (date(2024, 12, 31), date(2025, 1, 1))
    assert day_of(path) is None


def test_a_new_journal_is_made_of_it_and_changes_nothing_else(tmp_path: Path) -> None:
    copy = copy_named(tmp_path, 3, "20250601T120000.000000Z")
    path = copy.with_name("journal.rings")
    path.write_bytes(b"damaged")
    before = everything_in(path.parent)
    first, second = new_journal_from(copy, path), new_journal_from(copy, path)
    assert [first.name, second.name] == [
        "journal from 2025-06-01.rings",
        "journal from 2025-06-01 (2).rings",
    ]
    with Journal.open(second) as journal:
        journal.check()
        assert journal.reviews.cycles()
    assert before.items() <= everything_in(path.parent).items()
    assert first.stat().st_mode & 0o777 == 0o600
