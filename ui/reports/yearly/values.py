"""The page of a year as plain values, for the template that sets it."""

from __future__ import annotations

import unicodedata

from assessment.reporting.yearly_page import PageQuotation, YearlyPage, skills_words
from ui.reports.yearly.chart import COLUMN
from ui.reports.yearly.text import Line, lines_of
from ui.tokens import LIGHT

TEMPLATE = "yearly.typ"
RINGS = ((5.0, 2.4), (10.2, 2.0), (14.6, 1.6), (18.2, 1.2))
"""Radius and width of the rings at the head, the oldest at the core, in pixels."""


def page_values(page: YearlyPage) -> dict[str, object]:
    """What the template says and in which colours, and nothing of how large."""
    return {
        "column": COLUMN,
        "rings": RINGS,
        "colours": LIGHT._asdict(),
        "page": {
            "title": _plain(page.title),
            "direction": _direction(page.title),
            "period": _plain(period_line(page)),
            "summary": _plain(page.summary),
            "movements": [
                {"word": line.word, "skills": _plain(skills_words(line))}
                for line in page.movements
            ],
            "quotations": [_quotation(one) for one in page.quotations],
            "focus": [
                {"title": _plain(title), "direction": _direction(title)} for title in page.focus
            ],
        },
    }


def period_line(page: YearlyPage) -> str:
    """The days under review, and what stands beside them."""
    beside = f"beside {page.before_title}" if page.before_title else ""
    return " · ".join(part for part in (page.period, page.depth, beside) if part)


def origin_line(quotation: PageQuotation) -> str:
    """What a passage was written to: its skill and the question."""
    return " · ".join(part for part in (quotation.skill, quotation.question) if part)


def _quotation(quotation: PageQuotation) -> dict[str, object]:
    lines = [_line(line) for line in lines_of(quotation.passage)]
    return {
        "direction": lines[0]["direction"] if lines else "ltr",
        "lines": lines,
        "origin": _plain(origin_line(quotation)),
    }


def _line(line: Line) -> dict[str, object]:
    return {
        "direction": _direction("".join(run.text for run in line)),
        "runs": [
            {"text": _printable(run.text), "strong": run.strong, "slanted": run.slanted}
            for run in line
        ],
    }


def _plain(text: str) -> str:
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    """The text on one line: what separates lines is a space, a NUL can be seen."""
    kept = (" " if unicodedata.category(c) in ("Zl", "Zp", "Cc") else c for c in text)
    return "".join("\ufffd" if c == "\x00" else k for c, k in zip(text, kept, strict=True))


def _direction(text: str) -> str:
    """Which way the text reads, by its first letter, as Unicode has it."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"
