"""A label of prose is as high as its words, also once they, the font or the width have changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QImage, QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from ui.desktop.widgets.long_words import LONGEST_SHAPED, LONGEST_WORD
from ui.desktop.widgets.markdown_prose import MarkdownProse
from ui.desktop.widgets.prose import Prose

SHORT = "Plans hold."
LONG = "The release waited nine days in a review queue that nobody owned. " * 6
WIDTHS = (900, 400, 120, 400, 60, 900, 300, 200, 100, 90, 80, 70, 400)


def fresh(qtbot: QtBot, text: str, font: QFont) -> Prose:
    made = Prose(text)
    qtbot.addWidget(made)
    # The style sheet's font comes now, and not in place of the one that is wanted.
    made.ensurePolished()
    made.setFont(font)
    return made


def measures(label: Prose) -> tuple[object, ...]:
    return (label.sizeHint(), *(label.heightForWidth(width) for width in WIDTHS))


def test_what_was_measured_before_does_not_linger(qtbot: QtBot) -> None:
    label = fresh(qtbot, SHORT, QFont())
    large = QFont()
    large.setPixelSize(40)
    for text, font in ((SHORT, QFont()), (LONG, QFont()), (LONG, large), ("a\nb\n\nc", large)):
        label.setText(text)
        label.setFont(font)
        assert measures(label) == measures(fresh(qtbot, text, font))
        # In another order of widths than it was asked before.
        assert measures(label) == measures(fresh(qtbot, text, font))


def test_words_that_fit_into_one_line_take_one_and_no_more(qtbot: QtBot) -> None:
    label = fresh(qtbot, SHORT, QFont())
    line = label.sizeHint()
    assert label.heightForWidth(line.width()) == line.height()
    assert label.heightForWidth(line.width() // 2) == 2 * line.height()


def test_a_dot_between_parts_neither_ends_a_line_nor_begins_one(qtbot: QtBot) -> None:
    parts = ("Learned", "20 March 2026", "Technical ability, Self-belief", "private")
    font = QFont()
    # Small enough for the widths below: no line is too narrow for a word and its dot.
    font.setPixelSize(14)
    label, plain = fresh(qtbot, " · ".join(parts), font), fresh(qtbot, "", font)
    for width in range(60, label.sizeHint().width(), 7):
        shown = lines_of(label, width)
        assert not any(line.startswith("·") for line in shown), width
        # With a line end in place of each dot that would end a line, it is the same picture.
        plain.setText("\n".join(line.removesuffix("\u00a0·") for line in shown))
        plain.setFont(label.font())
        assert picture(label, width) == picture(plain, width), width


def test_a_dot_that_people_wrote_is_shown_wherever_its_line_ends(qtbot: QtBot) -> None:
    made: list[MarkdownProse] = []
    for dot in ("\u00b7", "\u00a0"):
        one = MarkdownProse(f"Milk\u00a0{dot} tea")
        qtbot.addWidget(one)
        one.ensurePolished()
        made.append(one)
    dotted, blank = made
    width = MarkdownProse("Milk\u00a0\u00b7")
    qtbot.addWidget(width)
    width.ensurePolished()
    narrow = width.sizeHint().width() + 2
    assert dotted.heightForWidth(narrow) == 2 * width.heightForWidth(narrow)
    assert inked(picture(dotted, narrow)) > inked(picture(blank, narrow))


def test_a_dot_within_a_line_is_shown(qtbot: QtBot) -> None:
    label, plain = fresh(qtbot, "Team · taste", QFont()), fresh(qtbot, "Team   taste", QFont())
    assert picture(label, 400) != picture(plain, 400)


def lines_of(label: Prose, width: int) -> list[str]:
    """The lines of a text as Qt breaks them at a width, with each dot tied to what is before."""
    layout = QTextLayout(label.text().replace(" · ", "\u00a0· "), label.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(layout.text()[start : start + line.textLength()].strip(" "))
    layout.endLayout()
    return lines


def picture(label: Prose, width: int) -> QImage:
    label.resize(width, label.heightForWidth(width))
    return label.grab().toImage()


def test_the_lines_of_a_very_long_word_break_anywhere(qtbot: QtBot) -> None:
    """Qt looks for the end of the word at each of its lines: 1 MB stood still for half a minute."""
    sign = fresh(qtbot, "x", QFont())
    width = 600
    line = sign.heightForWidth(width)
    in_line = int(width / QFontMetricsF(sign.font()).horizontalAdvance("x")) + 1
    while fresh(qtbot, "x" * in_line, QFont()).heightForWidth(width) > line:
        in_line -= 1
    lines = 1 + LONGEST_WORD // in_line
    # Two letters and a blank fit into the room that the last line leaves.
    word = "x" * (lines * in_line - 6)
    label = fresh(qtbot, f"to {word}", QFont())
    assert label.heightForWidth(width) == lines * line


def test_a_very_long_paragraph_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    label = fresh(qtbot, "words " * LONGEST_SHAPED, QFont())
    assert label.heightForWidth(600) > fresh(qtbot, "words " * 5000, QFont()).heightForWidth(600)


def inked(picture: QImage) -> int:
    paper = picture.pixelColor(picture.width() - 1, 0)
    return sum(
        picture.pixelColor(x, y) != paper
        for x in range(picture.width())
        for y in range(picture.height())
    )


@pytest.mark.parametrize("lines", ["j", "j\nj"])
def test_a_letter_that_reaches_to_the_left_of_its_place_is_shown_whole(
    qtbot: QtBot, lines: str
) -> None:
    large = QFont("DejaVu Sans")
    large.setPixelSize(60)
    assert QFontMetrics(large).leftBearing("j") < 0
    pictures: list[QImage] = []
    for room in (0, 20):
        label = fresh(qtbot, lines, large)
        label.setContentsMargins(room, 0, 0, 0)
        label.resize(100, label.heightForWidth(100))
        pictures.append(label.grab().toImage())
    edge, free = (inked(picture) for picture in pictures)
    assert edge == free


def test_words_that_belong_at_the_top_of_their_room_stand_there(qtbot: QtBot) -> None:
    label = fresh(qtbot, SHORT, QFont())
    needed = label.heightForWidth(400)
    label.resize(400, needed)
    alone = label.grab().toImage()
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.resize(400, 3 * needed)
    assert label.grab().toImage().copy(0, 0, 400, needed) == alone
