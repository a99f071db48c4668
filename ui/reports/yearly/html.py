"""The page of a year as one HTML page that stands alone and prints on one A4 side.

It is the accessible form (the PDF is untagged). Letters may be wider where it is opened than where
it was made: the sheet is set with some room to spare, and the chart gives way first.
"""

from __future__ import annotations

from markupsafe import Markup, escape
from PySide6.QtGui import QGuiApplication

from assessment.reporting.yearly_page import YearlyPage, skills_words
from ui.reports.inline_svg import inline_svg, page_colours
from ui.reports.template import fill
from ui.reports.yearly.errors import TooLong
from ui.reports.yearly.paint import RINGS
from ui.reports.yearly.sheet import Sheet, set_sheet
from ui.reports.yearly.text import Line, Run, lines_of
from ui.reports.yearly.words import COLUMN, period_line
from ui.tokens import DARK, LIGHT

SPARE = 0.07
"""The share of the text's height that is left free for wider letters."""


def to_html(page: YearlyPage) -> str:
    """The page as a self-contained HTML page. Raises TooLong when it does not fit on one side.

    Its lines are measured: where no Qt application runs, one without a display is lent.
    """
    application = QGuiApplication.instance() or QGuiApplication(
        ["growth-rings", "-platform", "offscreen"]
    )
    sheet = _set(page)
    del application
    chart = sheet.chart
    drawing = None if chart is None else inline_svg(chart.svg, "chart-", chart.drawn.finding)
    return fill(
        "yearly.html",
        page=page,
        period=period_line(page),
        drawing=drawing,
        chart=None if chart is None else chart.drawn,
        chart_height=0 if chart is None else chart.height,
        scale=sheet.words.scale,
        gap=sheet.gap,
        column=COLUMN,
        rings=RINGS,
        quotations=[(one, _marked_up(lines_of(one.passage))) for one in page.quotations],
        movements=[(line.word, skills_words(line)) for line in page.movements],
        light=page_colours(LIGHT),
        dark=page_colours(DARK),
    )


def _set(page: YearlyPage) -> Sheet:
    sheet = set_sheet(page, background=LIGHT.paper, spare=SPARE)
    if sheet.too_long:
        sheet = set_sheet(page, background=LIGHT.paper)
    if sheet.too_long:
        raise TooLong(sheet.too_long)
    return sheet


def _marked_up(lines: tuple[Line, ...]) -> list[Markup]:
    return [Markup("").join(_run(run) for run in line) for line in lines]


def _run(run: Run) -> Markup:
    said = escape(run.text)
    if run.slanted:
        said = Markup("<em>{}</em>").format(said)
    return Markup("<strong>{}</strong>").format(said) if run.strong else said
