"""The trail of one skill on the map of level and energy.

Only its latest positions are joined: a line through forty years of reviews would cross itself until
it was unreadable.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from assessment.comparing.energy import JOINED, Spot, earlier_and_recent, trail
from assessment.comparing.growth import History
from assessment.model import SkillKey
from assessment.wording import number_word
from ui.charts.energy_layout import EnergyLayout, Item, Moment, Stop
from ui.charts.measure import LINE, widest
from ui.charts.shapes import Point

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet


def past_of(history: History, highlight: SkillKey | None) -> tuple[Spot, ...]:
    """The highlighted skill's positions before the latest review, oldest first."""
    if highlight is None:
        return ()
    return _past([spot for part in trail(history, highlight) for spot in part], history)


def stops_of(history: History, highlight: SkillKey | None) -> list[Stop]:
    """The cells that the highlighted skill was in, each with the reviews of that time."""
    if highlight is None:
        return []
    earlier, recent = earlier_and_recent(trail(history, highlight))
    joined = [spot for part in recent for spot in part]
    return [
        *((Moment.BEFORE, stop) for stop in _by_cell(_past(joined, history))),
        *((Moment.EARLIER, stop) for stop in _by_cell(earlier)),
    ]


def trail_words(history: History, highlight: SkillKey | None) -> list[str]:
    """Sentences that explain the marks of the trail; empty if there is no trail."""
    sentences: list[str] = []
    moments = {moment for moment, _ in stops_of(history, highlight)}
    if Moment.BEFORE in moments:
        sentences.append("Hollow marks, with their years, are where the chosen skill was before.")
    if Moment.EARLIER in moments:
        sentences.append(
            f"The line joins its latest {number_word(JOINED)} places; the small, pale marks are "
            "all that came earlier."
        )
    return sentences


def draw_trail(
    sheet: ChartSheet, history: History, layout: EnergyLayout, highlight: SkillKey | None
) -> None:
    """Draws the lines from stop to stop, interrupted at missing values and at breaks."""
    if highlight is None:
        return
    place = {
        spot.point.cycle_id: item.at
        for item in layout.items
        for spot in item.spots
        if spot.key == highlight
    }
    lines: list[tuple[Point, Point]] = []
    _, recent = earlier_and_recent(trail(history, highlight))
    for stretch in recent:
        ends = [place[spot.point.cycle_id] for spot in stretch]
        lines += [(a, b) for a, b in pairwise(ends) if a != b]
    colour = sheet.style.faint(sheet.style.colours.accent)
    sheet.lines(lines, [colour] * len(lines), [1.6] * len(lines), "trail", above=1)
    for item in layout.items:
        _clear_behind(sheet, layout, item)


def _past(spots: Iterable[Spot], history: History) -> tuple[Spot, ...]:
    latest = history.points[-1].cycle_id if history.points else None
    return tuple(spot for spot in spots if spot.point.cycle_id != latest)


def _by_cell(spots: Iterable[Spot]) -> list[tuple[Spot, ...]]:
    found: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        found.setdefault((spot.level, spot.energy), []).append(spot)
    return [tuple(stop) for stop in found.values()]


def _clear_behind(sheet: ChartSheet, layout: EnergyLayout, item: Item) -> None:
    """Covers the trail behind the text beside a dot, so that no line crosses the words."""
    if not item.lines:
        return
    style = sheet.style
    wide = widest(item.lines, style.font(item.size, strong=True))
    high = len(item.lines) * item.size * LINE
    x, y = item.label_at[0] - style.px(2), item.label_at[1]
    inside = any(
        left <= x <= right and top <= y <= bottom
        for left, top, right, bottom in layout.quarters.values()
    )
    fill = style.colours.hover if inside else style.background
    size = min(wide + style.px(4), layout.right - x), high
    sheet.rectangle((x, y - high / 2), size, fill, above=1.5)
