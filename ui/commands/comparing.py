"""The commands that compare reviews, as a chart or in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ui.commands.shell import FILE, OUT_FORCE, check_out, line_width, say, say_json, say_written
from ui.overriding import override

if TYPE_CHECKING:
    from pathlib import Path

    from ui.charts.spec import Chart


def _chart(_ctx: click.Context, _param: click.Parameter, name: str) -> Chart:
    from ui.charts.catalogue import CHARTS

    for chart in CHARTS:
        if chart.name == name:
            return chart
    known = ", ".join(chart.name for chart in CHARTS)
    raise click.BadParameter(f"there is no chart with that name; choose from {known}.")


class ChartCommand(click.Command):
    """A command whose help ends with a list of the charts."""

    @override
    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from ui.charts.catalogue import CHARTS

        with formatter.section("Charts"):
            formatter.write_dl([(f'"{chart.name}"', f"{chart.shows}.") for chart in CHARTS])


@click.command("chart", cls=ChartCommand)
@click.argument("drawn", metavar="NAME", callback=_chart)
@click.option("--cycle", metavar="C", required=True, help="The review to draw.")
@click.option(
    "--before", metavar="C", help="Compare with this one instead of the closed review before it."
)
@click.option("--from", "first", metavar="C", help="Start a history with this one.")
@click.option("--rubric", "rubric_id", metavar="ID", help="Only the skills of this rubric.")
@click.option("--cluster", metavar="TITLE", help="Only the skills of this cluster, by title or id.")
@click.option(
    "--skill",
    metavar="ID",
    help="Only this skill, by id or title; some charts highlight it.",
)
@click.option(
    "--out",
    type=FILE,
    metavar="FILE",
    required=True,
    help="The file to write, ending in .png, .svg or .pdf.",
)
@OUT_FORCE
@click.pass_obj
def chart(
    journal: Path | None,
    *,
    drawn: Chart,
    cycle: str,
    before: str | None,
    out: Path,
    force: bool,
    **names: str | None,
) -> None:
    """Draw a review, by itself or with those before it, as a PNG, SVG or PDF file.

    NAME is one of the charts below.
    """
    from assessment.comparing.comparison import Comparison
    from assessment.comparing.growth import History
    from ui.charts.export import SUFFIXES, save
    from ui.charts.spec import ChartOptions
    from ui.commands.choices import choose
    from ui.commands.comparing_choices import Narrowed, drawing

    if before is not None and drawn.needs is not Comparison:
        raise click.UsageError(
            f"a {drawn.name} chart does not compare two reviews: leave “--before” out."
        )
    if names["first"] is not None and drawn.needs is not History:
        raise click.UsageError(f"a {drawn.name} chart does not show a history: leave “--from” out.")
    check_out(out, SUFFIXES, "chart", force=force)
    values, highlight = drawing(drawn, choose(journal, cycle, before), Narrowed(**names))
    save(drawn, values, out, ChartOptions(highlight=highlight))
    say_written(out, "chart")


@click.command("compare")
@click.option("--before", metavar="C", required=True, help="The earlier review.")
@click.option("--after", metavar="C", required=True, help="The later review.")
@click.option("--cluster", metavar="TITLE", help="Only the skills of this cluster, by title or id.")
@click.option("--skill", metavar="ID", help="Only this skill, by id or title.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON record.")
@click.pass_obj
def compare_reviews(
    journal: Path | None,
    *,
    before: str,
    after: str,
    cluster: str | None,
    skill: str | None,
    as_json: bool,
) -> None:
    """Say what moved between two reviews, skill by skill, and what was noted since.

    Private evidence is not counted.
    """
    from ui.commands.comparing_choices import Narrowed, chosen_comparison
    from ui.commands.comparing_text import comparison_record, comparison_text

    narrowed = Narrowed(cluster=cluster, skill=skill)
    found = chosen_comparison(journal, after, before, narrowed)
    if as_json:
        say_json(comparison_record(*found))
    else:
        say(comparison_text(*found, line_width()))
