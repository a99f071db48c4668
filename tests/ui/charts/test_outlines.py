"""Text drawn as shapes is where text would be, and is used only on screen."""

from __future__ import annotations

import pytest

from tests.ui.charts.reading import Box, Picture, Word
from ui.charts.drawn import ChartTable, DrawnChart
from ui.charts.outlines import Outlines
from ui.charts.shapes import Align, Printed, lines_of
from ui.charts.sheet import ChartSheet
from ui.charts.style import ChartStyle, for_print, for_screen, new_figure
from ui.tokens import LIGHT

LINES = ("Working across timescales", "2026", "gjpqy", "見積り")
CHART = DrawnChart("", "", "", ChartTable((), ()), ())
CLOSE = 1.6
"""CSS pixels of difference allowed, since the letters of text start on whole pixels."""


def words_of(style: ChartStyle, align: Align, *, as_text: bool, strong: bool = False) -> list[Word]:
    figure = new_figure(600, 200)
    first = Printed((300, 100), "", LIGHT.ink, 15, align, strong)
    sheet, printed = ChartSheet(figure, style), lines_of(first, LINES)
    if as_text:
        sheet.set_words(printed)
    else:
        sheet.print_words(printed, "words")
    return Picture(figure, CHART, style).words()


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_shapes_stand_where_the_text_would(align: Align, *, strong: bool) -> None:
    style = for_screen(LIGHT)
    texts = words_of(style, align, as_text=True, strong=strong)
    shapes = words_of(style, align, as_text=False, strong=strong)
    for text, shape in zip(texts, shapes, strict=True):
        assert (text.text, text.colour) == (shape.text, shape.colour)
        # A screen sets the letters of a text on whole pixels, which makes it a little wider, and
        # its box has room above and below for letters that it lacks.
        assert _held(shape.box, align) == pytest.approx(_held(text.box, align), abs=CLOSE)
        assert text.box.top - CLOSE < shape.box.top < shape.box.bottom < text.box.bottom + CLOSE


def _held(box: Box, align: Align) -> float:
    return {"left": box.left, "center": (box.left + box.right) / 2, "right": box.right}[align]


def test_in_a_file_text_stays_text_with_or_without_a_heading() -> None:
    for style in (for_print(), for_print(heading=False)):
        figure = new_figure(600, 200)
        ChartSheet(figure, style).print_words([Printed((9, 9), "2026", LIGHT.ink, 15)], "words")
        assert figure.findobj(Outlines) == []
        assert [text.get_text() for text in figure.texts] == ["2026"]


def test_words_without_any_letter_are_not_printed() -> None:
    figure = new_figure(600, 200)
    ChartSheet(figure, for_screen(LIGHT)).print_words([Printed((9, 9), "", LIGHT.ink, 15)], "words")
    assert figure.findobj(Outlines) == []
