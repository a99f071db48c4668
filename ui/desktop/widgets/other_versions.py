"""Shows the other versions of a text above its editor, for the person to choose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessment.dates import date_words
from assessment.reviews.other_versions import OtherVersion, both
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.emptying import empty
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.quotes import frame, read
from ui.desktop.widgets.spoken import announce
from ui.desktop.widgets.text import label


class OtherVersions(QWidget):
    """The versions that wait for a choice. It changes the editor; whoever shows it saves."""

    taken = Signal(object)
    """The OtherVersion whose text was put into the editor."""

    settled = Signal(object)
    """The OtherVersion that no longer waits. Emitted last, when the editor has its final text."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown: tuple[OtherVersion, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.hide()

    def show_versions(self, versions: Sequence[OtherVersion]) -> None:
        """Shows these and no others."""
        if tuple(versions) == self._shown:
            return
        before, self._shown = self._shown, tuple(versions)
        empty(self._box)
        for version in versions:
            sheet = self._sheet(version)
            self._box.addWidget(sheet)
            if version not in before:
                announce(sheet, sheet.accessibleDescription())
        self.setVisible(bool(versions))

    def _sheet(self, version: OtherVersion) -> QFrame:
        made = QFrame()
        made.setProperty("role", "tint")
        moment = version.saved_at.astimezone()
        words = (
            f"Also changed elsewhere, on {date_words(moment.date())} at {moment:%H:%M}. Both "
            "versions are saved. Which one do you want here?"
        )
        made.setAccessibleName(f"Another version of: {self._editor.accessibleName()}")
        made.setAccessibleDescription(words)
        box = QVBoxLayout(made)
        box.addWidget(label(words, "strong"))
        quote, inner = frame("then")
        inner.addWidget(read(version.text, "body"))
        box.addWidget(quote)
        row = FlowLayout(gap=8)
        box.addLayout(row)
        row.addWidget(button("Keep what is below", partial(self.settled.emit, version)))
        row.addWidget(button("Use this one", partial(self._take, version, version.text)))
        mine = self._editor.toPlainText
        row.addWidget(button("Keep both", lambda: self._take(version, both(mine(), version.text))))
        return made

    def _take(self, version: OtherVersion, text: str) -> None:
        self._editor.replace_text(text)
        # It was not typed, and is to be saved all the same.
        self._editor.textChanged.emit()
        self.taken.emit(version)
        self.settled.emit(version)
