"""The page of a year set on one side of A4: first the type gives way, then the chart.

Nothing is ever cut. Where the words don't fit even so, the sheet says by how much, and what to do.
Lengths are pixels of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.reporting.yearly_page import YearlyPage
from ui.reports.yearly.chart import PlacedChart, YearlyChart
from ui.reports.yearly.words import COLUMN, GAP, SetWords, set_words
from ui.tokens import LIGHT, Colours

HEIGHT = 297 / 25.4 * 96
TOP, FOOT = 72.0, 56.0
WIDEST_GAP = 48.0

SCALES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79)
"""What the type may be made smaller by; the smallest print is then just below 7 points."""
FEWER_SCALES = (0.74, 0.68, 0.62, 0.56)
"""Where nobody could choose fewer words: very many skills, or very long titles."""
LARGE_LETTERS = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5)
SMALL_LETTERS = (9.0, 8.5, 8.0, 7.5)
TINY_LETTERS = (7.0, 6.5, 6.0, 5.5, 5.0, 4.5)
"""The letters of the chart, in pixels; the tiny ones stand in for a chart that is left out."""


@dataclass(frozen=True)
class Sheet:
    """A page that is ready to be painted. `gap` is the height of each larger space.

    `too_long` is empty when all of it fits; else it says what does not, and what to do. `note`
    says what else is to be known: that the chart found no room.
    """

    page: YearlyPage
    words: SetWords
    chart: PlacedChart | None
    gap: float
    colours: Colours
    too_long: str = ""
    note: str = ""


def set_sheet(
    page: YearlyPage,
    *,
    colours: Colours = LIGHT,
    background: str = "#FFFFFF",
    spare: float = 0.0,
) -> Sheet:
    """The page on one side. `spare` is the share of the text's height that is to be left free.

    Letters of another machine may be wider.
    """
    chart = YearlyChart(page, colours, background)
    for scale, letters in _sizes(page):
        texts = set_words(page, scale, colours)
        room = HEIGHT - TOP - FOOT - texts.height * (1 + spare)
        for letter in letters:
            high = chart.height(COLUMN, letter)
            if high <= room:
                placed = chart.draw(COLUMN, letter)
                gap = min(WIDEST_GAP, texts.least_gap + (room - high) / texts.gaps)
                return Sheet(page, texts, placed, gap, colours)
    return _without_room(page, chart, colours)


def _sizes(page: YearlyPage) -> Iterator[tuple[float, tuple[float, ...]]]:
    """The scales of the type with the letters of the chart, the best ones first."""
    yield from ((scale, LARGE_LETTERS) for scale in SCALES)
    yield SCALES[-1], SMALL_LETTERS
    if not page.quotations:
        yield SCALES[-1], TINY_LETTERS
        yield from ((scale, TINY_LETTERS) for scale in FEWER_SCALES)


def _without_room(page: YearlyPage, chart: YearlyChart, colours: Colours) -> Sheet:
    """What is to be done about a page that holds too much."""
    texts = set_words(page, SCALES[-1], colours)
    room = HEIGHT - TOP - FOOT
    if page.quotations:
        over = texts.height + chart.height(COLUMN, SMALL_LETTERS[-1]) - room
        return Sheet(page, texts, None, GAP, colours, too_long=_too_long(page, texts, over))
    for scale in (SCALES[-1], *FEWER_SCALES):
        texts = set_words(page, scale, colours)
        if texts.height <= room:
            gap = min(WIDEST_GAP, texts.least_gap + (room - texts.height) / texts.gaps)
            return Sheet(
                page, texts, None, gap, colours, note="The chart has no room beside so many skills."
            )
    return Sheet(
        page,
        texts,
        None,
        GAP,
        colours,
        too_long="This review holds more skills than one page has room for. Take its report.",
    )


def _too_long(page: YearlyPage, texts: SetWords, over: float) -> str:
    """By about how much the quotations are too long, and which one to shorten."""
    longest = max(range(len(page.quotations)), key=lambda n: texts.quotations[n].height)
    quotation, said = page.quotations[longest], texts.quotations[longest].said
    count = len(quotation.passage.split())
    # A passage without spaces, as in Chinese, is counted in lines only.
    fewer = round(over / max(said.height, 1) * count / 10 + 0.5) * 10
    by = f"by about {fewer} words" if count > fewer else "by far"
    which = f"the one on “{quotation.skill}”" if quotation.skill else "the one from your look back"
    if len(page.quotations) == 1:
        return f"The quotation is too long for one page {by}. Choose a shorter passage."
    return (
        f"The quotations are too long for one page {by}; {which} is the longest. "
        "Choose a shorter passage, or take one away."
    )
