"""Keys in a very long text: none reads all of it, and every letter stays what it was."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desktop.pages.walk.test_walk import saved_text
from tests.ui.hands import focused
from ui.desktop.app import Desktop
from ui.desktop.theme import Theme
from ui.desktop.widgets import raw_text
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.long_words import LONGEST_SHAPED, LONGEST_WORD

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORD, LINES, PARAGRAPH = "x" * 60_000, "words\n" * 4_000, "words " * 10_000


def paste(editor: Editor, text: str) -> None:
    copied = QMimeData()
    copied.setText(raw_text.for_qt(text))
    QGuiApplication.clipboard().setMimeData(copied)
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL)


class Reads:
    """How often all of a text was read, and the longest piece of it that was read otherwise."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.whole = 0
        self.longest_piece = 0
        raw, block, chosen = QTextDocument.toRawText, QTextBlock.text, QTextCursor.selectedText

        def whole(document: QTextDocument) -> str:
            self.whole += 1
            return raw(document)

        def of_block(one: QTextBlock) -> str:
            return self._noted(block(one))

        def selected(cursor: QTextCursor) -> str:
            return self._noted(chosen(cursor))

        patch.setattr(QTextDocument, "toRawText", whole)
        patch.setattr(QTextBlock, "text", of_block)
        patch.setattr(QTextCursor, "selectedText", selected)

    def _noted(self, text: str) -> str:
        self.longest_piece = max(self.longest_piece, len(text))
        return text


@pytest.mark.parametrize("text", [WORD, LINES, PARAGRAPH])
def test_no_key_reads_all_of_the_text_and_a_save_reads_it_once(
    walking: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    editor = focused()
    assert isinstance(editor, Editor)
    paste(editor, text)
    qtbot.waitUntil(lambda: saved_text(walking) == text)
    reads = Reads(monkeypatch)
    # Without a turn of the event loop: nothing can be saved meanwhile.
    for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Left) * 5:
        QTest.keyPress(editor, key)
    assert reads.whole == 0
    assert reads.longest_piece <= 2 * LONGEST_WORD + 2
    qtbot.waitUntil(lambda: reads.whole > 0)
    assert reads.whole == 1


@pytest.mark.parametrize("text", ["short", "\U0001f600 e\u0301 \uffff", "", "\U0001f600" * 50])
def test_a_text_has_the_length_that_qt_counts(text: str) -> None:
    assert raw_text.length_for_qt(text) == QTextDocument(text).characterCount() - 1


# ---- every letter, whatever was done ------------------------------------------------------------

LETTERS = st.text("ab .*#", min_size=1, max_size=6).map(lambda text: ("type", text))
PASTES = st.text("xyz \n\u6f22\U0001f600\u00a0\u2028", min_size=1, max_size=12).map(
    lambda text: ("paste", text)
)
KEYS = st.sampled_from(
    [("key", name) for name in ("Backspace", "Delete", "Left", "Right", "Home", "End", "Return")]
)
STEPS = st.lists(LETTERS | PASTES | KEYS | KEYS, max_size=25)
PRESSED = {
    "Backspace": (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
    "Delete": (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    "Left": (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    "Right": (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
    "Home": (Qt.Key.Key_Home, CONTROL),
    "End": (Qt.Key.Key_End, CONTROL),
    "Return": (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
}


class Model:
    """A text with a cursor, as a plain string."""

    def __init__(self, text: str) -> None:
        self.before, self.after = text, ""

    @property
    def text(self) -> str:
        return self.before + self.after

    def do(self, kind: str, what: str) -> None:
        if kind in ("type", "paste"):
            self.before += what
        elif what == "Return":
            self.before += "\n"
        elif what == "Backspace":
            self.before = self.before[:-1]
        elif what == "Delete":
            self.after = self.after[1:]
        elif what == "Left":
            self.before, self.after = self.before[:-1], self.before[-1:] + self.after
        elif what == "Right":
            self.before, self.after = self.before + self.after[:1], self.after[1:]
        elif what == "Home":
            self.before, self.after = "", self.text
        elif what == "End":
            self.before, self.after = self.text, ""


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> Editor:
    made = Editor(theme, "An answer")
    qtbot.addWidget(made)
    made.resize(600, 200)
    with qtbot.waitExposed(made):
        made.show()
    return made


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    first=st.sampled_from(
        ["", "x" * (LONGEST_SHAPED - 3), "x" * (LONGEST_WORD - 2), "words " * 3400, "one\ntwo\n"]
    ),
    steps=STEPS,
)
def test_the_editor_holds_what_was_typed_pasted_deleted_undone_and_done_again(
    editor: Editor, first: str, steps: list[tuple[str, str]]
) -> None:
    editor.set_text(first)
    model = Model(first)
    for kind, what in steps:
        if kind == "type":
            QTest.keyClicks(editor, what)
        elif kind == "paste":
            paste(editor, what)
        else:
            QTest.keyClick(editor, *PRESSED[what])
        model.do(kind, what)
        assert editor.toPlainText() == model.text
    while editor.document().isUndoAvailable():
        QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.toPlainText() == first
    while editor.document().isRedoAvailable():
        QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert editor.toPlainText() == model.text
