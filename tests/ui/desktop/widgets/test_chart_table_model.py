"""The order of a chart's table when it is sorted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.charts.drawn import ChartTable
from ui.desktop.widgets.chart_table_model import TableModel

COMPOSED, DECOMPOSED = "\u00c9quipe", "E\u0301quipe"


def in_order(*cells: str) -> list[str]:
    """The cells of one column, sorted."""
    model = TableModel()
    model.show_table(ChartTable(("Skill",), tuple((cell,) for cell in cells)))
    model.sort(0, Qt.SortOrder.AscendingOrder)
    return [model.words(row, 0) for row in range(len(cells))]


@pytest.mark.parametrize("team", [COMPOSED, DECOMPOSED])
def test_a_letter_with_an_accent_stands_beside_its_own_in_either_form(team: str) -> None:
    assert in_order("Zeal", "Fairness", team, "Delivery") == ["Delivery", team, "Fairness", "Zeal"]


@pytest.mark.parametrize("wide", ["\uff34eam 10", "team \uff11\uff10", "TEAM  10"])
def test_the_width_and_case_of_letters_change_no_order(wide: str) -> None:
    assert in_order("Team 11", wide, "Team 9") == ["Team 9", wide, "Team 11"]
