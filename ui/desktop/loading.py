"""Loads the models once home is shown, a piece a turn of the event loop.

Not on another thread: whoever wants a page meanwhile loads what it needs at once, and two threads
that import the same modules may meet halfway through one.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

AFTER_MS = 40
"""Home is painted first."""

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
"""In this order each brings along a part of what the next needs, so that no turn is long."""


class ModelLoading(QObject):
    """Imports every piece, one after the other, and then says so."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load_next)

    def start(self) -> None:
        """Begins in a moment."""
        self._left = list(PIECES)
        self._timer.start(AFTER_MS)

    def stop(self) -> None:
        """Gives up what is left."""
        self._timer.stop()

    def _load_next(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
            self._timer.setInterval(0)
        else:
            self._timer.stop()
            self.loaded.emit()
