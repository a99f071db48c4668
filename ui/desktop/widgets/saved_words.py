"""The words about saving, the same wherever typing is saved automatically."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel

from ui.desktop.widgets.spoken import announce
from ui.desktop.widgets.text import URGENT, WARNING, set_role


def say_saved(place: QLabel, moment: object) -> None:
    """Says when everything was last saved, in local time."""
    if isinstance(moment, datetime):
        _say(place, f"Saved {moment:%H:%M}", "meta")


def say_unsaved(place: QLabel, why: str, what: str = "words are") -> None:
    """Says that the last input is not on disk yet, and why; `what` is still on the page."""
    _say(place, f"Not saved yet. {why} Your {what} still here.", WARNING)


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
