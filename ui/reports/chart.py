"""A chart as the report's writers need it: drawn twice, and as a table with the same data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportChart:
    """One chart, ready to be set.

    `svg` is a whole SVG file with its text kept as text; `png` is the same picture for the PDF.
    `finding` says what the chart shows, `caption` how to read it. Each of `rows` is as long as
    `headers`.
    """

    svg: str
    png: bytes
    finding: str
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
