"""One question with its editor and the switches "private" and "bring to a 1:1"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.reviews.other_versions import OtherVersion
from assessment.reviews.ratings import Answer
from assessment.reviews.sources import PassageSource, SourceKind
from rubrics.model import Question
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.other_versions import OtherVersions
from ui.desktop.widgets.text import label
from ui.desktop.widgets.toggle import Toggle, one_on_one_chip, private_chip

if TYPE_CHECKING:
    from ui.desktop.theme import Theme


class AnswerBox(QWidget):
    """Shows an answer and emits a signal when the user changes anything."""

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        question: Question,
        answer: Answer | None,
        parent: QWidget | None = None,
        *,
        is_titled: bool = True,
    ) -> None:
        """Without a title, the question has to be above it."""
        super().__init__(parent)
        self.question = question
        self.read = answer
        """The answer as this box last read or saved it; what was changed elsewhere differs."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        if is_titled:
            box.addWidget(label(question.text, "strong"))
        if is_titled and question.note:
            box.addWidget(label(question.note, "meta"))
        self.editor = Editor(theme, question.text)
        self.editor.set_text(answer.text if answer else "")
        self.others = OtherVersions(self.editor)
        self.others.taken.connect(self._keep_private)
        box.addWidget(self.others)
        box.addWidget(self.editor)
        chips = FlowLayout(gap=8)
        box.addLayout(chips)
        self._private = private_chip(question.text)
        self._one_on_one = one_on_one_chip(question.text)
        for chip, is_on in (
            (self._private, answer is not None and answer.private),
            (self._one_on_one, answer is not None and answer.bring_to_one_on_one),
        ):
            chip.setChecked(is_on)
            chip.toggled.connect(self.changed)
            chips.addWidget(chip)
        self.editor.textChanged.connect(self.changed)
        self.editor.left.connect(self.left)
        self.editor.entered.connect(self.entered)

    def follow(self, answer: Answer | None) -> None:
        """Shows an answer that was changed elsewhere, unless something here is not saved yet."""
        read = self.read
        if answer is None or answer == read or self.text != (read.text if read else ""):
            return
        self.read = answer
        self.blockSignals(True)
        self.editor.replace_text(answer.text)
        self._private.setChecked(answer.private)
        self._one_on_one.setChecked(answer.bring_to_one_on_one)
        self.blockSignals(False)

    def show_versions(self, versions: Sequence[OtherVersion], rubric_id: str) -> None:
        """Shows those that are other versions of this answer, which belongs to that rubric."""
        name = self.question.id
        source = PassageSource(kind=SourceKind.ANSWER, rubric_id=rubric_id, name=name)
        self.others.show_versions([version for version in versions if version.source == source])

    def _keep_private(self, version: OtherVersion) -> None:
        if version.private:
            self._private.setChecked(True)

    @property
    def private(self) -> Toggle:
        """The pill that makes the answer private."""
        return self._private

    @property
    def text(self) -> str:
        """The text in the editor, as Markdown."""
        return self.editor.toPlainText()

    @property
    def is_private(self) -> bool:
        """Whether the answer stays out of reports."""
        return self._private.isChecked()

    @property
    def is_for_one_on_one(self) -> bool:
        """Whether the answer is to be raised in a 1:1."""
        return self._one_on_one.isChecked()
