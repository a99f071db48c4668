"""What others said in the files that commands write: not what is private, nothing hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.feedback import Feedback, Who
from assessment.reviews.cycles import Depth
from storage.journal import Journal
from tests.assessment.examples import NOW, a_cycle, a_rubric
from tests.ui.commands.running import PLANNING, add_review, run

LATEST = ("--cycle", "latest")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with one closed review of which a peer and, in private, a report said something."""
    path = tmp_path / "kept" / "journal.rings"
    with Journal.create(path) as journal:
        cycle_id = add_review(journal, 2025, {PLANNING: 3})
        for who, level, private in ((Who.PEER, 4, False), (Who.REPORT, 1, True)):
            journal.feedback.save(
                Feedback(
                    id=who.value,
                    cycle_id=cycle_id,
                    rubric_id=PLANNING.rubric_id,
                    skill_id=PLANNING.skill_id,
                    who=who,
                    said_on=NOW.date(),
                    level=level,
                    words=f"zq{who}",
                    private=private,
                    saved_at=NOW,
                )
            )
    return path


def made(path: Path, file: Path, *arguments: str) -> str:
    done = run("--journal", path, *arguments, *LATEST, "--out", file)
    assert (done.status, done.err) == (0, "")
    return file.read_text()


def test_a_report_has_what_others_said_in_words_and_in_its_chart(
    path: Path, tmp_path: Path
) -> None:
    text = made(path, tmp_path / "report.md", "report")
    assert "> zqpeer" in text
    assert "| A peer: level 4 |" in text
    assert "zqreport" not in text
    assert "level 1" not in text
    assert "left out" not in text


def test_a_report_has_what_is_private_only_by_name(path: Path, tmp_path: Path) -> None:
    text = made(path, tmp_path / "report.md", "report", "--include-private")
    assert "> zqreport" in text
    assert "| A peer: level 4; one of your reports: level 1 |" in text


def test_a_chart_of_the_profile_shows_others_but_nothing_private(
    path: Path, tmp_path: Path
) -> None:
    text = made(path, tmp_path / "chart.svg", "chart", "profile")
    assert "a peer" in text
    assert "one of your reports" not in text


def test_nothing_is_written_of_what_was_said_of_a_hidden_skill(path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        journal.reviews.start(a_cycle(2026, [a_rubric()], Depth.FULL), [a_rubric()])
    for arguments, name in (
        (("report",), "report.md"),
        (("report", "--include-private"), "report.html"),
        (("chart", "profile"), "chart.svg"),
    ):
        text = made(path, tmp_path / name, *arguments)
        assert "zq" not in text
        assert "a peer" not in text.lower()
