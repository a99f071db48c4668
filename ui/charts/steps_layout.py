"""Layout of the stepped lines: one panel per skill, all with the same size and axis."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from assessment.comparing.growth import History
from assessment.comparing.growth_words import absence_words, break_words
from ui.charts.live import Box
from ui.charts.measure import LINE, width_of, wrap
from ui.charts.style import ChartStyle

LEAST_PANEL, MOST_COLUMNS = 178.0, 4
"""The smallest width of a panel in CSS pixels at 100 %; the most panels side by side."""
POINT = 5.0
"""The width that each review adds to a panel, in CSS pixels."""
GAP, BELOW = 28.0, 24.0
"""CSS pixels at 100 % between two panels, and below each."""
STEP = 17.0
DOT, SMALLEST_DOT, LAST_DOT = 8.0, 4.0, 11.0
TITLE_LINES, NOTE_LINES = 8, 12
MOST_YEARS = 36
"""The most year labels in the whole picture, since text is slow to draw."""


@dataclass(frozen=True)
class Panel:
    """One skill's panel, in CSS pixels; `plot` is the y of its highest level, below the title."""

    left: float
    right: float
    plot: float
    title: tuple[str, ...]
    notes: tuple[str, ...]
    begins_row: bool


@dataclass(frozen=True)
class StepsLayout:
    """The panels, and the positions of reviews and levels within them."""

    panels: tuple[Panel, ...]
    offsets: tuple[float, ...]
    step: float
    highest: int
    dot: float
    last_dot: float
    labelled: tuple[int, ...]
    bottom: float

    def x(self, panel: Panel, place: int) -> float:
        """The x of a review in a panel."""
        return panel.left + self.offsets[place]

    def y(self, panel: Panel, level: int) -> float:
        """The y of a level in a panel."""
        return panel.plot + (self.highest - level) * self.step

    def boxes(self, style: ChartStyle) -> list[Box]:
        """The whole of each panel: its title, its levels, its years and its notes."""
        edge, boxes = style.px(8), list[Box]()
        for panel in self.panels:
            letters = len(panel.title) * style.body * LINE
            top = self.y(panel, self.highest) - self.step / 2 - style.px(4) - letters
            below = len(panel.notes) * style.meta * LINE
            end = self.floor(panel) + notes_from(style) + below
            boxes.append(Box(panel.left - edge, top - 4, panel.right + edge, end + 2))
        return boxes

    def floor(self, panel: Panel) -> float:
        """The y of level 1 in a panel."""
        return self.y(panel, 1)


def lay_out(history: History, style: ChartStyle, width: float, top: float) -> StepsLayout:
    """The layout, below `top`, of a history with at least one skill and one review."""
    highest = max(skill.highest_level for skill in history.skills)
    small, strong = style.font(style.meta), style.font(style.body, strong=True)
    gutter = width_of(str(highest), small) + style.px(8)
    inner, gap = width - 2 * style.margin - gutter, style.px(GAP)
    wanted = max(style.px(LEAST_PANEL), len(history.points) * POINT)
    columns = int((inner + gap) / (wanted + gap))
    columns = max(1, min(columns, MOST_COLUMNS, len(history.skills)))
    wide = (inner - (columns - 1) * gap) / columns
    year = width_of("2000", small)
    offsets = _offsets(
        history,
        max(year, style.mark(LAST_DOT) + 4) / 2,
        wide - max(year / 2, style.mark(LAST_DOT) / 2 + style.px(6) + width_of("10", strong)),
    )
    step = max(style.mark(STEP), style.meta * LINE)
    panels: list[Panel] = []
    y = top
    for start in range(0, len(history.skills), columns):
        row = history.skills[start : start + columns]
        titles = [wrap(skill.title, wide, strong, TITLE_LINES) for skill in row]
        notes = [
            tuple(
                line
                for words in (absence_words(skill), *break_words(history, skill))
                for line in wrap(words, wide, small, NOTE_LINES)
            )
            for skill in row
        ]
        plot = y + max(len(t) for t in titles) * style.body * LINE + style.px(4) + step / 2
        for column, (title, note) in enumerate(zip(titles, notes, strict=True)):
            left = style.margin + gutter + column * (wide + gap)
            panels.append(Panel(left, left + wide, plot, title, note, column == 0))
        below = max(len(note) for note in notes) * style.meta * LINE
        y = plot + (highest - 1) * step + notes_from(style) + below + style.px(BELOW)
    return StepsLayout(
        panels=tuple(panels),
        offsets=offsets,
        step=step,
        highest=highest,
        dot=_dot(offsets, style),
        last_dot=_dot(offsets, style) * LAST_DOT / DOT,
        labelled=_labelled(history, offsets, year + style.px(8)),
        bottom=y - style.px(BELOW) / 2,
    )


def is_of_one_day(history: History) -> bool:
    """Whether several reviews all end on one day, so that no time scale is possible."""
    return len(history.points) > 1 and history.points[0].end == history.points[-1].end


def notes_from(style: ChartStyle) -> float:
    """CSS pixels from the lowest level to the notes below the years."""
    return style.px(12) + style.meta * LINE + style.px(4)


def _offsets(history: History, left: float, right: float) -> tuple[float, ...]:
    """Each review's offset from a panel's left edge: on a time scale, or else evenly spaced."""
    days = [point.end.toordinal() for point in history.points]
    if is_of_one_day(history):
        days = list(range(len(days)))
    span = max(1, days[-1] - days[0])
    return tuple(left + (right - left) * (day - days[0]) / span for day in days)


def _dot(offsets: tuple[float, ...], style: ChartStyle) -> float:
    """The diameter of a dot: small enough to separate neighbours, large enough to see."""
    apart = [after - before for before, after in pairwise(offsets) if after > before]
    nearest = min(apart, default=style.mark(DOT))
    return min(style.mark(DOT), max(SMALLEST_DOT, nearest * 0.9))


def _labelled(history: History, offsets: tuple[float, ...], room: float) -> tuple[int, ...]:
    """The reviews to label with a year: the first of each year, or of every few years."""
    years: dict[int, int] = {}
    for place, point in enumerate(history.points):
        years.setdefault(point.end.year, place)
    places = list(years.values())
    most = max(2, MOST_YEARS // len(history.skills))
    for stride in range(1, len(places) + 1):
        chosen = places[::stride]
        apart = all(offsets[b] - offsets[a] >= room for a, b in pairwise(chosen))
        if apart and len(chosen) <= most:
            return tuple(chosen)
    return tuple(places[:1])
