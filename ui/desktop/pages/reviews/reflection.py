"""The closing reflection, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.other_versions import OtherVersion, version_of_reflection
from assessment.reviews.review import Review
from assessment.reviews.sources import PassageSource, SourceKind
from rubrics.errors import KnownError
from storage.file.refusals import CycleIsClosed, CycleIsInTrash, NoSuchReview
from ui.desktop import destinations as to
from ui.desktop.autosave import Autosave
from ui.desktop.form_steps import FormSteps, toggle_field
from ui.desktop.keeping_aside import keep_aside, note_settled
from ui.desktop.page import PageContext
from ui.desktop.texts import keep_all
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.explanation import PRIVATE, Explanation
from ui.desktop.widgets.other_versions import OtherVersions
from ui.desktop.widgets.saved_words import say_saved, say_unsaved
from ui.desktop.widgets.text import label
from ui.desktop.widgets.toggle import private_chip

ASKED = "What would you tell yourself at the start of this period? What do you want to keep?"


class Reflection(QWidget):
    """The editor for the reflection of one cycle."""

    def __init__(self, context: PageContext, cycle_id: str, come_back: Callable[[], bool]) -> None:
        """`come_back` opens this place from any page. It returns False if it can't."""
        super().__init__()
        self._context = context
        self._cycle_id = cycle_id
        self._read: ReviewCycle | None = None
        self._aside: OtherVersion | None = None
        self._autosave = Autosave(self._local_now, self)
        self._editor = Editor(context.theme, "Closing reflection")
        self._private = private_chip("closing reflection")
        self._saved = label("", "meta")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(ASKED, "meta"))
        self._others = OtherVersions(self._editor)
        self._others.taken.connect(self._keep_private)
        self._others.settled.connect(self._settle)
        box.addWidget(self._others)
        box.addWidget(self._editor)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        row.addWidget(self._private)
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._saved, 1)
        self._editor.textChanged.connect(self._changed)
        self._editor.left.connect(self._autosave.flush)
        self._private.clicked.connect(self._changed)
        private = toggle_field("Private", self._private)
        self._steps = FormSteps(
            context.window.history, self, [private], self._changed, show=come_back
        )
        self._private.clicked.connect(self._steps.note)
        self._explanation = Explanation(context.preferences, "Private", self._private)
        self._private.clicked.connect(self._explanation.end)
        box.addWidget(self._explanation)
        self._autosave.saved.connect(partial(say_saved, self._saved))
        self._autosave.failed.connect(partial(say_unsaved, self._saved))

    def show_review(self, review: Review) -> None:
        """Shows the reflection from the journal."""
        self._explanation.offer(PRIVATE)
        self._show_versions()
        cycle = review.cycle
        if not self._autosave.is_clean:
            return
        self._read = cycle
        self._editor.replace_text(cycle.closing_reflection)
        keep_all(
            self._context,
            (self._cycle_id, "reflection"),
            self,
            partial(self._context.navigation.go, to.closing(self._cycle_id)),
        )
        self._private.setChecked(cycle.reflection_private)
        self._steps.begin()

    def flush(self) -> bool:
        """Writes unsaved changes. Returns whether they could be written."""
        return self._autosave.flush()

    def _changed(self) -> None:
        self._autosave.mark("reflection", self._save)

    def _save(self) -> None:
        reviews = self._context.journal.reviews
        text, private, read = self._editor.toPlainText(), self._private.isChecked(), self._read
        if read is not None:
            mine = read.with_changes(closing_reflection=text, reflection_private=private)
            try:
                reviews.save_reflection(self._cycle_id, text, private, read=read)
            except (CycleIsClosed, CycleIsInTrash, NoSuchReview) as error:
                self._context.notice.say(self._keep_aside(mine, error))
            self._read = mine
            self._show_versions()

    def _keep_aside(self, cycle: ReviewCycle, error: KnownError) -> str:
        """Keeps what was written while the review was closed or deleted elsewhere; says where."""
        journal, before = self._context.journal, self._aside
        version = version_of_reflection(cycle, journal.now())
        if before is not None:
            version = version.with_changes(id=before.id)
        self._aside = version
        return keep_aside(journal, version, before, error)

    def _show_versions(self) -> None:
        versions = self._context.journal.other_versions.of(self._cycle_id)
        source = PassageSource(kind=SourceKind.REFLECTION)
        self._others.show_versions([version for version in versions if version.source == source])

    def _settle(self, version: OtherVersion) -> None:
        if self._autosave.flush():
            history, journal = self._context.window.history, self._context.journal
            journal.other_versions.settle(version)
            note_settled(history, journal, version, self._show_versions)
            self._show_versions()

    def _keep_private(self, version: OtherVersion) -> None:
        if version.private and not self._private.isChecked():
            self._private.setChecked(True)
            self._changed()
            # Part of the text that was taken, and no choice of its own.
            self._steps.begin()

    def _local_now(self) -> datetime:
        return self._context.journal.local_now()
