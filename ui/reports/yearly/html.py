"""The yearly page as one self-contained HTML page that prints on one side of A4.

Letters may be wider where it is opened than where it was made, so the page is fitted with `SPARE`
room; the chart shrinks first.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from assessment.reporting.yearly_page import skills_words
from ui.reports.inline_svg import inline_svg, page_colours
from ui.reports.template import fill
from ui.reports.yearly.chart import YearlyChart
from ui.reports.yearly.fitting import FittedPage
from ui.reports.yearly.text import Line, Run, lines_of
from ui.reports.yearly.values import RINGS
from ui.reports.yearly.words import origin_line, period_line
from ui.tokens import DARK, LIGHT

SPARE = 0.07
"""The share of the words' height that is left free for wider letters."""


def to_html(fitted: FittedPage) -> str:
    """The page as a self-contained HTML page. Raises TooLong when it does not fit on one side."""
    fitted.refuse_too_long()
    page = fitted.page
    chart = YearlyChart(fitted.source, background=LIGHT.paper)
    placed = None if fitted.letter is None else chart.draw(fitted.letter)
    return fill(
        "yearly.html",
        page=page,
        period=period_line(page),
        drawing=placed and inline_svg(placed.svg, "chart-", placed.drawn.finding),
        chart=placed and placed.drawn,
        chart_height=placed.height if placed else 0,
        scale=fitted.scale,
        gap=fitted.gap,
        rings=RINGS,
        quotations=[
            (origin_line(one), _marked_up(lines_of(one.passage))) for one in page.quotations
        ],
        movements=[(line.word, skills_words(line)) for line in page.movements],
        light=page_colours(LIGHT),
        dark=page_colours(DARK),
    )


def _marked_up(lines: tuple[Line, ...]) -> list[Markup]:
    return [Markup("").join(_run(run) for run in line) for line in lines]


def _run(run: Run) -> Markup:
    said = escape(run.text)
    if run.slanted:
        said = Markup("<em>{}</em>").format(said)
    return Markup("<strong>{}</strong>").format(said) if run.strong else said
