"""The words about saving, the same wherever typing is saved automatically."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime

from PySide6.QtWidgets import QLabel

from ui.desktop.widgets.spoken import announce
from ui.desktop.widgets.text import URGENT, WARNING, set_role


class SavedSince:
    """Says on a page of several parts, such as skills, only what is true of the open one.

    What was saved of another part, or in an earlier sitting, is not said of this one.
    """

    def __init__(self, place: QLabel) -> None:
        self._place = place
        self._open: Hashable = None
        self._saved: dict[Hashable, object] = {}

    def open(self, part: Hashable) -> None:
        """Shows when this part was last saved in this sitting; nothing if it was not."""
        if part != self._open:
            self._open = part
            set_role(self._place, "meta")
            self._place.setText(_saved_words(self._saved.get(part)))

    def say_saved(self, moment: object) -> None:
        """Says when the open part was last saved."""
        self._saved[self._open] = moment
        say_saved(self._place, moment)


def say_saved(place: QLabel, moment: object, asked: str = "") -> None:
    """Says when everything was last saved, in local time, and then what is still `asked` for."""
    if words := _saved_words(moment):
        _say(place, f"{words}. {asked}" if asked else words, "meta")


def say_unsaved(place: QLabel, why: str, what: str = "words are") -> None:
    """Says that the last input is not on disk yet, and why; `what` is still on the page."""
    _say(place, f"Not saved yet. {why} Your {what} still here.", WARNING)


def _saved_words(moment: object) -> str:
    return f"Saved {moment:%H:%M}" if isinstance(moment, datetime) else ""


def _say(place: QLabel, words: str, role: str) -> None:
    # Saving goes on all the time while one types: only what changes on the screen is announced.
    if words == place.text():
        return
    set_role(place, role)
    place.setProperty(URGENT, True)
    place.setText(words)
    if role != WARNING:
        # A warning announces itself.
        announce(place, words)
