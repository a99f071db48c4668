"""One rubric: its description, its source, a line to find skills, and its whole text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessment.dates import published_words
from assessment.wording import capitalised, counted, share_words
from rubrics.model import Rubric
from ui import tokens
from ui.desktop.pages.library.document import matching_skills, rubric_html
from ui.desktop.pages.library.editions import Edition
from ui.desktop.pages.library.filter_line import FilterLine
from ui.desktop.pages.library.reader import Reader
from ui.desktop.pages.library.reading_ring import ReadingRing
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.reading_order import holds_keyboard
from ui.desktop.widgets.selectable import Selectable
from ui.desktop.widgets.text import label, line

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

SPACE_ABOVE = 16


class RubricView(QWidget):
    """Shows an edition, in a column that scrolls it."""

    start_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = column
        self._edition: Edition | None = None
        self._above = QWidget()
        self._title = label("", "page")
        self._meta = label("", "meta")
        self._summary = label("")
        self._source = label("")
        self._published = label("", "meta")
        self._address = Selectable("Address of the source")
        self._start = button("Start a review with it", self.start_wanted.emit, "primary")
        self._filter = FilterLine(theme)
        self._found = label("", "meta")
        self._narrowed = QWidget()
        self._about = QWidget()
        self._reader = Reader("The rubric", column)
        ReadingRing(theme, self._reader, column)
        self._lay_out()
        self._filter.textChanged.connect(self._narrow)
        theme.changed.connect(self._render)

    def show_edition(self, edition: Edition) -> None:
        """Shows a whole edition from its beginning."""
        self._edition = edition
        rubric = edition.rubric
        self._title.setText(rubric.title)
        self._meta.setText(_in_short(edition))
        self._summary.setText(" ".join(rubric.summary.split()))
        self._source.setText(rubric.source.title)
        self._published.setText(_source_words(rubric))
        self._address.show_text(rubric.source.url)
        self._start.setVisible(edition.is_offered)
        self._reader.setAccessibleName(f"{rubric.title}, in full")
        self._filter.setAccessibleName(f"Find in {rubric.title}")
        self._filter.setPlaceholderText(
            f"Show only the {rubric.skill_word}s that contain these words"
        )
        self._filter.blockSignals(True)
        self._filter.clear()
        self._filter.blockSignals(False)
        self._render()

    def focus_filter(self) -> None:
        """Gives the focus to the line that filters the document."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()
        self._lead_to_filter()

    def show_skill(self, skill_id: str) -> None:
        """Scrolls to a skill, with the keyboard in the text."""
        self._filter.clear()
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)
        # After the page, which may just have been opened, is laid out.
        QTimer.singleShot(0, self._reader, partial(self._reader.show_section, skill_id))

    def set_rule_above(self, *, shown: bool) -> None:
        """Shows a hairline above the rubric, or hides it."""
        self._above.setVisible(shown)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._above)
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 8, 0, 16)
        above.addWidget(line())
        for widget in (self._title, self._meta):
            box.addWidget(widget)
        box.addSpacing(4)
        box.addWidget(self._filter)
        box.addWidget(self._narrowed)
        box.addSpacing(4)
        box.addWidget(self._about)
        box.addWidget(self._reader)
        narrowed = QHBoxLayout(self._narrowed)
        narrowed.setContentsMargins(0, 0, 0, 0)
        narrowed.setSpacing(16)
        narrowed.addWidget(self._found, 1)
        narrowed.addWidget(button("Show all", self._filter.clear, "link"))
        self._lay_out_about()

    def _lay_out_about(self) -> None:
        about = QVBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 16)
        about.setSpacing(8)
        about.addWidget(self._summary)
        about.addSpacing(8)
        about.addWidget(label("The source", "meta"))
        for widget in (self._source, self._published, self._address):
            about.addWidget(widget)
        about.addSpacing(4)
        buttons = FlowLayout(gap=8)
        about.addLayout(buttons)
        buttons.addWidget(self._start)
        buttons.addWidget(button("Copy the address", self.copy_wanted.emit))

    def _narrow(self) -> None:
        self._render()
        # After the document, now shorter or longer, has been laid out.
        QTimer.singleShot(0, self._lead_to_filter)

    def _lead_to_filter(self) -> None:
        """Scrolls the line to the top, because the results are below it."""
        if self._filter.hasFocus():
            top = self._filter.mapTo(self._column.sheet, QPoint(0, 0)).y()
            self._column.verticalScrollBar().setValue(top - SPACE_ABOVE)

    def _render(self) -> None:
        if self._edition is None:
            return
        rubric, typed = self._edition.rubric, self._filter.text()
        skills = matching_skills(rubric, typed)
        self._found.setText(_found_words(len(skills), rubric))
        narrowed = bool(typed.strip())
        if not narrowed and holds_keyboard(self._narrowed):
            # “Show all” goes with its line.
            self._filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self._narrowed.setVisible(narrowed)
        # What was found follows at once.
        self._about.setVisible(not narrowed)
        self._reader.setVisible(bool(skills))
        self._reader.show_html(
            rubric_html(rubric, skills, self._theme.colours, self._theme.scale),
            typed.split(),
            self._mark(),
        )

    def _mark(self) -> QTextCharFormat:
        colours = self._theme.colours
        mark = QTextCharFormat()
        mark.setBackground(QColor(tokens.mixed(colours.accent, colours.paper, 0.25)))
        mark.setForeground(QColor(colours.ink))
        return mark


def _in_short(edition: Edition) -> str:
    rubric = edition.rubric
    questions = sum(len(skill.questions) for skill in rubric.skills)
    parts = [
        capitalised(rubric.audience.words),
        counted(len(rubric.skills), rubric.skill_word),
        f"in {counted(len(rubric.clusters), 'cluster')}",
        counted(questions, "question"),
        f"version\N{NO-BREAK SPACE}{rubric.version}",
    ]
    parts[1:3] = [" ".join(parts[1:3])]
    if edition.answered_in:
        parts.append(edition.answered_in)
    return " · ".join(parts)


def _found_words(found: int, rubric: Rubric) -> str:
    share = share_words(found, len(rubric.skills), rubric.skill_word)
    return f"{capitalised(share)} {'contains' if found <= 1 else 'contain'} these words."


def _source_words(rubric: Rubric) -> str:
    source = rubric.source
    when = published_words(source.published)
    return f"{source.author}, {when}. Levels written by {rubric.anchors_by}."
