"""Every mistake in a rubric is named: the file, the place in it, and what was expected there."""

from __future__ import annotations

import re

import pytest

from rubrics.errors import RubricError
from rubrics.reading import parse_toml
from tests.rubrics.examples import COMPLETE


def message_after(old: str, new: str) -> str:
    """What is said of the complete rubric with one text in place of another."""
    assert COMPLETE.count(old) == 1, old
    with pytest.raises(RubricError) as caught:
        parse_toml(COMPLETE.replace(old, new), "mine.toml")
    return caught.value.message


def without_line(described: str) -> str:
    """A mistake without the number of its line."""
    return re.sub(r" \(line \d+\)$", "", described)


ID = "an id of lowercase letters, digits and single hyphens"
DATE = "source > published: expected a date like 2025, 2025-10 or 2025-10-26"
IDLE_CLUSTER = '[[clusters]]\nid = "idle"\ntitle = "Idle"\nsummary = "Empty."\n'
SOURCE = COMPLETE[COMPLETE.index("[source]") : COMPLETE.index("\n[[clusters]]")]
OF_THE_PROGRAM = ("pydantic", "tuple", "dictionary", "str(", "datetime", "None", "regex", "[key]")
SKILL, QUESTION = 'skills[1] "planning"', 'skills[1] "planning" > questions[2] "planning-badly"'

MISTAKES = {
    "a missing field": ('title = "Practice"\n', "", "title: is missing"),
    "a missing table": (
        '[[clusters]]\nid = "core"\ntitle = "Core"\nsummary = "What always counts."\n',
        "",
        "clusters: is missing",
    ),
    "a missing field of a skill": (
        'definition = "Knows what comes next."\n',
        "",
        f"{SKILL} > definition: is missing",
    ),
    "a missing id": ('id = "planning-well"\n', "", f"{SKILL} > questions[1] > id: is missing"),
    "a field that is none": (
        'title = "Planning"',
        'title = "Planning"\ncolour = "red"',
        f"{SKILL} > colour: is not a field of a rubric; check its spelling",
    ),
    "a bad id": (
        'id = "practice"',
        'id = "My Practice"',
        f"id: expected {ID}, found 'My Practice'",
    ),
    "an id that is too long": (
        'id = "practice"',
        f'id = "{"a" * 65}"',
        "id: is too long (65 characters); expected at most 64",
    ),
    "an unknown cluster": (
        'cluster = "core"',
        'cluster = "cores"',
        "skill 'planning' names the cluster 'cores'; expected one of: core",
    ),
    "an unknown era": (
        '[skills.standing]\nthen = "It counted."',
        '[skills.standing]\nonce = "It counted."',
        "skill 'planning' names the era 'once'; expected one of: then, now",
    ),
    "an id twice": (
        'id = "planning-badly"',
        'id = "planning-well"',
        "the question id 'planning-well' is used twice; expected each id once",
    ),
    "an era twice": (
        '[[eras]]\nid = "now"',
        '[[eras]]\nid = "then"',
        "the era id 'then' is used twice; expected each id once",
    ),
    "a cluster without a skill": (
        '[[clusters]]\nid = "core"',
        f'{IDLE_CLUSTER}\n[[clusters]]\nid = "core"',
        "cluster 'idle' has no skill; expected at least one",
    ),
    "too few anchors": (
        'anchors = ["Does not.", "Does."]',
        'anchors = ["Does."]',
        f"{SKILL} > anchors: has too few entries (1); expected at least 2",
    ),
    "too many anchors": (
        'anchors = ["Does not.", "Does."]',
        f"anchors = {[f'Way {n}.' for n in range(11)]}",
        f"{SKILL} > anchors: has too many entries (11); expected at most 10",
    ),
    "an empty anchor": (
        'anchors = ["Does not.", "Does."]',
        'anchors = ["Does not.", " "]',
        f"{SKILL} > anchors[2]: is empty; expected text",
    ),
    "a text that is too long": (
        'title = "Core"',
        f'title = "{"x" * 301}"',
        'clusters[1] "core" > title: is too long (301 characters); expected at most 300',
    ),
    "a wrong intent": (
        'intent = "ineffective"',
        'intent = "bad"',
        f"{QUESTION} > intent: expected 'effective', 'ineffective' or 'reflection', found 'bad'",
    ),
    "a wrong audience": (
        'audience = "anyone"',
        'audience = "people"',
        "audience: expected 'manager', 'engineer' or 'anyone', found 'people'",
    ),
    "a date that is none": (
        'published = "2025-10-26"',
        'published = "October 2025"',
        f"{DATE}, found 'October 2025'",
    ),
    "a day that no calendar has": (
        'published = "2025-10-26"',
        'published = "2025-02-30"',
        f"{DATE}, found '2025-02-30'",
    ),
    "a month that no calendar has": (
        'published = "2025-10-26"',
        'published = "2025-13"',
        f"{DATE}, found '2025-13'",
    ),
    "a date without quotes": (
        'published = "2025-10-26"',
        "published = 2025-10-26",
        "source > published: expected text in quotes, found 2025-10-26",
    ),
    "a number for a text": (
        'title = "Core"',
        "title = 3",
        'clusters[1] "core" > title: expected text in quotes, found 3',
    ),
    "a text for a number": (
        "version = 1",
        'version = "1"',
        "version: expected a whole number, found '1'",
    ),
    "a version below 1": ("version = 1", "version = 0", "version: expected 1 or more, found 0"),
    "a version without end": (
        "version = 1",
        f"version = {10**30}",
        f"version: expected {10**6} or less, found {10**30}",
    ),
    "a text for a list": (
        'anchors = ["Does not.", "Does."]',
        'anchors = "Does."',
        f"{SKILL} > anchors: expected a list, found 'Does.'",
    ),
    "a text for a table": (
        SOURCE,
        'source = "A text"\n',
        "source: expected a table, found 'A text'",
    ),
    "a list for a text": (
        'summary = "What always counts."',
        "summary = " + str(["What always counts."] * 50),
        'clusters[1] "core" > summary: expected text in quotes, found a list',
    ),
    "a bad id of an era": (
        '[skills.standing]\nthen = "It counted."',
        '[skills.standing]\n"The past" = "It counted."',
        f"{SKILL} > standing > The past: expected {ID}, found 'The past'",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_names_its_file_its_place_and_what_was_expected(mistake: str) -> None:
    old, new, expected = MISTAKES[mistake]
    message = message_after(old, new)
    assert message.startswith("mine.toml is not a complete rubric:\n")
    assert [without_line(line) for line in message.splitlines()[1:]] == [f"  {expected}"]


def test_every_mistake_is_named_at_once_in_the_order_of_the_rubric() -> None:
    broken = COMPLETE.replace('intent = "effective"', 'intent = "good"').replace(
        'title = "Practice"\n', ""
    )
    with pytest.raises(RubricError) as caught:
        parse_toml(broken, "mine.toml")
    lines = caught.value.message.splitlines()
    assert [line.split(":")[0].strip() for line in lines[1:]] == [
        "title",
        f'{SKILL} > questions[1] "planning-well" > intent',
    ]


def test_an_empty_file_lacks_everything() -> None:
    with pytest.raises(RubricError) as caught:
        parse_toml("", "mine.toml")
    assert "  skills: is missing" in caught.value.message.splitlines()


def test_a_long_wrong_text_is_quoted_shortened() -> None:
    message = message_after('audience = "anyone"', f'audience = "{"someone " * 200}"')
    assert len(message) < 300


def test_no_message_speaks_of_the_program() -> None:
    for old, new, _ in MISTAKES.values():
        message = message_after(old, new)
        for word in OF_THE_PROGRAM:
            assert word not in message


def test_the_complete_rubric_is_complete() -> None:
    assert parse_toml(COMPLETE, "mine.toml").id == "practice"


LINES = {
    "a field": ("version = 1", "version = 0", "version = 0"),
    "a field of a skill": ('title = "Planning"', "title = 7", "title = 7"),
    "a missing field of a question": (
        'id = "planning-badly"\n',
        "",
        "[[skills.questions]]",
    ),
    "a field in a later table": (
        'intent = "ineffective"',
        'intent = "bad"',
        'intent = "bad"',
    ),
    "a field after a text of many lines": (
        'summary = "What always counts."',
        'summary = """\n[[skills]]\ntitle = 1\n"""\ncolour = 1',
        "colour = 1",
    ),
}


@pytest.mark.parametrize("mistake", LINES)
def test_a_mistake_names_its_line(mistake: str) -> None:
    old, new, on_line = LINES[mistake]
    broken = COMPLETE.replace(old, new)
    (described,) = message_after(old, new).splitlines()[1:]
    found = re.search(r"\(line (\d+)\)$", described)
    assert found is not None
    number = int(found[1])
    lines = broken.splitlines()
    assert lines[number - 1] == on_line
    if on_line == "[[skills.questions]]":
        assert "planning-well" not in "".join(lines[number : number + 3])


@pytest.mark.parametrize(
    "text",
    [
        f"version = 0x{'f' * 6000}",
        f'id = "{"x" * 100_000}"',
        f'"{"x" * 100_000}" = 1',
        f"a = {{ {'x' * 50_000} = 1, {'x' * 50_000} = 1 }}",
        "\n".join(f"field-{number} = 1" for number in range(50_000)),
        "skills = [" + "1, " * 50_000 + "]",
        "crosswalk = [" + "{}, " * 20_000 + "]",
        "\n".join("[[skills]]" for _ in range(20_000)),
        '"{who}" = 1\n[standing]\n"{0}" = 2',
        ".".join("a" * 20_000) + " = 1",
    ],
    ids=range(10),
)
def test_whatever_is_wrong_is_told_in_a_few_lines(text: str) -> None:
    with pytest.raises(RubricError) as caught:
        parse_toml(text, "mine.toml")
    message = str(caught.value)
    assert len(message) < 7000
    assert message.count("\n") <= 22
