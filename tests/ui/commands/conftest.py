"""The journal that most commands are run on."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.journal import Journal
from tests.ui.commands.running import LISTENING, PLANNING, add_review


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with three closed reviews."""
    path = tmp_path / "kept" / "journal.rings"
    with Journal.create(path) as journal:
        add_review(journal, 2023, {PLANNING: 1, LISTENING: 2})
        add_review(journal, 2024, {PLANNING: 2, LISTENING: 5})
        add_review(journal, 2025, {PLANNING: 4, LISTENING: 3})
    return path
