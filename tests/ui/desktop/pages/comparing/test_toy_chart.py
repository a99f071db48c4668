"""A chart is one module and one line in the catalogue; nothing else refers to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from benchmarks import charts as benchmark
from storage.journal import Journal
from tests.ui.charts.reading import drawn
from tests.ui.charts.toy import BEADS
from tests.ui.commands.running import run
from tests.ui.desktop.conftest import Opened
from tests.ui.desktop.pages.comparing.growing import canvas, two_years, view
from ui.charts import catalogue


@pytest.fixture(autouse=True)
def one_more_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "CHARTS", (*catalogue.CHARTS, BEADS))


def test_it_is_offered_on_the_growth_page_under_the_next_key(
    qtbot: QtBot, journal: Journal, opened: Opened
) -> None:
    two_years(journal)
    page = opened()
    offered = {action.text(): action.shortcut().toString() for action in page.actions()}
    assert offered["View: Beads on a string"] == f"Alt+{len(catalogue.CHARTS)}"
    choices = [button.text() for button in page.findChildren(QAbstractButton)]
    assert "Beads on a string" in choices
    view(qtbot, page, len(catalogue.CHARTS))
    assert canvas(page).accessibleName() == "Two reviews on a string."
    assert len(canvas(page).marks) == 2


def test_it_is_listed_and_written_by_command(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_years(journal)
    assert '"beads"' in run("chart", "--help").out
    assert "a bead a review." in run("chart", "--help").out
    wrong = run("chart", "pie", "--cycle", "latest", "--out", tmp_path / "pie.svg")
    assert "radar, beads" in wrong.err
    file = tmp_path / "beads.svg"
    done = run("--journal", journal.path, "chart", "beads", "--cycle", "latest", "--out", file)
    assert (done.status, done.err) == (0, "")
    assert "A bead is a review." in file.read_text(encoding="utf-8")


def test_it_is_drawn_like_every_other(journal: Journal) -> None:
    two_years(journal)
    values = benchmark.values_of(BEADS)
    picture = drawn(BEADS, values.value)
    assert len(picture.dots("beads")) == len(picture.chart.table.rows) == benchmark.CYCLES
