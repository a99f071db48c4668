"""Writes a report to a file in the format of its suffix, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from assessment.reporting.report_model import Report
from assessment.sharing import Shareable, value_of
from rubrics.errors import KnownError
from ui.atomic_files import put_whole, why_not
from ui.reports.chart import ReportChart

SUFFIXES = (".md", ".html", ".pdf")
"""The suffixes of the formats in which a report can be written."""


class ReportError(KnownError):
    """A report can't be written to its file."""


def write_report(
    report: Shareable[Report],
    charts: Sequence[ReportChart],
    path: Path,
    made_at: datetime,
    checkpoint: Callable[[], None] = lambda: None,
) -> str:
    """Writes the report to `path`, readable by its owner only, replacing any file there.

    `checkpoint` is called before that; what it raises stops the writing. Returns the note on the
    file (see `ui.reports.paper.Paper`), empty when there is none. Raises
    ReportError when the suffix is none of `SUFFIXES` or the file can't be written, and
    `ui.reports.paper_length.TooLongForPaper`; a file already at `path` is then unchanged.
    """
    content, note = _render(value_of(report), charts, path, made_at)
    checkpoint()
    try:
        put_whole(path, content)
    except OSError as error:
        raise ReportError(*why_not(error, path, "report")) from error
    return note


def _render(
    report: Report, charts: Sequence[ReportChart], path: Path, made_at: datetime
) -> tuple[bytes, str]:
    """The file's content and its note. The libraries of a format are loaded when it is used."""
    suffix = path.suffix.lower()
    if suffix == ".md":
        from ui.reports.markdown import to_markdown

        return to_markdown(report, charts).encode(), ""
    if suffix == ".html":
        from ui.reports.html import to_html

        return to_html(report, charts).encode(), ""
    if suffix == ".pdf":
        from ui.reports.pages import to_pdf

        return to_pdf(report, charts, made_at)
    raise ReportError(
        f"A report can’t be written as “{path.name}”.",
        "End its name in .md (Markdown), .html (a web page) or .pdf.",
    )
