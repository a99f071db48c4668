"""The extents that the tests compute equal those of matplotlib."""

from __future__ import annotations

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from tests.ui.charts.extents import extents_of
from tests.ui.charts.reading import SCREEN


@pytest.mark.parametrize("family", [SCREEN.families[0], "DejaVu Sans"])
@pytest.mark.parametrize("words", ["Sogar 80 %", "ﬁ @ & ß", "— · “Ö”", "|"])
def test_letters_reach_as_far_as_their_curves(family: str, words: str) -> None:
    path = TextPath((3, -2), words, size=17, prop=FontProperties(family=family))
    assert extents_of(path) == pytest.approx(path.get_extents().extents)


@pytest.mark.parametrize(
    "path", [Path.unit_circle(), Path.unit_rectangle(), Path([(0, 0), (2, 1)])]
)
def test_so_do_other_shapes(path: Path) -> None:
    assert extents_of(path) == pytest.approx(path.get_extents().extents)
