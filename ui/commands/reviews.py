"""The command that lists the reviews in the journal."""

from __future__ import annotations

from pathlib import Path

import click

from ui.commands.shell import say, say_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_obj
def cycles(journal: Path | None, *, as_json: bool) -> None:
    """List the reviews in the journal, the newest first."""
    from ui.commands.choices import open_journal
    from ui.commands.reviews_text import cycle_list, cycle_record

    with open_journal(journal) as opened:
        found = opened.reviews.cycles()
    if as_json:
        say_json([cycle_record(cycle) for cycle in reversed(found)])
    else:
        say(cycle_list(found))
