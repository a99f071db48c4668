"""What is chosen on a chart is outlined whole."""

from __future__ import annotations

from math import pi

import pytest
from PySide6.QtGui import QImage, QPainter

from assessment.model import SkillKey
from ui.charts.live import LiveArea, Segment
from ui.desktop.theme import Theme
from ui.desktop.widgets.chart_overlay import paint_chosen

KEY = SkillKey("practice", "planning")


@pytest.mark.parametrize("inner", [0.0, 20.0])
def test_a_sector_is_outlined_on_both_of_its_sides(theme: Theme, inner: float) -> None:
    picture = QImage(200, 200, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    sector = Segment((100.0, 100.0), inner, 80.0, 0.0, pi / 2)
    painter = QPainter(picture)
    paint_chosen(painter, theme, [LiveArea(KEY, sector, "Planning")], KEY)
    painter.end()
    ink = theme.color("ink").name()
    assert picture.pixelColor(150, 100).name() == ink
    assert picture.pixelColor(100, 150).name() == ink
