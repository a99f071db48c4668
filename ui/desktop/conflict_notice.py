"""Points out, once each, the copies that a sync program put beside the open journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from storage.file.conflict_copies import conflict_copies
from ui.desktop import destinations as to
from ui.desktop.findable import shown_name

if TYPE_CHECKING:
    from ui.desktop.navigation import Navigation
    from ui.desktop.preferences import Preferences
    from ui.desktop.window import Window

ONE = (
    "A copy of this journal has appeared in its folder: {}. Sync programs make one when a journal "
    "is changed on two computers. Growth Rings has changed neither file."
)
SEVERAL = (
    "{} copies of this journal have appeared in its folder. Sync programs make them when a journal "
    "is changed on two computers. Growth Rings has changed none of these files."
)
SHOW = "Show in Settings"


def point_out_copies(
    journal: Path, window: Window, preferences: Preferences, navigation: Navigation
) -> None:
    """Says which conflict copies are new. Settings shows all, and why they can't be seen."""
    if window.shows_notice:
        # What it says now, and may offer to undo, is not taken away. There will be another look.
        return
    try:
        new = preferences.note_copies(conflict_copies(journal))
    except OSError:
        # Settings says so: whoever opens the journal every day is not told every day.
        return
    if new:
        words = ONE.format(shown_name(new[0])) if len(new) == 1 else SEVERAL.format(len(new))
        window.notice.say(words, offer=(SHOW, partial(navigation.go, to.settings("The journal"))))
