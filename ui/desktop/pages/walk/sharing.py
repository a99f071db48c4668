"""What the open skill shows of changes made elsewhere, and of those that can't be saved yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assessment.model import SkillKey
from assessment.reviews.other_versions import OtherVersion
from assessment.reviews.review import Review
from ui.desktop.keeping_aside import note_settled
from ui.desktop.pages.walk.skill_form import SkillForm

if TYPE_CHECKING:
    from ui.desktop.page import PageContext
    from ui.desktop.pages.walk.recorder import ReviewRecorder
    from ui.desktop.pages.walk.reveal import RevealView


class Sharing(QObject):
    """Keeps the open skill's form or reveal true to a journal that others write in too."""

    refused = Signal()
    """Something was not saved as the page shows it."""

    def __init__(self, context: PageContext, recorder: ReviewRecorder, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._recorder = recorder
        self._part: SkillForm | RevealView | None = None
        self._key: SkillKey | None = None
        self._is_behind = False
        recorder.autosave.written.connect(self._catch_up)
        recorder.autosave.failed.connect(self._show_choice)
        recorder.refused.connect(self._say_refused)

    def watch(self, part: SkillForm | RevealView, key: SkillKey) -> None:
        """Looks after the part that is open now."""
        self._part, self._key = part, key
        part.settled.connect(self._settle)

    def forget(self) -> None:
        """Looks after nothing until the next part is open."""
        self._part = self._key = None

    def show_versions(self) -> None:
        """Shows the other versions of the texts that are open."""
        if self._part is not None:
            self._part.show_versions(self._recorder.other_versions())

    def follow(self, review: Review) -> None:
        """Shows the texts that were changed elsewhere, once everything here is saved."""
        self._is_behind = not self._recorder.autosave.is_clean
        if self._part is not None and self._key is not None and not self._is_behind:
            self._part.follow(review, self._key)

    def _catch_up(self) -> None:
        if self._is_behind:
            self.follow(self._recorder.review())

    def _show_choice(self) -> None:
        """Shows the choice that could not be saved yet."""
        part = self._part
        if isinstance(part, SkillForm) and self._key is not None and part.scale.isVisibleTo(part):
            part.scale.show_rating(self._recorder.shown_rating(self._key))

    def _say_refused(self, why: str) -> None:
        self._context.notice.say(why)
        self.refused.emit()

    def _settle(self, version: OtherVersion) -> None:
        if self._recorder.settle(version):
            history, journal = self._context.window.history, self._context.journal
            note_settled(history, journal, version, self.show_versions)
        self.show_versions()
