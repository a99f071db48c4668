"""Other people's ratings, drawn below one's own mark: small, hollow, a different shape for each.

Each is at its own level and in its own lane, so that none hides another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assessment.comparing.profile import Profile, ProfileRow
from assessment.dates import date_words
from assessment.feedback import WHO_WORDS, Who
from assessment.wording import capitalised, mark_words
from ui.charts.drawn import DrawnMark
from ui.charts.legend import LegendEntry, shape_of
from ui.charts.rows import LANE, RowLayout
from ui.charts.shapes import Shape
from ui.charts.style import ChartStyle
from ui.tokens import level_colour

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

DOT = 9.0
SHAPES = {Who.MANAGER: Shape.POINT_DOWN, Who.PEER: Shape.SQUARE, Who.REPORT: Shape.POINT_RIGHT}
CAPTION = " The small hollow marks are what others said; each is shown separately, never averaged."
SAMPLE_LEVEL, SAMPLE_HIGHEST = 3, 5
"""The level whose colour the legend uses for one's own mark."""


def has_others(profile: Profile) -> bool:
    """Whether anyone else gave feedback on a skill."""
    return any(row.gaps for row in profile.rows)


def has_marks(profile: Profile) -> bool:
    """Whether anyone else gave a level."""
    return any(gap.theirs.level is not None for row in profile.rows for gap in row.gaps)


def lanes_of(row: ProfileRow) -> int:
    """The number of lanes a row needs: how many others gave the same level, at most."""
    return max(_counted(row).values(), default=0)


def others_words(row: ProfileRow) -> str:
    """What each of them gave, such as "Your manager: level 4; a peer: not enough evidence"."""
    views = "; ".join(f"{gap.who}: {mark_words(gap.theirs)}" for gap in row.gaps)
    return capitalised(views)


def draw_others(sheet: ChartSheet, profile: Profile, layout: RowLayout) -> tuple[DrawnMark, ...]:
    """Draws every level that someone else gave; returns the marks, row by row."""
    style = sheet.style
    drawn: list[DrawnMark] = []
    shapes: list[Shape] = []
    for row, lane in zip(profile.rows, layout.lanes, strict=True):
        seen = Counter[int]()
        for gap in row.gaps:
            level = gap.theirs.level
            if level is None:
                continue
            drawn.append(
                DrawnMark(
                    key=row.key,
                    which=gap.feedback_id,
                    level=level,
                    x=layout.x(level),
                    y=lane + seen[level] * style.mark(LANE),
                    words=f"{row.title}, {gap.who} on {date_words(gap.said_on)}: level {level}",
                )
            )
            shapes.append(SHAPES[gap.by])
            seen[level] += 1
    for shape in SHAPES.values():
        places = [(m.x, m.y) for m, own in zip(drawn, shapes, strict=True) if own is shape]
        sheet.dots(
            places,
            [style.background] * len(places),
            [style.colours.ink] * len(places),
            [style.mark(DOT)] * len(places),
            f"others-{shape.name.lower()}",
            shape=shape,
        )
    return tuple(drawn)


def legend_of(profile: Profile, style: ChartStyle) -> Sequence[LegendEntry]:
    """Entries for one's own mark and for the mark of everyone who gave a level."""
    ink = style.colours.ink
    fill = level_colour(style.colours, SAMPLE_LEVEL, SAMPLE_HIGHEST)
    gave = {gap.by for row in profile.rows for gap in row.gaps if gap.theirs.level is not None}
    return (
        LegendEntry("you", fill, ink, shape_of(is_pulse=profile.is_pulse)),
        *(
            LegendEntry(WHO_WORDS[who], style.background, ink, shape)
            for who, shape in SHAPES.items()
            if who in gave
        ),
    )


def _counted(row: ProfileRow) -> Counter[int]:
    levels = (gap.theirs.level for gap in row.gaps)
    return Counter(level for level in levels if level is not None)
