"""The texts typed in this sitting, with what stood there before. Kept in memory only."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.desktop.undoing import Undoable, UndoHistory
from ui.desktop.widgets.editor import Editor

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from ui.desktop.page import PageContext


class Texts(QObject):
    """Keeps the document of every editor until the journal is closed.

    An editor opened on the same text again goes on with its document, so whatever was overwritten
    in this sitting can be had back by undo.
    """

    def __init__(self, history: UndoHistory, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._kept: dict[Hashable, _Kept] = {}

    def keep(
        self, name: Hashable, editor: Editor, show: Callable[[], object] | None = None
    ) -> None:
        """Makes `editor` the place of the text called `name`; its own text is what was saved.

        `show` opens that place again after it was left; without it an undo stays on the page.
        """
        kept = self._kept.get(name) or self._rename(editor, name)
        if kept is None:
            document = editor.document()
            document.setParent(self)
            self._kept[name] = kept = _Kept(document, editor, show)
            document.undoCommandAdded.connect(partial(self._note, kept))
            editor.destroyed.connect(self._forget_unused)
        elif kept.editor is not editor:
            if isValid(kept.editor):
                kept.editor.let_go()
            editor.go_on_with(kept.document)
            editor.destroyed.connect(self._forget_unused)
            kept.editor, kept.show = editor, show
        else:
            return
        kept.opened_after = self._history.latest
        editor.leaves_undo = partial(self._is_not_latest, kept)

    def _rename(self, editor: Editor, name: Hashable) -> _Kept | None:
        """Gives a text that goes on under another name to that one alone.

        An entry deleted while one writes goes on as another. Restored, it has its own words.
        """
        document = editor.document()
        for old, kept in self._kept.items():
            if kept.document is document:
                self._kept[name] = self._kept.pop(old)
                return kept
        return None

    def _forget_unused(self) -> None:
        """Forgets texts whose editor is gone, and in which there is nothing to undo or redo."""
        for name, kept in list(self._kept.items()):
            if isValid(kept.document) and not isValid(kept.editor) and not kept.has_steps:
                del self._kept[name]
                kept.document.deleteLater()

    def clear(self) -> None:
        """Forgets everything, because the journal is closed."""
        for kept in self._kept.values():
            if isValid(kept.editor):
                # Goes with its editor: an editor must not outlive its document.
                kept.document.setParent(kept.editor)
            else:
                kept.document.deleteLater()
        self._kept.clear()

    def _note(self, kept: _Kept) -> None:
        steps = kept.document.availableUndoSteps()
        undo, redo = partial(kept.undo, steps), partial(kept.redo, steps)
        self._history.add(Undoable(undo, redo, kept, partial(kept.has, steps)))

    def _is_not_latest(self, kept: _Kept) -> bool:
        """Whether something else was done since its editor was opened, after what was typed."""
        latest = self._history.latest
        is_ours = latest is None or latest.owner is kept
        return not is_ours and latest is not kept.opened_after


class _Kept:
    """A document, the editor that has it now, and the way there."""

    def __init__(
        self, document: QTextDocument, editor: Editor, show: Callable[[], object] | None
    ) -> None:
        self.document = document
        self.editor = editor
        self.show = show
        self.opened_after: Undoable | None = None
        """The step before the editor was opened: since then, it alone has been at work."""

    @property
    def has_steps(self) -> bool:
        """Whether anything can be undone or done again in the document."""
        return self.document.isUndoAvailable() or self.document.isRedoAvailable()

    def has(self, steps: int) -> bool:
        """Whether that many steps are left to undo: the editor may have undone some itself."""
        return self.document.availableUndoSteps() >= steps

    def undo(self, steps: int) -> str:
        """Undoes the last of that many steps, unless it was undone in the editor already."""
        if not self.has(steps) or not self._arrive():
            return ""
        self.editor.undo()
        return f"Undone in “{self.editor.accessibleName()}”."

    def redo(self, steps: int) -> str:
        """Does again what `undo` with this number undid."""
        if not self.document.isRedoAvailable() or self.document.availableUndoSteps() >= steps:
            return ""
        if not self._arrive():
            return ""
        self.editor.redo()
        return f"Redone in “{self.editor.accessibleName()}”."

    def _arrive(self) -> bool:
        """Shows the editor, and gives it the focus. Returns whether it is there."""
        before = self.editor
        if self.show is not None and not (isValid(before) and before.isVisible()):
            self.show()
        is_there = isValid(self.editor) and (self.editor is not before or before.isVisible())
        if is_there:
            self.editor.setFocus()
        return is_there


def keep_all(
    context: PageContext, name: Hashable, part: QWidget, show: Callable[[], object] | None = None
) -> None:
    """Keeps the text of every editor on a part of a page (see `Texts.keep`)."""
    for editor in part.findChildren(Editor):
        context.window.texts.keep((name, editor.accessibleName()), editor, show)
