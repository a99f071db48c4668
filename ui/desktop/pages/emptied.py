"""An entry of which the user took everything away is not kept when its form is left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rubrics.errors import KnownError
from ui.desktop.errors import show_known
from ui.desktop.recorder import Entered, EntryRecorder

LEFT_EMPTY = "{} was left empty, so it is now in the trash, as it was before you opened it."


def drop_emptied(recorder: EntryRecorder[Entered] | None, page: QWidget) -> Entered | None:
    """Moves an emptied entry to the trash; one that was there before its form, as it was then.

    Returns the earlier entry, for the page to name; None for a new one.
    """
    if recorder is None or not recorder.is_emptied:
        return None
    first = recorder.first
    try:
        recorder.drop()
    except KnownError as error:
        show_known(page, error)
        return None
    return first
