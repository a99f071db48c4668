"""Markdown while it is typed: marks that come and go by key, and a gentle style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor

from ui.desktop.widgets.long_words import LONGEST_SHAPED
from ui.desktop.widgets.prose import length_for_qt
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from ui.desktop.theme import Theme

LONGEST_STYLED = 5000
"""The longest paragraph that is styled, in characters. Longer ones are no prose."""
_MAY_BE_STYLED = re.compile(r"[*_#>+-]|\d[.)]")
_HEADING = re.compile(r"#{1,6}\s")
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_QUOTE = re.compile(r"\s*>")
_BOLD_BEGINS = re.compile(r"(?:\*\*|__)(?=\S)")
_BOLD_ENDS = {mark: re.compile(rf"(?<=\S){re.escape(mark)}") for mark in ("**", "__")}
_ITALIC = re.compile(r"(?<![\w*])(\*|_)(?![\s*_])([^*_]+?)(?<!\s)\1(?![\w*])")


def toggle_mark(cursor: QTextCursor, mark: str) -> None:
    """Puts a mark around the selection, or removes it where there is one.

    Without a selection the cursor goes between two marks; between two it removes them.
    """
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    size = len(mark)
    chosen = cursor.selectedText()
    cursor.beginEditBlock()
    if _is_marked(cursor, start, end, mark):
        _replace(cursor, start - size, end + size, chosen)
        start, end = start - size, end - size
    elif len(chosen) >= 2 * size and chosen.startswith(mark) and chosen.endswith(mark):
        _replace(cursor, start, end, chosen[size:-size])
        end -= 2 * size
    else:
        _replace(cursor, start, end, f"{mark}{chosen}{mark}")
        start, end = start + size, end + size
    cursor.endEditBlock()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _is_marked(cursor: QTextCursor, start: int, end: int, mark: str) -> bool:
    """Whether `mark` is on both sides, and not as part of a longer one."""
    before, after = _marks_beside(cursor, start, -1), _marks_beside(cursor, end, 1)
    fitting = (1, 3) if len(mark) == 1 else (2, 3)
    return before in fitting and after in fitting


def _marks_beside(cursor: QTextCursor, place: int, step: int) -> int:
    """How many stars there are in a row before (-1) or after (1) a place."""
    document, count = cursor.document(), 0
    at = place - 1 if step < 0 else place
    while at >= 0 and document.characterAt(at) == "*":
        count += 1
        at += step
    return count


def _replace(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


class Style(NamedTuple):
    """A stretch of a paragraph that is drawn in its own way. A mark is drawn paler."""

    start: int
    end: int
    is_bold: bool = False
    is_italic: bool = False
    is_mark: bool = False


class MarkdownStyle(QSyntaxHighlighter):
    """Shows headings and bold as bold, italics slanted, marks paler. The text stays as it is."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[tuple[bool, bool, bool], QTextCharFormat] = {}
        theme.changed.connect(self._restyle)

    @override
    def highlightBlock(self, text: str) -> None:
        if len(text) > LONGEST_SHAPED:
            self._lighten()
        if len(text) > LONGEST_STYLED:
            return
        for run in runs_of(text):
            self.setFormat(run.start, run.end - run.start, self._format_of(run))

    def _restyle(self) -> None:
        self._formats.clear()
        # Qt would report new colours as a change of the text, and the text would be saved again.
        document = self.document()
        document.blockSignals(True)
        self.rehighlight()
        document.blockSignals(False)

    def _lighten(self) -> None:
        """Lets Qt lay out a very long paragraph, as it does at each key, in a third of the time.

        Kerning and ligatures take half of it in scripts that can do without them. Unless Qt keeps
        what it laid out, it goes through all letters again for the cursor, and to paint.
        """
        block, plain = self.currentBlock(), QTextCharFormat()
        block.layout().setCacheEnabled(True)
        plain.setFontStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
        self.setFormat(0, block.length(), plain)

    def _format_of(self, run: Style) -> QTextCharFormat:
        """How a run is drawn. Each format is made once: there may be thousands of runs."""
        look = (run.is_bold, run.is_italic, run.is_mark)
        if look not in self._formats:
            self._formats[look] = format_of(run)
            if run.is_mark:
                self._formats[look].setForeground(self._theme.color("muted"))
        return self._formats[look]


def runs_of(paragraph: str) -> Iterator[Style]:
    """How a paragraph is drawn, run by run: what is bold and slanted is one run that is both.

    Places are Qt's, which counts a character beyond the first plane as two.
    """
    turns = [
        turn
        for style in styles_of(paragraph)
        for turn in ((style.start, 1, style), (style.end, -1, style))
    ]
    at = place = bold = italic = mark = 0
    for turn, step, style in sorted(turns):
        if turn > at:
            start, place = place, place + length_for_qt(paragraph[at:turn])
            if bold or italic or mark:
                yield Style(start, place, bold > 0, italic > 0, mark > 0)
            at = turn
        bold += step * style.is_bold
        italic += step * style.is_italic
        mark += step * style.is_mark


def styles_of(paragraph: str) -> list[Style]:
    """The styles of a paragraph, later ones on top; none for one that is too long for prose."""
    if len(paragraph) > LONGEST_STYLED or not _MAY_BE_STYLED.search(paragraph):
        return []
    found: list[Style] = []
    if heading := _HEADING.match(paragraph):
        found.append(Style(0, len(paragraph), is_bold=True))
        found.append(Style(0, heading.end(), is_bold=True, is_mark=True))
    elif begun := _BULLET.match(paragraph) or _QUOTE.match(paragraph):
        found.append(Style(0, begun.end(), is_bold=True, is_mark=True))
    for match in _ITALIC.finditer(paragraph):
        found += _with_marks(Style(*match.span(), is_italic=True), 1)
    for start, end in bold_in(paragraph):
        found += _with_marks(Style(start, end, is_bold=True), 2)
    return found


def _with_marks(style: Style, size: int) -> Iterator[Style]:
    yield style
    yield Style(style.start, style.start + size, is_mark=True)
    yield Style(style.end - size, style.end, is_mark=True)


def bold_in(paragraph: str) -> Iterator[tuple[int, int]]:
    """Where words in bold begin and end in a paragraph, their marks included.

    Once no mark that ends them is left, none is looked for again: a pattern for both marks reads
    all that follows once for each mark that begins.
    """
    at, unended = 0, set[str]()
    while begins := _BOLD_BEGINS.search(paragraph, at):
        mark, at = begins[0], begins.start() + 1
        if mark in unended:
            continue
        # At least one character is between the marks.
        if ends := _BOLD_ENDS[mark].search(paragraph, begins.end() + 1):
            at = ends.end()
            yield begins.start(), at
        else:
            unended.add(mark)


def format_of(style: Style) -> QTextCharFormat:
    """How a style is drawn, but for the paler colour of a mark."""
    made = QTextCharFormat()
    if style.is_bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if style.is_italic:
        made.setFontItalic(True)
    return made
