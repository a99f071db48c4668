"""What others said in one review: to be read beside one's own ratings, added to and changed."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assessment.dates import period_words
from assessment.model import SkillKey
from assessment.review import Review
from assessment.views import View, gaps, named_view
from rubrics.errors import KnownError
from storage.changes import Change, ChangeKind
from ui.desktop.errors import show_known
from ui.desktop.page import Desk, Page
from ui.desktop.pages.others.form import ViewForm
from ui.desktop.pages.others.recorder import ViewRecorder
from ui.desktop.pages.others.told import ToldViews
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.empty import empty_state
from ui.desktop.widgets.head_row import HeadRow
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.reading_order import focus_on, set_reading_order
from ui.desktop.widgets.text import label, line, set_role

ADD = "Add what someone said"
EMPTY = (
    "Ask your manager, a peer or a report where they see you, by the same levels. What they say "
    "stands here beside your own rating, each view by itself. Two people seldom see the same: a "
    "gap is something to talk about."
)


class OthersPage(Page):
    """The views of one cycle, or the form for one of them."""

    name = "review"

    def __init__(self, desk: Desk, cycle_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cycle_id = cycle_id
        self._recorder: ViewRecorder | None = None
        self._form: ViewForm | None = None
        self._told: ToldViews | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._column = Column(desk.theme)
        outer.addWidget(self._column)
        self._shown = QWidget()
        self._column.box.addWidget(self._shown)
        self._saved: QLabel | None = None
        self._adding = self.offer(ADD, "Ctrl+Return", self._add)
        highest = max(skill.highest_level for skill in self._review().skills.values())
        self._entering = [
            self.offer("Done with this view", "Ctrl+Return", self._done),
            self.offer("Back to what others said", "Esc", self._done),
            self.offer("Save now", "Ctrl+S", self._flush),
            *(
                self.offer(f"Choose level {n}", f"Alt+{n % 10}", partial(self._choose, n))
                for n in range(1, highest + 1)
            ),
        ]
        self.destroyed.connect(desk.journal.subscribe(self._changed))

    def arrive(self) -> None:
        """Lists the views as the journal has them now."""
        self._recorder = self._form = self._saved = None
        review = self._review()
        hidden = self._desk.journal.reviews.hidden_skills()
        told = gaps(review, self._desk.journal.views.views(), hidden)
        made, box = _sheet()
        title = label("What others said", "page")
        if told:
            add = KeyButton(self._desk.theme, ADD, "Ctrl+Return", self._add, "primary")
            box.addWidget(HeadRow(title, add))
        else:
            box.addWidget(title)
        box.addWidget(label(f"{review.cycle.title} · {period_words(review.cycle.period)}", "meta"))
        box.addWidget(self._way_back(review), 0, Qt.AlignmentFlag.AlignLeft)
        box.addSpacing(16)
        self._told = None
        if told:
            self._told = ToldViews(told)
            self._told.edit_wanted.connect(self._edit)
            self._told.delete_wanted.connect(self._delete)
            box.addWidget(self._told)
        else:
            box.addWidget(empty_state("Nobody’s view yet", EMPTY, ADD, self._add))
        self._put_up(made)

    def leave(self) -> bool:
        """Writes what is unsaved. The page is kept open when that fails."""
        return self._flush()

    def show_skill(self, key: SkillKey) -> None:
        """Shows what was said of a skill, or asks for the first view of it."""
        section = self._told.sections.get(key) if self._told is not None else None
        if section is not None:
            QTimer.singleShot(0, section, partial(self._show_section, section))
        elif key in self._review().skills:
            self._open(None, key)

    def _go_to(self, view: View) -> None:
        """Gives the keyboard to a view of the list, or to what else was said of its skill."""
        told = self._told
        found = None if told is None else told.views.get(view.id) or told.sections.get(view.key)
        if found is not None:
            QTimer.singleShot(0, found, partial(self._show_section, found))

    def _show_section(self, section: QWidget) -> None:
        focus_on(section)
        self._column.ensureWidgetVisible(section, 24, 24)

    def _review(self) -> Review:
        return self._desk.journal.reviews.review(self._cycle_id)

    def _way_back(self, review: Review) -> QWidget:
        ways = self._desk.ways
        if review.cycle.is_draft:
            return button("Go on with this review", partial(ways.walk, self._cycle_id), "link")
        return button("Read this review", partial(ways.report, self._cycle_id), "link")

    def _put_up(self, made: QWidget) -> None:
        self._column.box.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = made
        self._column.box.addWidget(made)
        self._adding.setEnabled(self._form is None)
        for action in self._entering:
            action.setEnabled(self._form is not None)
        set_reading_order(self)
        self._column.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, made, partial(focus_on, self))

    def _add(self) -> None:
        self._open(None)

    def _edit(self, view_id: str) -> None:
        self._open(self._find(view_id))

    def _find(self, view_id: str) -> View:
        return next(view for view in self._desk.journal.views.views() if view.id == view_id)

    def _open(self, view: View | None, key: SkillKey | None = None) -> None:
        """Opens the form, filled with a view, or for a new one of a skill."""
        journal = self._desk.journal
        today = journal.now().astimezone().date()
        form = ViewForm(self._desk.theme, self._review(), journal.reviews.hidden_skills(), today)
        if view is not None:
            form.show_view(view)
        elif key is not None:
            form.begin_with(key)
        self._form = form
        self._recorder = ViewRecorder(journal, form, view)
        self._recorder.autosave.saved.connect(self._say_saved)
        self._recorder.autosave.failed.connect(self._say_unsaved)
        made, box = _sheet()
        self._saved = label("What you enter is saved as you type.", "meta")
        box.addWidget(label("What someone said", "page"))
        box.addWidget(self._saved)
        box.addSpacing(12)
        box.addWidget(form)
        box.addSpacing(8)
        box.addWidget(line())
        box.addLayout(self._foot())
        self._put_up(made)
        if key is not None:
            QTimer.singleShot(0, form, form.focus_words)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button("Delete", self._throw_away, "danger", name="Delete this view"))
        row.addStretch(1)
        row.addWidget(KeyButton(self._desk.theme, "Done", "Ctrl+Return", self._done, "primary"))
        return row

    def _flush(self) -> bool:
        return self._recorder is None or self._recorder.flush()

    def _choose(self, level: int) -> None:
        if self._form is not None:
            self._form.choose_level(level)

    def _done(self) -> None:
        """Goes back to the list; what was entered is kept, and can be taken back."""
        recorder = self._recorder
        if recorder is None or not recorder.flush():
            return
        self.arrive()
        first, kept = recorder.first, recorder.kept
        if kept is None or kept == first:
            return
        views = self._desk.journal.views
        undo = (
            partial(views.move_to_trash, kept.id)
            if first is None
            else partial(self._take_back, first, kept)
        )
        self._desk.notice.say(f"{self._named(kept)} is kept.", undo)
        self._go_to(kept)

    def _take_back(self, first: View, kept: View) -> None:
        """Brings a view back as it was, unless more was entered since: that would be lost."""
        views = self._desk.journal.views
        if kept in views.views():
            views.save(first)
        else:
            self._desk.notice.say(f"{self._named(kept)} was changed since, and stays as it is.")

    def _throw_away(self) -> None:
        recorder = self._recorder
        if recorder is None or not recorder.flush():
            return
        if recorder.kept is None:
            self.arrive()
        else:
            self._delete(recorder.kept.id)

    def _delete(self, view_id: str) -> None:
        view, views = self._find(view_id), self._desk.journal.views
        try:
            views.move_to_trash(view_id)
        except KnownError as error:
            show_known(self, error)
            return
        self.arrive()
        self._go_to(view)
        self._desk.notice.say(
            f"{self._named(view)} is in the trash. You find it in Settings.",
            partial(views.restore, view_id),
        )

    def _named(self, view: View) -> str:
        hidden = self._desk.journal.reviews.hidden_skills()
        return named_view(view, self._review().skills[view.key].title, hidden)

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can bring a view back, or take one away, while it is read.
        if change.kind is ChangeKind.VIEW and self.isVisible() and self._form is None:
            self.arrive()

    def _say_saved(self, moment: object) -> None:
        if isinstance(moment, datetime) and self._recorder is not None and self._recorder.kept:
            self._say(f"Saved {moment:%H:%M}", "meta")

    def _say_unsaved(self, why: str) -> None:
        self._say(f"Not saved yet. {why} Your words are still here.", "warning")

    def _say(self, words: str, role: str) -> None:
        if self._saved is not None:
            set_role(self._saved, role)
            self._saved.setText(words)


def _sheet() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    return made, box
