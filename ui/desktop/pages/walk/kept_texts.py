"""Keeps what is typed in the walk in this sitting, so that an undo brings it back from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from assessment.model import SkillKey
from assessment.reviews.cycles import Place, place_of
from ui.desktop import destinations as to
from ui.desktop.texts import keep_all

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desktop.page import PageContext
    from ui.desktop.pages.walk.answer_box import AnswerBox


def keep_texts(context: PageContext, cycle_id: str, place: Place, part: QWidget) -> None:
    """Keeps the texts of a part of the walk; undoing one opens `place` again."""
    keep_all(context, (cycle_id, place), part, partial(_go_back_to, context, cycle_id, place))


def keep_answers(
    context: PageContext, cycle_id: str, key: SkillKey, boxes: Sequence[AnswerBox]
) -> None:
    """Keeps the answers on a skill, each with the way back to its question."""
    for box in boxes:
        keep_texts(context, cycle_id, place_of(key).at(box.question.id), box)


def _go_back_to(context: PageContext, cycle_id: str, place: Place) -> None:
    """Opens a skill again from any page, if the review is still open."""
    drafts = {cycle.id for cycle in context.journal.reviews.cycles() if cycle.is_draft}
    if cycle_id in drafts:
        context.navigation.go(to.walk(cycle_id, place))
