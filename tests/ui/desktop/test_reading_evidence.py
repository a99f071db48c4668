"""A page reads only the entries it shows, however long the work log is."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from assessment.model import SkillKey
from storage.file.connection import JournalFile
from storage.journal import Journal
from tests.assessment.noted_examples import an_entry
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.hands import CONTROL, page_of, press
from ui.desktop.app import Desktop

EXECUTION = SkillKey("larson-management", "execution")
MANY = 200
AT_MOST = 60
"""The most rows a page may read: 25 entries, the latest three, and a few counts."""


@pytest.fixture
def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of rows of the work log that each query returned."""
    counted: list[int] = []
    rows = JournalFile.rows

    def counting(file: JournalFile, sql: str, values: Any = ()) -> list[tuple[Any, ...]]:
        found = rows(file, sql, values)
        if "evidence" in sql:
            counted.append(len(found))
        return found

    monkeypatch.setattr(JournalFile, "rows", counting)
    return counted


@pytest.fixture
def desktop(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Desktop:
    """The window on a journal with two closed reviews and a long log between and after them."""
    with Journal.create(journal_path, clock=clock) as journal:
        closed_review(journal, 2024, {"execution": 2, "team": 3})
        closed_review(journal, 2025, {"execution": 3, "team": 3})
        for number in range(MANY):
            day = date(2025, 1, 1) + timedelta(days=3 * number)
            journal.evidence.save(an_entry(f"Thing {number}", EXECUTION, on=day))
    return open_desktop(journal_path)


def test_a_page_reads_few_rows_of_a_long_log(desktop: Desktop, rows_read: list[int]) -> None:
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1):
        rows_read.clear()
        press(key, CONTROL)
        QApplication.processEvents()
        assert page_of(desktop).isVisible()
        assert sum(rows_read) <= AT_MOST
