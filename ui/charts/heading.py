"""The title and caption above a picture, or a sentence shown instead of one."""

from __future__ import annotations

from typing import NamedTuple

from ui import tokens
from ui.charts.measure import LINE, wrap
from ui.charts.style import ChartStyle

TITLE_LINES, CAPTION_LINES, SENTENCE_LINES = 4, 8, 8


class Heading(NamedTuple):
    """The lines of a picture's title and caption."""

    title: tuple[str, ...]
    caption: tuple[str, ...]


def heading_lines(style: ChartStyle, title: str, caption: str, width: float) -> Heading:
    """The lines of a title and a caption in a picture of this width."""
    room = width - 2 * style.margin
    large = style.font(style.px(tokens.SECTION), strong=True)
    return Heading(
        wrap(title, room, large, TITLE_LINES),
        wrap(caption, room, style.font(style.meta), CAPTION_LINES),
    )


def heading_height(style: ChartStyle, title: str, caption: str, width: float) -> float:
    """The height that `ChartSheet.heading` takes at this width, including its margin."""
    if not style.heading:
        return style.margin
    lines = heading_lines(style, title, caption, width)
    letters = len(lines.title) * style.px(tokens.SECTION) + len(lines.caption) * style.meta
    return style.margin + letters * LINE + style.px(4 + 14)


def sentence_lines(style: ChartStyle, words: str, width: float) -> tuple[str, ...]:
    """The lines of a sentence in a picture of this width."""
    return wrap(words, width - 2 * style.margin, style.font(style.body), SENTENCE_LINES)


def sentence_height(style: ChartStyle, words: str, width: float) -> float:
    """The height that `ChartSheet.sentence` takes, including the space around it."""
    return len(sentence_lines(style, words, width)) * style.body * LINE + style.px(24)
