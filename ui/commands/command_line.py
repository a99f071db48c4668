"""The command line: every command, from the module of its area. Without one, the window opens.

Slow modules are imported only by the commands that need them, so that the window opens at once.
"""

from __future__ import annotations

from pathlib import Path

import click

from ui.commands.comparing import chart, compare_reviews
from ui.commands.library import rubrics
from ui.commands.reporting import report, year
from ui.commands.reviews import check, cycles
from ui.commands.sample import demo
from ui.commands.shell import (
    FILE,
    Commands,
    lose_no_line,
    open_window,
    refuse_without_display,
    stand_in_for_closed_streams,
)
from ui.uncaught import catch_all


def main() -> None:
    """Runs the command of this process, then exits with its status."""
    catch_all()
    stand_in_for_closed_streams()
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
    help="The journal to use, instead of the one in GROWTH_RINGS_JOURNAL or the default one.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.pass_context
def growth_rings(ctx: click.Context, journal: Path | None) -> None:
    """A private journal for honest self-reviews. Without a command, its window opens.

    For C, give the id or title of a review, or "latest" or "previous" for the last two closed.
    """
    ctx.obj = journal
    if ctx.invoked_subcommand is None:
        from storage.file.places import named_path

        refuse_without_display()
        ctx.exit(open_window(named_path(journal)))


for _command in (rubrics, cycles, check, chart, compare_reviews, report, year, demo):
    growth_rings.add_command(_command)
