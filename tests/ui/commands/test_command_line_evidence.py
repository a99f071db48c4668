"""What the work log adds to what the commands print and draw, and that nothing private does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assessment.evidence import Evidence, EvidenceKind
from storage.journal import Journal
from tests.assessment.noted_examples import an_entry
from tests.ui.commands.running import LISTENING, PLANNING, add_review, run

PAIR = ("--before", "previous", "--after", "latest")
RECORD = ("compare", *PAIR, "--json")
SUPPORTED = "Evidence since then supports this rise."
NOT_YET = "No evidence since then supports this rise yet."
SECRET = an_entry("zqsecret", on=date(2025, 5, 5), private=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with two closed reviews: planning rose by a step, listening held."""
    path = tmp_path / "journal.rings"
    with Journal.create(path) as journal:
        add_review(journal, 2024, {PLANNING: 2, LISTENING: 5})
        add_review(journal, 2025, {PLANNING: 3, LISTENING: 5})
    return path


def note(path: Path, *entries: Evidence) -> None:
    with Journal.open(path) as journal:
        for entry in entries:
            journal.evidence.save(entry)


def test_a_supported_rise_is_printed_with_the_evidence_since(path: Path) -> None:
    note(
        path,
        an_entry("Long before", on=date(2024, 5, 5)),
        an_entry("Moved the site", on=date(2025, 3, 3)),
        an_entry("Lost an hour", LISTENING, on=date(2025, 4, 4), kind=EvidenceKind.WENT_WRONG),
    )
    done = run("--journal", path, "compare", *PAIR)
    assert (done.status, done.err) == (0, "")
    assert done.out == (
        "Review of 2025 compared with Review of 2024\n\nOne skill rose, one held.\n\nPlanning\n  "
        "Review of 2024: level 2\n  Review of 2025: level 3\n  One step up, with no confidence "
        f"given: a change.\n  {SUPPORTED}\n  Evidence since Review of 2024:\n  - Moved the site "
        "(Shipped on 3 March 2025)\n\nListening\n  Review of 2024: level 5\n  Review of 2025: "
        "level 5\n  Held at level 5, with no confidence given.\n  Evidence since Review of "
        "2024:\n  - Lost an hour (Went wrong on 4 April 2025)\n"
    )


def test_a_rise_without_evidence_is_marked_and_is_a_possible_change(path: Path) -> None:
    out = run("--journal", path, "compare", *PAIR).out
    assert f"  One step up, with no confidence given: a possible change.\n  {NOT_YET}\n" in out
    assert "Evidence since Review" not in out


def test_the_record_says_what_is_supported_and_lists_the_evidence(path: Path) -> None:
    before = json.loads(run("--journal", path, *RECORD).out)
    assert [row["support"] for row in before["skills"]] == ["not supported yet", None]
    assert [row["evidence"] for row in before["skills"]] == [[], []]
    note(path, an_entry("Moved the site", PLANNING, LISTENING, on=date(2025, 3, 3)))
    record = json.loads(run("--journal", path, *RECORD).out)
    entry = {"date": "2025-03-03", "kind": "shipped", "title": "Moved the site"}
    assert [row["support"] for row in record["skills"]] == ["supported", None]
    assert [row["evidence"] for row in record["skills"]] == [[entry], [entry]]
    assert record["private_evidence_left_out"] == 0


def test_private_entries_count_for_nothing_and_it_is_said_how_many_there_are(path: Path) -> None:
    text, record = (
        run("--journal", path, "compare", *PAIR).out,
        json.loads(run("--journal", path, *RECORD).out),
    )
    note(path, SECRET)
    printed = run("--journal", path, "compare", *PAIR).out
    left_out = "One private piece of evidence is left out.\n\n"
    assert left_out in printed
    assert printed.replace(left_out, "") == text
    new_record = json.loads(run("--journal", path, *RECORD).out)
    assert new_record == {**record, "private_evidence_left_out": 1}


def test_only_the_private_entries_of_the_skills_compared_are_counted(path: Path) -> None:
    note(path, SECRET)
    narrowed = run("--journal", path, "compare", *PAIR, "--skill", "listening")
    assert "left out" not in narrowed.out


@pytest.mark.parametrize("kind", ["dumbbell", "slope", "profile", "rings", "steps", "heatmap"])
def test_no_chart_tells_of_private_entries(path: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "chart.svg"
    command = ("chart", kind, "--cycle", "latest", "--out", out, "--force")
    assert run("--journal", path, *command).status == 0
    before = out.read_bytes()
    note(path, SECRET)
    assert run("--journal", path, *command).status == 0
    assert out.read_bytes() == before


def test_a_hidden_skill_has_its_evidence_and_nothing_of_a_movement(path: Path) -> None:
    note(path, an_entry("Moved the site", on=date(2025, 3, 3)))
    with Journal.open(path) as journal:
        add_review(journal, 2026, {LISTENING: 4}, closed=False)
    out = run("--journal", path, "compare", *PAIR).out
    assert "- Moved the site (Shipped on 3 March 2025)" in out
    assert (SUPPORTED in out, NOT_YET in out) == (False, False)
    planning = json.loads(run("--journal", path, *RECORD).out)["skills"][0]
    assert planning["support"] is None
    assert [entry["title"] for entry in planning["evidence"]] == ["Moved the site"]


def test_a_report_takes_private_entries_in_only_when_asked(path: Path, tmp_path: Path) -> None:
    note(path, SECRET)
    out = tmp_path / "report.md"
    command = ("report", "--cycle", "latest", "--out", out, "--force")
    done = run("--journal", path, *command)
    assert "one private piece of evidence are left out." in done.out.replace("\n", " ")
    assert "zqsecret" not in out.read_text(encoding="utf-8")
    done = run("--journal", path, *command, "--include-private")
    assert "one private piece of evidence are included." in done.out.replace("\n", " ")
    assert "**zqsecret** · Shipped on 5 May 2025 (private)" in out.read_text(encoding="utf-8")
