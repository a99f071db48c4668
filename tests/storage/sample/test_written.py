"""What is written in the sample: it bears out the levels, and reads as people write."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from rubrics.library import BUILTIN_IDS
from storage.sample.story import read_cycles, read_part

YEARS = (2022, 2023, 2024, 2025)
WRY = (
    r"^\w+(?: \w+)?[.?]$",
    r"if i may|in other words|or so i tell|there it is|to have a witness|while writing this",
    r"would suit an? |clipped from|out of a magazine|like some old|pinned above|fence round",
    r"unreasonably|sarcasm|as a compliment|dignified|stapler|bottle by|bad conscience|in protest",
    r"plain neglect|ironically|and cross|thrift or laziness|half a mark|like to like",
    r"fond of|was decent about|a friday at a time|could swap parts",
)
"""How an answer ends that ends on a quip: a word or two alone, an aside, a picture, a joke on
oneself. Each stood here once.
"""
BEARS_OUT: dict[tuple[str, str, int], tuple[int, str, str]] = {
    ("goedecke-engineer", "pragmatism", 2022): (
        3,
        r"i left .* out .*pull request|took it out",
        r"lead decided|and kept to it",
    ),
    ("goedecke-engineer", "pragmatism", 2023): (
        4,
        r"proposed on day two .*what|agreed",
        r"the invoice module, i think",
    ),
    ("goedecke-engineer", "technical-ability", 2022): (
        3,
        r"nobody was afraid of it",
        r"had avoided those",
    ),
    ("goedecke-engineer", "self-belief", 2023): (
        3,
        r"when the unknown is small",
        r"wouldn't have done last year",
    ),
    ("larson-management", "execution", 2024): (
        3,
        r"the next project begins with it still there",
        r"have done nothing about",
    ),
    ("larson-management", "ownership", 2025): (
        4,
        r"i had been asked to",
        r"under earlier owners",
    ),
    ("larson-management", "navigating-ambiguity", 2025): (
        3,
        r"says what to do.*haven't yet freed",
        r"what had been wrong with the others",
    ),
    ("larson-management", "clarity", 2022): (
        2,
        r"came to ask me why",
        r"the opposite order",
    ),
}
"""For some levels, what is written that bears them out, and what would belong to the level beside.
The first stood with the words of the level below it; the others were found by looking further.
"""


@pytest.mark.parametrize("key", BEARS_OUT)
def test_what_is_written_bears_the_level_out(key: tuple[str, str, int]) -> None:
    rubric_id, skill_id, year = key
    level, borne_out_by, of_another_level = BEARS_OUT[key]
    said = read_part(rubric_id, year).skills[skill_id]
    words = " ".join(" ".join((said.note, *said.answers.values())).lower().split())
    assert said.level == level
    assert re.search(borne_out_by, words)
    assert not re.search(of_another_level, words)


def ending(text: str) -> str:
    """The last sentence of an answer of several, or nothing."""
    _, *others = re.split(r"(?<=[.?])[)”\"]*\s+", text.strip().replace("*", ""))
    return others[-1] if others else ""


def written() -> Iterator[str]:
    """Every answer, note and reflection of the four reviews."""
    for rubric_id in BUILTIN_IDS:
        for year in YEARS:
            for said in read_part(rubric_id, year).skills.values():
                yield from (said.note, *said.answers.values())
    yield from (cycle.reflection for cycle in read_cycles())


@pytest.mark.parametrize("wry", WRY)
def test_nothing_written_in_a_review_ends_on_a_quip(wry: str) -> None:
    endings = [ending(text) for text in written()]
    assert [words for words in endings if re.search(wry, words.lower())] == []


@pytest.mark.parametrize(
    "text",
    [
        "The cable was cut twice. Fair.",
        "It held all winter. It stood.",
        "Four pages from it. I had put a bottle by for zero and opened it anyway.",
        "Nobody was charged twice. I checked that personally, for longer than was dignified.",
        "The other eleven are general. They would suit a ferry company.",
    ],
)
def test_a_quip_at_the_end_is_found(text: str) -> None:
    assert any(re.search(wry, ending(text).lower()) for wry in WRY)
