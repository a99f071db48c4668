"""The offer to look back at an earlier review, by today's standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.walk.second_walk import left, steps_of_then_test
from assessment.wording import counted
from ui.desktop import destinations as to
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tips import set_tip

if TYPE_CHECKING:
    from assessment.reviews.review import Review
    from ui.desktop.page import Page, PageContext

QUESTION = "Did I grow, or did my standard?"


class MemoryOffer(QWidget):
    """A question to press and a muted line; hidden when there is nothing to look back at."""

    def __init__(
        self, context: PageContext, parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        """A `compact` offer has its muted line as a tooltip of the question."""
        super().__init__(parent)
        self._context = context
        self._pair: tuple[str, str] | None = None
        self._action: QAction | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._ask = button(QUESTION, self._go, "link")
        self._words = label("", "meta")
        box.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._words)
        if compact:
            self._words.hide()
        self._show(None, "")

    @property
    def is_shown(self) -> bool:
        """Whether there is a review to look back at, or a look back to see."""
        return self._pair is not None

    def offer_on(self, page: Page) -> None:
        """Adds the question to the palette of a page while it is shown."""
        self._action = page.offer(QUESTION, "", self._go)
        self._action.setEnabled(self.is_shown)

    def show_pair(self, before: Review | None, after: Review | None) -> None:
        """Offers to look back from one review at an earlier one; both must be closed."""
        if before is None or after is None:
            self._show(None, "")
            return
        journal = self._context.journal
        looks, hidden = journal.then_ratings.everything(), journal.reviews.hidden_skills()
        steps = steps_of_then_test(before, after, looks, hidden)
        waiting, title = left(steps), before.cycle.title
        if not steps:
            self._show(None, "")
        elif waiting == len(steps):
            skills = counted(waiting, "skill")
            words = f"Rate {title} once more from memory, by today’s standard: {skills}."
            self._show((before.cycle.id, after.cycle.id), words)
        elif waiting:
            words = f"You have begun to rate {title} from memory: {counted(waiting, 'skill')} left."
            self._show((before.cycle.id, after.cycle.id), words)
        else:
            words = f"You rated {title} once more from memory. See what you found."
            self._show((before.cycle.id, after.cycle.id), words)

    def _show(self, pair: tuple[str, str] | None, words: str) -> None:
        self._pair = pair
        self._words.setText(words)
        set_tip(self._ask, words)
        self.setVisible(pair is not None)
        if self._action is not None:
            self._action.setEnabled(pair is not None)

    def _go(self) -> None:
        if self._pair is not None:
            self._context.navigation.go(to.then_test(*self._pair))
