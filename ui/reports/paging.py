"""Where pages break: headings stay with what they head, charts with their captions.

Qt breaks between any two lines, so a page break is put before what would be torn apart. Nor is a
single line of a paragraph left alone at a page's foot.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

FEWEST_LINES = 2
"""Of a paragraph that is torn by a page's end: on either side."""

SHORT = 5
"""Lines. A paragraph of no more is moved whole rather than leave one line behind."""

SKILL_TITLE = 3
"""The level of the headings with which a skill begins."""

PICTURE = "\ufffc"
"""What stands for a picture in a paragraph's text."""


def keep_together(document: QTextDocument) -> None:
    """Breaks pages of a document where they tear nothing apart. Its pages have a whole height.

    A break moves everything below it, so what follows is looked at where it stands by then. A
    heading that opens a page stands at its very top.
    """
    # Qt lays out step by step, and a change in an unfinished layout loses what was still to come.
    document.pageCount()
    height = document.pageSize().height()
    held: list[QTextBlock] = []
    page_before = 0
    for block in _blocks(document):
        place = _place(block, height)
        start = held[0] if held else block
        parted = bool(held) and _place(start, height).first != place.first
        opens_page = place.first != page_before and block.blockFormat().headingLevel() > 0
        if parted or opens_page or place.is_torn_badly:
            _break_before(start)
        page_before = _place(block, height).last
        held = [*held, block] if _keeps_with_next(block) else []


def _keeps_with_next(block: QTextBlock) -> bool:
    """A heading, the line under a skill's title, and a chart, which has its caption below."""
    under_title = block.previous().blockFormat().headingLevel() == SKILL_TITLE
    return bool(block.blockFormat().headingLevel()) or under_title or PICTURE in block.text()


class _Place(NamedTuple):
    """The pages of a block's first and last line, from 0, and whether a line is left alone."""

    first: int
    last: int
    is_torn_badly: bool


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _place(block: QTextBlock, height: float) -> _Place:
    top = block.document().documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    pages = [int((top + layout.lineAt(n).y()) // height) for n in range(layout.lineCount())]
    if not pages:
        return _Place(int(top // height), int(top // height), is_torn_badly=False)
    before, after = pages.count(pages[0]), pages.count(pages[-1])
    left_alone = before < FEWEST_LINES or (after < FEWEST_LINES and len(pages) <= SHORT)
    return _Place(pages[0], pages[-1], is_torn_badly=pages[0] != pages[-1] and left_alone)


def _break_before(block: QTextBlock) -> None:
    breaking = block.blockFormat()
    breaking.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    breaking.setTopMargin(0)
    QTextCursor(block).setBlockFormat(breaking)
