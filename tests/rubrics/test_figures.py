"""The figures that a rubric gives in its author's name are figures of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from rubrics.library import BUILTIN_IDS, Library
from rubrics.model import Rubric

FIGURES = {
    "larson-management": {
        "eight skills": "Self-development across leadership fads",
        "two 1:1s": "Good leadership is a fad: his manager at Yahoo",
        "two years": "Good leadership is a fad: his manager at Yahoo",
        "late 2000s": "Good leadership is a fad: his manager at Yahoo",
        "2010s": "Good leadership is a fad: hypergrowth",
        "late 2022": "Good leadership is a fad: the present era",
    },
    "goedecke-engineer": {
        "two chapters": "Strong engineers; What makes strong engineers strong?",
        "april 2025": "the day of publication",
        "four traits": "What makes strong engineers strong?: the list before the first heading",
        "two reasons": "Speed: its first paragraph",
        "three points": "Speed: the list after Dan Luu's name",
    },
}
"""Each figure, and the section of the source in which it stands. Found by reading it."""
OURS = re.compile(
    r"level 3|five levels|two numbers|which of the two|the two act|four that|all eight|in four|"
    r"ten minutes",
    re.IGNORECASE,
)
"""Counts of what stands on the page itself, and the figures in an example of ours."""
NUMBER = re.compile(
    r"\b(?:(?:late |April )?\d[\d,:]*s?|two|three|four|five|six|seven|eight|nine|ten|dozens?)\b"
    r"(?: (?:[a-z]+|1:1s))?",
    re.IGNORECASE,
)


def in_the_authors_name(rubric: Rubric) -> Iterator[str]:
    """The texts that tell what the author says, each in one line."""
    texts = [rubric.summary, *(group.summary for group in (*rubric.clusters, *rubric.eras))]
    for skill in rubric.skills:
        texts += [skill.definition, *skill.standing.values()]
        texts += [question.note for question in skill.questions]
    for text in texts:
        yield " ".join(text.split())


@pytest.mark.parametrize("rubric_id", BUILTIN_IDS)
def test_a_figure_in_the_authors_name_stands_in_the_source(rubric_id: str) -> None:
    known = FIGURES[rubric_id]
    met: set[str] = set()
    for text in in_the_authors_name(Library().rubric(rubric_id)):
        for found in NUMBER.finditer(OURS.sub("", text)):
            names = {name for name in known if name in found.group().lower()}
            assert names, (found.group(), text)
            met |= names
    assert met == set(known)
