"""Charts and comparisons by command of some reviews, one cluster or one skill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storage.journal import Journal
from tests.assessment.editions import WORKSHOP
from tests.ui.commands.running import run
from tests.ui.desktop.pages.comparing.growing import a_year_by, start_draft

PAIR = ("--before", "previous", "--after", "latest")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with three closed reviews, each by a later edition of a rubric."""
    path = tmp_path / "journal.rings"
    with Journal.create(path) as journal:
        for number, rubric in enumerate(WORKSHOP):
            levels = [(skill.id, number + 1) for skill in rubric.skills]
            a_year_by(journal, 2023 + number, rubric, levels)
    return path


def chart(path: Path, tmp_path: Path, kind: str, *arguments: str) -> str:
    file = tmp_path / "chart.svg"
    done = run(
        "--journal", path, "chart", kind, "--cycle", "latest", *arguments, "--out", file, "--force"
    )
    assert (done.status, done.err) == (0, "")
    return file.read_text(encoding="utf-8")


def refused(path: Path, tmp_path: Path, kind: str, *arguments: str) -> str:
    file = tmp_path / "none.svg"
    done = run(
        "--journal", path, "chart", kind, "--cycle", "latest", *arguments, "--out", file, "--force"
    )
    assert (done.status, done.out) == (1, "")
    assert "Traceback" not in done.err
    assert not file.exists()
    return done.err


@pytest.mark.parametrize("kind", ["rings", "steps", "heatmap"])
def test_a_history_begins_with_the_review_that_is_named(
    path: Path, tmp_path: Path, kind: str
) -> None:
    words = chart(path, tmp_path, kind, "--from", "review of 2024")
    assert "Making" not in words
    assert "Foresight" not in words
    assert "Looking" in words  # the rings break the name into two lines
    if kind == "heatmap":
        assert "2023" not in words
        assert "2024" in words


@pytest.mark.parametrize("kind", ["dumbbell", "profile", "rings", "steps", "heatmap"])
@pytest.mark.parametrize("name", ["looking-ahead", "Looking ahead", "estimating", "foresight"])
def test_one_skill_is_drawn_alone_by_any_name_it_had(
    path: Path, tmp_path: Path, kind: str, name: str
) -> None:
    words = chart(path, tmp_path, kind, "--skill", name)
    assert "Looking" in words  # the rings break the name into two lines
    assert "Tidying" not in words


def test_slopes_bring_the_skill_out_among_the_others(path: Path, tmp_path: Path) -> None:
    plain = chart(path, tmp_path, "slope")
    brought_out = chart(path, tmp_path, "slope", "--skill", "selling")
    assert "Tidying" in brought_out
    assert brought_out != plain


@pytest.mark.parametrize("name", ["door", "At the door", "at the  DOOR"])
def test_one_cluster_is_drawn_alone(path: Path, tmp_path: Path, name: str) -> None:
    for kind in ("dumbbell", "profile", "slope", "steps"):
        words = chart(path, tmp_path, kind, "--cluster", name)
        assert "Selling" in words
        assert "Tidying" not in words


def test_what_is_not_there_is_named(path: Path, tmp_path: Path) -> None:
    assert "At the bench, At the door" in refused(path, tmp_path, "steps", "--cluster", "roof")
    assert "looking-ahead" in refused(path, tmp_path, "steps", "--skill", "flying")
    assert "“Making”" in refused(path, tmp_path, "dumbbell", "--skill", "making")
    assert "no review with that name" in refused(
        path, tmp_path, "steps", "--from", "Review of 1999"
    )


def test_a_history_does_not_begin_after_its_end(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "none.svg"
    ends = ("--cycle", "previous", "--from", "latest", "--out", file)
    done = run("--journal", path, "chart", "steps", *ends)
    assert (done.status, done.out) == (1, "")
    assert "It runs from “Review of 2023” to “Review of 2024”." in done.err
    assert not file.exists()


def test_only_a_history_begins_somewhere(path: Path, tmp_path: Path) -> None:
    out = ("--cycle", "latest", "--out", tmp_path / "chart.svg")
    done = run("--journal", path, "chart", "slope", "--from", "previous", *out)
    assert (done.status, done.out) == (2, "")
    assert "leave “--from” out" in done.err


def test_a_comparison_of_one_skill_or_one_cluster(path: Path) -> None:
    done = run("--journal", path, "compare", *PAIR, "--skill", "estimating", "--json")
    (row,) = json.loads(done.out)["skills"]
    assert (row["skill"], row["skill_before"], row["steps"]) == ("looking-ahead", "foresight", 1)
    words = run("--journal", path, "compare", *PAIR, "--cluster", "door").out
    assert "Selling" in words
    assert "Tidying" not in words
    done = run("--journal", path, "compare", *PAIR, "--skill", "flying")
    assert (done.status, done.out) == (1, "")
    assert "There is no skill with that name" in done.err


def test_one_skill_that_an_open_review_hides_stays_hidden(path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        start_draft(journal, 2026, rubric=WORKSHOP[0])
    words = chart(path, tmp_path, "heatmap", "--skill", "looking-ahead")
    assert "hidden" in words
    shown = run("--journal", path, "compare", *PAIR, "--skill", "looking-ahead").out
    assert "level" not in shown.replace("levels", "")
