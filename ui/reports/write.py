"""Writes a report to a file: the form by the file's suffix, all of it or nothing."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from assessment.report_model import Report
from rubrics.errors import KnownError
from ui.reports.chart import ReportChart

SUFFIXES = (".md", ".html", ".pdf")
"""The forms of a report, each named by its suffix."""


class ReportError(KnownError):
    """A report can't be written where it should go."""


def write_report(report: Report, charts: Sequence[ReportChart], path: Path) -> None:
    """Writes the report to `path`, readable by its owner only, in place of what stood there.

    Raises ReportError when the suffix is none of `SUFFIXES` or the file can't be written; whatever
    stood at `path` is then untouched.
    """
    content = _render(report, charts, path)
    try:
        _replace(path, content)
    except OSError as error:
        raise _known(error, path) from error


def _render(report: Report, charts: Sequence[ReportChart], path: Path) -> bytes:
    """The file's content. Each form's libraries are loaded when that form is asked for."""
    suffix = path.suffix.lower()
    if suffix == ".md":
        from ui.reports.markdown import to_markdown

        return to_markdown(report, charts).encode()
    if suffix == ".html":
        from ui.reports.html import to_html

        return to_html(report, charts).encode()
    if suffix == ".pdf":
        from ui.reports.pdf import to_pdf

        return to_pdf(report, charts)
    raise ReportError(
        f"A report can’t be written as “{path.name}”.",
        "End its name in .md (Markdown), .html (a web page) or .pdf.",
    )


def _replace(path: Path, content: bytes) -> None:
    """Puts the content in place in one step: a power cut leaves the old file or the new one."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    handle, name = tempfile.mkstemp(prefix=".report-", suffix=path.suffix, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _known(error: OSError, path: Path) -> ReportError:
    safe = "Nothing was written, and your journal is untouched."
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return ReportError(f"There is no folder “{path.parent}”. {safe}", "Choose another place.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReportError(
            f"“{path.parent}” doesn’t let you write there. {safe}", "Choose another folder."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ReportError(
            f"There is no room left for the report. {safe}",
            "Free some space, or choose another disk.",
        )
    if error.errno == errno.EISDIR:
        return ReportError(f"“{path}” is a folder. {safe}", "Give the report a name in it.")
    if error.errno == errno.ENAMETOOLONG:
        return ReportError(f"The file’s name is too long. {safe}", "Choose a shorter one.")
    return ReportError(
        f"The report can’t be written: {error.strerror or 'the disk gave an error'}. {safe}",
        "Choose another place, or try again.",
    )
