"""An entry of which the user took everything away is not kept when its form is left."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QApplication, QWidget

from rubrics.errors import KnownError
from storage.file.refusals import ChangedElsewhere
from ui.desktop.errors import show_known
from ui.desktop.recorder import GONE, Entered, EntryRecorder

LEFT_EMPTY = "{} was left empty, so it is now in the trash, as it was before you opened it."
CHANGED_MEANWHILE = (
    "{} was left empty here, but was changed elsewhere in the meantime. It stays as it is there."
)


class Emptied(Enum):
    """What became of an entry when its form is left. Unless it failed, the form can be left."""

    NOTHING_TO_SAY = auto()
    """It was not emptied, or it was new and is of no use, or it is gone already."""
    IN_TRASH = auto()
    """It was there before its form, and is in the trash as it was then."""
    STAYS = auto()
    """It was changed elsewhere meanwhile, and stays so."""
    FAILED = auto()
    """It could not be moved to the trash, which the user was told. It can be tried again."""


def drop_emptied(recorder: EntryRecorder[Entered], page: QWidget) -> Emptied:
    """Moves an emptied entry to the trash; one that was there before its form, as it was then."""
    if not recorder.is_emptied:
        return Emptied.NOTHING_TO_SAY
    was_there = recorder.first is not None
    try:
        recorder.drop()
    except ChangedElsewhere:
        return Emptied.STAYS
    except GONE:
        return Emptied.NOTHING_TO_SAY
    except KnownError as error:
        # While the window asks whether to close all the same, it tries this again and again.
        if QApplication.activeModalWidget() is None:
            show_known(page, error)
        return Emptied.FAILED
    return Emptied.IN_TRASH if was_there else Emptied.NOTHING_TO_SAY
