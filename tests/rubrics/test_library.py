"""One library knows every rubric: the builtin ones, and those that a journal keeps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rubrics.errors import KnownError, RubricError
from rubrics.library import BUILTIN_IDS, Library
from rubrics.model import Rubric

ROOT = Path(__file__).resolve().parents[2]

LIBRARY = Library()
MANAGER, ENGINEER = LIBRARY.offered
OWN = MANAGER.model_copy(update={"id": "own", "title": "My own"})


def edition(rubric: Rubric, version: int) -> Rubric:
    return rubric.model_copy(update={"version": version})


def test_every_builtin_rubric_is_found_by_its_id() -> None:
    assert [rubric.id for rubric in Library().offered] == list(BUILTIN_IDS)
    assert Library().rubric(BUILTIN_IDS[0]) == Library().offered[0]


def test_a_library_that_nobody_asked_has_read_nothing() -> None:
    script = (
        "import sys; from rubrics.library import Library; Library(lambda: 1 / 0); "
        "print({'pydantic', 'rubrics.model', 'tomllib'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "set()\n"


def test_a_builtin_rubric_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    offered = library.offered
    monkeypatch.delattr("rubrics.reading.parse_toml")
    assert library.offered is offered
    assert library.rubric(ENGINEER.id) is offered[1]


def test_what_the_journal_keeps_is_asked_for_each_time() -> None:
    kept: list[Rubric] = []
    library = Library(lambda: kept)
    assert library.answered == ()
    kept.append(OWN)
    assert library.answered == (OWN,)


def test_before_the_first_review_the_chosen_rubrics_are_in_use() -> None:
    assert LIBRARY.in_use({ENGINEER.id}) == (ENGINEER,)


@pytest.mark.parametrize("chosen", [(), ("unknown",)])
def test_when_none_on_offer_is_chosen_all_are_in_use(chosen: tuple[str, ...]) -> None:
    assert LIBRARY.in_use(chosen) == LIBRARY.offered


def test_what_was_answered_is_in_use_in_its_newest_edition_and_in_the_order_on_offer() -> None:
    answered = (edition(ENGINEER, 1), edition(ENGINEER, 2), edition(MANAGER, 1), OWN)
    in_use = Library(lambda: answered).in_use({"unknown"})
    assert in_use == (edition(MANAGER, 1), edition(ENGINEER, 2), OWN)


@pytest.mark.parametrize("name", ["unknown", "", "../library", "larson-management.toml"])
def test_an_unknown_rubric_is_answered_with_those_there_are(name: str) -> None:
    with pytest.raises(RubricError) as caught:
        Library().rubric(name)
    assert f"'{name}'" in caught.value.message
    assert all(known in caught.value.way_out for known in BUILTIN_IDS)


def test_a_rubric_error_is_a_known_error_that_reads_as_one_text() -> None:
    error = RubricError("It broke.", "Mend it.")
    assert isinstance(error, KnownError)
    assert str(error) == "It broke. Mend it."
    assert str(RubricError("It broke.", "")) == "It broke."
