"""Files are written completely or not at all, and never replace a journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.journal import Journal
from tests.storage.files import everything_in
from ui.atomic_files import put_whole, why_not


def test_an_export_never_replaces_a_journal_open_or_closed(tmp_path: Path) -> None:
    path = tmp_path / "journal.rings"
    with Journal.create(path) as journal:
        before = everything_in(tmp_path)
        with pytest.raises(FileExistsError) as caught:
            put_whole(path, b"%PDF-1.7")
        assert journal.reviews.cycles() == ()
    assert why_not(caught.value, path, "report")[0].startswith(f"“{path}” is a journal")
    with pytest.raises(FileExistsError):
        put_whole(path, b"%PDF-1.7")
    assert everything_in(tmp_path) == before


def test_an_export_replaces_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    put_whole(path, b"the first")
    put_whole(path, b"the second")
    assert everything_in(tmp_path).keys() == {"report.pdf"}
    assert path.read_bytes() == b"the second"
