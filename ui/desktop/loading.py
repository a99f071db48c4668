"""Loads the models once home is shown, one piece in each turn of the event loop.

Not on another thread: a page opened meanwhile imports what it needs at once, and two threads that
import the same modules could see one half loaded.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

AFTER_MS = 40
"""The delay that lets home be painted first, in milliseconds."""

PIECES = (
    "typing_extensions",
    "pydantic_core.core_schema",
    "pydantic",
    "pydantic.json_schema",
    "pydantic.types",
    "pydantic.functional_validators",
    "pydantic.main",
    "importlib.metadata",
    "rubrics.fields",
    "rubrics.crosswalk",
    "rubrics.model",
    "rubrics.canonical",
    "assessment.reviews.cycles",
    "assessment.reviews.ratings",
    "assessment.comparing.comparison",
    "assessment.home.home",
    "assessment.comparing.growth",
    "storage.tables.reviews.store",
    "storage.tables.second_ratings",
    "ui.charts.dumbbell",
    "ui.charts.catalogue",
)
"""In an order in which each loads part of what the next needs, so that every turn is short."""


class ModelLoading(QObject):
    """Imports every piece, one after the other, and then emits a signal."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load_next)

    def start(self) -> None:
        """Begins after a short delay."""
        self._left = list(PIECES)
        self._timer.start(AFTER_MS)

    def stop(self) -> None:
        """Cancels the rest."""
        self._timer.stop()

    def _load_next(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
            self._timer.setInterval(0)
        else:
            self._timer.stop()
            self.loaded.emit()
