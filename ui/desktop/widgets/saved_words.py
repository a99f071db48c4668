"""The words about saving, the same wherever typing is saved automatically."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel

from ui.desktop.widgets.text import set_role


def say_saved(place: QLabel, moment: object) -> None:
    """Says when everything was last saved, in local time."""
    if isinstance(moment, datetime):
        set_role(place, "meta")
        place.setText(f"Saved {moment:%H:%M}")


def say_unsaved(place: QLabel, why: str, what: str = "words are") -> None:
    """Says that the last input is not on disk yet, and why; `what` is still on the page."""
    set_role(place, "warning")
    place.setText(f"Not saved yet. {why} Your {what} still here.")
