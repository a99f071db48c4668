"""A chart for a report: drawn twice, and as a table of the same data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportChart:
    """One chart, ready to be placed in a report.

    `svg` is a whole SVG file for a web page, with its text kept as text. `print_svg` is the same
    chart for paper: on white, in the proportions of a printed column. `finding` says what the
    chart shows, `caption` how to read it. Each of `rows` is as long as `headers`.
    """

    svg: str
    print_svg: str
    finding: str
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
