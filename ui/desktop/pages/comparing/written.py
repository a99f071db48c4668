"""The answers on a skill then and now, side by side if there is room, with changes marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from assessment.comparing.changed_words import ChangedWords, Stretch, changed_words
from assessment.comparing.skill_story import Side, SkillStory
from assessment.comparing.then_and_now import ThenAndNow
from ui.desktop import tasks
from ui.desktop.tasks import Checkpoint
from ui.desktop.theme import Theme
from ui.desktop.widgets.beginnings import beginning
from ui.desktop.widgets.marked_prose import MarkedProse, cut_to, drawn_pieces
from ui.desktop.widgets.quotes import frame, read, selectable, with_all
from ui.desktop.widgets.text import label, line, set_role
from ui.desktop.widgets.whole_text import show_whole
from ui.overriding import override

WHAT_THE_MARKS_MEAN = "Struck out: removed since then. Underlined: new."
ANEW = "Rewritten: hardly a word is the same."
NO_ANSWER = "No answer."
COLUMN_GAP = 40
TWO_COLUMNS_FROM = 700
"""The width in pixels at 100 % text from which two answers are side by side."""
MOST_COMPARED = 16_000
"""How many letters of each answer are compared at first: twice what is shown of it."""
QUOTE_SHARE = 3
"""The width of a single answer, in quarters of the width: longer lines are hard to read."""


class Written(QWidget):
    """The answers to each question: of a pair in two columns, where there is room for them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None
        self._rows: list[QBoxLayout] = []

    def show_story(self, story: SkillStory) -> None:
        """Replaces the answers shown. The widget is hidden if there are none."""
        if self._shown is not None:
            self._place.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._rows = []
        self._shown = QWidget()
        box = QVBoxLayout(self._shown)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        if story.answers:
            self._add(box, story)
        self._place.addWidget(self._shown)
        self.setVisible(bool(story.answers))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Puts the two columns side by side, or one below the other."""
        is_wide = self.width() / self._theme.scale >= TWO_COLUMNS_FROM
        way = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
            row.setSpacing(COLUMN_GAP if is_wide else 6)

    def _add(self, box: QVBoxLayout, story: SkillStory) -> None:
        box.addWidget(line())
        box.addSpacing(8)
        changes = [_change(one) for one in story.answers]
        is_marked = any(change.gone or change.new for change in changes)
        if is_marked:
            box.addWidget(label(WHAT_THE_MARKS_MEAN, "meta"))
        for one, change in zip(story.answers, changes, strict=True):
            box.addSpacing(14)
            box.addWidget(label(one.question.text, "strong"))
            if is_marked and change.is_anew:
                box.addWidget(label(ANEW, "meta"))
            box.addSpacing(2)
            self._add_row(box, one, change, story)

    def _add_row(
        self, box: QVBoxLayout, one: ThenAndNow, change: ChangedWords, story: SkillStory
    ) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        box.addLayout(row)
        sides = ((story.before, "then", change.then), (story.after, "now", change.now))
        for side, role, stretches in sides:
            if side is not None:
                show_all = partial(self._show_all, one, change, role == "then")
                quote = _quote(side, role, stretches, show_all)
                row.addWidget(quote, QUOTE_SHARE, Qt.AlignmentFlag.AlignTop)
        if story.before is None or story.after is None:
            row.addStretch(1)
        self._rows.append(row)

    def _show_all(self, one: ThenAndNow, change: ChangedWords, is_past: bool) -> None:
        """Shows the whole of an answer; where only a part was compared, that comes first."""
        show = self._show_then if is_past else self._show_now
        if not _is_cut(one):
            show(change)
            return
        # To methods, which are no longer called once the page shows something else.
        tasks.run(partial(_compare, one.then, one.now)).done.connect(show)

    def _show_then(self, change: ChangedWords) -> None:
        show_whole(self.window(), drawn_pieces(change.then, struck=True))

    def _show_now(self, change: ChangedWords) -> None:
        show_whole(self.window(), drawn_pieces(change.now, struck=False))


def _is_cut(one: ThenAndNow) -> bool:
    return bool(one.then and one.now) and max(len(one.then), len(one.now)) > MOST_COMPARED


def _change(one: ThenAndNow) -> ChangedWords:
    """The changes between two answers, of very long ones between their first parts.

    There are none if there is only one answer.
    """
    if not (one.then and one.now):
        return _unmarked(one.then, one.now)
    then, now = one.then[:MOST_COMPARED], one.now[:MOST_COMPARED]
    change = changed_words(then, now)
    # Text past the part compared may only have moved, so it can’t be called new.
    return _unmarked(then, now) if change.is_anew and _is_cut(one) else change


def _unmarked(then: str, now: str) -> ChangedWords:
    return ChangedWords(then=(Stretch(text=then),), now=(Stretch(text=now),))


def _compare(then: str, now: str, _checkpoint: Checkpoint) -> ChangedWords:
    return changed_words(then, now)


def _quote(
    side: Side, role: str, stretches: Sequence[Stretch], show_all: Callable[[], None]
) -> QFrame:
    made, box = frame(role)
    box.addWidget(label(side.title, "meta"))
    text = "".join(stretch.text for stretch in stretches)
    if not text:
        box.addWidget(read(NO_ANSWER, "muted"))
        return made
    is_past = role == "then"
    shown = beginning(text)
    prose = MarkedProse(cut_to(stretches, len(shown)), struck=is_past)
    set_role(prose, "muted" if is_past else "body")
    selectable(prose)
    box.addWidget(prose if shown == text else with_all(prose, show_all))
    return made
