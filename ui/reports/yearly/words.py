"""The words of the page of a year, each measured in the type and the width it is set in.

Lengths are pixels of 1/96 inch.
"""

from __future__ import annotations

from dataclasses import dataclass

from assessment.reporting.yearly_page import PageQuotation, YearlyPage, skills_words
from ui.reports.yearly.blocks import Type, Words, balanced, words
from ui.reports.yearly.text import lines_of
from ui.tokens import Colours

WIDTH = 210 / 25.4 * 96
SIDE = 84.0
COLUMN = WIDTH - 2 * SIDE

GAP, SMALL_GAP = 22.0, 9.0
LABELS = 104.0
"""The column in which movements are named."""
BETWEEN = 24.0
"""Between two of the skills to grow in."""
RULE, INDENT = 2.5, 18.0
MARK = 38.0
"""The rings at the head."""
_BESIDE = COLUMN - MARK - 24
"""The width of what stands beside the rings at the head."""


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


def set_words(page: YearlyPage, scale: float, colours: Colours) -> SetWords:
    """Every text of the page, its type made smaller by `scale`."""
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


def period_line(page: YearlyPage) -> str:
    """The days under review, and what stands beside them."""
    beside = f"beside {page.before_title}" if page.before_title else ""
    return " · ".join(part for part in (page.period, page.depth, beside) if part)
