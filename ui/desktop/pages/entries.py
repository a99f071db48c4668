"""The base of pages that list entries or show the form for one."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rubrics.errors import KnownError
from ui.desktop.errors import show_known
from ui.desktop.form_steps import FormSteps
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.emptied import CHANGED_MEANWHILE, LEFT_EMPTY, Emptied, drop_emptied
from ui.desktop.recorder import Entered, EntryForm, EntryRecorder, EntryStore
from ui.desktop.texts import keep_all
from ui.desktop.undoing import Refused, Undoable
from ui.desktop.widgets.column import Column, part_of_column
from ui.desktop.widgets.entry_foot import EntryFoot
from ui.desktop.widgets.neighbour import neighbour_of, place_stays
from ui.desktop.widgets.reading_order import focus_on, set_reading_order
from ui.desktop.widgets.saved_words import say_saved, say_unsaved
from ui.desktop.widgets.text import label
from ui.overriding import override

if TYPE_CHECKING:
    from storage.changes import Change, ChangeKind


class EntriesPage(Page, Generic[Entered]):
    """A page where entries are added, changed and deleted; each of these can be undone."""

    TITLE: ClassVar[str]
    """The heading above the form."""
    SAVED_AS: ClassVar[str] = "What you enter is saved as you type."
    THIS: ClassVar[str]
    """The word for one entry, as in "Delete this entry"."""
    BACK: ClassVar[str]
    KIND: ClassVar[ChangeKind]
    PAGE: ClassVar[str]
    """The page's name in `ui.desktop.page_registry`."""

    def __init__(
        self, context: PageContext, store: EntryStore[Entered], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._store = store
        self._recorder: EntryRecorder[Entered] | None = None
        self._steps: FormSteps | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._column = Column(context.theme)
        outer.addWidget(self._column, 1)
        self._foot = EntryFoot(context.theme, self.THIS, self._done, self._throw_away)
        outer.addWidget(self._foot)
        self._shown = QWidget()
        self._column.box.addWidget(self._shown)
        self._saved: QLabel | None = None
        self._leads_back = False
        self._listing = self._offer_while_listing()
        self._entering = [
            self.offer(f"Done with this {self.THIS}", "Ctrl+Return", self._done),
            self.offer(self.BACK, "Esc", self._done),
            self.offer("Save now", "Ctrl+S", self._flush),
            *self._offer_while_entering(),
        ]
        self.destroyed.connect(context.journal.subscribe(self._changed))

    @override
    def arrive(self) -> None:
        """Lists the journal's current entries."""
        self._recorder = self._saved = None
        self._leads_back = False
        made, box = part_of_column()
        self._list(box)
        self._put_up(made)

    @override
    def leave(self) -> bool:
        """Writes unsaved changes. Returns False, which keeps the page open, when that fails."""
        if not self._flush() or not self._drop_emptied():
            return False
        self._note_change()
        return True

    @override
    def follow(self) -> None:
        if self._recorder is None:
            with place_stays(self._column, self._rows):
                super().follow()

    # What each page implements

    def _list(self, box: QVBoxLayout) -> None:
        """Fills `box` with the entries, or with the empty state."""
        raise NotImplementedError

    def _find(self, entry_id: str) -> Entered | None:
        """The entry as the journal has it; None when it is deleted or in the trash."""
        raise NotImplementedError

    def _named(self, entry: Entered) -> str:
        """The entry's name in a notice."""
        raise NotImplementedError

    def _go_to(self, entry: Entered) -> None:
        """Gives the focus to an entry of the list, or to something near where it was."""
        raise NotImplementedError

    def _rows(self) -> dict[str, QWidget]:
        """The entries that are listed, or were before the form, by id, in the list's order."""
        raise NotImplementedError

    def _asked_for(self) -> str:
        """What is still asked for, in a sentence to say after "Saved"; "" if nothing."""
        return ""

    def _offer_while_listing(self) -> list[QAction]:
        return []

    def _offer_while_entering(self) -> list[QAction]:
        return []

    # Shared by all pages

    def _today(self) -> date:
        return self._context.journal.local_now().date()

    def _enter(self, form: EntryForm[Entered], first: Entered | None) -> None:
        """Shows a form, filled with `first` or empty."""
        self._recorder = EntryRecorder(self._context.journal, self._store, form, first)
        self._recorder.autosave.saved.connect(self._say_saved)
        self._recorder.autosave.saved.connect(partial(self._keep_texts, form))
        self._recorder.autosave.failed.connect(self._say_unsaved)
        self._recorder.set_apart.connect(self._say_set_apart)
        self._steps = FormSteps(self._context.window.history, form, form.fields, form.changed.emit)
        form.changed.connect(self._steps.note)
        made, box = part_of_column()
        self._saved = label(self.SAVED_AS, "meta")
        box.addWidget(label(self.TITLE, "page"))
        box.addWidget(self._saved)
        box.addSpacing(12)
        box.addWidget(form)
        self._keep_texts(form)
        self._foot.begin(is_new=first is None)
        self._put_up(made)

    def _put_up(self, made: QWidget) -> None:
        self._column.box.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = made
        self._column.box.addWidget(made)
        self._foot.setVisible(self._recorder is not None)
        for action in self._listing:
            action.setEnabled(self._recorder is None)
        for action in self._entering:
            action.setEnabled(self._recorder is not None)
        set_reading_order(self)
        self._foot.put_done_first()
        self._column.begin_at_top()
        QTimer.singleShot(0, made, partial(focus_on, made))

    def _flush(self) -> bool:
        return self._recorder is None or self._recorder.flush()

    def _done(self) -> None:
        """Goes back to the list. What was entered is kept, and can be undone."""
        recorder = self._recorder
        if recorder is None or not recorder.flush():
            return
        if not self._drop_emptied():
            return
        step, kept = self._step_of_form(), recorder.kept
        recorder.take_as_first()
        self._go_back()
        if kept is None or step is None:
            return
        self._context.notice.say(f"{self._named(kept)} is saved.", step.undo, step.redo)
        if self.isVisible():
            self._go_to(kept)

    def _drop_emptied(self) -> bool:
        """Moves an entry that was emptied to the trash. Returns whether the form can be left."""
        recorder = self._recorder
        if recorder is None or (kept := recorder.kept) is None:
            return True
        first, became = recorder.first, drop_emptied(recorder, self)
        if became is Emptied.IN_TRASH and first is not None:
            self._say_trashed(LEFT_EMPTY.format(self._named(first)), first)
        elif became is Emptied.STAYS and (found := self._find(kept.id)) is not None:
            self._context.notice.say(CHANGED_MEANWHILE.format(self._named(found)))
        return became is not Emptied.FAILED

    def _step_of_form(self) -> Undoable | None:
        """What was entered since the form was opened, as one step; None if nothing."""
        if self._recorder is None or (entered := self._recorder.entered) is None:
            return None
        first, kept = entered
        if first is None:
            return Undoable(partial(self._put_into_trash, kept), partial(self._bring_back, kept))
        put = self._take_back
        return Undoable(partial(put, first, kept), partial(put, kept, first))

    def _note_change(self) -> None:
        """Notes what was entered: once the form is left, that replaces the steps of its fields."""
        step = self._step_of_form()
        if self._recorder is not None and self._steps is not None:
            self._steps.note_all()
            self._recorder.take_as_first()
        if step is not None:
            self._context.window.history.add(step)

    def _go_back(self) -> None:
        """Leaves the form for the page that it was opened from, which may be the list here."""
        if not (self._leads_back and self._context.navigation.back()):
            self.arrive()

    def _comes_from_elsewhere(self) -> bool:
        """Whether another page asks for a form; the navigation is there until this one arrived."""
        here = self._context.navigation.here
        return self._leads_back or here is None or here.page != self.PAGE

    def _take_back(self, first: Entered, kept: Entered) -> str:
        """Restores an entry as it was, unless more was entered since, which would be lost."""
        if self._find(kept.id) != kept:
            return Refused(f"{self._named(kept)} has changed since then and stays as it is.")
        self._store.save(first, read=kept)
        return f"{self._named(first)} is as it was before."

    def _put_into_trash(self, entry: Entered) -> str:
        self._store.move_to_trash(entry.id)
        return f"{self._named(entry)} is in the trash. You can restore it in Settings."

    def _bring_back(self, entry: Entered) -> str:
        self._store.restore(entry.id)
        if self.isVisible() and self._recorder is None:
            self._go_to(entry)
        return f"{self._named(entry)} is back."

    def _throw_away(self) -> None:
        recorder = self._recorder
        # What is not complete need not be corrected in an entry that is deleted.
        if recorder is None or not recorder.autosave.flush():
            return
        if recorder.kept is None or self._find(recorder.kept.id) is None:
            self._go_back()
        else:
            self._delete(recorder.kept.id)

    def _delete(self, entry_id: str) -> None:
        entry, rows = self._find(entry_id), list(self._rows())
        if entry is None:
            return
        try:
            words = self._put_into_trash(entry)
        except KnownError as error:
            show_known(self, error)
            return
        self._note_change()
        self._go_back()
        if self.isVisible():
            near = neighbour_of(entry_id, rows, list(self._rows()))
            self._go_to((near and self._find(near)) or entry)
        self._say_trashed(words, entry)

    def _say_trashed(self, words: str, entry: Entered) -> None:
        undo, redo = partial(self._bring_back, entry), partial(self._put_into_trash, entry)
        self._context.notice.say(words, undo, redo)

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can restore or remove an entry while the list is shown.
        if change.kind is self.KIND and self.isVisible() and self._recorder is None:
            self.arrive()

    def _keep_texts(self, form: EntryForm[Entered], *_moment: object) -> None:
        """Keeps what is typed in this sitting, for when the entry is edited again."""
        if self._recorder is not None:
            # From the first letter: until it is saved, an undo would go to what was done before.
            keep_all(self._context, self._recorder.entry_id, form)

    def _say_saved(self, moment: object) -> None:
        is_kept = self._recorder is not None and self._recorder.kept
        if is_kept and self._saved is not None:
            say_saved(self._saved, moment, self._asked_for())

    def _say_set_apart(self, other: Entered) -> None:
        self._context.notice.say(
            f"{self._named(other)} was also changed elsewhere in the meantime. Both versions are "
            "saved as separate entries: delete the one you don’t need."
        )

    def _say_unsaved(self, why: str) -> None:
        if self._saved is not None:
            say_unsaved(self._saved, why)
