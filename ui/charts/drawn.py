"""The result of drawing a chart: its words, its table, and the positions of its marks."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from assessment.model import SkillKey

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class ChartTable:
    """The data of a chart in words. Each row is as long as `headers`."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_tsv(self) -> str:
        """The table for the clipboard: one line for each row, tabs between cells."""
        lines = [self.headers, *self.rows]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def as_csv(self) -> str:
        """The table as CSV (RFC 4180: lines end in CR LF). No cell is a formula (OWASP)."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        for line in (self.headers, *self.rows):
            writer.writerow([f"'{c}" if c.startswith(_FORMULA_STARTS) else c for c in line])
        return out.getvalue()


@dataclass(frozen=True)
class DrawnMark:
    """A mark of the picture, in CSS pixels from its top left corner.

    `which` is "before", "memory", "now", or the id of a cycle or of another's view; `level` is
    None where there is no number.
    """

    key: SkillKey
    which: str
    level: int | None
    x: float
    y: float
    words: str


@dataclass(frozen=True)
class DrawnChart:
    """A chart's words and marks. `finding` is its main point in one sentence."""

    title: str
    caption: str
    finding: str
    table: ChartTable
    marks: tuple[DrawnMark, ...]


def neighbour(marks: Sequence[DrawnMark], at: int, step: int) -> int:
    """The place of the mark after that at `at` for a step of 1, before it for -1; the ends stay."""
    return max(0, min(at + step, len(marks) - 1))


def neighbour_skill(marks: Sequence[DrawnMark], at: int, step: int) -> int:
    """The place of the next skill's mark of the same review, or of the one nearest to it.

    `step` is 1 or -1, the ends stay. One skill alone is gone through mark by mark.
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
