"""The feedback page of a review: feedback to read beside one's own ratings, add and change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.dates import period_words
from assessment.feedback import Feedback, Gap, gaps, named_feedback
from assessment.model import SkillKey
from assessment.reviews.cycles import Period
from assessment.reviews.review import Review
from storage.changes import ChangeKind
from ui.desktop import destinations as to
from ui.desktop.page import PageContext
from ui.desktop.pages.entries import EntriesPage
from ui.desktop.pages.feedback.feedback_list import FeedbackList
from ui.desktop.pages.feedback.form import FeedbackForm
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.empty import empty_state
from ui.desktop.widgets.head_row import HeadRow
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.text import label
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

ADD = "Add what someone said"
EMPTY = (
    "Ask your manager, a peer or a report which level they see. What each person says appears "
    "here beside your own rating and is never averaged. Two people rarely see the same thing: a "
    "gap is something to talk about."
)


class Listed(NamedTuple):
    """What the page shows."""

    title: str
    period: Period
    is_draft: bool
    gaps: tuple[Gap, ...]


class FeedbackPage(EntriesPage[Feedback]):
    """The feedback of one cycle, or the form for one."""

    TITLE = "What someone said"
    THIS = "feedback"
    BACK = "Back to what others said"
    KIND = ChangeKind.FEEDBACK
    PAGE = "feedback"
    stays_as_left = True

    def __init__(self, context: PageContext, cycle_id: str, parent: QWidget | None = None) -> None:
        self._cycle_id = cycle_id
        self._form: FeedbackForm | None = None
        self._shown_list: FeedbackList | None = None
        self._listed: Listed | None = None
        super().__init__(context, context.journal.feedback, parent)

    @override
    def arrive(self) -> None:
        """Lists the journal's current feedback."""
        self._leads_back = False
        listed = self._read()
        if self._form is None and listed == self._listed:
            return
        self._form, self._listed = None, listed
        super().arrive()

    def _read(self) -> Listed:
        review, journal = self._review(), self._context.journal
        found = gaps(review, journal.feedback.everything(), journal.reviews.hidden_skills())
        cycle = review.cycle
        return Listed(cycle.title, cycle.period, cycle.is_draft, tuple(found))

    @override
    def arrive_at(self, spot: object) -> None:
        leads_back = self._comes_from_elsewhere()
        self.arrive()
        if isinstance(spot, SkillKey):
            self._show_skill(spot)
            # Where there is a list to read, that is where forms lead back to.
            self._leads_back = leads_back and self._form is not None

    def _show_skill(self, key: SkillKey) -> None:
        """Shows the feedback on a skill, or the form when there is none yet."""
        section = self._shown_list.sections.get(key) if self._shown_list is not None else None
        if section is not None:
            self._column.show_part(section)
        elif key in self._review().skills:
            self._open(None, key)

    @override
    def _list(self, box: QVBoxLayout) -> None:
        listed = self._listed or self._read()
        title = label("What others said", "page")
        if listed.gaps:
            add = KeyButton(self._context.theme, ADD, "Ctrl+Return", self._add, "primary")
            box.addWidget(HeadRow(title, add))
        else:
            box.addWidget(title)
        box.addWidget(label(f"{listed.title} · {period_words(listed.period)}", "meta"))
        box.addWidget(self._way_back(is_draft=listed.is_draft), 0, Qt.AlignmentFlag.AlignLeft)
        box.addSpacing(16)
        self._shown_list = None
        if listed.gaps:
            self._shown_list = FeedbackList(listed.gaps)
            self._shown_list.edit_wanted.connect(self._edit)
            self._shown_list.delete_wanted.connect(self._delete)
            box.addWidget(self._shown_list)
        else:
            box.addWidget(empty_state("Nothing from others yet", EMPTY, ADD, self._add))

    @override
    def _find(self, entry_id: str) -> Feedback | None:
        feedback = self._context.journal.feedback.everything()
        return next((item for item in feedback if item.id == entry_id), None)

    @override
    def _named(self, entry: Feedback) -> str:
        hidden = self._context.journal.reviews.hidden_skills()
        return named_feedback(entry, self._review().skills[entry.key].title, hidden)

    @override
    def _rows(self) -> dict[str, QWidget]:
        return {} if self._shown_list is None else self._shown_list.feedback

    @override
    def _go_to(self, entry: Feedback) -> None:
        shown = self._shown_list
        if shown is None:
            return
        found = shown.feedback.get(entry.id) or shown.sections.get(entry.key)
        if found is not None:
            self._column.show_part(found)

    @override
    def _offer_while_listing(self) -> list[QAction]:
        return [self.offer(ADD, "Ctrl+Return", self._add)]

    @override
    def _offer_while_entering(self) -> list[QAction]:
        highest = max(skill.highest_level for skill in self._review().skills.values())
        return [
            self.offer(f"Choose level {n}", f"Alt+{n % 10}", partial(self._choose, n))
            for n in range(1, highest + 1)
        ]

    def _review(self) -> Review:
        return self._context.journal.reviews.review(self._cycle_id)

    def _way_back(self, *, is_draft: bool) -> QWidget:
        go = self._context.navigation.go
        if is_draft:
            return button("Continue this review", partial(go, to.walk(self._cycle_id)), "link")
        return button("Read this review", partial(go, to.report(self._cycle_id)), "link")

    def _add(self) -> None:
        self._open(None)

    def _edit(self, feedback_id: str) -> None:
        self._open(self._find(feedback_id))

    def _open(self, item: Feedback | None, key: SkillKey | None = None) -> None:
        """Opens the form, filled with feedback, or empty for a skill."""
        journal = self._context.journal
        form = FeedbackForm(
            self._context.theme, self._review(), journal.reviews.hidden_skills(), self._today
        )
        form.explain_private(self._context.preferences)
        if item is not None:
            form.show_item(item)
        elif key is not None:
            form.begin_with(key)
        self._form = form
        self._enter(form, item)
        if key is not None:
            QTimer.singleShot(0, form, form.focus_words)

    def _choose(self, level: int) -> None:
        if self._form is not None:
            self._form.choose_level(level)
