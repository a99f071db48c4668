"""The commands on the journal itself: list its reviews, and check it."""

from __future__ import annotations

from pathlib import Path

import click

from ui.commands.shell import say, say_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_obj
def cycles(journal: Path | None, *, as_json: bool) -> None:
    """List the reviews in the journal, newest first."""
    from ui.commands.choices import open_journal
    from ui.commands.reviews_text import cycle_list, cycle_record

    with open_journal(journal) as opened:
        found = opened.reviews.cycles()
    if as_json:
        say_json([cycle_record(cycle) for cycle in reversed(found)])
    else:
        say(cycle_list(found))


@click.command()
@click.pass_obj
def check(journal: Path | None) -> None:
    """Check the whole journal, down to each row.

    It names where the damage is, never what is written there.
    """
    from storage.copies import with_good_copy
    from storage.file.errors import AlteredSchema, DamagedJournal
    from ui.commands.choices import open_journal

    try:
        with open_journal(journal) as opened:
            opened.check()
            count = len(opened.reviews.cycles())
            path = opened.path
    except (AlteredSchema, DamagedJournal) as error:
        raise with_good_copy(error) from error
    reviews = "1 review" if count == 1 else f"{count} reviews"
    say(f"The journal {path} is sound: {reviews}, and every row can be read.")
