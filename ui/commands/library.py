"""The commands on the library: list its rubrics, show one, and check one of your own."""

from __future__ import annotations

from pathlib import Path

import click

from ui.commands.shell import FILE, line_width, say, say_json


@click.group()
def rubrics() -> None:
    """The rubrics in the library."""


@rubrics.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def list_rubrics(*, as_json: bool) -> None:
    """List the rubrics in the library."""
    from rubrics.library import Library
    from ui.commands.library_text import rubric_entry, rubric_record

    found = Library().offered
    if as_json:
        say_json([rubric_record(rubric) for rubric in found])
    else:
        say("\n\n".join(rubric_entry(rubric) for rubric in found))


@rubrics.command("show")
@click.argument("rubric_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON record.")
def show_rubric(rubric_id: str, *, as_json: bool) -> None:
    """Show one rubric in full."""
    from rubrics.library import Library
    from ui.commands.library_text import rubric_text

    rubric = Library().rubric(rubric_id)
    if as_json:
        say_json(rubric.model_dump(mode="json"))
    else:
        say(rubric_text(rubric, line_width()))


@rubrics.command("check")
@click.argument("file", type=FILE)
def check_rubric(file: Path) -> None:
    """Say what is wrong with a rubric of your own, and where."""
    from rubrics.reading import load_file
    from ui.commands.library_text import rubric_size

    rubric = load_file(file)
    say(f"{file.name} is a complete rubric: {rubric.title}, {rubric_size(rubric)}.")
