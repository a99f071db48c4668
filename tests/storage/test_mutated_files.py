"""Journals and rubrics changed at random: whatever is wrong with one, it is said in a sentence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.mutated_opening import TOO_SLOW, ends_of
from benchmarks.mutations import mutate_journal, mutate_text
from rubrics.library import BUILTIN_IDS, Library
from storage.copies import newest_good_copy
from storage.file.errors import DamagedJournal
from storage.journal import Journal
from storage.sample import write_sample
from tests.storage.files import everything_in

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample journal, as bytes."""
    path = tmp_path_factory.mktemp("sample") / "sample.rings"
    write_sample(path, Library())
    return path.read_bytes()


def without_a_name(path: Path) -> list[str]:
    """How the file ended that should not; how long it took is measured in benchmarks/ alone."""
    return [end for end in ends_of(path) if end.startswith("!") and end != TOO_SLOW]


@pytest.mark.parametrize("seed", range(24))
def test_no_journal_ends_in_an_error_without_a_name(
    tmp_path: Path, sample: bytes, seed: int
) -> None:
    path = tmp_path / "journal.rings"
    mutate_journal(path, sample, random.Random(seed))
    assert without_a_name(path) == []


@pytest.mark.parametrize("seed", range(36))
def test_no_rubric_ends_in_an_error_without_a_name(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    text = (ROOT / "rubrics" / "builtin" / f"{chance.choice(BUILTIN_IDS)}.toml").read_text("utf-8")
    path = tmp_path / "rubric.toml"
    path.write_bytes(mutate_text(text, chance))
    assert without_a_name(path) == []


def test_a_name_in_the_schema_that_is_not_utf_8_is_damage(tmp_path: Path, sample: bytes) -> None:
    """SQLite quotes the name when it can't read the schema, and the driver can't decode that."""
    path = tmp_path / "journal.rings"
    keys = sample.count(b"PRIMARY KEY (cycle_id, position)")
    assert keys
    path.write_bytes(sample.replace(b"PRIMARY KEY (cycle_id,", b"PRIMARY KEY (\xa0ycle_id,"))
    path.chmod(0o600)
    before = everything_in(tmp_path)
    with pytest.raises(DamagedJournal) as caught:
        Journal.open(path)
    assert isinstance(caught.value.__cause__, UnicodeDecodeError)
    assert everything_in(tmp_path) == before
    assert newest_good_copy(path) is None
