"""Commands on a journal: which one, which review, and what can't be opened stays as it is."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.review import Review
from rubrics.errors import KnownError
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.assessment.examples import a_review
from tests.conftest import EAST, WEST, StandIn
from tests.storage.files import everything_in, held_elsewhere, overwrite
from tests.ui.commands.running import (
    LISTENING,
    PLANNING,
    Done,
    add_review,
    is_one_plain_line,
    run,
    run_apart,
)
from ui.commands.choices import choose_cycle

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
NEWER = MIGRATIONS[-1].number + 1


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A journal with two closed reviews and an open one, which nobody has open."""
    path = tmp_path / "kept" / "journal.rings"
    with Journal.create(path) as journal:
        add_review(journal, 2024, {PLANNING: 2, LISTENING: 3})
        add_review(journal, 2025, {PLANNING: 4, LISTENING: 3})
        add_review(journal, 2026, {PLANNING: 4}, closed=False)
    yield path
    path.parent.chmod(0o700)


def every_command(path: Path) -> Iterator[tuple[str | Path, ...]]:
    """Every command that reads the journal at `path`."""
    out = path.parent.parent / "out"
    yield ("--journal", path, "cycles")
    yield ("--journal", path, "report", "--cycle", "latest", "--out", out.with_suffix(".md"))
    yield ("--journal", path, "year", "--cycle", "latest", "--out", out.with_suffix(".html"))
    yield (
        *("--journal", path, "chart", "profile"),
        *("--cycle", "latest", "--out", out.with_suffix(".svg")),
    )


# ---- what can't be opened ----------------------------------------------------------------------


def other_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE note (text)")
    connection.commit()
    connection.close()


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "an empty file": (lambda path: path.write_bytes(b""), "it is an empty file"),
    "text": (lambda path: path.write_text("Dear diary, " * 400), "it is another kind of file"),
    "another database": (other_database, "it is a database of another program"),
    "a truncated one": (lambda path: os.truncate(path, 9000), "is damaged"),
    "overwritten pages": (lambda path: overwrite(path, 8192, os.urandom(8192)), "is damaged"),
    "a newer one": (
        lambda path: overwrite(path, 60, NEWER.to_bytes(4)),
        "was written by a newer version of Growth Rings",
    ),
    "an older one that is read-only": (
        lambda path: (overwrite(path, 60, (1).to_bytes(4)), path.chmod(0o400)),
        "the file is read-only",
    ),
}


def refused(done: Done, path: Path) -> None:
    """Makes sure that a command named the journal in one line, and wrote nothing beside it."""
    assert (done.status, done.out) == (1, "")
    assert str(path) in done.err
    assert is_one_plain_line(done.err)
    assert list(path.parent.parent.glob("out.*")) == []


@POSIX
@pytest.mark.parametrize("what", BAD)
def test_what_can_not_be_opened_is_named_and_stays_as_it_is(path: Path, what: str) -> None:
    spoil, said = BAD[what]
    spoil(path)
    before = everything_in(path.parent)
    for command in every_command(path):
        done = run(*command)
        refused(done, path)
        assert said in done.err
        assert "It was not changed." in done.err
        assert everything_in(path.parent) == before


@POSIX
@pytest.mark.parametrize("what", ["the file", "its folder"])
def test_a_write_protected_journal_is_read_and_stays_as_it_is(path: Path, what: str) -> None:
    protected, mode = (path, 0o400) if what == "the file" else (path.parent, 0o500)
    protected.chmod(mode)
    before = everything_in(path.parent)
    for command in every_command(path):
        done = run(*command)
        assert (done.status, done.err) == (0, "")
    path.parent.chmod(0o700)
    assert everything_in(path.parent) == before


@POSIX
def test_nothing_is_said_of_a_home_where_nothing_can_be_kept(path: Path, tmp_path: Path) -> None:
    home = tmp_path / "no-folder"
    home.write_text("No folder, so that not even root can keep anything in it.")
    bare = dict.fromkeys(("MPLCONFIGDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"))
    for command in every_command(path):
        done = run_apart(*command, environ={**bare, "HOME": str(home)})
        assert (done.status, done.err) == (0, "")


def test_a_locked_journal_says_so_and_stays_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.journal.PATIENCE", 0.0)
    with held_elsewhere(path, "BEGIN EXCLUSIVE"):
        before = path.read_bytes()
        done = run("--journal", path, "cycles")
        assert path.read_bytes() == before
    refused(done, path)
    assert "is in use by another program" in done.err
    assert "Close the other program, then try again." in done.err
    assert run("--journal", path, "cycles").status == 0


def test_a_missing_journal_says_how_to_start_and_none_appears(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "none.rings"
    for command in every_command(path):
        done = run(*command)
        refused(done, path)
        assert "There is no journal at" in done.err
        assert "growth-rings demo" in done.err
    assert not path.parent.exists()


def test_a_folder_is_no_journal(path: Path) -> None:
    done = run("--journal", path.parent, "cycles")
    assert done.status == 1
    assert "it is a folder" in done.err


def test_a_process_of_its_own_says_the_same(path: Path) -> None:
    path.write_bytes(b"Dear diary")
    done = run_apart("--journal", path, "cycles")
    refused(done, path)
    assert path.read_bytes() == b"Dear diary"


@POSIX
def test_reading_a_journal_changes_nothing_in_it(path: Path) -> None:
    before = everything_in(path.parent)
    for command in every_command(path):
        assert run(*command).status == 0
    assert everything_in(path.parent) == before


# ---- which journal -----------------------------------------------------------------------------


def test_the_environment_names_a_journal_and_the_option_another(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROWTH_RINGS_JOURNAL", str(path))
    assert "Review of 2025" in run("cycles").out
    other = tmp_path / "other.rings"
    Journal.create(other).close()
    assert run("--journal", other, "cycles").out == "There is no review in this journal yet.\n"


def test_without_a_name_it_is_the_default_journal(no_real_folders: Path) -> None:
    done = run("cycles")
    assert done.status == 1
    assert f"There is no journal at {no_real_folders}" in done.err


# ---- the list of reviews -----------------------------------------------------------------------


def test_the_list_shows_every_review_the_newest_first(path: Path) -> None:
    done = run("--journal", path, "cycles")
    assert (done.status, done.err) == (0, "")
    newest, middle, _ = done.out.split("\n\n")
    assert newest.startswith("Review of 2026\n  1 January to 31 December 2026, full review, open\n")
    assert middle.startswith("Review of 2025\n  1 January to 31 December 2025, full review, closed")
    assert "practice (version 1)" in middle


def test_the_list_as_json_names_what_other_commands_take(path: Path) -> None:
    listed = json.loads(run("--journal", path, "cycles", "--json").out)
    assert [cycle["title"] for cycle in listed] == [f"Review of {y}" for y in (2026, 2025, 2024)]
    assert [cycle["state"] for cycle in listed] == ["draft", "closed", "closed"]
    assert listed[1]["period"] == {"start": "2025-01-01", "end": "2025-12-31"}
    assert listed[1]["editions"][0]["rubric_id"] == "practice"
    with Journal.open(path) as journal:
        assert [c["id"] for c in listed] == [c.id for c in reversed(journal.reviews.cycles())]


def test_the_list_shows_the_day_on_which_a_review_was_closed_wherever_it_is_read(
    tmp_path: Path, stand_in: StandIn
) -> None:
    path = tmp_path / "far.rings"
    evening = datetime(2027, 1, 10, 12, tzinfo=UTC)
    stand_in(EAST)
    with Journal.create(path, clock=lambda: evening) as journal:
        add_review(journal, 2026, {PLANNING: 1})
    stand_in(WEST)
    assert "closed on 11 January 2027" in run("--journal", path, "cycles").out
    (listed,) = json.loads(run("--journal", path, "cycles", "--json").out)
    assert (listed["opened_on"], listed["closed_on"]) == ("2026-12-31", "2027-01-11")
    assert listed["closed_at"] == "2027-01-10T12:00:00Z"


def test_the_list_tells_nothing_of_what_was_written(path: Path) -> None:
    with Journal.open(path) as journal:
        draft = journal.reviews.drafts()[0].cycle
        journal.reviews.save_reflection(draft.id, "My very own words.", private=False)
    for form in ((), ("--json",)):
        assert "words" not in run("--journal", path, "cycles", *form).out


def test_an_empty_list_as_json_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "new.rings"
    Journal.create(path).close()
    assert json.loads(run("--journal", path, "cycles", "--json").out) == []


# ---- which review ------------------------------------------------------------------------------


def cycles(*reviews: Review) -> list[ReviewCycle]:
    return [
        review.cycle.model_copy(update={"id": f"id-{number}"})
        for number, review in enumerate(reviews)
    ]


THREE = cycles(a_review(year=2024), a_review(year=2025), a_review(year=2026, closed=False))


@pytest.mark.parametrize(
    "name,found",
    [
        ("id-0", "id-0"),
        ("Review of 2024", "id-0"),
        ("review  OF 2025", "id-1"),
        ("Review of 2026", "id-2"),
        ("latest", "id-1"),
        ("Latest", "id-1"),
        ("previous", "id-0"),
    ],
)
def test_a_review_is_found_by_its_id_its_title_or_its_place(name: str, found: str) -> None:
    assert choose_cycle(THREE, name).id == found
    assert choose_cycle(THREE[::-1], name).id == found


@pytest.mark.parametrize("title", ["L’année d’été", "L’anne\u0301e d’e\u0301te\u0301"])
@pytest.mark.parametrize(
    "name", ["l’année  d’été", "L’ANNE\u0301E D’E\u0301TE\u0301", "\uff2c’année d’\u00e9t\u00e9"]
)
def test_a_review_is_found_by_its_title_in_any_form_of_unicode(title: str, name: str) -> None:
    summer = THREE[0].model_copy(update={"title": title})
    assert choose_cycle([summer, *THREE[1:]], name).id == "id-0"
    assert choose_cycle(THREE, "\uff4c\uff41\uff54\uff45\uff53\uff54").id == "id-1"


def test_an_exact_title_goes_before_one_in_another_case() -> None:
    loud = THREE[1].model_copy(update={"title": "REVIEW OF 2024"})
    assert choose_cycle([loud, THREE[0]], "Review of 2024").id == "id-0"
    assert choose_cycle([loud, THREE[0]], "REVIEW OF 2024").id == "id-1"
    with pytest.raises(KnownError, match="More than one"):
        choose_cycle([loud, THREE[0]], "review of 2024")


@pytest.mark.parametrize(
    "known,name,said",
    [
        (THREE, "Review of 1999", "There is no review with that name"),
        (THREE, "", "There is no review with that name"),
        (THREE[2:], "latest", "No review is closed yet"),
        (THREE[1:], "previous", "Only one review is closed"),
        ([], "previous", "No review is closed yet"),
        ([*THREE, THREE[0]], "Review of 2024", "More than one review has that title"),
    ],
)
def test_a_name_that_fits_none_or_several_says_where_to_look(
    known: list[ReviewCycle], name: str, said: str
) -> None:
    with pytest.raises(KnownError, match=said) as caught:
        choose_cycle(known, name)
    assert "growth-rings cycles" in caught.value.way_out


@pytest.mark.parametrize(
    "names,said",
    [
        (("Nobody", None), "There is no review with that name"),
        (("latest", "Nobody"), "There is no review with that name"),
        (("latest", "latest"), "name the same review"),
        (("previous", "latest"), "is the later of the two"),
    ],
)
def test_a_pair_that_can_not_be_compared_is_refused(
    path: Path, tmp_path: Path, names: tuple[str, str | None], said: str
) -> None:
    cycle, before = names
    pair = ["--cycle", cycle, *(["--before", before] if before else [])]
    commands = (("report",), "out.md"), (("year",), "out.pdf"), (("chart", "slope"), "out.png")
    for what, file in commands:
        done = run("--journal", path, *what, *pair, "--out", tmp_path / file)
        assert (done.status, done.out) == (1, "")
        assert said in done.err
        assert is_one_plain_line(done.err)
    assert list(tmp_path.glob("out.*")) == []


def test_json_holds_no_character_that_controls_a_terminal(tmp_path: Path) -> None:
    odd = "a\x1b[31m\x9bred\x7f"
    path = tmp_path / "odd.rings"
    with Journal.create(path) as journal:
        add_review(journal, 2025, {PLANNING: 3}, title=odd)
    done = run("--journal", path, "cycles", "--json")
    assert json.loads(done.out)[0]["title"] == odd
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.out)
