"""Records a second look: saves every choice at once, as not yet committed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storage.file.refusals import (
    ChangedElsewhere,
    CycleIsInTrash,
    CycleIsOpen,
    NoSuchReview,
    RatingIsFinal,
)
from ui.desktop.autosave import Autosave

if TYPE_CHECKING:
    from assessment.reviews.ratings import Confidence, NotRated
    from assessment.reviews.second_ratings import Repeat, ThenRating
    from assessment.walk.second_walk import Step
    from storage.journal import Journal
    from ui.desktop.pages.second_ratings.use import Use


class SecondRatingRecorder(QObject):
    """Writes one second look into the journal through an autosave."""

    overruled = Signal(str)
    """Why a choice is not saved: another was made elsewhere meanwhile."""

    written = Signal(object, object)
    """The Step as it was, and what is said of it now, or None: a choice was saved."""

    refused = Signal()
    """A choice can't be saved because the review was reopened or deleted meanwhile."""

    def __init__(self, journal: Journal, use: Use, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._use = use
        self.autosave = Autosave(journal.local_now, self)

    def flush(self) -> bool:
        """Writes unsaved changes. Returns whether all could be written."""
        return self.autosave.flush()

    def level(self, step: Step, level: int | None) -> None:
        """Records a level, keeping the confidence chosen for another level; None clears it."""
        if level is None:
            self._clear(step)
        else:
            self._rate(step, level, step.said.confidence if step.said else None)

    def reason(self, step: Step, reason: NotRated | None) -> None:
        """Records why there is no level; None clears the reason."""
        if reason is None:
            self._clear(step)
        else:
            self._rate(step, reason, None)

    def sureness(self, step: Step, confidence: Confidence | None) -> None:
        """Records how sure the person is of the level."""
        if step.said is not None and step.said.level is not None:
            self._rate(step, step.said.level, confidence)

    def commit(self, step: Step) -> bool:
        """Commits the choice. Returns whether it could be written."""
        said = step.said
        if said is None:
            return self.flush()
        return self._save(step, lambda: said.committed(self._now()))

    def _clear(self, step: Step) -> None:
        if (said := step.said) is not None:
            self._write(step, lambda: self._use.remove(said))

    def _rate(self, step: Step, said: int | NotRated, confidence: Confidence | None) -> None:
        self._save(step, lambda: self._use.rate(step, said, confidence))

    def _save(self, step: Step, make: Callable[[], Repeat | ThenRating]) -> bool:
        def write() -> Repeat | ThenRating:
            made = make()
            self._use.save(made, read=step.said)
            return made

        return self._write(step, write)

    def _write(self, step: Step, write: Callable[[], Repeat | ThenRating | None]) -> bool:
        def save() -> None:
            try:
                after = write()
            except ChangedElsewhere as error:
                self.overruled.emit(f"{error.message} {error.way_out}")
                self.refused.emit()
            except (CycleIsOpen, CycleIsInTrash, NoSuchReview, RatingIsFinal):
                self.refused.emit()
            else:
                self.written.emit(step, after)

        self.autosave.mark(step.key, save)
        return self.autosave.flush()

    def _now(self) -> datetime:
        return self._journal.now()
