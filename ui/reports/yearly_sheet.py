"""The page of a year set on one side of A4: first the type gives way, then the chart.

Nothing is ever cut. Where the words don't fit even so, the sheet says by how much, and what to do.
Lengths are pixels of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.yearly_page import PageQuotation, YearlyPage, skills_words
from ui.reports.yearly_blocks import Type, Words, balanced, words
from ui.reports.yearly_chart import PlacedChart, YearlyChart
from ui.reports.yearly_text import lines_of
from ui.tokens import LIGHT, Colours

WIDTH, HEIGHT = 210 / 25.4 * 96, 297 / 25.4 * 96
SIDE, TOP, FOOT = 84.0, 72.0, 56.0
COLUMN = WIDTH - 2 * SIDE

SCALES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79)
"""What the type may be made smaller by; the smallest print is then just below 7 points."""
FEWER_SCALES = (0.74, 0.68, 0.62, 0.56)
"""Where nobody could choose fewer words: very many skills, or very long titles."""
LARGE_LETTERS = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5)
SMALL_LETTERS = (9.0, 8.5, 8.0, 7.5)
TINY_LETTERS = (7.0, 6.5, 6.0, 5.5, 5.0, 4.5)
"""The letters of the chart, in pixels; the tiny ones stand in for a chart that is left out."""

GAP, SMALL_GAP, WIDEST_GAP = 22.0, 9.0, 48.0
LABELS = 104.0
"""The column in which movements are named."""
BETWEEN = 24.0
"""Between two of the skills to grow in."""
RULE, INDENT = 2.5, 18.0
MARK = 38.0
"""The rings at the head."""


@dataclass(frozen=True)
class SetQuotation:
    """A passage and the line below it."""

    said: Words
    origin: Words

    @property
    def height(self) -> float:
        """Of both."""
        return self.said.height + self.origin.height + (4 if self.origin.height else 0)


@dataclass(frozen=True)
class SetWords:
    """All that is text on the sheet, measured at one scale of the type."""

    scale: float
    title: Words
    period: Words
    lead: Words
    movements: tuple[tuple[Words, Words], ...]
    said_label: Words
    quotations: tuple[SetQuotation, ...]
    focus_label: Words
    focus: tuple[Words, ...]
    foot: Words

    @property
    def head_height(self) -> float:
        """The title and what stands under it."""
        return max(MARK, self.title.height + 6 + self.period.height)

    @property
    def movements_height(self) -> float:
        """The lines that name the skills, with the space above them."""
        lines = sum(max(one.height, other.height) + 4 for one, other in self.movements)
        return lines + SMALL_GAP if self.movements else 0.0

    @property
    def quotations_height(self) -> float:
        """The passages with their label."""
        if not self.quotations:
            return 0.0
        between = 14 * self.scale * (len(self.quotations) - 1)
        said = sum(quotation.height for quotation in self.quotations)
        return self.said_label.height + SMALL_GAP + said + between

    @property
    def focus_height(self) -> float:
        """The skills to grow in with their label and the line above."""
        if not self.focus:
            return 0.0
        tallest = max(name.height for name in self.focus)
        return 16 + self.focus_label.height + 4 + tallest

    @property
    def gaps(self) -> int:
        """The larger spaces: above the lead, the chart, the quotations and the focus."""
        return 2 + bool(self.quotations) + bool(self.focus)

    @property
    def least_gap(self) -> float:
        """The height of a larger space at least: white gives way before words do."""
        return GAP * self.scale**3

    @property
    def height(self) -> float:
        """Everything but the chart, with the gaps as small as they may be."""
        texts = self.head_height + self.lead.height + self.movements_height
        below = self.quotations_height + self.focus_height + self.foot.height + GAP
        return texts + below + self.gaps * self.least_gap


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
        texts = _set(page, scale, colours)
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
    texts = _set(page, SCALES[-1], colours)
    room = HEIGHT - TOP - FOOT
    if page.quotations:
        over = texts.height + chart.height(COLUMN, SMALL_LETTERS[-1]) - room
        return Sheet(page, texts, None, GAP, colours, too_long=_too_long(page, texts, over))
    for scale in (SCALES[-1], *FEWER_SCALES):
        texts = _set(page, scale, colours)
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


def _set(page: YearlyPage, scale: float, colours: Colours) -> SetWords:
    small = Type(12 * scale, colours.muted)
    plain = Type(12.5 * scale, colours.ink)
    tints = {"Rose": colours.leaf, "Fell": colours.accent}
    return SetWords(
        scale=scale,
        title=balanced(
            page.title, Type(31 * scale, colours.ink, 1.16, strong=True, tracking=-0.018), _BESIDE
        ),
        period=words(period_line(page), Type(12.5 * scale, colours.muted), _BESIDE),
        lead=balanced(page.summary, Type(17 * scale, colours.ink, 1.42), COLUMN),
        movements=tuple(
            (
                words(
                    line.word,
                    Type(12.5 * scale, tints.get(line.word, colours.muted), strong=True),
                    LABELS - 12,
                ),
                words(skills_words(line), plain, COLUMN - LABELS),
            )
            for line in page.movements
        ),
        said_label=words("In my own words" if page.quotations else "", small, COLUMN),
        quotations=tuple(_set_quotation(one, scale, colours) for one in page.quotations),
        focus_label=words("Where I want to grow" if page.focus else "", small, COLUMN),
        focus=_set_focus(page.focus, Type(17 * scale, colours.ink, 1.3, strong=True)),
        foot=words("Written with Growth Rings.", Type(10.5, colours.muted), COLUMN),
    )


def _set_quotation(quotation: PageQuotation, scale: float, colours: Colours) -> SetQuotation:
    width = COLUMN - INDENT
    said = Type(15 * scale, colours.ink, 1.5)
    lines = Words(lines_of(quotation.passage), said, width, gap=4 * scale)
    origin = Type(11.5 * scale, colours.muted, at_right=lines.is_from_the_right)
    parts = (quotation.skill, quotation.question)
    return SetQuotation(
        said=lines, origin=words(" · ".join(part for part in parts if part), origin, width)
    )


def _set_focus(titles: tuple[str, ...], type_: Type) -> tuple[Words, ...]:
    """The skills to grow in side by side, each as wide as it is long where all have the room."""
    room = COLUMN - BETWEEN * (len(titles) - 1)
    natural = [words(title, type_, room).reach.width() + 1 for title in titles]
    over = room - sum(natural)
    if over >= 0:
        return tuple(
            words(title, type_, width + over / len(titles))
            for title, width in zip(titles, natural, strict=True)
        )
    return tuple(words(title, type_, room / len(titles)) for title in titles)


_BESIDE = COLUMN - MARK - 24
"""The width of what stands beside the rings at the head."""


def period_line(page: YearlyPage) -> str:
    """The days under review, and what stands beside them."""
    beside = f"beside {page.before_title}" if page.before_title else ""
    return " · ".join(part for part in (page.period, page.depth, beside) if part)
