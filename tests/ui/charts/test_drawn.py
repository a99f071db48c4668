"""The table of a chart, as copied to the clipboard and to a spreadsheet."""

from __future__ import annotations

import csv
import dataclasses
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.growth import History
from assessment.model import SkillKey
from tests.ui.charts.examples import renamed, some_reviews, values_of
from tests.ui.charts.reading import drawn
from ui.charts.catalogue import CHARTS, DUMBBELL, RINGS
from ui.charts.drawn import ChartTable, DrawnMark, neighbour_skill
from ui.charts.spec import Chart

SIGNS = ("=", "+", "-", "@", "\u2212", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\ufe66", "\ufe63")
UNSEEN = ("", " ", "\u00a0", "\u3000", "\ufeff", "\u200b", "\u202e", "\0", " \ufeff ", "\u0301")
STARTS = ("\t", "\r", "\n", *(unseen + sign for unseen in UNSEEN for sign in SIGNS))
cells = st.text(max_size=20) | st.sampled_from(STARTS).flatmap(
    lambda start: st.text(max_size=5).map(lambda rest: start + rest)
)


def runs(cell: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula; it takes a plain number for that."""
    return cell.startswith(STARTS) and not re.fullmatch(" *[+-][0-9]+([.,][0-9]+)?", cell)


def pasted(table: ChartTable) -> list[list[str]]:
    """The cells as a spreadsheet finds them on the clipboard."""
    return [line or [""] for line in csv.reader(table.as_tsv().split("\n"), delimiter="\t")]


@st.composite
def tables(draw: st.DrawFn) -> ChartTable:
    wide = draw(st.integers(1, 4))
    row = st.lists(cells, min_size=wide, max_size=wide).map(tuple)
    return ChartTable(draw(row), tuple(draw(st.lists(row, max_size=4))))


@given(tables())
def test_a_spreadsheet_finds_every_cell_and_takes_none_for_a_formula(table: ChartTable) -> None:
    read = list(csv.reader(io.StringIO(table.as_csv(), newline="")))
    given_cells = [list(line) for line in (table.headers, *table.rows)]
    assert [[cell.removeprefix("'") for cell in line] for line in read] == [
        [cell.removeprefix("'") for cell in line] for line in given_cells
    ]
    for line in read:
        assert not any(runs(cell) for cell in line)


@pytest.mark.parametrize("start", STARTS)
def test_a_cell_that_starts_like_a_formula_gets_an_apostrophe(start: str) -> None:
    table = ChartTable(("Skill", f"{start}1+1"), ((f"{start}HYPERLINK()", "plain"),))
    ((_, header), (first, second)) = csv.reader(io.StringIO(table.as_csv(), newline=""))
    assert (header, first, second) == (f"'{start}1+1", f"'{start}HYPERLINK()", "plain")


def test_a_fall_in_steps_is_no_formula_and_stays_a_number() -> None:
    values = values_of(DUMBBELL, some_reviews(2)[::-1])
    table = drawn(DUMBBELL, values).chart.table
    steps = [row[3] for row in table.rows]
    assert "-4" in steps
    read = csv.reader(io.StringIO(table.as_csv(), newline=""))
    assert [row[3] for row in list(read)[1:]] == steps
    assert [row[3] for row in pasted(table)[1:]] == steps


@given(tables())
def test_the_clipboard_gets_one_line_a_row_and_one_tab_between_cells(table: ChartTable) -> None:
    lines = table.as_tsv().split("\n")
    assert len(lines) == 1 + len(table.rows)
    assert [line.count("\t") + 1 for line in lines] == [len(table.headers)] * len(lines)
    for line, row in zip(pasted(table), (table.headers, *table.rows), strict=True):
        assert not any(runs(cell) for cell in line)
        assert [cell.removeprefix("'").split() for cell in line] == [
            cell.strip().removeprefix("'").split() for cell in row
        ]


@pytest.mark.parametrize(
    "typed, copied",
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("+49 170", "'+49 170"),
        ("- a line of a list", "'- a line of a list"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\u22121+1", "'\u22121+1"),
        ("\ufeff=1+1", "'\ufeff=1+1"),
        ("'=1+1", "'=1+1"),
        ("+2", "+2"),
        ("-1", "-1"),
        ("-0.5", "-0.5"),
        ("–", "–"),
        ("\ufeffa=b", "\ufeffa=b"),
        ("1+1=2", "1+1=2"),
    ],
)
def test_what_is_copied_can_not_run_as_a_formula_and_numbers_stay(typed: str, copied: str) -> None:
    table = ChartTable(("Skill",), ((typed,),))
    assert table.as_tsv() == f"Skill\n{copied}"


def test_a_quotation_mark_at_the_start_neither_hides_a_formula_nor_swallows_a_cell() -> None:
    table = ChartTable(("Skill", "Level"), (('"=1+1"', "2"), ('"Fast', "3"), ('6" wide', "4")))
    assert pasted(table)[1:] == [['"=1+1"', "2"], ['"Fast', "3"], ['6" wide', "4"]]


def test_a_charts_title_is_no_formula_either() -> None:
    reviews = [renamed(review, "=1+1\n\t2") for review in some_reviews(2)]
    chart = drawn(RINGS, values_of(RINGS, reviews)).chart
    first, *rest = dataclasses.replace(chart, title="=1+1\n\t2").as_tsv().split("\n")
    assert first == "'=1+1 2"
    assert rest == chart.table.as_tsv().split("\n")


def test_a_title_over_two_lines_stays_one_cell() -> None:
    reviews = [renamed(review, "two\nlines\tand =a tab") for review in some_reviews(2)]
    table = drawn(RINGS, values_of(RINGS, reviews)).chart.table
    first = table.as_tsv().split("\n")[0]
    assert first == "Skill\ttwo lines and =a tab\ttwo lines and =a tab"


def _marks(*named: tuple[str, str]) -> list[DrawnMark]:
    return [
        DrawnMark(SkillKey("practice", skill), which, 3, float(place), 0.0, "")
        for place, (skill, which) in enumerate(named)
    ]


def test_the_next_skill_is_entered_at_the_same_review_or_at_the_nearest_mark() -> None:
    marks = _marks(("a", "2024"), ("a", "2025"), ("b", "2024"), ("b", "2025"), ("c", "2024"))
    assert [neighbour_skill(marks, at, 1) for at in range(5)] == [2, 3, 4, 4, 4]
    assert [neighbour_skill(marks, at, -1) for at in range(5)] == [0, 1, 0, 1, 2]


def test_one_skill_alone_is_gone_through_mark_by_mark() -> None:
    marks = _marks(("a", "2024"), ("a", "2025"))
    assert [neighbour_skill(marks, at, 1) for at in range(2)] == [1, 1]
    assert [neighbour_skill(marks, at, -1) for at in range(2)] == [0, 0]


@pytest.mark.parametrize("kind", CHARTS)
def test_a_title_that_ends_in_a_full_stop_ends_its_sentence(kind: Chart) -> None:
    values = values_of(kind, [renamed(review, "Half a year.") for review in some_reviews(2)])
    if isinstance(values, History):
        values = values.model_copy(update={"rubric_title": "My own craft."})
    chart = drawn(kind, values).chart
    assert ".." not in f"{chart.caption} {chart.finding}"


def test_a_copied_cell_is_one_line_with_its_spaces_as_they_were_typed() -> None:
    table = ChartTable(("Skill",), (("10\u00a0000\u202f€\nin\ttwo  lines",),))
    assert table.as_tsv() == "Skill\n10\u00a0000\u202f€ in two  lines"
