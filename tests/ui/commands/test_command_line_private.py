"""No command lets anything out that is private, unless it is asked for by name.

Of two journals that differ in nothing else, each command prints and writes the same; a mark that
stands in every private field is in none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment.comparing.comparison import Comparison
from storage.file.driver import driver
from tests.storage.files import values_read
from tests.ui.commands.test_command_line_hidden import output_of
from tests.ui.private_journals import (
    IN_A_REPORT,
    MARK,
    MARKED,
    REVIEWS,
    RUBRIC,
    TEXTS,
    Pair,
    mark_of,
    write_pair,
)
from tests.ui.reports.tagged_pdf import Pdf
from ui.charts.catalogue import CHARTS
from ui.commands.command_line import growth_rings

WITHOUT_A_JOURNAL = {"rubrics", "demo"}
FORMS = ("svg", "png", "pdf")
ENTRIES = {mark_of(table, column) for table in ("feedback", "evidence") for column in TEXTS[table]}
"""The marks in what someone said and in the work log."""


def _charts() -> Iterator[tuple[str, ...]]:
    for chart in CHARTS:
        for form in FORMS:
            yield "chart", chart.name, "--cycle", REVIEWS[1], "--out", f"{chart.name}.{form}"
        options = [("--skill", "execution"), ("--cluster", "Core"), ("--rubric", RUBRIC)]
        if chart.needs is Comparison:
            options.append(("--before", REVIEWS[0]))
        for number, option in enumerate(options):
            out = f"{chart.name} {number}.svg"
            yield "chart", chart.name, "--cycle", REVIEWS[1], *option, "--out", out


def _written() -> Iterator[tuple[str, ...]]:
    for review in REVIEWS:
        for before in ((), ("--before", "none")):
            for form in ("md", "html"):
                yield "report", "--cycle", review, *before, "--out", f"{review}.{form}"
            yield "year", "--cycle", review, *before, "--out", f"{review} on one page.html"


def _comparisons() -> Iterator[tuple[str, ...]]:
    for options in ((), ("--skill", "execution"), ("--cluster", "Core")):
        both = ("compare", "--before", REVIEWS[0], "--after", REVIEWS[1], *options)
        yield both
        yield (*both, "--json")


COMMANDS = (("check",), ("cycles",), ("cycles", "--json"), *_comparisons(), *_charts(), *_written())


PAGES = tuple(
    (*command[:-1], f"{Path(command[-1]).stem}.pdf")
    for command in _written()
    if command[-1].endswith("html")
)
"""Reports and yearly pages as PDF, which hold the moment they were made."""


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return write_pair(tmp_path_factory.mktemp("pair"))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_lets_out_what_is_private(
    command: tuple[str, ...], pair: Pair, tmp_path: Path
) -> None:
    one, other = (output_of(journal, command, tmp_path) for journal in pair)
    assert one == other
    printed, written = one
    assert MARK not in printed
    assert MARK.encode() not in written


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_no_pdf_lets_out_what_is_private(
    command: tuple[str, ...], pair: Pair, tmp_path: Path
) -> None:
    (printed, one), (also_printed, other) = (
        output_of(journal, command, tmp_path) for journal in pair
    )
    assert printed == also_printed
    assert _readable(one) == _readable(other)
    assert MARK not in printed
    assert not [part for part in _readable(one) if MARK in part]


def _readable(content: bytes) -> list[str]:
    """All that can be read in a PDF of pages, except when it was made and its ids."""
    pdf = Pdf(content)
    about = [f"{name} {words}" for name, words in pdf.file.docinfo.items() if "Date" not in name]
    titles = [title for _, title in pdf.outline()]
    pictures = [figure.alternative for figure in pdf.all("Figure")]
    metadata = re.sub(r"<\w+:(\w+Date|when|\w+ID)>[^<]*<", "<", pdf.metadata)
    return [pdf.letters, pdf.structure.text, metadata, *about, *titles, *pictures]


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one[0] in ("chart", "year")], ids=" ".join
)
def test_a_chart_and_a_yearly_page_are_made_without_reading_private_entries(
    command: tuple[str, ...], pair: Pair, tmp_path: Path
) -> None:
    with values_read() as read:
        output_of(pair.one, command, tmp_path)
    assert "It went well." in read, "what a peer said is for everyone"
    assert not ENTRIES.intersection(map(str, read))


def test_a_pdf_takes_in_everything_private_when_it_is_asked_to(pair: Pair, tmp_path: Path) -> None:
    command = ("report", "--cycle", REVIEWS[1], "--include-private", "--out", "all.pdf")
    (_, one), (_, other) = (output_of(journal, command, tmp_path) for journal in pair)
    assert [mark for mark in IN_A_REPORT if mark not in Pdf(one).letters] == []
    assert _readable(one) != _readable(other)


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_report_takes_in_everything_private_when_it_is_asked_to(
    form: str, pair: Pair, tmp_path: Path
) -> None:
    command = ("report", "--cycle", REVIEWS[1], "--include-private", "--out", f"all.{form}")
    (_, one), (_, other) = (output_of(journal, command, tmp_path) for journal in pair)
    assert [mark for mark in IN_A_REPORT if mark not in one.decode()] == []
    assert one != other


def test_every_command_that_reads_a_journal_is_among_them() -> None:
    assert {command[0] for command in COMMANDS} == set(growth_rings.commands) - WITHOUT_A_JOURNAL


def test_every_column_that_marks_something_as_private_is_among_them(pair: Pair) -> None:
    connection = driver.connect(str(pair.one), timeout=5, isolation_level=None)
    found = connection.execute(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables, "
        "pragma_table_info(tables.name) AS columns "
        "WHERE tables.type = 'table' AND columns.name LIKE '%private'"
    ).fetchall()
    assert set(found) == set(MARKED)
    for (table, private), columns in MARKED.items():
        where = "1" if table == "quotation" else private
        for row in connection.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE {where}"  # noqa: S608
        ).fetchall():
            assert all(words.startswith(MARK) for words in row)
    connection.close()
