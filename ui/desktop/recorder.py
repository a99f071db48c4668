"""Records one entry while it is entered, so that nothing of it is ever lost."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assessment.model import new_id
from storage.file.errors import NoSuchEvidence, NoSuchFeedback
from ui.desktop.autosave import Autosave

if TYPE_CHECKING:
    from storage.journal import Journal


class Entry(Protocol):
    """What can be entered: a view of someone else, evidence."""

    @property
    def id(self) -> str:
        """Names the entry for good."""
        ...

    def with_changes(self, **fields: object) -> Self:
        """A copy with some fields changed."""
        ...


Entered = TypeVar("Entered", bound=Entry)
Stored_contra = TypeVar("Stored_contra", bound=Entry, contravariant=True)


class Store(Protocol[Stored_contra]):
    """Where the journal keeps such entries, and the trash for them."""

    def save(self, entry: Stored_contra, /) -> None:
        """Saves an entry in place of the one with its id."""
        ...

    def move_to_trash(self, entry_id: str, /) -> None:
        """Puts an entry into the trash."""
        ...

    def restore(self, entry_id: str, /) -> None:
        """Brings an entry back from the trash."""
        ...


class EntryForm(QWidget, Generic[Entered]):
    """A form for one entry. It tells when the user changes anything of it."""

    changed = Signal()
    left = Signal()
    """The keyboard focus left what was written."""

    @property
    def is_begun(self) -> bool:
        """Whether anything was entered that would be a pity to lose."""
        raise NotImplementedError

    def entry(self, entry_id: str, now: datetime) -> Entered:
        """What stands in the form."""
        raise NotImplementedError


class EntryRecorder(QObject, Generic[Entered]):
    """Writes what stands in a form through an autosave; a new entry once anything is entered."""

    def __init__(
        self,
        journal: Journal,
        store: Store[Entered],
        form: EntryForm[Entered],
        first: Entered | None,
    ) -> None:
        """`first` is the entry as it was before, None for a new one."""
        super().__init__(form)
        self._journal = journal
        self._store = store
        self._form = form
        self.first = first
        self.kept = first
        """The entry as the journal has it."""
        self.autosave = Autosave(self._local_now, self)
        form.changed.connect(self._changed)
        form.left.connect(self.autosave.flush)

    def flush(self) -> bool:
        """Writes what is unsaved; whether it could be written."""
        return self.autosave.flush()

    def _changed(self) -> None:
        self.autosave.mark("entry", self._save)

    def _save(self) -> None:
        if self.kept is None and not self._form.is_begun:
            return
        now = self._journal.now()
        entry = self._form.entry(self.kept.id if self.kept else new_id(now), now)
        try:
            self._store.save(entry)
        except (NoSuchFeedback, NoSuchEvidence):
            # Thrown away meanwhile, by an undo: what is typed here is an entry all the same.
            entry = entry.with_changes(id=new_id(now))
            self._store.save(entry)
        self.kept = entry

    def _local_now(self) -> datetime:
        return self._journal.now().astimezone()
