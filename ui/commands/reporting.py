"""The commands that write a review to a file: its report, and its yearly page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from ui.commands.shell import FILE, OUT_FORCE, check_out, say, say_written

BEFORE = click.option(
    "--before",
    metavar="C",
    help="Compare with this one instead of the closed review before it; “none” compares with "
    "nothing.",
)


@click.command()
@click.option("--cycle", metavar="C", required=True, help="The review to report on.")
@BEFORE
@click.option(
    "--out",
    type=FILE,
    metavar="FILE",
    required=True,
    help="The file to write, ending in .md, .html or .pdf.",
)
@OUT_FORCE
@click.option("--include-private", is_flag=True, help="Include what you marked as private.")
@click.pass_obj
def report(
    journal: Path | None,
    *,
    cycle: str,
    before: str | None,
    out: Path,
    force: bool,
    include_private: bool,
) -> None:
    """Write the report of a review as a Markdown, HTML or PDF file.

    What you marked as private is left out.
    """
    from assessment.reporting.report_evidence import days_reported
    from assessment.sharing import (
        context_with_private,
        ratings_to_share,
        report_to_share,
        report_with_private,
    )
    from ui.commands.choices import choose, context_of, noted_on
    from ui.reports.charts import charts_of
    from ui.reports.write import SUFFIXES, write_report

    check_out(out, SUFFIXES, "report", force=force)
    chosen = choose(journal, cycle, before)
    review, earlier, hidden, around = chosen.review, chosen.before, chosen.hidden, chosen.around
    rating_context = context_of(journal, chosen)
    entries = noted_on(journal, days_reported(review, earlier))
    if include_private:
        made = report_with_private(review, earlier, hidden, rating_context, entries)
        around = context_with_private(rating_context)
    else:
        made = report_to_share(review, earlier, hidden, rating_context, entries)
    charts = charts_of(ratings_to_share(review, earlier, hidden, around))
    note = write_report(made, charts, out, datetime.now(UTC))
    for words in (made.value.private_words, note):
        if words:
            say(words)
    say_written(out, "report")


@click.command()
@click.option("--cycle", metavar="C", required=True, help="The closed review to make a page of.")
@BEFORE
@click.option(
    "--out",
    type=FILE,
    metavar="FILE",
    required=True,
    help="The file to write, ending in .pdf or .html.",
)
@OUT_FORCE
@click.pass_obj
def year(journal: Path | None, *, cycle: str, before: str | None, out: Path, force: bool) -> None:
    """Write a page to keep: a closed review on one side of A4.

    It includes the passages that you chose for it in the window.
    """
    from assessment.sharing import yearly_page_to_share
    from storage.journal import utc_now
    from ui.commands.choices import choose, chosen_quotations
    from ui.reports.yearly.write import SUFFIXES, write_yearly_page

    check_out(out, SUFFIXES, "page", force=force)
    chosen = choose(journal, cycle, before)
    quotations = chosen_quotations(journal, chosen.review)
    page = yearly_page_to_share(
        chosen.review, chosen.before, chosen.hidden, quotations, chosen.around
    )
    note = write_yearly_page(page, out, made_at=utc_now())
    side = page.value
    for words in (*side.missing, side.hidden_words, side.private_words, note):
        if words:
            say(words)
    say_written(out, "page")
