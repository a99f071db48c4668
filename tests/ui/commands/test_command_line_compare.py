"""`growth-rings compare`: what moved between two reviews, as text and as a record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assessment.comparing.noise import noise_words, rate_again
from assessment.comparing.then_test import rate_from_memory, to_ask
from assessment.comparing.three_values import MEMORY_WORDS
from assessment.model import SkillKey
from assessment.wording import HIDDEN_UNTIL
from storage.journal import Journal
from tests.assessment.examples import NOW, a_noise, a_rubric, a_skill
from tests.ui.commands.running import LISTENING, PLANNING, add_review, is_one_plain_line, run


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
        "Review of 2025 compared with Review of 2024\n\nOne skill rose, one held.\n\nPlanning\n"
        "  Review of 2024: level 2\n  Review of 2025: level 4\n"
        "  Two steps up, with no confidence given: a change.\n"
        "  No evidence since then supports this rise yet.\n\nListening\n"
        "  Review of 2024: level 5\n  Review of 2025: level 5\n"
        "  Held at level 5, with no confidence given.\n"
    )


def test_the_record_holds_the_same_for_other_programs(path: Path) -> None:
    done = run("--journal", path, "compare", *PAIR, "--json")
    record = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert record["before"] == {"title": "Review of 2024", "pulse": False}
    assert record["summary"] == "One skill rose, one held."
    planning, listening = record["skills"]
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
    assert listening["sentence"] == "Held at level 5, with no confidence given."


def look_back(path: Path, level: int, *, committed: bool = True) -> None:
    """Rates planning in the earlier review from memory."""
    with Journal.open(path) as journal:
        before, after = journal.reviews.snapshots()
        asked = to_ask(before, after, [], frozenset())[0]
        then_rating = rate_from_memory(before, after, asked, level, NOW)
        journal.then_ratings.save(then_rating.committed(NOW) if committed else then_rating)


def test_what_memory_says_stands_between_the_two_ratings(path: Path) -> None:
    plain = run("--journal", path, "compare", *PAIR)
    look_back(path, 1, committed=False)
    assert run("--journal", path, "compare", *PAIR).out == plain.out
    look_back(path, 1)
    text = run("--journal", path, "compare", *PAIR).out
    assert (
        "  Review of 2024: level 2\n  Review of 2024 from memory: level 1\n  Review of 2025: "
        "level 4\n  Two steps up, with no confidence given: a change.\n  No evidence since then "
        "supports this rise yet.\n  Your standard rose: what you rated 2 then, you would rate 1 "
        "today."
    ) in text
    summary = "By today’s standard one skill rose. Your standard rose for one."
    read_on = "by today’s standard one skill rose. Your standard rose for one."
    assert f"From memory: {read_on} {MEMORY_WORDS}" in " ".join(text.split())
    record = json.loads(run("--journal", path, "compare", *PAIR, "--json").out)
    assert record["memory"] == summary
    planning, listening = record["skills"]
    assert (planning["memory"]["level"], listening["memory"]) == (1, None)


def test_what_memory_says_of_a_hidden_skill_is_hidden_too(path: Path) -> None:
    look_back(path, 1)
    with Journal.open(path) as journal:
        add_review(journal, 2026, {LISTENING: 4}, closed=False)
    assert "memory" not in run("--journal", path, "compare", *PAIR).out
    record = json.loads(run("--journal", path, "compare", *PAIR, "--json").out)
    assert record["memory"] is None
    assert [skill["memory"] for skill in record["skills"]] == [None, None]


def test_ones_own_noise_makes_a_step_a_possible_change(tmp_path: Path) -> None:
    path = tmp_path / "noisy.rings"
    names = ("taste", "speed", "care", "depth", "reach", "order", "reuse", "finish")
    craft = a_rubric(*(a_skill(name) for name in names), rubric_id="craft")
    keys = [SkillKey(craft.id, skill.id) for skill in craft.skills]
    with Journal.create(path) as journal:
        add_review(journal, 2024, dict.fromkeys(keys, 2), others=[craft])
        cycle_id = add_review(journal, 2025, dict.fromkeys(keys, 4), others=[craft])
        pair = ("compare", "--before", "previous", "--after", "latest")
        assert "a change." in run("--journal", path, *pair).out
        review = journal.reviews.review(cycle_id)
        for key in keys:
            journal.repeats.save(rate_again(review, key, 2, NOW).committed(NOW))
    text = " ".join(run("--journal", path, *pair).out.split())
    assert noise_words(a_noise(2)) in text
    assert text.count("a possible change.") == 9
    assert json.loads(run("--journal", path, *pair, "--json").out)["noise"] == 2


def test_a_past_rating_stays_hidden_until_the_open_review_has_its_own(path: Path) -> None:
    with Journal.open(path) as journal:
        add_review(journal, 2026, {PLANNING: 4}, closed=False)
    text = run("--journal", path, "compare", *PAIR).out
    planning, listening = text.split("Listening\n")
    assert "Two steps up" in planning
    assert HIDDEN_UNTIL in " ".join(planning.split())
    assert listening.count(": hidden for now") == 2
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
        (("Nobody", "latest"), "no review with that name"),
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
