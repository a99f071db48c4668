"""One review's profile: each skill's level on the steps of its own scale."""

from __future__ import annotations

from matplotlib.figure import Figure

from assessment.profile import Profile
from assessment.wording import ENERGY_WORDS, capitalised, mark_words, share_words
from ui.charts.drawn import ChartTable, DrawnChart, DrawnMark
from ui.charts.rows import RowLabel, draw_rows, lay_out
from ui.charts.sheet import Sheet, heading_height
from ui.charts.style import ChartStyle
from ui.tokens import level_colour

DOT = 16.0
NOTHING = "This review holds no skill."


def draw(figure: Figure, profile: Profile, style: ChartStyle) -> DrawnChart:
    """Draws the profile in the order of the walk."""
    sheet = Sheet(figure, style)
    title, caption, finding = _words(profile)
    table = _table(profile)
    if not profile.rows:
        sheet.nothing(NOTHING)
        return DrawnChart(title, caption, finding, table, ())
    labels = _labels(profile)
    layout = lay_out(labels, style, sheet.width, sheet.heading(title, caption))
    draw_rows(sheet, labels, layout)
    marks: list[DrawnMark] = []
    colours = style.colours
    for row, y in zip(profile.rows, layout.ys, strict=True):
        level = row.mark.level
        if level is None:
            text = sheet.text(
                (layout.left, y),
                capitalised(mark_words(row.mark)),
                size=style.meta,
                colour=colours.muted,
            )
            text.set_bbox({"facecolor": style.background, "edgecolor": "none", "pad": 1})
            continue
        x = layout.x(level)
        sheet.lines([((layout.left, y), (x, y))], [colours.line], style.mark(4), "stems")
        edge = style.faint(colours.ink) if row.mark.is_faint else colours.ink
        fill = (
            style.background
            if profile.is_pulse
            else level_colour(colours, level, row.highest_level)
        )
        sheet.dots([(x, y)], [fill], [edge], style.mark(DOT), "now")
        words = f"{row.title}, {profile.title}: {mark_words(row.mark)}"
        marks.append(DrawnMark(row.key, "now", level, x, y, words))
    return DrawnChart(title, caption, finding, table, tuple(marks))


def preferred_height(profile: Profile, style: ChartStyle, width: float) -> float:
    """The height in pixels that the chart wants at a width."""
    title, caption, _ = _words(profile)
    top = heading_height(style, title, caption, width)
    if not profile.rows:
        return top + style.px(60)
    return lay_out(_labels(profile), style, width, top).bottom + style.px(12)


def _labels(profile: Profile) -> list[RowLabel]:
    return [
        RowLabel(row.title, f"{row.rubric_title} {row.cluster}", row.highest_level)
        for row in profile.rows
    ]


def _words(profile: Profile) -> tuple[str, str, str]:
    rated = sum(1 for row in profile.rows if row.mark.level is not None)
    pulse = " It was a pulse, ratings only, so its marks are hollow." if profile.is_pulse else ""
    return (
        f"Profile of {profile.title}",
        f"Each skill on its own steps; a lighter edge was held with low confidence.{pulse}",
        f"{profile.title}: {share_words(rated, len(profile.rows), 'skill')} rated.",
    )


def _table(profile: Profile) -> ChartTable:
    return ChartTable(
        ("Skill", "Rating", "Energy", "What that level means"),
        tuple(
            (
                row.title,
                capitalised(mark_words(row.mark)),
                "" if row.mark.energy is None else capitalised(ENERGY_WORDS[row.mark.energy]),
                row.anchor,
            )
            for row in profile.rows
        ),
    )
