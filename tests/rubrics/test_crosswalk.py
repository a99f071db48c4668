"""A crosswalk says what became of skills; one that does not hold together is refused."""

from __future__ import annotations

import pytest

from rubrics.canonical import canonical_text, fingerprint, parse_canonical
from rubrics.errors import RubricError
from rubrics.reading import parse_toml
from tests.rubrics.examples import COMPLETE
from tests.rubrics.test_checker import without_line

SECOND = COMPLETE.replace("version = 1", "version = 2")


def crossing(kind: str, before: list[str], after: list[str], why: str = "", since: int = 1) -> str:
    lines = (f"since = {since}", f'kind = "{kind}"', f"before = {before}", f"after = {after}")
    return "\n".join(["\n[[crosswalk]]", *lines, f'why = "{why}"\n'])


def test_a_crosswalk_is_kept_with_the_rubric() -> None:
    rubric = parse_toml(SECOND + crossing("renamed", ["plans"], ["planning"]), "mine.toml")
    again = parse_canonical(canonical_text(rubric))
    assert again == rubric
    assert again.crosswalk[0].before == ("plans",)
    assert fingerprint(rubric) != fingerprint(parse_toml(SECOND, "mine.toml"))


MISTAKES = {
    "a split into one": (
        crossing("split", ["plans"], ["planning"], "Two things."),
        "crosswalk[1]: 'split' leads here from 1 to 1; expected one skill before and several after",
    ),
    "a merger of one": (
        crossing("merged", ["plans"], ["planning"], "One thing."),
        (
            "crosswalk[1]: 'merged' leads here from 1 to 1; expected several skills before and one "
            "after"
        ),
    ),
    "a new name for two": (
        crossing("renamed", ["plans", "lists"], ["planning"]),
        "crosswalk[1]: 'renamed' leads here from 2 to 1; expected one skill before and one after",
    ),
    "the same under another id": (
        crossing("same", ["plans"], ["planning"]),
        (
            "crosswalk[1]: 'same' leads from 'plans' to 'planning'; "
            "expected one id, or the kind 'renamed'"
        ),
    ),
    "no reason": (
        crossing("redefined", ["planning"], ["planning"]),
        "crosswalk[1]: 'redefined' has no why; expected a sentence that explains it",
    ),
    "a skill that is not there": (
        crossing("renamed", ["plans"], ["foresight"]),
        "the crosswalk leads to the skill 'foresight'; expected one of: planning",
    ),
    "a step that is not taken yet": (
        crossing("same", ["planning"], ["planning"], since=2),
        "the crosswalk leads on from version 2; expected one before this one, which is 2",
    ),
    "a skill that goes two ways": (
        crossing("same", ["planning"], ["planning"])
        + crossing("split", ["planning"], ["a", "b"], "Two things."),
        "the crosswalk leads to the skill 'a'; expected one of: planning",
    ),
    "a skill that comes two ways": (
        crossing("renamed", ["plans"], ["planning"]) + crossing("renamed", ["lists"], ["planning"]),
        "the crosswalk since version 1 leads to the skill 'planning' twice; expected each once",
    ),
    "an unknown kind": (
        crossing("moved", ["plans"], ["planning"]),
        (
            "crosswalk[1] > kind: expected 'same', 'renamed', 'split', 'merged' or 'redefined', "
            "found 'moved'"
        ),
    ),
    "a version below 1": (
        crossing("same", ["planning"], ["planning"], since=0),
        "crosswalk[1] > since: expected 1 or more, found 0",
    ),
    "a text for a list": (
        crossing("same", ["planning"], ["planning"]).replace("['planning']", '"planning"', 1),
        "crosswalk[1] > before: expected a list, found 'planning'",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_crosswalk_names_its_place_and_what_was_expected(
    mistake: str,
) -> None:
    added, expected = MISTAKES[mistake]
    with pytest.raises(RubricError) as caught:
        parse_toml(SECOND + added, "mine.toml")
    heading, mistake = caught.value.message.splitlines()
    assert heading == "mine.toml is not a complete rubric:"
    assert without_line(mistake) == f"  {expected}"


def test_a_skill_leaves_a_version_by_one_way_only() -> None:
    third = COMPLETE.replace("version = 1", "version = 3")
    added = crossing("renamed", ["plans"], ["one"]) + crossing("renamed", ["plans"], ["two"])
    with pytest.raises(RubricError, match="leads from the skill 'plans' twice"):
        parse_toml(third + added, "mine.toml")


def test_what_an_earlier_step_led_to_may_be_gone_by_now() -> None:
    third = COMPLETE.replace("version = 1", "version = 3")
    rubric = parse_toml(third + crossing("renamed", ["plans"], ["lists"]), "mine.toml")
    assert rubric.crosswalk[0].after == ("lists",)
