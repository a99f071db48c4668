"""What the user wrote, to be read: styled as it was while it was typed."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextLayout

from ui.desktop.widgets.markdown import format_of, runs_of
from ui.desktop.widgets.prose import LEADING, Paragraphs, Prose, length_for_qt
from ui.overriding import override

MARK_OPACITY = 0.5
"""How much of the colour of the text a mark has."""


class MarkdownProse(Prose):
    """Text with bold and slanted words and with its marks paler; the text stays as it is."""

    def formats(self) -> list[QTextLayout.FormatRange]:
        """The stretches drawn in their own way, by Qt's count of characters."""
        pale = self.palette().color(self.foregroundRole())
        pale.setAlphaF(pale.alphaF() * MARK_OPACITY)
        found: list[QTextLayout.FormatRange] = []
        place = 0
        for paragraph in self.text().split("\n"):
            for run in runs_of(paragraph):
                drawn = format_of(run)
                if run.is_mark:
                    drawn.setForeground(pale)
                one = QTextLayout.FormatRange()
                one.start, one.length = place + run.start, run.end - run.start
                one.format = drawn
                found.append(one)
            place += length_for_qt(paragraph) + 1
        return found

    @override
    def _set_in(self, font: QFont, width: float) -> Paragraphs:
        return Paragraphs(self.text(), font, width, LEADING, self.formats())
