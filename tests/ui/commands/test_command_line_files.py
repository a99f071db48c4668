"""The files that commands write: charts, reports, the sample journal."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from assessment.comparing.growth import History
from assessment.model import SkillKey
from assessment.reviews.marks import HIDDEN
from storage.file.errors import DiskFull
from storage.journal import Journal
from tests.assessment.examples import a_rubric, a_skill
from tests.storage.files import everything_in, names_in
from tests.ui.commands.running import (
    PLANNING,
    Done,
    add_review,
    is_one_plain_line,
    run,
    run_apart,
)
from ui.charts.catalogue import CHARTS, DUMBBELL, PROFILE, RINGS
from ui.charts.spec import Chart
from ui.commands.choices import choose
from ui.commands.comparing_choices import Narrowed, chart_values

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
WELDING = SkillKey("metal", "welding")
STARTS = {
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".pdf": b"%PDF-",
    ".html": b"<!doctype",
    ".md": b"#",
}


def words_of(svg: Path) -> str:
    """All text in an SVG file."""
    return " ".join(" ".join(ET.parse(svg).getroot().itertext()).split())  # noqa: S314 (just drawn)


def written(done: Done, file: Path) -> None:
    """Asserts that a command wrote a file of the right kind and said where and what it is."""
    assert (done.status, done.err) == (0, "")
    assert f"is at {file}\n" in done.out
    assert "not encrypted: anyone who has the file can read it" in done.out
    assert file.read_bytes().lower().startswith(STARTS[file.suffix].lower())
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600


# ---- charts ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", CHARTS)
def test_every_chart_can_be_drawn_and_is_listed_in_the_help(
    path: Path, tmp_path: Path, kind: Chart
) -> None:
    file = tmp_path / "chart.svg"
    written(run("--journal", path, "chart", kind.name, "--cycle", "latest", "--out", file), file)
    assert "Planning" in words_of(file)
    assert f'"{kind.name}"' in run("chart", "--help").out


@pytest.mark.parametrize("suffix", [".png", ".pdf"])
def test_a_chart_takes_the_form_of_its_suffix(path: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"chart{suffix}"
    written(run("--journal", path, "chart", "profile", "--cycle", "latest", "--out", file), file)


def chart(path: Path, tmp_path: Path, *arguments: str) -> str:
    """The words of a chart."""
    file = tmp_path / "chart.svg"
    assert run("--journal", path, "chart", *arguments, "--out", file, "--force").status == 0
    return words_of(file)


def test_a_chart_compares_with_the_snapshot_before_or_with_the_one_named(
    path: Path, tmp_path: Path
) -> None:
    usual = chart(path, tmp_path, "dumbbell", "--cycle", "latest")
    assert "Review of 2024" in usual
    assert "Review of 2023" not in usual
    named = chart(path, tmp_path, "slope", "--cycle", "latest", "--before", "Review of 2023")
    assert "Review of 2023" in named
    assert "Review of 2024" not in named


def test_rings_go_up_to_the_review_that_is_named(path: Path, tmp_path: Path) -> None:
    assert "Three reviews" in chart(path, tmp_path, "rings", "--cycle", "latest")
    assert "Two reviews" in chart(path, tmp_path, "rings", "--cycle", "previous")


def test_a_first_review_has_nothing_to_be_compared_with(path: Path, tmp_path: Path) -> None:
    first = ("--cycle", "Review of 2023", "--out", tmp_path / "chart.png")
    done = run("--journal", path, "chart", "dumbbell", *first)
    assert (done.status, done.out) == (1, "")
    assert "no earlier review" in done.err
    assert "growth-rings chart profile" in done.err
    assert not (tmp_path / "chart.png").exists()
    assert run("--journal", path, "chart", "profile", *first).status == 0


def test_a_chart_can_be_of_one_rubric_only(tmp_path: Path) -> None:
    path = tmp_path / "two.rings"
    other = a_rubric(a_skill("welding"), rubric_id="metal")
    with Journal.create(path) as journal:
        add_review(journal, 2024, {PLANNING: 2, WELDING: 3}, others=[other])
        add_review(journal, 2025, {PLANNING: 3, WELDING: 4}, others=[other])
    for kind in CHARTS:
        words = chart(path, tmp_path, kind.name, "--cycle", "latest", "--rubric", "metal")
        assert "Welding" in words
        assert "Planning" not in words
    out = ("--out", tmp_path / "none.png")
    done = run("--journal", path, "chart", "rings", "--cycle", "latest", "--rubric", "wood", *out)
    assert done.status == 1
    assert "It was answered with: practice, metal." in done.err


# ---- reports -----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".md", ".html", ".pdf"])
def test_a_report_takes_the_form_of_its_suffix(path: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"review{suffix}"
    written(run("--journal", path, "report", "--cycle", "latest", "--out", file), file)


def report(path: Path, tmp_path: Path, *arguments: str, cycle: str = "latest") -> str:
    """A report as Markdown."""
    file = tmp_path / "review.md"
    done = run("--journal", path, "report", "--cycle", cycle, *arguments, "--out", file, "--force")
    assert done.status == 0
    return file.read_text(encoding="utf-8")


def test_a_report_compares_with_the_snapshot_before_by_default(path: Path, tmp_path: Path) -> None:
    assert "Review of 2024" in report(path, tmp_path)
    assert "Review of 2023" in report(path, tmp_path, "--before", "Review of 2023")
    alone = report(path, tmp_path, "--before", "none")
    assert "Compared with" not in alone
    assert "Compared with" not in report(path, tmp_path, cycle="Review of 2023")


def test_what_is_private_stays_out_of_a_report_unless_asked_for(path: Path, tmp_path: Path) -> None:
    assert "Open words on planning in 2025." in report(path, tmp_path)
    assert "Secret words" not in report(path, tmp_path)
    assert "Secret words on planning in 2025." in report(path, tmp_path, "--include-private")


def test_a_report_says_how_much_was_left_out(path: Path, tmp_path: Path) -> None:
    out = ("--out", tmp_path / "review.md", "--force")
    command = ("--journal", path, "report", "--cycle", "latest", *out)
    assert run(*command).out.startswith("Two private answers are left out.\n")
    assert run(*command, "--include-private").out.startswith("Two private answers are included.\n")


def test_a_pdf_is_made_without_a_display(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "review.pdf"
    bare = {"QT_QPA_PLATFORM": None, "WAYLAND_DISPLAY": None, "DISPLAY": None}
    command = ("--journal", path, "report", "--cycle", "latest", "--out", file)
    done = run_apart(*command, environ=bare)
    written(done, file)


# ---- what is there already ---


WRITERS = pytest.mark.parametrize(
    "command, name",
    [
        (("chart", "profile"), "chart.svg"),
        (("report",), "review.md"),
        (("year",), "page.html"),
    ],
)


@WRITERS
def test_a_file_is_replaced_only_by_force(
    path: Path, tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"mine")
    asked = ("--journal", path, *command, "--cycle", "latest", "--out", file)
    done = run(*asked)
    assert (done.status, done.out) == (1, "")
    assert f"There is already a file at {file}. It was not changed." in done.err
    assert "--force" in done.err
    assert is_one_plain_line(done.err)
    assert file.read_bytes() == b"mine"
    written(run(*asked, "--force"), file)


@WRITERS
def test_force_replaces_no_journal_no_folder_and_nothing_protected(
    path: Path, tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / f"link-{name}").symlink_to(path)
    (folder / f"folder-{name}").mkdir()
    (folder / f"signed-{name}").write_bytes(b"signed")
    (folder / f"signed-{name}").chmod(0o400)
    os.mkfifo(folder / f"pipe-{name}")
    before = path.read_bytes()
    for taken in folder.iterdir():
        out = ("--out", taken, "--force")
        done = run("--journal", path, *command, "--cycle", "latest", *out)
        assert (done.status, done.out) == (1, "")
        assert is_one_plain_line(done.err)
    assert path.read_bytes() == before
    assert (folder / f"signed-{name}").read_bytes() == b"signed"
    assert len(list(folder.iterdir())) == 4


# ---- what holds for both -----------------------------------------------------------------------


def test_past_ratings_stay_hidden_while_a_review_is_open(path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        add_review(journal, 2026, {PLANNING: 4}, closed=False)
    text = report(path, tmp_path)
    planning, listening = text.split("### Listening")
    assert "Level 4" in planning
    assert "Hidden until your open review has its own rating" in listening
    assert "Level" not in listening.split("####")[0]
    for kind in (PROFILE, DUMBBELL):
        assert "idden" in chart(path, tmp_path, kind.name, "--cycle", "latest")
    rings = chart_values(RINGS, choose(path, "latest", None), Narrowed()).value
    assert isinstance(rings, History)
    planning_then, listening_then = (skill.marks for skill in rings.skills)
    assert [mark.level for mark in planning_then] == [1, 2, 4]
    assert listening_then == (HIDDEN, HIDDEN, HIDDEN)


def test_a_report_says_what_its_pdf_cannot_show(tmp_path: Path) -> None:
    path = tmp_path / "odd.rings"
    with Journal.create(path) as journal:
        add_review(journal, 2026, {PLANNING: 3}, title="A year with \U000e5555")
    file = tmp_path / "review.pdf"
    done = run("--journal", path, "report", "--cycle", "latest", "--out", file)
    assert "Some characters are in no font on this computer" in done.out.replace("\n", " ")
    assert file.read_bytes().startswith(b"%PDF-")


def test_an_open_review_can_be_drawn_and_reported(path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        add_review(journal, 2026, {PLANNING: 5}, title="In the works", closed=False)
    assert "still open" in report(path, tmp_path, cycle="in the works")
    assert "In the works" in chart(path, tmp_path, "profile", "--cycle", "In the works")


@pytest.mark.parametrize("command", [("report",), ("chart", "profile")])
def test_a_place_that_can_not_be_written_is_named(
    path: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    name = "out.md" if command == ("report",) else "out.png"
    (tmp_path / "taken" / name).mkdir(parents=True)
    for folder in ("nowhere", "taken"):
        out = tmp_path / folder / name
        done = run("--journal", path, *command, "--cycle", "latest", "--out", out)
        assert (done.status, done.out) == (1, "")
        assert is_one_plain_line(done.err)
    assert not (tmp_path / "nowhere").exists()
    assert names_in(tmp_path / "taken") == {name}


# ---- the sample journal ------------------------------------------------------------------------


def test_the_demo_is_written_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def window(path: Path) -> int:
        asked.append(path)
        return 0

    monkeypatch.setattr("ui.desktop.start.run", window)
    path = tmp_path / "new" / "sample.rings"
    done = run("demo", path)
    assert (done.status, done.err) == (0, "")
    assert str(path) in done.out
    assert asked == [path]
    again = run("demo", path)
    assert (again.status, again.err) == (0, "")
    assert "was there already and stays as it is" in again.out
    assert asked == [path, path]


def test_the_demo_can_be_written_only_and_lies_beside_ones_own_journal(
    no_real_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desktop.start.run", lambda _: pytest.fail("the window opened"))
    done = run("demo", "--no-open")
    assert (done.status, done.err) == (0, "")
    (path,) = no_real_folders.rglob("*.rings")
    assert (path.parent.name, path.name) == ("growth-rings", "sample.rings")
    assert str(path) in done.out
    listed = run("--journal", path, "cycles").out
    assert [f"Review of {year}" in listed for year in range(2022, 2026)] == [True] * 4


def test_a_demo_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "sample.rings"
    run("demo", "--no-open", path)
    with Journal.open(path) as journal:
        journal.reviews.rename(journal.reviews.cycles()[0].id, "My own title")
    before = everything_in(path.parent)
    assert run("demo", "--no-open", path).status == 0
    assert everything_in(path.parent) == before


def test_a_demo_is_never_written_over_another_file(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_bytes(b"Notes.")
    for taken in (path, folder / "notes.txt", folder):
        before = everything_in(taken.parent)
        done = run("demo", "--no-open", taken)
        assert (done.status, done.out) == (1, "")
        assert f"There is already a file at {taken}. It was not changed." in done.err
        assert is_one_plain_line(done.err)
        assert everything_in(taken.parent) == before


def test_a_full_disk_leaves_no_half_a_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull(Path("some.new"))

    monkeypatch.setattr("storage.tables.table.Table.put", full)
    path = tmp_path / "kept" / "sample.rings"
    done = run("demo", "--no-open", path)
    assert (done.status, done.out) == (1, "")
    assert f"The disk is full, so {path} could not be written." in done.err
    assert names_in(path.parent) == set()


@POSIX
def test_a_demo_in_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    done = run("demo", "--no-open", folder / "sample.rings")
    folder.chmod(0o700)
    assert (done.status, done.out) == (1, "")
    assert "its folder is read-only" in done.err
    assert names_in(folder) == set()


def test_the_whole_way_works_in_processes_of_their_own(tmp_path: Path) -> None:
    path, file = tmp_path / "sample.rings", tmp_path / "review.html"
    assert run_apart("demo", "--no-open", path).status == 0
    named = {"GROWTH_RINGS_JOURNAL": str(path)}
    assert "Review of 2025" in run_apart("cycles", environ=named).out
    done = run_apart("report", "--cycle", "latest", "--out", file, environ=named)
    written(done, file)
    drawn = tmp_path / "rings.svg"
    done = run_apart("chart", "rings", "--cycle", "latest", "--out", drawn, environ=named)
    written(done, drawn)
