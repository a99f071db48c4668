"""Every command. Without one, the window opens.

Nothing slow is imported before a command is sure to need it: the window must be there at once.
"""

from __future__ import annotations

from pathlib import Path

import click

from ui.commands.comparing import chart, compare_reviews
from ui.commands.reporting import report, year
from ui.commands.shell import (
    FILE,
    Commands,
    line_width,
    lose_no_line,
    refuse_without_display,
    say,
    say_json,
)


def main() -> None:
    """Runs the command that this process was started with, then ends the process."""
    lose_no_line()
    growth_rings.main(prog_name="growth-rings")


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    if wanted and not ctx.resilient_parsing:
        from ui.version import product_version

        click.echo(f"growth-rings {product_version()}")
        ctx.exit()


@click.group(cls=Commands, invoke_without_command=True)
@click.option(
    "--journal",
    type=FILE,
    metavar="FILE",
    help="The journal to use, instead of the one GROWTH_RINGS_JOURNAL names or the default one.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and leave.",
)
@click.pass_context
def growth_rings(ctx: click.Context, journal: Path | None) -> None:
    """A private journal for honest self-reviews. Without a command, its window opens.

    A review C is named by its id or its title; "latest" and "previous" are the last two closed.
    """
    ctx.obj = journal
    if ctx.invoked_subcommand is None:
        from storage.file.places import journal_path

        refuse_without_display()
        ctx.exit(_open_window(journal_path(journal)))


@growth_rings.group()
def rubrics() -> None:
    """The rubrics in the library."""


@rubrics.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def list_rubrics(*, as_json: bool) -> None:
    """List the rubrics in the library."""
    from rubrics.library import Library
    from ui.commands.text import rubric_entry, rubric_record

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
    from ui.commands.text import rubric_text

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
    from ui.commands.text import rubric_size

    rubric = load_file(file)
    say(f"{file.name} is a complete rubric: {rubric.title}, {rubric_size(rubric)}.")


@growth_rings.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_obj
def cycles(journal: Path | None, *, as_json: bool) -> None:
    """List the reviews in the journal, the newest first."""
    from ui.commands.choices import open_journal
    from ui.commands.text import cycle_list, cycle_record

    with open_journal(journal) as opened:
        found = opened.reviews.cycles()
    if as_json:
        say_json([cycle_record(cycle) for cycle in reversed(found)])
    else:
        say(cycle_list(found))


growth_rings.add_command(chart)
growth_rings.add_command(compare_reviews)
growth_rings.add_command(report)
growth_rings.add_command(year)


@growth_rings.command()
@click.argument("file", required=False, type=FILE)
@click.option("--no-open", is_flag=True, help="Only write it.")
@click.pass_context
def demo(ctx: click.Context, file: Path | None, *, no_open: bool) -> None:
    """Write a sample journal of four years, and open it to look around.

    Without FILE it lies in the folder of your own journals, which stay as they are.
    """
    if not no_open:
        refuse_without_display()
    from storage.file.places import default_path
    from ui.commands.choices import put_sample

    path = file.absolute() if file else default_path().with_name("sample.rings")
    if put_sample(path):
        say(f"A sample journal of four years was written to {path}")
    else:
        say(f"The sample journal at {path} was there already and stays as it is.")
    if not no_open:
        ctx.exit(_open_window(path))


def _open_window(path: Path) -> int:
    from ui.desktop.start import run

    return run(path)
