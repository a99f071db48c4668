"""Writes a yearly page to a file in the format of its suffix, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from assessment.reporting.yearly_page import YearlyPage
from assessment.sharing import Shareable
from ui.atomic_files import put_whole, why_not
from ui.reports.write import ReportError
from ui.reports.yearly.fitting import fit

SUFFIXES = (".pdf", ".html")
"""The suffixes of the formats in which the page can be written."""


def write_yearly_page(
    page: Shareable[YearlyPage],
    path: Path,
    *,
    made_at: datetime,
    checkpoint: Callable[[], None] = lambda: None,
) -> str:
    """Writes the page to `path`, readable by its owner only, replacing any file there.

    `checkpoint` is called before that; what it raises stops the writing. Returns the note on the
    file, empty when there is none. `made_at` (UTC) is the date of a PDF.
    Raises ReportError when the suffix is none of `SUFFIXES` or the file can't be written, and
    `ui.reports.yearly.fitting.TooLong`; a file already at `path` is then unchanged.
    """
    content, note = _render(page, path, made_at)
    checkpoint()
    try:
        put_whole(path, content)
    except OSError as error:
        raise ReportError(*why_not(error, path, "page")) from error
    return note


def _render(page: Shareable[YearlyPage], path: Path, made_at: datetime) -> tuple[bytes, str]:
    """The file's content and its note. The libraries of a format are loaded when it is used."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        from ui.reports.yearly.printed import to_pdf

        fitted = fit(page)
        paper = to_pdf(fitted, made_at=made_at)
        return paper.pdf, " ".join(part for part in (fitted.note, paper.note) if part)
    if suffix == ".html":
        from ui.reports.yearly.html import SPARE, to_html

        fitted = fit(page, spare=SPARE)
        return to_html(fitted).encode(), fitted.note
    raise ReportError(
        f"A page to keep can’t be written as “{path.name}”.",
        "End its name in .pdf or .html (a web page).",
    )
