"""The result of drawing a chart: its words, its table, and the positions of its marks."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from assessment.model import SkillKey
from ui.charts.live import LiveArea

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class ChartTable:
    """The data of a chart as text. Each row has as many cells as `headers`.

    `keys` are the skills that the rows are about, or empty where that is not known.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[SkillKey, ...] = ()

    def as_tsv(self) -> str:
        """The table for the clipboard: one line per row, cells separated by tabs."""
        lines = [self.headers, *self.rows]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def as_csv(self) -> str:
        """The table as CSV (RFC 4180, lines end in CR LF). No cell can run as a formula (OWASP)."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        for line in (self.headers, *self.rows):
            writer.writerow([f"'{c}" if c.startswith(_FORMULA_STARTS) else c for c in line])
        return out.getvalue()


@dataclass(frozen=True)
class DrawnMark:
    """A mark, with its position in CSS pixels from the top left corner of the picture.

    `which` is "before", "memory" or "now", or the id of a cycle or of someone else's view. `level`
    is None for a mark without a number.
    """

    key: SkillKey
    which: str
    level: int | None
    x: float
    y: float
    words: str


@dataclass(frozen=True)
class DrawnChart:
    """The text, the marks and the live areas of a chart.

    `finding` is its main point in one sentence. Where areas of skills overlap, the first counts.
    """

    title: str
    caption: str
    finding: str
    table: ChartTable
    marks: tuple[DrawnMark, ...]
    areas: tuple[LiveArea, ...] = ()


def neighbour(marks: Sequence[DrawnMark], at: int, step: int) -> int:
    """The index of the mark after `at` (step 1) or before it (step -1); stops at either end."""
    return max(0, min(at + step, len(marks) - 1))


def neighbour_skill(marks: Sequence[DrawnMark], at: int, step: int) -> int:
    """The index of the next skill's mark in the same review, or of the mark nearest to it.

    `step` is 1 or -1; stops at either end. If there is only one skill, steps through its marks.
    """
    here = marks[at]
    skills = list(dict.fromkeys(mark.key for mark in marks))
    if len(skills) == 1:
        return neighbour(marks, at, step)
    there = skills.index(here.key) + step
    if not 0 <= there < len(skills):
        return at
    found = [place for place, mark in enumerate(marks) if mark.key == skills[there]]
    return min(found, key=lambda n: (marks[n].which != here.which, abs(marks[n].x - here.x)))
