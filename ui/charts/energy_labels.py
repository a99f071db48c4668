"""The words around the map of level and energy: its quarters, the steps of energy, and its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.comparing.energy import Quarter
from assessment.reviews.ratings import Energy
from assessment.wording import ENERGY_WORDS, capitalised
from ui.charts.live import Box
from ui.charts.measure import LINE, fits, wrap
from ui.charts.shapes import Point
from ui.charts.style import ChartStyle

KEY_LINES, LABEL_LINES = 6, 4
"""The most lines of a name in the key, and of any other label."""


@dataclass(frozen=True)
class Label:
    """Lines of text around the map: their vertical middle and their alignment."""

    at: Point
    lines: tuple[str, ...]
    is_right: bool = False
    is_centred: bool = False


def quarter_labels(
    style: ChartStyle, left: float, right: float, top: float, pair: tuple[Quarter, Quarter]
) -> tuple[float, list[Label]]:
    """Where the names of two quarters, side by side, end, and the labels."""
    font, room = style.font(style.meta), (right - left) / 2 - style.px(8)
    drained, fed = (wrap(capitalised(name), room, font, LABEL_LINES) for name in pair)
    line = style.meta * LINE / 2
    return top + max(len(drained), len(fed)) * 2 * line, [
        Label((left, top + len(drained) * line), drained),
        Label((right, top + len(fed) * line), fed, is_right=True),
    ]


def axis_labels(
    style: ChartStyle, left: float, right: float, top: float
) -> tuple[float, list[Label]]:
    """Where the labels of the steps of energy end, and the labels; only the outer two if narrow."""
    font, column = style.font(style.meta), (right - left) / len(Energy)
    words = [capitalised(ENERGY_WORDS[energy]) for energy in Energy]
    half, room = style.meta * LINE / 2, column - style.px(8)
    if all(fits(one, room, font, LABEL_LINES) for one in words):
        lines = [wrap(one, room, font, LABEL_LINES) for one in words]
        labels = [
            Label((left + (n + 0.5) * column, top + len(label) * half), label, is_centred=True)
            for n, label in enumerate(lines)
        ]
    else:
        room = (right - left) / 2 - style.px(8)
        first, last = (wrap(one, room, font, LABEL_LINES) for one in (words[0], words[-1]))
        labels = [
            Label((left, top + len(first) * half), first),
            Label((right, top + len(last) * half), last, is_right=True),
        ]
    return top + max(len(label.lines) for label in labels) * 2 * half, labels


def key_labels(
    names: Sequence[str], style: ChartStyle, width: float, top: float
) -> tuple[float, list[Label], list[Box]]:
    """Where the list of numbered names ends, its labels one below the other, and their room."""
    font, labels, y, boxes = style.font(style.meta), list[Label](), top, list[Box]()
    for number, name in enumerate(names, start=1):
        lines = wrap(f"{number}  {name}", width - 2 * style.margin, font, KEY_LINES)
        high = len(lines) * style.meta * LINE
        labels.append(Label((style.margin, y + high / 2), lines))
        boxes.append(Box(style.margin - 4, y - 1, width - style.margin, y + high + 1))
        y += high + style.px(3)
    return y, labels, boxes
