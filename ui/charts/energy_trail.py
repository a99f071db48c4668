"""The trail of one skill on the map of level and energy.

Only its latest positions are joined: a line through forty years of reviews would cross itself until
it was unreadable. The line goes around the words on the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from assessment.comparing.energy import JOINED, Spot, earlier_and_recent, trail
from assessment.comparing.growth import History
from assessment.model import SkillKey
from assessment.wording import number_word
from ui.charts.energy_layout import DOT, EnergyLayout, Item, Moment, Stop
from ui.charts.live import Box
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
    ends: list[tuple[Point, Point]] = []
    _, recent = earlier_and_recent(trail(history, highlight))
    for stretch in recent:
        steps = pairwise(place[spot.point.cycle_id] for spot in stretch)
        ends += [(a, b) for a, b in steps if a != b]
    # Not above: it counts with numpy, which is loaded only to draw.
    from ui.charts.ways_around import WaysAround

    map_of_all = Box(layout.left, layout.rows[0], layout.right, layout.end)
    lines: list[list[Point]] = []
    for start, end in ends:
        boxes = [box for item in layout.items for box in _taken(sheet, layout, item, (start, end))]
        lines.append(WaysAround(boxes, map_of_all).way(start, end))
    colour = sheet.style.faint(sheet.style.colours.accent)
    sheet.lines(lines, [colour] * len(lines), [1.6] * len(lines), "trail", above=1)


def _past(spots: Iterable[Spot], history: History) -> tuple[Spot, ...]:
    latest = history.points[-1].cycle_id if history.points else None
    return tuple(spot for spot in spots if spot.point.cycle_id != latest)


def _by_cell(spots: Iterable[Spot]) -> list[tuple[Spot, ...]]:
    found: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        found.setdefault((spot.level, spot.energy), []).append(spot)
    return [tuple(stop) for stop in found.values()]


def _taken(
    sheet: ChartSheet, layout: EnergyLayout, item: Item, ends: tuple[Point, Point]
) -> Iterator[Box]:
    """Where the trail must not go: the words beside a dot, and the dot unless a line ends there."""
    style, (x, y), (left, middle) = sheet.style, item.at, item.label_at
    wide = widest(item.lines, style.font(item.size, strong=item.moment is Moment.NOW))
    # Letters are less high than their lines.
    half = (len(item.lines) * LINE - LINE + 1) * item.size / 2
    words = Box(left, middle - half, min(left + wide, layout.right), middle + half)
    if item.at not in ends:
        radius = style.mark(DOT) / 2
        dot = Box(x - radius, y - radius, x + radius, y + radius)
        yield dot
        if item.lines:
            # No way leads between a dot and its name.
            yield Box(min(dot.left, left), min(dot.top, words.top), words.right, words.bottom)
    elif item.lines:
        yield words
