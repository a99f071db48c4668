"""Records one view while it is entered, so that nothing of it is ever lost."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assessment.model import new_id
from assessment.views import View
from storage.errors import NoSuchView
from ui.desktop.autosave import Autosave

if TYPE_CHECKING:
    from storage.journal import Journal
    from ui.desktop.pages.others.form import ViewForm


class ViewRecorder(QObject):
    """Writes what stands in a form through an autosave; a new view once anything is entered."""

    def __init__(self, journal: Journal, form: ViewForm, first: View | None) -> None:
        """`first` is the view as it was before, None for a new one."""
        super().__init__(form)
        self._journal = journal
        self._form = form
        self.first = first
        self.kept = first
        """The view as the journal has it."""
        self.autosave = Autosave(self._local_now, self)
        form.changed.connect(self._changed)
        form.left.connect(self.autosave.flush)

    def flush(self) -> bool:
        """Writes what is unsaved; whether it could be written."""
        return self.autosave.flush()

    def _changed(self) -> None:
        self.autosave.mark("view", self._save)

    def _save(self) -> None:
        if self.kept is None and not self._form.is_begun:
            return
        now = self._journal.now()
        view = self._form.view(self.kept.id if self.kept else new_id(now), now)
        try:
            self._journal.views.save(view)
        except NoSuchView:
            # Thrown away meanwhile, by an undo: what is typed here is a view all the same.
            view = view.with_changes(id=new_id(now))
            self._journal.views.save(view)
        self.kept = view

    def _local_now(self) -> datetime:
        return self._journal.now().astimezone()
