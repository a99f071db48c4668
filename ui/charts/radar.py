"""One review as a radar (method rule 19): for those who want one, and never the first choice.

The order of the skills is always the rubric's. There is a line and no area, whose size would mean
nothing, and only one review, since two shapes one over the other can't be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, pi, sin
from typing import TYPE_CHECKING

from assessment.comparing.profile import Profile, ProfileRow
from assessment.reviews.marks import MarkState
from assessment.wording import HIDDEN_UNTIL, mark_words
from ui.charts.drawn import DrawnChart, DrawnMark
from ui.charts.heading import heading_height, sentence_height
from ui.charts.legend import shape_of
from ui.charts.live import Box, LiveArea, Segment
from ui.charts.measure import LINE, width_of, wrap
from ui.charts.profile_words import NOTHING, finding_of, table_of
from ui.charts.ring_fields import Rings
from ui.charts.ring_names import NameRoom, draw_key, draw_names, room_for_names
from ui.charts.shapes import Point
from ui.charts.spec import ChartOptions, ChartSpec
from ui.charts.style import ChartStyle
from ui.tokens import level_colour

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

DOT, GAP, BELOW = 13.0, 14.0, 8.0
"""CSS pixels at 100 %: a dot, and the space above and below what is under the radar."""
MISSING_LINES = 12
CORNERS = 90
"""The number of straight pieces that a ring is drawn with."""
LEAST_RADIUS = 20.0
READS_BETTER = (
    "Lengths in many directions are hard to compare, and the shape depends on the order of the "
    "skills: the profile in rows is easier to read."
)


def draw(sheet: ChartSheet, profile: Profile, options: ChartOptions) -> DrawnChart:
    """Draws one spoke per skill, clockwise from the top in the order of the walk."""
    style = sheet.style
    title, caption, table = _title(profile), _caption(profile), table_of(profile)
    top = sheet.heading(title, caption)
    if not profile.rows:
        sheet.sentence(top, NOTHING)
        return DrawnChart(title, caption, finding_of(profile), table, ())
    titles = [row.title for row in profile.rows]
    missing = _missing_lines(profile, style, sheet.width)
    room = _room(profile, missing, style, sheet.width, options.within - top)
    free = sheet.height - top - _below(room, missing, style) - 2 * room.over
    radius = max(LEAST_RADIUS, min(room.diameter, free) / 2)
    highest = max(row.highest_level for row in profile.rows)
    centre = (sheet.width / 2, top + room.over + radius)
    around = Rings(centre, radius, highest, len(titles))
    # The dots of the highest level stay clear of the names around the radar.
    rings = Rings(centre, radius - style.mark(DOT) / 2 - 1, highest, len(titles))
    _draw_frame(sheet, profile, rings)
    names = draw_names(sheet, titles, around, room)
    marks = tuple(_marks(profile, rings))
    _draw_line(sheet, profile, rings)
    _draw_dots(sheet, profile, marks)
    end = centre[1] + radius + room.over + style.px(GAP)
    names += draw_key(sheet, room, end)
    end += room.key_height
    middle = end + len(missing) * style.meta * LINE / 2
    sheet.block((style.margin, middle), missing, size=style.meta, colour=style.colours.muted)
    areas = tuple(_areas(profile, around, names))
    return DrawnChart(title, caption, finding_of(profile), table, marks, areas)


def preferred_height(
    profile: Profile, style: ChartStyle, width: float, options: ChartOptions
) -> float:
    """The height in CSS pixels that the chart needs at this width."""
    top = heading_height(style, _title(profile), _caption(profile), width)
    if not profile.rows:
        return top + sentence_height(style, NOTHING, width)
    missing = _missing_lines(profile, style, width)
    room = _room(profile, missing, style, width, options.within - top)
    return top + room.diameter + 2 * room.over + _below(room, missing, style)


def _room(
    profile: Profile, missing: Sequence[str], style: ChartStyle, width: float, high: float
) -> NameRoom:
    below = style.px(GAP + BELOW) + len(missing) * style.meta * LINE
    return room_for_names([row.title for row in profile.rows], style, width, high - below)


def _below(room: NameRoom, missing: Sequence[str], style: ChartStyle) -> float:
    return style.px(GAP + BELOW) + room.key_height + len(missing) * style.meta * LINE


def _title(profile: Profile) -> str:
    return f"Radar of {profile.title}"


def _caption(profile: Profile) -> str:
    sentences = [
        "Each spoke is a skill, each ring a level. A paler outline means low confidence.",
        READS_BETTER,
    ]
    if profile.is_pulse:
        sentences.append("It was a pulse, ratings only, so its marks are diamonds.")
    if any(row.mark.state is MarkState.HIDDEN for row in profile.rows):
        sentences.append(HIDDEN_UNTIL)
    return " ".join(sentences)


def _missing_lines(profile: Profile, style: ChartStyle, width: float) -> tuple[str, ...]:
    missing = [f"{r.title} ({mark_words(r.mark)})" for r in profile.rows if r.mark.level is None]
    if not missing:
        return ()
    words = f"Without a level: {', '.join(missing)}."
    return wrap(words, width - 2 * style.margin, style.font(style.meta), MISSING_LINES)


def _place(rings: Rings, sector: int, level: int) -> Point:
    return rings.at(rings.radius * level / rings.count, rings.angle(sector + 0.5))


def _draw_frame(sheet: ChartSheet, profile: Profile, rings: Rings) -> None:
    """Draws the rings with their levels at the top, and a spoke for each skill."""
    style, font = sheet.style, sheet.style.font(sheet.style.meta)
    named = ceil(style.meta * LINE / (rings.radius / rings.count))
    ways: list[list[Point]] = []
    for level in range(1, rings.count + 1):
        radius, free = rings.radius * level / rings.count, 0.0
        half = width_of(str(level), font) / 2 + 3
        # With many skills the dots beside the top leave no room for the inner levels' numbers.
        beside = radius * sin(min(pi, rings.turn) / 2) - style.mark(DOT) / 2
        if (rings.count - level) % named == 0 and beside > half:
            free = min(pi / 2, half / radius)
            at = (rings.centre[0], rings.centre[1] - radius)
            colour = style.colours.muted
            sheet.text(at, str(level), size=style.meta, colour=colour, align="center")
        ways.append(_ring(rings.centre, radius, free))
    for sector, row in enumerate(profile.rows):
        ways.append([rings.centre, _place(rings, sector, row.highest_level)])
    sheet.lines(ways, [style.colours.line] * len(ways), [1.0] * len(ways), "axis", above=0)


def _ring(centre: Point, radius: float, free: float) -> list[Point]:
    """A circle from the top to the top, without an angle of `free` radians on both sides of it."""
    angles = (free + (2 * pi - 2 * free) * n / CORNERS for n in range(CORNERS + 1))
    return [(centre[0] + radius * sin(a), centre[1] - radius * cos(a)) for a in angles]


def _draw_line(sheet: ChartSheet, profile: Profile, rings: Rings) -> None:
    """Joins neighbours that both have a level; what has none leaves a gap."""
    rows, count = profile.rows, len(profile.rows)
    pairs = [(n, (n + 1) % count) for n in range(count if count > 2 else count - 1)]  # noqa: PLR2004 - two skills have one line
    ways = [
        (_place(rings, a, rows[a].mark.level or 0), _place(rings, b, rows[b].mark.level or 0))
        for a, b in pairs
        if rows[a].mark.level is not None and rows[b].mark.level is not None
    ]
    style = sheet.style
    colours, widths = [style.colours.accent] * len(ways), [style.mark(2)] * len(ways)
    sheet.lines(ways, colours, widths, "line", above=2)


def _marks(profile: Profile, rings: Rings) -> Iterator[DrawnMark]:
    for sector, row in enumerate(profile.rows):
        level = row.mark.level
        if level is not None:
            words = f"{row.title}, {profile.title}: {mark_words(row.mark)}"
            yield DrawnMark(row.key, "now", level, *_place(rings, sector, level), words)


def _draw_dots(sheet: ChartSheet, profile: Profile, marks: Sequence[DrawnMark]) -> None:
    style, ink = sheet.style, sheet.style.colours.ink
    rated: list[ProfileRow] = [row for row in profile.rows if row.mark.level is not None]
    sheet.dots(
        [(mark.x, mark.y) for mark in marks],
        [level_colour(style.colours, row.mark.level or 1, row.highest_level) for row in rated],
        [style.faint(ink) if row.mark.is_faint else ink for row in rated],
        [style.mark(DOT)] * len(marks),
        "now",
        shape=shape_of(is_pulse=profile.is_pulse),
    )


def _areas(profile: Profile, rings: Rings, names: Sequence[Box]) -> Iterator[LiveArea]:
    for sector, (row, name) in enumerate(zip(profile.rows, names, strict=True)):
        words = f"{row.title}: {mark_words(row.mark)}"
        yield LiveArea(row.key, name, words)
        shape = Segment(rings.centre, 0.0, rings.radius, rings.angle(sector), rings.turn)
        yield LiveArea(row.key, shape, words)


RADAR = ChartSpec(
    name="radar",
    title="Radar",
    shows="the review by itself as a radar, which is harder to read than its profile",
    needs=Profile,
    on_sheet=draw,
    height=preferred_height,
    scales=True,
    instead_of="profile",
    form="a radar",
)
