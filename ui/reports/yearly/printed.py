"""The yearly page as printed: a PDF of one side of A4, and a picture of the same side."""

from __future__ import annotations

from datetime import datetime

from ui.reports.paper import Paper, Value, to_paper, to_pictures
from ui.reports.yearly.chart import YearlyChart
from ui.reports.yearly.fitting import FittedPage
from ui.reports.yearly.values import TEMPLATE, page_values


def to_pdf(fitted: FittedPage, *, made_at: datetime) -> Paper:
    """The page as a PDF, dated `made_at` (UTC). Raises TooLong when it does not fit on one side."""
    return to_paper(TEMPLATE, _values(fitted), made_at=made_at)


def to_picture(fitted: FittedPage, *, pixels_per_inch: float) -> bytes:
    """The same side as a PNG picture. Raises TooLong when it does not fit on one side."""
    (picture,) = to_pictures(TEMPLATE, _values(fitted), pixels_per_inch=pixels_per_inch)
    return picture


def _values(fitted: FittedPage) -> dict[str, Value]:
    fitted.refuse_too_long()
    return {
        **page_values(fitted.page),
        "fit": {"scale": fitted.scale, "gap": fitted.gap, "chart": _chart(fitted)},
    }


def _chart(fitted: FittedPage) -> Value:
    if fitted.letter is None:
        return None
    chart = YearlyChart(fitted.source).draw(fitted.letter)
    return {"svg": chart.svg, "height": chart.height, "words": chart.words}
