"""Records an entry while it is being entered, so that none of it is lost."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assessment.model import new_id
from storage.file.refusals import ChangedElsewhere, NoSuchEvidence, NoSuchFeedback
from ui.desktop.autosave import Autosave

if TYPE_CHECKING:
    from storage.journal import Journal
    from ui.desktop.form_steps import Field


GONE = (NoSuchFeedback, NoSuchEvidence)
"""What a store raises of an entry that is not there, or in the trash."""


class Entry(Protocol):
    """Something that can be entered: feedback or evidence."""

    @property
    def id(self) -> str:
        """The entry's permanent id."""
        ...

    @property
    def saved_at(self) -> datetime:
        """When it was last saved."""
        ...

    def with_changes(self, **fields: object) -> Self:
        """A copy with some fields changed."""
        ...


Entered = TypeVar("Entered", bound=Entry)
Stored = TypeVar("Stored", bound=Entry)


def says_the_same(one: Entry, other: Entry) -> bool:
    """Whether two versions of an entry differ in nothing but when they were saved."""
    return one.with_changes(saved_at=other.saved_at) == other


class EntryStore(Protocol[Stored]):
    """The journal's store of such entries, with its trash."""

    def save(self, entry: Stored, /, *, read: Stored | None = ...) -> Stored | None:
        """Saves an entry, replacing the one with its id; see `storage.tables.store.Store`."""
        ...

    def move_to_trash(self, entry_id: str, /) -> None:
        """Moves an entry to the trash."""
        ...

    def move_to_trash_as(self, entry_id: str, entry: Stored, /, *, read: Stored) -> None:
        """Moves an entry to the trash as it was before; see `storage.tables.store.TrashStore`."""
        ...

    def restore(self, entry_id: str, /) -> None:
        """Restores an entry from the trash."""
        ...


class EntryForm(QWidget, Generic[Entered]):
    """A form for one entry. Emits a signal when the user changes anything."""

    changed = Signal()
    left = Signal()
    """A text field lost the focus."""

    @property
    def is_begun(self) -> bool:
        """Whether anything was entered that is worth keeping."""
        raise NotImplementedError

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is chosen or typed in lines, in the order in which to put it back."""
        raise NotImplementedError

    def settle(self) -> bool:
        """Takes up what is typed but not complete, such as a day; False if it can't be."""
        return True

    def entry(self, entry_id: str, now: datetime) -> Entered:
        """The contents of the form as an entry."""
        raise NotImplementedError


class EntryRecorder(QObject, Generic[Entered]):
    """Autosaves the contents of a form; a new entry as soon as anything is entered."""

    set_apart = Signal(object)
    """The entry that was changed elsewhere meanwhile, and is one of its own now."""

    def __init__(
        self,
        journal: Journal,
        store: EntryStore[Entered],
        form: EntryForm[Entered],
        first: Entered | None,
    ) -> None:
        """`first` is the entry as it was before this form, None for a new one."""
        super().__init__(form)
        self._journal = journal
        self._store = store
        self._form = form
        self.first = first
        self.kept = first
        """The entry as the journal has it."""
        self._new_id = new_id(journal.now())
        self.autosave = Autosave(self._local_now, self)
        form.changed.connect(self._changed)
        form.left.connect(self.autosave.flush)

    @property
    def entry_id(self) -> str:
        """The id of the entry, or the one that a new entry will have."""
        return self._new_id if self.kept is None else self.kept.id

    @property
    def is_emptied(self) -> bool:
        """Whether an entry is kept of which the user has taken everything away."""
        if self.kept is None or self._form.is_begun:
            return False
        return self.first is None or not says_the_same(self.first, self.kept)

    @property
    def entered(self) -> tuple[Entered | None, Entered] | None:
        """The entry as it was before this form and as it is kept; None if nothing was entered."""
        first, kept = self.first, self.kept
        if kept is None or (first is not None and says_the_same(first, kept)):
            return None
        return first, kept

    def take_as_first(self) -> None:
        """Takes the entry as it is kept for how it was before: what comes now is another change."""
        self.first = self.kept

    def drop(self) -> None:
        """Moves the kept entry to the trash; one from before this form as it was before.

        Raises ChangedElsewhere if it was changed elsewhere meanwhile, and the store's own error if
        it was deleted for good there: then it stays so, and this form has nothing to do with it
        any more. Whatever else is raised, it can be tried again.
        """
        if self.kept is None:
            return
        try:
            before = self.first or self.kept
            self._store.move_to_trash_as(self.kept.id, before, read=self.kept)
        except (ChangedElsewhere, *GONE):
            self._begin_anew()
            raise
        self._begin_anew()

    def flush(self) -> bool:
        """Writes unsaved changes. Returns whether everything in the form could be written."""
        settled = self._form.settle()
        return self.autosave.flush() and settled

    def _changed(self) -> None:
        self.autosave.mark("entry", self._save)

    def _save(self) -> None:
        if self.kept is None and not self._form.is_begun:
            return
        now = self._journal.now()
        entry = self._form.entry(self.entry_id, now)
        try:
            other = self._store.save(entry, read=self.kept)
        except GONE:
            # An undo moved it to the trash meanwhile; what is typed here is still an entry.
            self._begin_anew()
            if not self._form.is_begun:
                return
            entry = entry.with_changes(id=self.entry_id)
            other = self._store.save(entry, read=None)
        self.kept = entry
        if other is not None:
            self.set_apart.emit(other)

    def _begin_anew(self) -> None:
        """What is entered from now on is a new entry."""
        self.first = self.kept = None
        self._new_id = new_id(self._journal.now())

    def _local_now(self) -> datetime:
        return self._journal.local_now()
