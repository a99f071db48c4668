"""Layout of the slope chart: a band for each level, with a slot for each skill in it.

Names are set on both sides. If that would break or cut a name, they are set on the right only,
where the lines end, with twice the room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assessment.comparing.comparison import Comparison, SkillComparison
from assessment.model import SkillKey
from ui.charts.live import Box
from ui.charts.measure import LINE, fits, widest, wrap
from ui.charts.style import ChartStyle

DOT, SLOT, BAND_GAP, LEVELS = 12.0, 24.0, 16.0, 30.0
"""CSS pixels at 100 %: a mark, a skill's minimum height, between levels, for level numbers."""
BOTH_SIDES, ONE_SIDE = 0.34, 0.5
"""The largest share of the picture's width for the names on one side."""
NAME_LINES, ONE_SIDE_LINES, TITLE_LINES = 2, 8, 4


@dataclass(frozen=True)
class SlopeLayout:
    """The positions of skills and levels. The order within a level has no meaning."""

    left: float
    right: float
    gap: float
    top: float
    title_height: float
    titles: tuple[tuple[str, ...], tuple[str, ...]]
    names: dict[SkillKey, tuple[str, ...]]
    names_both_sides: bool
    before: dict[SkillKey, float]
    after: dict[SkillKey, float]
    levels: dict[int, float]
    posts_end: float
    bottom: float

    def name_boxes(self, key: SkillKey, style: ChartStyle) -> list[Box]:
        """The room of a skill's name on the right and, where it stands there too, on the left."""
        lines = self.names[key]
        wide = widest(lines, style.font(style.body, strong=True)) + 4
        half = len(lines) * style.body * LINE / 2 + 2
        x, y = self.right + self.gap - 4, self.after[key]
        boxes = [Box(x, y - half, x + wide + 4, y + half)]
        if self.names_both_sides:
            x, y = self.left - self.gap + 4, self.before[key]
            boxes.append(Box(x - wide - 4, y - half, x, y + half))
        return boxes


def lay_out(
    comparison: Comparison,
    rows: Sequence[SkillComparison],
    style: ChartStyle,
    width: float,
    top: float,
) -> SlopeLayout:
    """The layout of at least one skill that has a level in both reviews."""
    # A highlighted name is bold and wider, so all names get that room and nothing moves.
    font, small = style.font(style.body, strong=True), style.font(style.meta)
    gap, levels = style.mark(DOT) / 2 + style.px(8), style.margin + style.px(LEVELS)
    named = [row.title for row in rows]
    wanted = widest(named, font) + 1
    room = min(wanted, width * BOTH_SIDES - gap)
    both = all(fits(name, room, font, NAME_LINES) for name in named)
    if not both:
        room = min(wanted, width * ONE_SIDE - gap)
    left = levels + room + gap if both else levels + gap
    right = width - style.margin - room - gap
    names = {
        row.key: wrap(row.title, room, font, NAME_LINES if both else ONE_SIDE_LINES) for row in rows
    }
    title_room = left - style.margin if both else right - gap - style.margin
    titles = (
        wrap(comparison.before_title, title_room, small, TITLE_LINES),
        wrap(comparison.after_title, room + gap, small, TITLE_LINES),
    )
    title_height = max(len(lines) for lines in titles) * style.meta * LINE
    before, after, bands, end = _bands(rows, names, style, top + title_height + style.px(12))
    return SlopeLayout(
        left=left,
        right=right,
        gap=gap,
        top=top,
        title_height=title_height,
        titles=titles,
        names=names,
        names_both_sides=both,
        before=before,
        after=after,
        levels=bands,
        posts_end=end,
        bottom=end + style.px(BAND_GAP),
    )


def _bands(
    rows: Sequence[SkillComparison],
    names: dict[SkillKey, tuple[str, ...]],
    style: ChartStyle,
    y: float,
) -> tuple[dict[SkillKey, float], dict[SkillKey, float], dict[int, float], float]:
    """The y of each skill on both sides, the y of each level, and the bottom of the last."""
    before: dict[int, list[SkillComparison]] = defaultdict(list)
    after: dict[int, list[SkillComparison]] = defaultdict(list)
    for row in rows:
        before[row.before.level or 0].append(row)
        after[row.after.level or 0].append(row)
    slots = {
        key: max(style.mark(SLOT), len(lines) * style.body * LINE + style.body / 3)
        for key, lines in names.items()
    }
    left: dict[SkillKey, float] = {}
    right: dict[SkillKey, float] = {}
    levels: dict[int, float] = {}
    used = sorted({*before, *after})
    for level in range(used[-1], used[0] - 1, -1):
        ends, firsts = [y + style.mark(SLOT)], [y + style.mark(SLOT) / 2]
        for side, there, sign in ((before[level], left, -1), (after[level], right, 1)):
            place = y
            # Unchanged skills come first on both sides, so that their lines are horizontal.
            for row in sorted(side, key=lambda row: (row.steps != 0, sign * (row.steps or 0))):
                there[row.key] = place + slots[row.key] / 2
                place += slots[row.key]
            ends.append(place)
            firsts += [there[row.key] for row in side]
        levels[level] = min(firsts[1:] or firsts)
        y = max(ends) + style.px(BAND_GAP)
    return left, right, levels, y - style.px(BAND_GAP)
