from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.assessment.sharing_examples import shared
from tests.ui.reports.examples import NOW, a_chart, a_report
from ui.reports.html import to_html
from ui.reports.markdown import to_markdown
from ui.reports.write import SUFFIXES, ReportError, write_report

ROOT = Path(__file__).resolve().parents[3]
OLD = b"what stood here before"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to write to."""
    path = tmp_path / "reports"
    path.mkdir()
    return path


def test_the_suffix_chooses_the_form(folder: Path) -> None:
    report, charts = a_report(), [a_chart()]
    for suffix in (*SUFFIXES, ".PDF"):
        write_report(shared(report), charts, folder / f"report{suffix}", NOW)
    assert (folder / "report.md").read_text(encoding="utf-8") == to_markdown(report, charts)
    assert (folder / "report.html").read_text(encoding="utf-8") == to_html(report, charts)
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert (folder / "report.PDF").read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such permissions")
def test_only_the_owner_may_read_it_even_where_a_readable_file_stood(folder: Path) -> None:
    path = folder / "report.md"
    path.write_bytes(OLD)
    path.chmod(0o644)
    write_report(shared(a_report()), [], path, NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["report.docx", "report", "report.md.txt", ".pdf"])
def test_another_suffix_is_refused_and_the_three_are_named(folder: Path, name: str) -> None:
    with pytest.raises(ReportError) as caught:
        write_report(shared(a_report()), [], folder / name, NOW)
    assert caught.value.message == f"A report can’t be written as “{name}”."
    assert all(suffix in caught.value.way_out for suffix in SUFFIXES)
    assert list(folder.iterdir()) == []


def refused(path: Path) -> str:
    with pytest.raises(ReportError) as caught:
        write_report(shared(a_report()), [], path, NOW)
    return caught.value.message


def test_a_folder_that_is_not_there_is_named(folder: Path) -> None:
    missing = folder / "gone"
    assert refused(missing / "report.md") == (
        f"There is no folder “{missing}”. Nothing was written, and whatever was there before is "
        "unchanged."
    )
    assert not missing.exists()


def test_a_file_in_the_place_of_the_folder_is_named(folder: Path) -> None:
    (folder / "file").write_bytes(OLD)
    assert refused(folder / "file" / "report.md").startswith("There is no folder")


def test_a_folder_of_that_name_is_left_alone(folder: Path) -> None:
    taken = folder / "report.md"
    taken.mkdir()
    assert "is a folder" in refused(taken)
    assert list(folder.iterdir()) == [taken]


def test_a_name_that_is_too_long_says_so(folder: Path) -> None:
    assert refused(folder / ("x" * 300 + ".md")).startswith("The file’s name is too long.")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_may_not_be_written_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    assert refused(folder / "report.md").startswith(f"You can’t write in “{folder}”.")


@pytest.mark.parametrize(
    "code, words",
    [
        (errno.ENOSPC, "There is no room left for the report."),
        (errno.EDQUOT, "There is no room left for the report."),
        (errno.EIO, f"The report can’t be written: {os.strerror(errno.EIO)}."),
    ],
)
def test_a_disk_that_fails_leaves_the_old_file_and_no_scrap(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    path = folder / "report.md"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", fail)
    assert refused(path).startswith(words)
    assert path.read_bytes() == OLD
    assert list(folder.iterdir()) == [path]


def test_the_libraries_behind_a_form_are_loaded_only_when_it_is_written() -> None:
    code = (
        "import sys\n"
        "import ui.reports.write\n"
        "slow = {'jinja2', 'markdown_it', 'matplotlib', 'typst', 'PySide6'}\n"
        "print(sorted(slow & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert done.stdout == "[]\n"
