"""The feedback on the skill shown, review by review, with links to all feedback."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessment.comparing.pairs import Pair
from assessment.dates import date_words
from assessment.feedback import HIDDEN_WORDS, Feedback, Gap, gaps
from assessment.model import SkillKey
from assessment.wording import capitalised, mark_words
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.quotes import frame, read
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tint import tint

ADD, READ = "Add what someone said", "What others said, in full"


class FeedbackSaid(QWidget):
    """Each view beside the self-rating of the same review; nothing on a hidden skill."""

    wanted = Signal(str, object)
    """Emitted with the id of a cycle and the SkillKey that its feedback is about."""

    def __init__(
        self,
        pair: Pair,
        names: frozenset[SkillKey],
        feedback: Sequence[Feedback],
        hidden: frozenset[SkillKey],
    ) -> None:
        """Shows the feedback on one skill, under all its `names`; `pair` must contain it."""
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(6)
        hidden = hidden | names if names & hidden else hidden
        by_review = [
            (review, [gap for gap in gaps(review, feedback, hidden) if gap.key == key])
            for review in pair.reviews
            for key in review.skills
            if key in names
        ]
        if any(gap.is_hidden for _, of_review in by_review for gap in of_review):
            box.addWidget(tint(HIDDEN_WORDS))
        for review, of_review in by_review:
            seen = [gap for gap in of_review if not gap.is_hidden]
            if seen:
                box.addWidget(label(f"What others said · {review.cycle.title}", "meta"))
            for gap in seen:
                box.addWidget(_item(gap))
        last = by_review[-1][0]
        key = next(key for key in last.skills if key in names)
        self._add_way(box, last.cycle.id, key, has_feedback=any(some for _, some in by_review))

    def _add_way(
        self, box: QVBoxLayout, cycle_id: str, key: SkillKey, *, has_feedback: bool
    ) -> None:
        words = READ if has_feedback else ADD
        way = button(words, lambda: self.wanted.emit(cycle_id, key), "link")
        box.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)


def _item(gap: Gap) -> QFrame:
    made, box = frame("then")
    box.addWidget(label(f"{capitalised(gap.who)} · {mark_words(gap.theirs)}", "strong"))
    box.addWidget(label(date_words(gap.said_on), "meta"))
    box.addWidget(read(gap.sentence))
    if gap.words.strip():
        box.addWidget(read(f"“{gap.words.strip()}”", "muted"))
    return made
