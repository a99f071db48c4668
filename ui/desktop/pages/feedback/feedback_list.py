"""The list of a review's feedback, skill by skill, each beside one's own rating."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessment.dates import date_words
from assessment.feedback import Gap
from assessment.model import SkillKey
from assessment.wording import capitalised, mark_words
from ui.desktop.widgets.entry_links import entry_links
from ui.desktop.widgets.quotes import frame, read
from ui.desktop.widgets.spoken import ReadAs, read_as
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tint import tint

if TYPE_CHECKING:
    from collections.abc import Sequence


class FeedbackList(QWidget):
    """Shows gaps, and emits which feedback to edit or delete."""

    edit_wanted = Signal(str)
    delete_wanted = Signal(str)
    """The id of the feedback."""

    def __init__(self, gaps: Sequence[Gap], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        read_as(self, ReadAs.LIST, "What others said")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.sections: dict[SkillKey, QWidget] = {}
        self.feedback: dict[str, QWidget] = {}
        """The links of each feedback, by its id."""
        for key, of_skill in groupby(gaps, lambda gap: gap.key):
            section = self._section(list(of_skill))
            self.sections[key] = section
            box.addWidget(section)
            box.addSpacing(24)

    def _section(self, gaps: list[Gap]) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        first = gaps[0]
        box.addWidget(label(first.title, "section"))
        if first.is_hidden:
            box.addWidget(tint(first.sentence))
            return made
        box.addWidget(_own(first))
        for gap in gaps:
            self.feedback[gap.feedback_id] = self._item(gap)
            box.addWidget(self.feedback[gap.feedback_id])
        return made

    def _item(self, gap: Gap) -> QFrame:
        quoted, box = frame("now")
        private = " · private" if gap.private else ""
        head = f"{capitalised(gap.who)} · {date_words(gap.said_on)}{private}"
        read_as(quoted, ReadAs.ITEM, head)
        box.addWidget(label(head, "strong"))
        # At the same level, the anchor is already shown just above, with one's own rating.
        if gap.anchor and gap.steps != 0:
            box.addWidget(read(f"{capitalised(mark_words(gap.theirs))}: {gap.anchor}", "meta"))
        box.addSpacing(2)
        box.addWidget(label(gap.sentence))
        if gap.words.strip():
            box.addSpacing(2)
            box.addWidget(read(f"“{gap.words.strip()}”"))
        said = f"what {gap.who} said about {gap.title} on {date_words(gap.said_on)}"
        box.addWidget(
            entry_links(
                said,
                partial(self.edit_wanted.emit, gap.feedback_id),
                partial(self.delete_wanted.emit, gap.feedback_id),
            )
        )
        return quoted


def _own(gap: Gap) -> QFrame:
    """One's own rating of the skill, with its anchor."""
    quoted, box = frame("then")
    box.addWidget(label(f"Your own rating: {mark_words(gap.own)}", "strong"))
    if gap.own_anchor:
        box.addWidget(read(gap.own_anchor, "meta"))
    return quoted
