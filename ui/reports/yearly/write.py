"""Writes the page of a year to a file: the form by the file's suffix, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from assessment.reporting.yearly_page import YearlyPage
from ui.atomic_files import put_whole, why_not
from ui.reports.write import ReportError

SUFFIXES = (".pdf", ".html")
"""The forms of the page, each named by its suffix."""


def write_yearly_page(page: YearlyPage, path: Path) -> None:
    """Writes the page to `path`, readable by its owner only, in place of what stood there.

    Raises ReportError when the suffix is none of `SUFFIXES` or the file can't be written, and
    `ui.reports.yearly.errors.TooLong`; whatever stood at `path` is then untouched.
    """
    content = _render(page, path)
    try:
        put_whole(path, content)
    except OSError as error:
        raise ReportError(*why_not(error, path, "page")) from error


def _render(page: YearlyPage, path: Path) -> bytes:
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        from ui.reports.yearly.pdf import to_pdf

        return to_pdf(page)
    if suffix == ".html":
        from ui.reports.yearly.html import to_html

        return to_html(page).encode()
    raise ReportError(
        f"A page to keep can’t be written as “{path.name}”.",
        "End its name in .pdf or .html (a web page).",
    )
