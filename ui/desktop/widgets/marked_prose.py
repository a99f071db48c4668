"""A text with some stretches struck out or underlined, never marked by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from assessment.comparing.changed_words import Stretch
from ui.desktop.widgets.markdown_prose import MarkdownProse
from ui.desktop.widgets.prose import length_for_qt
from ui.overriding import override


class MarkedProse(MarkdownProse):
    """Text of any length whose changed stretches are struck out or underlined."""

    def __init__(
        self, stretches: Sequence[Stretch], *, struck: bool, parent: QWidget | None = None
    ) -> None:
        text = "".join(stretch.text for stretch in stretches)
        super().__init__(text, parent=parent)
        self._marks = _marks(stretches, _drawn(struck=struck))
        changed = [" ".join(stretch.text.split()) for stretch in stretches if stretch.is_changed]
        if changed:
            word = "Removed since" if struck else "New"
            self.setAccessibleDescription(f"{word}: {'; '.join(changed)}")

    @property
    def marked(self) -> tuple[str, ...]:
        """The stretches that are drawn with a mark, by Qt's count of characters."""
        text = self.text().encode("utf-16-le")
        return tuple(
            text[2 * mark.start : 2 * (mark.start + mark.length)].decode("utf-16-le")
            for mark in self._marks
        )

    @override
    def formats(self) -> list[QTextLayout.FormatRange]:
        return [*super().formats(), *self._marks]


def cut_to(stretches: Sequence[Stretch], length: int) -> list[Stretch]:
    """The first `length` characters of a text in stretches."""
    found: list[Stretch] = []
    for stretch in stretches:
        if length <= 0:
            break
        found.append(Stretch(text=stretch.text[:length], is_changed=stretch.is_changed))
        length -= len(stretch.text)
    return found


def drawn_pieces(
    stretches: Sequence[Stretch], *, struck: bool
) -> list[tuple[str, QTextCharFormat]]:
    """Each stretch with the format in which it is drawn."""
    marked, plain = _drawn(struck=struck), QTextCharFormat()
    return [(one.text, marked if one.is_changed else plain) for one in stretches]


def _drawn(*, struck: bool) -> QTextCharFormat:
    return _struck() if struck else _underlined()


def _marks(stretches: Sequence[Stretch], drawn: QTextCharFormat) -> list[QTextLayout.FormatRange]:
    found: list[QTextLayout.FormatRange] = []
    place = 0
    for stretch in stretches:
        length = length_for_qt(stretch.text)
        if stretch.is_changed:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = place, length, drawn
            found.append(mark)
        place += length
    return found


def _struck() -> QTextCharFormat:
    drawn = QTextCharFormat()
    drawn.setFontStrikeOut(True)
    return drawn


def _underlined() -> QTextCharFormat:
    drawn = QTextCharFormat()
    drawn.setFontUnderline(True)
    drawn.setFontWeight(QFont.Weight.DemiBold)
    return drawn
