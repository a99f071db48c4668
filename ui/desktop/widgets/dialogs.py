"""The dialogs: a question, one line of text, a message, a file to choose."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMargins, QSize, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.file_names import with_suffix_of
from ui.desktop.widgets.line_edit import LineEdit
from ui.desktop.widgets.showable import showable
from ui.desktop.widgets.text import label
from ui.overriding import override

WIDTH_IN_LETTERS = 58
SCREEN_MARGIN = 48
LOOK_EVERY_MS = 500
FILES_IN_LETTERS, FILES_IN_LINES = 92, 26
"""The size of Qt's own dialog for files, if the screen and the window below it have the room."""
LETTERS_OF_BOX = 8
"""How many letters its boxes have room for at least; they grow with the dialog."""
SIZE_AND_TYPE = (1, 2)
"""The columns that give their room to the names where the screen is narrow for the text."""
_MARGINS = QMargins(0, 0, SCREEN_MARGIN, SCREEN_MARGIN)
JOURNAL_KINDS = "Journals (*.rings)"


class CalmDialog(QDialog):
    """A heading, some words, the widgets added to `box`, and a row of buttons at the foot.

    Where the screen has no room for all of it, what is between heading and foot scrolls.
    """

    def __init__(self, parent: QWidget | None, title: str, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(showable(words))
        self.setModal(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(0)
        outer.addWidget(label(title, "section"))
        inner = QWidget()
        self.box = QVBoxLayout(inner)
        self.box.setContentsMargins(0, 8, 0, 0)
        self.box.setSpacing(12)
        self.box.addWidget(label(words))
        self._scrolled = QScrollArea()
        self._scrolled.setAccessibleName(title)
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.setWidget(inner)
        outer.addWidget(self._scrolled)
        outer.addSpacing(20)
        self._foot = QHBoxLayout()
        outer.addLayout(self._foot)
        self._foot.setSpacing(8)
        self._foot.addStretch(1)

    def add_button(self, made: QPushButton, *, default: bool = False) -> QPushButton:
        """Adds a button to the right of the others; Enter presses the default one."""
        made.setDefault(default)
        self._foot.addWidget(made)
        return made

    @override
    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry().size()
        width = self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS
        width = min(width, room.width() - SCREEN_MARGIN)
        layout = self.layout()
        if layout is not None:
            bar = self._scrolled.verticalScrollBar().sizeHint().width()
            self._scrolled.setMinimumWidth(self.box.minimumSize().width() + bar)
            width = max(width, layout.minimumSize().width())
            # The second time, everything inside has its final width.
            for _ in range(2):
                self._give_height(width, room.height() - SCREEN_MARGIN)
                layout.activate()
        super().showEvent(event)

    def _give_height(self, width: int, most: int) -> None:
        """Makes the dialog as high as all of it needs, or as `most` allows."""
        layout = self.layout()
        if layout is None:
            return
        scrolled, margins = self._scrolled, layout.contentsMargins()
        scrolled.setFixedHeight(0)
        around = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        around = max(around, layout.totalMinimumSize().height())
        inside = self.box.totalHeightForWidth(width - margins.left() - margins.right())
        scrolled.setFixedHeight(min(inside, most - around))
        # With the keyboard on it, the arrows and Page Down scroll.
        does_scroll = inside > most - around
        policy = Qt.FocusPolicy.TabFocus if does_scroll else Qt.FocusPolicy.NoFocus
        scrolled.setFocusPolicy(policy)
        self.resize(width, around + scrolled.height())


def confirm(
    parent: QWidget | None,
    title: str,
    words: str,
    act: str,
    *,
    danger: bool = False,
    until: Callable[[], bool] | None = None,
) -> bool:
    """Asks before doing `act` (the words of its button); True when the user agrees.

    Escape means no. Enter presses the coloured button, unless `act` is one of danger: then it has
    to be chosen first. When `until` becomes true, there is no need to ask any more: the dialog
    goes, and the answer is yes.
    """
    dialog = CalmDialog(parent, title, words)
    cancel = dialog.add_button(button("Cancel", dialog.reject), default=danger)
    role = "danger" if danger else "primary"
    agree = dialog.add_button(button(act, dialog.accept, role), default=not danger)
    (cancel if danger else agree).setFocus(Qt.FocusReason.OtherFocusReason)
    if until is not None:
        look = QTimer(dialog)
        look.timeout.connect(lambda: until() and dialog.accept())
        look.start(LOOK_EVERY_MS)
    return _answered(dialog)


def ask_text(
    parent: QWidget | None, title: str, words: str, text: str, *, most: int = 120
) -> str | None:
    """Asks for one line of at most `most` letters. Returns it trimmed and not empty, or None."""
    dialog = CalmDialog(parent, title, words)
    line = LineEdit(title, most, text)
    line.selectAll()
    dialog.box.addWidget(line)
    dialog.add_button(button("Cancel", dialog.reject))
    save = dialog.add_button(button("Save", dialog.accept, "primary"), default=True)
    save.setEnabled(bool(text.strip()))
    line.textChanged.connect(lambda typed: save.setEnabled(bool(typed.strip())))
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    return line.text().strip() if _answered(dialog) else None


def tell(parent: QWidget | None, title: str, words: str) -> None:
    """Shows a message that must not be missed, until the user closes it."""
    dialog = CalmDialog(parent, title, words)
    close = dialog.add_button(button("Close", dialog.accept, "primary"), default=True)
    close.setFocus(Qt.FocusReason.OtherFocusReason)
    _answered(dialog)


def choose_save_path(
    parent: QWidget | None,
    title: str,
    suggested: Path,
    kinds: str,
    *,
    may_replace: bool = True,
) -> Path | None:
    """Asks where to write a file; None when the user cancels.

    `suggested` without a folder is in the user's documents. A name typed without one of the
    suffixes of `kinds` gets that of the kind chosen there. The user is asked before a file is
    replaced, unless `may_replace` is False: then the caller refuses to, in its own words.
    """
    dialog = QFileDialog(parent, title, _known_to_qt(_in_documents(suggested)), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Asked below, about the name with its suffix.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(suggested.name)
    for kind in kinds.split(";;"):
        if f"*{suggested.suffix})" in kind:
            dialog.selectNameFilter(kind)
    typed = _chosen_file(dialog)
    if typed is None:
        return None
    path = with_suffix_of(typed, kinds, dialog.selectedNameFilter())
    if may_replace and not _agreed_to_replace(parent, path):
        return choose_save_path(parent, title, path, kinds)
    return path


def _agreed_to_replace(parent: QWidget | None, path: Path) -> bool:
    """Whether a file may be written to `path`, after asking if one is there that would go.

    What may never be replaced is not asked about: whoever writes there refuses to.
    """
    from ui.atomic_files import replaceable

    try:
        target = replaceable(path)
    except OSError:
        return True
    if not os.path.lexists(path):
        return True
    words = f"There is already a file “{path.name}” in {path.parent}."
    if path.is_symlink():
        words = f"“{path.name}” in {path.parent} is a link; this would replace {target}."
    return confirm(parent, "Replace this file?", words, "Replace it", danger=True)


def choose_open_path(
    parent: QWidget | None, title: str, folder: Path, kinds: str = JOURNAL_KINDS
) -> Path | None:
    """Asks for an existing file, starting in `folder`; None when the user cancels."""
    dialog = QFileDialog(parent, title, _known_to_qt(folder), f"{kinds};;All files (*)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen_file(dialog)


def _chosen_file(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if _answered(dialog) else []
    return Path(chosen[0]) if chosen else None


def _in_documents(suggested: Path) -> Path:
    if suggested.is_absolute():
        return suggested.parent
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _known_to_qt(folder: Path) -> str:
    """The folder, or the nearest one above it whose name Qt can write: all of it is UTF-8."""
    return next(str(one) for one in (folder, *folder.parents) if str(one) == showable(str(one)))


def _give_room(dialog: QFileDialog) -> None:
    """Makes Qt's own dialog, where the system has none, wide enough for its list of files.

    It stays within the window that it belongs to, unless it could not be used there.
    """
    files = dialog.findChild(QTreeView)
    if files is None:
        return
    # A box grows with what it shows first, and the path of a folder may be wider than the screen.
    for box in dialog.findChildren(QComboBox):
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(LETTERS_OF_BOX)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    room = dialog.screen().availableGeometry().size()
    if (parent := dialog.parentWidget()) is not None:
        room = room.boundedTo(parent.window().size())
    room = room.shrunkBy(_MARGINS)
    letter, line = dialog.fontMetrics().averageCharWidth(), dialog.fontMetrics().height()
    wanted = QSize(letter * FILES_IN_LETTERS, line * FILES_IN_LINES)
    size = dialog.sizeHint().expandedTo(wanted).boundedTo(room)
    dialog.resize(size.expandedTo(dialog.minimumSizeHint()))
    header = files.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    if room.width() < wanted.width():
        for column in SIZE_AND_TYPE:
            header.hideSection(column)


def _answered(dialog: QDialog) -> bool:
    if isinstance(dialog, QFileDialog):
        _give_room(dialog)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted
