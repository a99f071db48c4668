"""A chart as the report's writers need it: drawn twice, and as a table with the same data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportChart:
    """One chart, ready to be set.

    `svg` is a whole SVG file with its text kept as text, for a web page; `print_svg` is the same
    chart for paper: on white, and with the proportions of a printed column. `finding` says what
    the chart shows, `caption` how to read it. Each of `rows` is as long as `headers`.
    """

    svg: str
    print_svg: str
    finding: str
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
