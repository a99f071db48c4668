"""The yearly page as plain values for its template."""

from __future__ import annotations

from assessment.reporting.yearly_page import PageQuotation, YearlyPage, skills_words
from assessment.typed.text import on_one_line
from ui.reports.blocks import is_from_right
from ui.reports.long_words import breakable_runs
from ui.reports.paper import Value
from ui.reports.yearly.chart import COLUMN
from ui.reports.yearly.text import Line, lines_of, plain
from ui.reports.yearly.words import origin_line, period_line
from ui.tokens import LIGHT

TEMPLATE = "yearly.typ"
RINGS = ((5.0, 2.4), (10.2, 2.0), (14.6, 1.6), (18.2, 1.2))
"""The radius and width of the rings at the head, in pixels; the oldest is at the core."""

_LINE_ENDS = str.maketrans(dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029", " "))


def page_values(page: YearlyPage) -> dict[str, Value]:
    """The words and colours of the page, without any size."""
    return {
        "column": COLUMN,
        "rings": RINGS,
        "colours": LIGHT._asdict(),
        "page": {
            "title": on_one_line(page.title),
            "direction": _direction(page.title),
            "period": on_one_line(period_line(page)),
            "summary": on_one_line(page.summary),
            "movements": [
                {"word": line.word, "skills": on_one_line(skills_words(line))}
                for line in page.movements
            ],
            "quotations": [_quotation(one) for one in page.quotations],
            "focus": [
                {"title": on_one_line(title), "direction": _direction(title)}
                for title in page.focus
            ],
        },
    }


def _quotation(quotation: PageQuotation) -> Value:
    lines = lines_of(quotation.passage)
    return {
        "direction": _direction(plain(lines[:1])),
        "lines": [_line(line) for line in lines],
        "origin": on_one_line(origin_line(quotation)),
    }


def _line(line: Line) -> Value:
    runs = breakable_runs(_without_breaks(run.text) for run in line)
    return {
        "direction": _direction(plain((line,))),
        "runs": [
            {"text": text, "strong": run.strong, "slanted": run.slanted}
            for run, text in zip(line, runs, strict=True)
        ],
    }


def _without_breaks(text: str) -> str:
    """The text with each line break replaced by a space; other spaces stay."""
    return text.translate(_LINE_ENDS)


def _direction(text: str) -> str:
    return "rtl" if is_from_right(text) else "ltr"
