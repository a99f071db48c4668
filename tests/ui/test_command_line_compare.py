"""`growth-rings compare`: what moved between two reviews, as text and as a record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storage.journal import Journal
from tests.ui.commands import LISTENING, PLANNING, add_review, is_one_plain_line, run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with two closed reviews."""
    path = tmp_path / "journal.rings"
    with Journal.create(path) as journal:
        add_review(journal, 2024, {PLANNING: 2, LISTENING: 5})
        add_review(journal, 2025, {PLANNING: 4, LISTENING: 5})
    return path


PAIR = ("--before", "previous", "--after", "latest")


def test_the_summary_comes_first_and_then_each_skill_with_both_marks_and_its_sentence(
    path: Path,
) -> None:
    done = run("--journal", path, "compare", *PAIR)
    assert (done.status, done.err) == (0, "")
    assert done.out == (
        "Review of 2024 beside Review of 2025\n\n"
        "One skill rose, one held.\n\n"
        "Planning\n"
        "  Review of 2024: level 2\n"
        "  Review of 2025: level 4\n"
        "  Two steps up, with no word on confidence: a change.\n\n"
        "Listening\n"
        "  Review of 2024: level 5\n"
        "  Review of 2025: level 5\n"
        "  Held at level 5, with no word on confidence.\n"
    )


def test_the_record_holds_the_same_for_other_programs(path: Path) -> None:
    done = run("--journal", path, "compare", *PAIR, "--json")
    told = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert told["before"] == {"title": "Review of 2024", "pulse": False}
    assert told["summary"] == "One skill rose, one held."
    planning, listening = told["skills"]
    assert (planning["rubric"], planning["skill"]) == PLANNING
    assert planning["skill_before"] == "planning"
    assert planning["before"] == {
        "state": "rated",
        "level": 2,
        "confidence": None,
        "energy": None,
    }
    assert (planning["after"]["level"], planning["steps"], planning["movement"]) == (4, 2, "change")
    assert (listening["steps"], listening["movement"]) == (0, "held")
    assert listening["sentence"] == "Held at level 5, with no word on confidence."


def test_a_past_rating_stays_hidden_until_the_open_review_has_its_own(path: Path) -> None:
    with Journal.open(path) as journal:
        add_review(journal, 2026, {PLANNING: 4}, closed=False)
    text = run("--journal", path, "compare", *PAIR).out
    planning, listening = text.split("Listening\n")
    assert "Two steps up" in planning
    assert listening.count("hidden until your open review has its own rating") == 2
    assert "5" not in listening.replace("2025", "")
    record = json.loads(run("--journal", path, "compare", *PAIR, "--json").out)["skills"][1]
    assert [record[side]["level"] for side in ("before", "after")] == [None, None]
    assert record["steps"] is None


@pytest.mark.parametrize("columns,widest", [("40", 40), ("300", 88)])
def test_the_text_fits_the_terminal(
    path: Path, monkeypatch: pytest.MonkeyPatch, columns: str, widest: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with Journal.open(path) as journal:
        add_review(journal, 2026, {}, title="A title that goes on for longer than any line " * 2)
    out = run("--journal", path, "compare", "--before", "previous", "--after", "latest").out
    assert max(len(line) for line in out.splitlines()) <= widest
    assert "not rated" in out


@pytest.mark.parametrize(
    "names,said",
    [
        (("latest", "latest"), "name the same review"),
        (("latest", "previous"), "is the later of the two"),
        (("none", "latest"), "no earlier review"),
        (("Nobody", "latest"), "no review of that name"),
    ],
)
def test_two_names_that_make_no_pair_are_refused(
    path: Path, names: tuple[str, str], said: str
) -> None:
    done = run("--journal", path, "compare", "--before", names[0], "--after", names[1])
    assert (done.status, done.out) == (1, "")
    assert said in done.err
    assert is_one_plain_line(done.err)


@pytest.mark.parametrize("arguments", [(), ("--before", "latest"), ("--after", "latest")])
def test_both_reviews_have_to_be_named(path: Path, arguments: tuple[str, ...]) -> None:
    assert run("--journal", path, "compare", *arguments).status == 2
    assert run("compare", "--help").out.startswith("Usage: growth-rings compare")
