"""The result of drawing a chart: its words, its table, and the positions of its marks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category, normalize

from assessment.model import SkillKey
from assessment.typed.text import on_one_line
from ui.charts.live import LiveArea

# Other widths of a sign count too, as people type them in Chinese or Japanese; so does the minus
# sign that is no hyphen.
_SIGNS = frozenset("=+-@\N{MINUS SIGN}")
_BREAKS = ("\t", "\r", "\n")
_NUMBER = re.compile(r" *[+-][0-9]+([.,][0-9]+)?")


@dataclass(frozen=True)
class ChartTable:
    """The data of a chart as text. Each row has as many cells as `headers`.

    `keys` are the skills that the rows are about, or empty where that is not known.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[SkillKey, ...] = ()

    def as_tsv(self) -> str:
        """The table for the clipboard: one line per row, cells separated by tabs.

        No cell can run as a formula (see `_inert`).
        """
        return "\n".join("\t".join(map(_copied, line)) for line in (self.headers, *self.rows))

    def as_csv(self) -> str:
        """The table as CSV (RFC 4180, lines end in CR LF). No cell can run as a formula."""
        out = io.StringIO(newline="")
        csv.writer(out).writerows(map(_inert, line) for line in (self.headers, *self.rows))
        return out.getvalue()


def _inert(cell: str) -> str:
    """A cell that a spreadsheet takes for text: an apostrophe goes before what it would run.

    OWASP advises so. A number with its sign stays one.
    """
    is_text = _runs(cell) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if is_text else cell


def _runs(cell: str) -> bool:
    """Whether a spreadsheet may run a cell: some pass over spaces and unseen characters first."""
    begun = next((char for char in cell if not _is_passed_over(char)), "")
    return cell.startswith(_BREAKS) or normalize("NFKC", begun)[:1] in _SIGNS


def _is_passed_over(char: str) -> bool:
    """Whether it is a space, a control or a mark, or has no shape (a byte order mark)."""
    return category(char)[0] in "CZM"


def _copied(cell: str) -> str:
    """A cell on the clipboard, on one line.

    A quotation mark that begins one would begin a quoted cell, so it is quoted itself.
    """
    inert = _inert(on_one_line(cell))
    return '"{}"'.format(inert.replace('"', '""')) if inert.startswith('"') else inert


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

    def as_tsv(self) -> str:
        """Its title and its table for the clipboard."""
        return f"{_copied(self.title)}\n{self.table.as_tsv()}"


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
