"""Layout of the slope chart: every line begins and ends exactly at its levels.

Names are set on both sides. If that would break or cut a name, they are set on the right only,
where the lines end, with twice the room. Those of one level are stacked beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assessment.comparing.comparison import Comparison, SkillComparison
from assessment.model import SkillKey
from ui.charts.live import Box
from ui.charts.measure import LINE, fits, spread, widest, wrap
from ui.charts.style import ChartStyle

DOT, SLOT, STACK_GAP, LEVELS = 12.0, 24.0, 10.0, 30.0
"""CSS pixels at 100 %: a mark, a name's minimum height, between stacks, for level numbers."""
LEAST_STEP, LEADER = 56.0, 22.0
"""CSS pixels at 100 %: from one level to the next, and for the leaders to the names of a stack."""
BOTH_SIDES, ONE_SIDE = 0.34, 0.5
"""The largest share of the picture's width for the names on one side."""
NAME_LINES, ONE_SIDE_LINES, TITLE_LINES = 2, 8, 4


@dataclass(frozen=True)
class SlopeLayout:
    """The positions of levels, of names, and of both ends of each skill's line.

    The order of the names within a level has no meaning.
    """

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
    before_names: dict[SkillKey, float]
    after_names: dict[SkillKey, float]
    levels: dict[int, float]
    bottom: float

    def name_boxes(self, key: SkillKey, style: ChartStyle) -> list[Box]:
        """The room of a skill's name on the right and, where it is there too, on the left."""
        lines = self.names[key]
        wide = widest(lines, style.font(style.body, strong=True)) + 4
        half = len(lines) * style.body * LINE / 2 + 2
        x, y = self.right + self.gap - 4, self.after_names[key]
        boxes = [Box(x, y - half, x + wide + 4, y + half)]
        if self.names_both_sides:
            x, y = self.left - self.gap + 4, self.before_names[key]
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
    gap, levels = style.mark(DOT) / 2 + style.px(LEADER), style.margin + style.px(LEVELS)
    named = [row.title for row in rows]
    wanted = widest(named, font) + 1
    room = min(wanted, width * BOTH_SIDES - gap)
    both = all(fits(name, room, font, NAME_LINES) for name in named)
    if not both:
        named = [_with_start(row) for row in rows]
        wanted = widest(named, font) + 1
        room = min(wanted, width * ONE_SIDE - gap)
    left = levels + room + gap if both else levels + gap
    right = width - style.margin - room - gap
    lines = NAME_LINES if both else ONE_SIDE_LINES
    names = {row.key: wrap(name, room, font, lines) for row, name in zip(rows, named, strict=True)}
    title_room = left - style.margin if both else right - gap - style.margin
    titles = (
        wrap(comparison.before_title, title_room, small, TITLE_LINES),
        wrap(comparison.after_title, room + gap, small, TITLE_LINES),
    )
    title_height = max(len(lines) for lines in titles) * style.meta * LINE
    slots = {
        key: max(style.mark(SLOT), len(lines) * style.body * LINE + style.body / 3)
        for key, lines in names.items()
    }
    stacks = _stacks(rows, "before", slots), _stacks(rows, "after", slots)
    bands, (first, end) = _levels(stacks, style, top + title_height + style.px(12))
    return SlopeLayout(
        left=left,
        right=right,
        gap=gap,
        top=top,
        title_height=title_height,
        titles=titles,
        names=names,
        names_both_sides=both,
        before={row.key: bands[row.before.level or 0] for row in rows},
        after={row.key: bands[row.after.level or 0] for row in rows},
        before_names=_name_places(stacks[0], bands, style, first, end),
        after_names=_name_places(stacks[1], bands, style, first, end),
        levels=bands,
        bottom=end + style.px(STACK_GAP),
    )


def _with_start(row: SkillComparison) -> str:
    """The name of a skill that stands at the end of its line only, where lines may meet."""
    return f"{row.title} (from {row.before.level})" if row.steps else row.title


_Stack = list[tuple[SkillKey, float]]
"""The names of one level, from the top, each with its height."""


def _stacks(
    rows: Sequence[SkillComparison], side: str, slots: dict[SkillKey, float]
) -> dict[int, _Stack]:
    """The names on one side, by level; within a level in the order in which the lines come."""
    is_before = side == "before"
    found: dict[int, _Stack] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.steps or 0) * (-1 if is_before else 1)):
        level = (row.before if is_before else row.after).level or 0
        found[level].append((row.key, slots[row.key]))
    return found


def _levels(
    stacks: tuple[dict[int, _Stack], ...], style: ChartStyle, top: float
) -> tuple[dict[int, float], tuple[float, float]]:
    """The y of each level, all the same distance apart, and where the names begin and end."""
    used = sorted({level for side in stacks for level in side})
    highest, lowest = used[-1], used[0]
    above, below = (
        max(style.mark(SLOT), *(_height(side.get(end, [])) for side in stacks)) / 2
        for end in (highest, lowest)
    )
    wanted = [
        sum(_height(stack) + style.px(STACK_GAP) for stack in side.values()) for side in stacks
    ]
    steps = max(1, highest - lowest)
    step = max(style.px(LEAST_STEP), (max(wanted) - above - below) / steps)
    first = top + above
    levels = {level: first + (highest - level) * step for level in range(lowest, highest + 1)}
    return levels, (top, levels[lowest] + below)


def _name_places(
    stacks: dict[int, _Stack],
    levels: dict[int, float],
    style: ChartStyle,
    first: float,
    end: float,
) -> dict[SkillKey, float]:
    """The y of each name: stacked, as near to the level as the other stacks allow."""
    gap, places = style.px(STACK_GAP), dict[SkillKey, float]()
    order = sorted(stacks, reverse=True)
    sizes = [_height(stacks[level]) + gap for level in order]
    wanted = [levels[level] for level in order]
    middles = spread(wanted, sizes, first - gap / 2, end + gap / 2)
    for level, middle in zip(order, middles, strict=True):
        y = middle - _height(stacks[level]) / 2
        for key, high in stacks[level]:
            places[key] = y + high / 2
            y += high
    return places


def _height(stack: _Stack) -> float:
    return sum(high for _key, high in stack)
