"""Schema 4 becomes schema 5: every row is kept, and texts can have other versions."""

from __future__ import annotations

from pathlib import Path

from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.storage.examples import OTHER_VERSION
from tests.storage.files import every_row, names_in
from tests.storage.released import copy_of_released

FIFTH = MIGRATIONS[:5]


def test_every_row_is_kept_and_the_backup_is_what_the_journal_was(tmp_path: Path) -> None:
    fourth = copy_of_released(4, tmp_path)
    before = every_row(fourth)
    Journal.open(fourth, migrations=FIFTH).close()
    after = every_row(fourth)
    assert after.pop("other_version") == []
    assert ("other_version", 0) in after["last_change"]
    after["last_change"].remove(("other_version", 0))
    assert after == before
    (name,) = names_in(fourth.parent) - {fourth.name}
    assert ".before-schema-5." in name
    assert every_row(fourth.with_name(name)) == before


def test_another_version_goes_with_its_review(tmp_path: Path) -> None:
    path = copy_of_released(4, tmp_path)
    with Journal.open(path) as journal:
        before = journal.last_change()
        journal.other_versions.save(OTHER_VERSION)
        assert journal.last_change() > before
        journal.reviews.move_to_trash("closed")
        assert journal.other_versions.everything() == ()
        journal.trash.empty()
        journal.check()
    assert every_row(path)["other_version"] == []
