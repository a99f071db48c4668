"""The closing reflection, saved as it is typed."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessment.reviews.review import Review
from ui.desktop import destinations as to
from ui.desktop.autosave import Autosave
from ui.desktop.page import PageContext
from ui.desktop.texts import keep_all
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.saved_words import say_saved, say_unsaved
from ui.desktop.widgets.text import label
from ui.desktop.widgets.toggle import private_chip

ASKED = "What would you tell yourself at the start of this period? What do you want to keep?"


class Reflection(QWidget):
    """The editor for the reflection of one cycle."""

    def __init__(self, context: PageContext, cycle_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cycle_id = cycle_id
        self._autosave = Autosave(self._local_now, self)
        self._editor = Editor(context.theme, "Closing reflection")
        self._private = private_chip("closing reflection")
        self._saved = label("", "meta")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(ASKED, "meta"))
        box.addWidget(self._editor)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._private)
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._saved, 1)
        box.addLayout(row)
        self._editor.textChanged.connect(self._changed)
        self._editor.left.connect(self._autosave.flush)
        self._private.clicked.connect(self._changed)
        self._autosave.saved.connect(partial(say_saved, self._saved))
        self._autosave.failed.connect(partial(say_unsaved, self._saved))

    def show_review(self, review: Review) -> None:
        """Shows the reflection from the journal."""
        if self._autosave.is_clean:
            self._editor.replace_text(review.cycle.closing_reflection)
            keep_all(
                self._context,
                (self._cycle_id, "reflection"),
                self,
                partial(self._context.navigation.go, to.closing(self._cycle_id)),
            )
            self._private.setChecked(review.cycle.reflection_private)

    def flush(self) -> bool:
        """Writes unsaved changes. Returns whether they could be written."""
        return self._autosave.flush()

    def _changed(self) -> None:
        self._autosave.mark("reflection", self._save)

    def _save(self) -> None:
        self._context.journal.reviews.save_reflection(
            self._cycle_id, self._editor.toPlainText(), self._private.isChecked()
        )

    def _local_now(self) -> datetime:
        return self._context.journal.now().astimezone()
