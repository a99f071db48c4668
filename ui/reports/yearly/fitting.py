"""Fits a yearly page to one side of A4: shrinks the spaces, then the type, then the chart.

No words are ever cut. When they don't fit even so, the page says by how much and what to do.
Lengths are pixels of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter

from assessment.model import Frozen
from assessment.reporting.yearly_page import YearlyPage
from assessment.sharing import Shareable, value_of
from rubrics.errors import KnownError
from ui.reports.paper import measured
from ui.reports.yearly.chart import YearlyChart
from ui.reports.yearly.values import TEMPLATE, page_values

ROOM = 297 / 25.4 * 96 - 72 - 56
"""The height of the page within its margins."""
LEAST_GAP, WIDEST_GAP = 22.0, 48.0

SCALES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79)
"""The scales of the type, largest first; at the last, the smallest print is just below 7 points."""
FEWER_SCALES = (0.74, 0.68, 0.62, 0.56)
"""Further scales for pages that have no quotations to shorten: very many skills, or very long
titles."""
LARGE_LETTERS = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5)
SMALL_LETTERS = (9.0, 8.5, 8.0, 7.5)
TINY_LETTERS = (7.0, 6.5, 6.0, 5.5, 5.0, 4.5)
"""The sizes of the chart's letters, largest first; tiny ones only without quotations to shorten."""


MOST_LETTERS = 20_000
"""Passages with more letters than this fit on no page, however small, and are not even measured."""

FAR_TOO_LONG = (
    "The quotations are far too long for one page. Choose a shorter passage, or remove one."
)


class TooLong(KnownError):  # noqa: N818 - a name says what happened
    """The words do not fit on one side even at the smallest type."""

    def __init__(self, words: str) -> None:
        """`words` say what does not fit and what to do."""
        first, _, way_out = words.partition(". ")
        super().__init__(f"{first}. Nothing was written.", way_out)


class WordsHeight(Frozen):
    """The height of a page's words at one scale: of all of them, and of each passage."""

    words: float
    passages: tuple[float, ...]


_HEIGHTS = TypeAdapter(tuple[WordsHeight, ...])


@dataclass(frozen=True)
class FittedPage:
    """A page and how to set it. `gap` is the height of each larger space.

    `letter` is the size of the chart's letters, or None when the page has no room for a chart;
    `note` then says so. `too_long` is empty when everything fits; else it says what does not and
    what to do.
    """

    source: Shareable[YearlyPage]
    scale: float
    gap: float = LEAST_GAP
    letter: float | None = None
    note: str = ""
    too_long: str = ""

    @property
    def page(self) -> YearlyPage:
        """The page to set."""
        return value_of(self.source)

    def refuse_too_long(self) -> None:
        """Raises TooLong when the page does not fit."""
        if self.too_long:
            raise TooLong(self.too_long)


def fit(page: Shareable[YearlyPage], *, spare: float = 0.0) -> FittedPage:
    """The page, fitted to one side.

    `spare` is the share of the words' height to leave free where possible, because the letters of
    another computer may be wider.
    """
    spacious = _fitted(page, spare)
    return _fitted(page, 0) if spare and spacious.too_long else spacious


def _fitted(source: Shareable[YearlyPage], spare: float) -> FittedPage:
    page = value_of(source)
    if sum(len(quotation.passage) for quotation in page.quotations) > MOST_LETTERS:
        return FittedPage(source, SCALES[-1], too_long=FAR_TOO_LONG)
    heights = _heights(page, SCALES)
    chart = YearlyChart(source)
    for scale, letters in _sizes(page):
        if scale not in heights:
            heights |= _heights(page, FEWER_SCALES)
        room = _room(page, scale, heights[scale].words * (1 + spare))
        letter = next((one for one in letters if chart.height(one) <= room), None)
        if letter is not None:
            gap = _gap(page, scale, room - chart.height(letter))
            return FittedPage(source, scale, gap, letter)
    if page.quotations:
        least = heights[SCALES[-1]]
        over = chart.height(SMALL_LETTERS[-1]) - _room(page, SCALES[-1], least.words)
        return FittedPage(source, SCALES[-1], too_long=_too_long(page, least.passages, over))
    return _without_chart(source, heights)


def _heights(page: YearlyPage, scales: tuple[float, ...]) -> dict[float, WordsHeight]:
    """The height of the words at each of these scales."""
    asked = {**page_values(page), "scales": scales, "fit": None}
    return dict(zip(scales, _HEIGHTS.validate_python(measured(TEMPLATE, asked)), strict=True))


def _sizes(page: YearlyPage) -> Iterator[tuple[float, tuple[float, ...]]]:
    """The scales of the type, each with the sizes of the chart's letters; best first."""
    yield from ((scale, LARGE_LETTERS) for scale in SCALES)
    yield SCALES[-1], SMALL_LETTERS
    if not page.quotations:
        yield SCALES[-1], TINY_LETTERS
        yield from ((scale, TINY_LETTERS) for scale in FEWER_SCALES)


def _without_chart(source: Shareable[YearlyPage], heights: dict[float, WordsHeight]) -> FittedPage:
    """A page without quotations that has no room for its chart, however small."""
    page = value_of(source)
    for scale in (SCALES[-1], *FEWER_SCALES):
        room = _room(page, scale, heights[scale].words)
        if room >= 0:
            return FittedPage(
                source,
                scale,
                _gap(page, scale, room),
                note="There is no room for the chart with so many skills.",
            )
    return FittedPage(
        source,
        FEWER_SCALES[-1],
        too_long="This review has more skills than one page has room for. Save its report instead.",
    )


def _gaps(page: YearlyPage) -> int:
    """The number of larger spaces: above the lead, the chart, the quotations and the focus."""
    return 2 + bool(page.quotations) + bool(page.focus)


def _least_gap(scale: float) -> float:
    """The least height of a larger space; spaces shrink before words do."""
    return LEAST_GAP * scale**3


def _room(page: YearlyPage, scale: float, words: float) -> float:
    """The height left for the chart by words of that height, with the smallest spaces."""
    return ROOM - words - _gaps(page) * _least_gap(scale)


def _gap(page: YearlyPage, scale: float, left: float) -> float:
    """The height of each larger space when `left` remains."""
    return min(WIDEST_GAP, _least_gap(scale) + left / _gaps(page))


def _too_long(page: YearlyPage, heights: tuple[float, ...], over: float) -> str:
    """Says by about how much the quotations are too long and which one to shorten."""
    longest = max(range(len(heights)), key=lambda place: heights[place])
    quotation = page.quotations[longest]
    count = len(quotation.passage.split())
    # A passage without spaces, as in Chinese, can't be counted in words.
    fewer = round(over / max(heights[longest], 1) * count / 10 + 0.5) * 10
    by = f"by about {fewer} words" if count > fewer else "by far"
    which = (
        f"the one on “{quotation.skill}”"
        if quotation.skill
        else "the one from your closing reflection"
    )
    if len(page.quotations) == 1:
        return f"The quotation is too long for one page {by}. Choose a shorter passage."
    return (
        f"The quotations are too long for one page {by}; {which} is the longest. Choose a "
        "shorter passage, or remove one."
    )
