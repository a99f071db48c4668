"""`growth-rings year`: the page to keep of a closed review, as a file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from assessment.reporting.quotations import Quotation
from assessment.reviews.sources import PassageSource, SourceKind
from rubrics.library import Library
from storage.journal import Journal
from storage.sample import write_sample
from tests.assessment.examples import a_cycle, a_rubric
from tests.storage.files import names_in
from tests.ui.commands.running import (
    PLANNING,
    Done,
    add_review,
    is_one_plain_line,
    run,
    run_apart,
)

OPEN, SECRET = "Open words on planning in 2025.", "Secret words on planning in 2025."


def quote(path: Path, *passages: str, despite_private: bool = False) -> None:
    """Chooses passages of the latest review's answers on planning."""
    with Journal.open(path) as journal:
        latest = journal.reviews.snapshots()[-1].cycle.id
        journal.quotations.choose(
            latest,
            tuple(
                Quotation(
                    source=PassageSource(
                        kind=SourceKind.ANSWER,
                        rubric_id="practice",
                        name=f"planning-{'badly' if passage.startswith('Secret') else 'well'}",
                    ),
                    passage=passage,
                    despite_private=despite_private,
                )
                for passage in passages
            ),
        )


def year(path: Path, out: Path, *arguments: str, cycle: str = "latest") -> Done:
    return run("--journal", path, "year", "--cycle", cycle, *arguments, "--out", out, "--force")


def page(path: Path, tmp_path: Path, *arguments: str, cycle: str = "latest") -> str:
    out = tmp_path / "year.html"
    done = year(path, out, *arguments, cycle=cycle)
    assert (done.status, done.err) == (0, "")
    return out.read_text("utf-8")


@pytest.mark.parametrize("suffix, start", [(".pdf", b"%PDF-"), (".HTML", b"<!doctype")])
def test_it_takes_the_form_of_its_suffix_for_its_owner_only(
    path: Path, tmp_path: Path, suffix: str, start: bytes
) -> None:
    out = tmp_path / f"year{suffix}"
    done = year(path, out)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"The page is at {out}\n")
    assert "not encrypted" in done.out
    assert out.read_bytes().startswith(start)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_it_compares_with_the_snapshot_before_by_default(path: Path, tmp_path: Path) -> None:
    assert "compared with Review of 2024" in page(path, tmp_path)
    assert "compared with Review of 2023" in page(path, tmp_path, "--before", "Review of 2023")
    assert "beside" not in page(path, tmp_path, "--before", "none")


def test_it_holds_what_was_chosen_in_the_window(path: Path, tmp_path: Path) -> None:
    quote(path, OPEN)
    assert OPEN in page(path, tmp_path)
    assert OPEN not in page(path, tmp_path, cycle="previous")


def test_what_is_private_stands_on_it_only_if_that_was_agreed_to_and_says_so(
    path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "year.html"
    quote(path, SECRET)
    done = year(path, out)
    assert "The quotation on “Planning” is left out" in done.out
    assert SECRET not in done.out + out.read_text("utf-8")
    quote(path, SECRET, despite_private=True)
    done = year(path, out)
    assert "One quotation comes from text you marked as private." in done.out
    assert SECRET not in done.out
    assert SECRET in out.read_text("utf-8")


def test_what_a_pdf_can_not_claim_is_said(path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        latest = journal.reviews.snapshots()[-1].cycle.id
        journal.reviews.reopen(latest)
        journal.reviews.save_reflection(latest, "In no font: \U000a0000", private=False)
        journal.reviews.close(latest)
        source = PassageSource(kind=SourceKind.REFLECTION)
        unprintable = Quotation(source=source, passage="In no font: \U000a0000")
        journal.quotations.choose(latest, (unprintable,))
    assert "does not claim to be accessible" in year(path, tmp_path / "year.pdf").out
    assert "does not claim" not in year(path, tmp_path / "year.html").out


def test_a_past_rating_stays_hidden_and_the_command_says_until_when(
    path: Path, tmp_path: Path
) -> None:
    with Journal.open(path) as journal:
        journal.reviews.start(a_cycle(2026, [a_rubric()]), [a_rubric()])
    done = year(path, tmp_path / "year.html")
    assert "once your open review has its own rating" in done.out
    assert "Two skills are hidden for now." in page(path, tmp_path)
    assert ">Rose<" not in page(path, tmp_path)


def test_what_can_not_be_made_is_one_plain_sentence_and_no_file(path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        add_review(journal, 2026, {PLANNING: 5}, title="In the works", closed=False)
        journal.reviews.reopen(journal.reviews.snapshots()[-1].cycle.id)
        latest = journal.reviews.drafts()[0].cycle.id
        endless = "So it was. " * 3000
        journal.reviews.save_reflection(latest, endless, private=False)
        journal.reviews.close(latest)
        whole = Quotation(source=PassageSource(kind=SourceKind.REFLECTION), passage=endless)
        journal.quotations.choose(latest, (whole,))
    for cycle, words in (("In the works", "still open"), ("latest", "too long for one page")):
        done = year(path, tmp_path / "year.pdf", cycle=cycle)
        assert (done.status, done.out) == (1, "")
        assert words in done.err
        assert "Nothing was written." in done.err
        assert is_one_plain_line(done.err)
    assert "year.pdf" not in names_in(tmp_path)


@pytest.mark.parametrize("folder", ["nowhere", "taken"])
def test_a_place_that_can_not_be_written_is_named(path: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / "taken" / "year.pdf").mkdir(parents=True)
    done = year(path, tmp_path / folder / "year.pdf")
    assert (done.status, done.out) == (1, "")
    assert is_one_plain_line(done.err)
    assert not (tmp_path / "nowhere").exists()
    assert names_in(tmp_path / "taken") == {"year.pdf"}


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_the_page_is_written_where_no_window_is(suffix: str, tmp_path: Path) -> None:
    journal, out = tmp_path / "sample.rings", tmp_path / f"page{suffix}"
    write_sample(journal, Library())
    done = run_apart("--journal", journal, "year", "--cycle", "latest", "--out", out)
    assert (done.status, done.err) == (0, "")
    assert out.stat().st_size > 5_000


def test_a_journal_is_never_replaced_by_a_page_whatever_its_name(path: Path) -> None:
    journal = path.rename(path.with_name("mine.html"))
    before = journal.read_bytes()
    done = run("--journal", journal, "year", "--cycle", "latest", "--out", journal)
    assert done.status == 1
    assert "is a journal" in done.err
    assert journal.read_bytes() == before
    assert names_in(journal.parent) == {journal.name}
