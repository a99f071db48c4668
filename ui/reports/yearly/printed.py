"""The page of a year as it is printed: a PDF of one A4 side, and a picture of that very side."""

from __future__ import annotations

from ui.reports.paper import Paper, to_paper, to_pictures
from ui.reports.yearly.chart import YearlyChart
from ui.reports.yearly.fitting import FittedPage
from ui.reports.yearly.values import TEMPLATE, page_values


def to_pdf(fitted: FittedPage) -> Paper:
    """The page as a PDF file. Raises TooLong when it does not fit on one side."""
    return to_paper(TEMPLATE, _values(fitted))


def to_picture(fitted: FittedPage, *, pixels_per_inch: float) -> bytes:
    """The same side as a PNG picture. Raises TooLong when it does not fit on one side."""
    (picture,) = to_pictures(TEMPLATE, _values(fitted), pixels_per_inch=pixels_per_inch)
    return picture


def _values(fitted: FittedPage) -> dict[str, object]:
    fitted.refuse_too_long()
    drawn = None if fitted.letter is None else YearlyChart(fitted.page).draw(fitted.letter)
    chart = drawn and {"svg": drawn.svg, "height": drawn.height, "words": drawn.words}
    fit = {"scale": fitted.scale, "gap": fitted.gap, "chart": chart}
    return {**page_values(fitted.page), "fit": fit}
