"""The commands that set reviews beside each other: as a chart, or in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ui.commands.shell import FILE, line_width, refuse_suffix, say, say_json, say_written

if TYPE_CHECKING:
    from pathlib import Path

    from ui.charts.kinds import ChartKind


def _chart_kind(_ctx: click.Context, _param: click.Parameter, name: str) -> ChartKind:
    from ui.charts.kinds import ChartKind

    try:
        return ChartKind(name)
    except ValueError:
        known = ", ".join(ChartKind)
        raise click.BadParameter(f"there is no chart of that name; choose from {known}.") from None


@click.command()
@click.argument("kind", metavar="NAME", callback=_chart_kind)
@click.option("--cycle", metavar="C", required=True, help="The review to draw.")
@click.option("--before", metavar="C", help="Compare with this one, not the snapshot before it.")
@click.option("--from", "first", metavar="C", help="Begin a history with this one.")
@click.option("--rubric", "rubric_id", metavar="ID", help="Only the skills of this rubric.")
@click.option("--cluster", metavar="TITLE", help="Only the skills of this cluster (or its id).")
@click.option(
    "--skill",
    metavar="ID",
    help="Only this skill (or its title); in slope and energy, brought out.",
)
@click.option("--out", type=FILE, metavar="FILE", required=True, help="Ends in .png, .svg or .pdf.")
@click.pass_obj
def chart(
    journal: Path | None,
    *,
    kind: ChartKind,
    cycle: str,
    before: str | None,
    out: Path,
    **names: str | None,
) -> None:
    """Draw a review as a PNG, SVG or PDF file.

    NAME is "dumbbell" or "slope" (what moved since the snapshot before), "profile" (that review
    alone) or, of every review up to that one by one rubric, "rings", "steps" (a line a skill),
    "heatmap" (every level) or "energy" (level against energy).
    """
    from ui.charts.export import SUFFIXES, save
    from ui.charts.kinds import Needs, needs
    from ui.commands.choices import choose
    from ui.commands.comparing_choices import Narrowed, drawing

    if before is not None and needs(kind) is not Needs.TWO_REVIEWS:
        raise click.UsageError(f"a {kind} chart compares no two reviews: leave “--before” out.")
    if names["first"] is not None and needs(kind) is not Needs.HISTORY:
        raise click.UsageError(f"a {kind} chart is of no history: leave “--from” out.")
    refuse_suffix(out, SUFFIXES)
    values, highlight = drawing(kind, choose(journal, cycle, before), Narrowed(**names))
    save(kind, values, out, highlight=highlight)
    say_written(out, "chart")


@click.command("compare")
@click.option("--before", metavar="C", required=True, help="The earlier review.")
@click.option("--after", metavar="C", required=True, help="The later review.")
@click.option("--cluster", metavar="TITLE", help="Only the skills of this cluster (or its id).")
@click.option("--skill", metavar="ID", help="Only this skill (or its title).")
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

    What you marked as private in the work log counts for nothing here.
    """
    from ui.commands.comparing_choices import Narrowed, chosen_comparison
    from ui.commands.comparing_text import comparison_record, comparison_text

    narrowed = Narrowed(cluster=cluster, skill=skill)
    found = chosen_comparison(journal, after, before, narrowed)
    if as_json:
        say_json(comparison_record(*found))
    else:
        say(comparison_text(*found, line_width()))
