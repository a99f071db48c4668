"""One review's profile: each skill's level on the steps of its own scale.

Other people's ratings, if any, are drawn below it (see `ui.charts.other_marks`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.comparing.profile import Profile, ProfileRow
from assessment.reviews.marks import MarkState
from assessment.wording import (
    HIDDEN_UNTIL,
    capitalised,
    mark_words,
)
from ui.charts.drawn import DrawnChart, DrawnMark
from ui.charts.heading import heading_height, sentence_height
from ui.charts.legend import draw_entries, entries_height, shape_of
from ui.charts.live import LiveArea
from ui.charts.other_marks import (
    CAPTION,
    draw_others,
    has_marks,
    lanes_of,
    legend_of,
)
from ui.charts.profile_words import NOTHING, finding_of, table_of
from ui.charts.rows import RowLabel, RowLayout, draw_rows, lay_out
from ui.charts.spec import ChartOptions, ChartSpec
from ui.charts.style import ChartStyle
from ui.tokens import level_colour

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

DOT = 16.0


def draw(sheet: ChartSheet, profile: Profile, _options: ChartOptions) -> DrawnChart:
    """Draws the profile, with the skills in the order of the walk."""
    style = sheet.style
    title, caption, finding = _words(profile)
    table = table_of(profile)
    top = sheet.heading(title, caption)
    if not profile.rows:
        sheet.sentence(top, NOTHING)
        return DrawnChart(title, caption, finding, table, ())
    labels = _labels(profile)
    layout = lay_out(labels, style, sheet.width, top)
    draw_rows(sheet, labels, layout)
    rated = [
        (row, row.mark.level, y)
        for row, y in zip(profile.rows, layout.ys, strict=True)
        if row.mark.level is not None
    ]
    _draw_levels(sheet, profile, rated, layout)
    marks = tuple(
        DrawnMark(
            key=row.key,
            which="now",
            level=level,
            x=layout.x(level),
            y=y,
            words=f"{row.title}, {profile.title}: {mark_words(row.mark)}",
        )
        for row, level, y in rated
    )
    if has_marks(profile):
        marks = _by_row(profile, (*marks, *draw_others(sheet, profile, layout)))
        draw_entries(sheet, legend_of(profile, style), layout.bottom)
    areas = tuple(
        LiveArea(row.key, box, f"{row.title}: {mark_words(row.mark)}")
        for row, box in zip(profile.rows, layout.boxes(sheet.width), strict=True)
    )
    return DrawnChart(title, caption, finding, table, marks, areas)


def _by_row(profile: Profile, marks: tuple[DrawnMark, ...]) -> tuple[DrawnMark, ...]:
    """The marks in the order of the rows, one's own before those of others."""
    return tuple(mark for row in profile.rows for mark in marks if mark.key == row.key)


def preferred_height(
    profile: Profile, style: ChartStyle, width: float, _options: ChartOptions
) -> float:
    """The height in CSS pixels that the chart needs at this width."""
    title, caption, _ = _words(profile)
    top = heading_height(style, title, caption, width)
    if not profile.rows:
        return top + sentence_height(style, NOTHING, width)
    bottom = lay_out(_labels(profile), style, width, top).bottom
    if has_marks(profile):
        return bottom + entries_height(legend_of(profile, style), style, width)
    return bottom + style.px(12)


def _draw_levels(
    sheet: ChartSheet,
    profile: Profile,
    rated: list[tuple[ProfileRow, int, float]],
    layout: RowLayout,
) -> None:
    style, colours = sheet.style, sheet.style.colours
    places = [(layout.x(level), y) for _, level, y in rated]
    sheet.lines(
        [((layout.left, y), (x, y)) for x, y in places],
        [colours.line] * len(rated),
        [style.mark(4)] * len(rated),
        "stems",
    )
    faint = style.faint(colours.ink)
    sheet.dots(
        places,
        [level_colour(colours, level, row.highest_level) for row, level, _ in rated],
        [faint if row.mark.is_faint else colours.ink for row, _, _ in rated],
        [style.mark(DOT)] * len(rated),
        "now",
        shape=shape_of(is_pulse=profile.is_pulse),
    )


def _labels(profile: Profile) -> list[RowLabel]:
    return [
        RowLabel(
            row.title,
            f"{row.key.rubric_id} {row.cluster}",
            row.highest_level,
            note="" if row.mark.level is not None else capitalised(mark_words(row.mark)),
            lanes=lanes_of(row),
        )
        for row in profile.rows
    ]


def _words(profile: Profile) -> tuple[str, str, str]:
    pulse = " It was a pulse, ratings only, so its marks are diamonds." if profile.is_pulse else ""
    marks = CAPTION if has_marks(profile) else ""
    caption = "Each skill has its own levels; a paler outline means low confidence."
    if any(row.mark.state is MarkState.HIDDEN for row in profile.rows):
        caption += f" {HIDDEN_UNTIL}"
    return f"Profile of {profile.title}", f"{caption}{pulse}{marks}", finding_of(profile)


PROFILE = ChartSpec(
    name="profile",
    title="Profile",
    shows="the review by itself",
    needs=Profile,
    on_sheet=draw,
    height=preferred_height,
    form="rows",
)
