"""Writes a report to a file: the form by the file's suffix, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from assessment.reporting.report_model import Report
from assessment.sharing import Shareable, value_of
from rubrics.errors import KnownError
from ui.atomic_files import put_whole, why_not
from ui.reports.chart import ReportChart

SUFFIXES = (".md", ".html", ".pdf")
"""The forms of a report, each named by its suffix."""


class ReportError(KnownError):
    """A report can't be written where it should go."""


def write_report(
    report: Shareable[Report], charts: Sequence[ReportChart], path: Path, made_at: datetime
) -> str:
    """Writes the report to `path`, readable by its owner only, in place of what stood there.

    What is to be known of the file (see `ui.reports.paper.Paper`), empty when there is nothing.
    Raises ReportError when the suffix is none of `SUFFIXES` or the file can't be written; whatever
    stood at `path` is then untouched.
    """
    content, note = _render(value_of(report), charts, path, made_at)
    try:
        put_whole(path, content)
    except OSError as error:
        raise ReportError(*why_not(error, path, "report")) from error
    return note


def _render(
    report: Report, charts: Sequence[ReportChart], path: Path, made_at: datetime
) -> tuple[bytes, str]:
    """The file's content, and its note. Each form's libraries are loaded when it is asked for."""
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
