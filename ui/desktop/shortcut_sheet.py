"""The sheet of shortcuts (F1): those of the page and of the window, read from their actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.desktop.findable import shown_keys
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.text import label, line

if TYPE_CHECKING:
    from ui.desktop.theme import Theme
    from ui.desktop.window import Window

ESCAPE = ("Close the open form, dialog or page", "Esc")
Rows = list[tuple[str, str]]


class ShortcutSheet(QDialog):
    """Lists what can be done by key where the user is, in groups. Escape or F1 closes it."""

    def __init__(self, theme: Theme, window: Window) -> None:
        super().__init__(window)
        self.setWindowTitle("Shortcuts")
        self.setModal(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(theme)
        column.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.setAccessibleName("Shortcuts")
        outer.addWidget(column, 1)
        column.box.addWidget(label("Shortcuts", "page"))
        for title, rows in groups(window):
            column.box.addSpacing(12)
            column.box.addWidget(label(title, "section"))
            column.box.addWidget(shortcut_table(title, rows))
        outer.addWidget(line())
        foot = QVBoxLayout()
        outer.addLayout(foot)
        foot.setContentsMargins(24, 12, 24, 12)
        close = button("Close", self.accept, "primary")
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        again = QAction(self)
        again.setShortcuts([QKeySequence("F1"), QKeySequence("Ctrl+?")])
        again.triggered.connect(self.accept)
        self.addAction(again)
        self.resize(
            min(theme.px(620), window.width() - 48), min(theme.px(640), window.height() - 48)
        )
        column.setFocus(Qt.FocusReason.OtherFocusReason)


def groups(window: Window) -> Iterator[tuple[str, Rows]]:
    """The shortcuts that work now, by where they lead."""
    page = window.page
    own = shortcut_rows(page.actions() if page is not None else ())
    if own:
        yield "On this page", own
    yield "From page to page", [*shortcut_rows(window.ways), ESCAPE]
    ways = set(window.ways)
    yield "Everywhere", shortcut_rows([a for a in window.actions() if a not in ways])


def shortcut_rows(actions: Sequence[QAction]) -> Rows:
    """The words and keys of the actions that can be run now and have a shortcut."""
    return [
        (action.text(), shown_keys(action))
        for action in actions
        if action.isEnabled() and action.text() and action.shortcuts()
    ]


def shortcut_table(name: str, rows: Rows) -> QWidget:
    """The words at the left, each with its keys at the right."""
    made = QWidget()
    made.setAccessibleName(name)
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for number, (words, keys) in enumerate(rows):
        grid.addWidget(label(words), number, 0)
        cap = label(keys, "key", wrap=False)
        cap.setAccessibleName(f"{words}: {keys}")
        grid.addWidget(cap, number, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
