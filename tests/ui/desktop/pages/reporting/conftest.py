"""The reviews that the pages of this folder are made of."""

from __future__ import annotations

import pytest

from storage.journal import Journal
from tests.assessment.examples import LISTENING, PLANNING
from tests.ui.commands.running import add_review
from tests.ui.desktop.pages.reporting.exporting import LEVELS


@pytest.fixture
def latest(journal: Journal) -> str:
    """The later of two closed reviews; each has private answers."""
    add_review(journal, 2025, LEVELS)
    return add_review(journal, 2026, {PLANNING: 4, LISTENING: 3})
