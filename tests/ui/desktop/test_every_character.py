"""Every character comes back as it was typed or pasted: from the fields, the journal and copies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from assessment.evidence import Evidence, EvidenceKind
from assessment.feedback import Feedback, Who
from assessment.model import SkillKey
from assessment.reviews.ratings import NotRated
from assessment.typed.text import REPLACEMENT, keepable
from storage.journal import Journal
from tests.ui.conftest import closed_review
from tests.ui.desktop.conftest import NOW
from ui.desktop.pages.evidence.form import EvidenceForm
from ui.desktop.pages.evidence.skills import SkillChoice
from ui.desktop.pages.feedback.form import FeedbackForm
from ui.desktop.theme import Theme
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.line_edit import LineEdit
from ui.desktop.widgets.raw_text import for_qt
from ui.desktop.widgets.selectable import Selectable
from ui.desktop.window import Window

ODD = (
    "no-break\u00a0space",
    "line\u2028separator",
    "paragraph\u2029separator",
    "object\ufffcreplacement",
    "nul\x00and\x01others\x1f\x7f\x85",
    "tab\tand\x0b\x0c",
    "dos\r\nmac\runix\n",
    "e\u0301 is not \u00e9",
    "\u200f\u05d0\u200e\u202eabc\u202c",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd \u2764\ufe0f",
    "\ufeffmarked at the beginning",
    "\ufeff\ufeffmarked twice",
    "marked\ufeffwithin",
    "\ufffe\ufffea noncharacter first",
    "not\ufdd0a\ufdd1character\uffff",
    "soft\u00adhyphen zero\u200bwidth \u3000 \u202f narrow",
    "",
    "\n\n",
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(ODD)
SLOWLY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TODAY = date(2026, 11, 20)

Paste = Callable[[QWidget, str], None]


@pytest.fixture
def paste() -> Paste:
    """Pastes a text into a field by its keys."""

    def paste_into(field: QWidget, text: str) -> None:
        copied = QMimeData()
        copied.setText(for_qt(text))
        QGuiApplication.clipboard().setMimeData(copied)
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    return paste_into


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme, window: Window) -> Editor:
    made = Editor(theme, "Text", parent=window)
    qtbot.addWidget(made)
    made.show()
    return made


def one_line(text: str) -> str:
    return " ".join(line for line in keepable(text).replace("\u2028", "\n").split("\n") if line)


@SLOWLY
@given(text=TEXTS)
def test_what_is_pasted_into_an_editor_is_what_it_holds(
    editor: Editor, paste: Paste, text: str
) -> None:
    editor.set_text("")
    paste(editor, text)
    assert editor.toPlainText() == keepable(text)


@SLOWLY
@given(text=TEXTS)
def test_what_is_copied_from_an_editor_is_what_it_holds(
    editor: Editor, paste: Paste, text: str
) -> None:
    editor.set_text(text)
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == ""
    if text:
        QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == keepable(text)


@SLOWLY
@given(text=TEXTS)
@example("e\u0301 " * 50)
def test_what_is_pasted_into_a_line_is_what_it_holds(
    window: Window, paste: Paste, text: str
) -> None:
    line = LineEdit("Title", 500, parent=window)
    line.show()
    paste(line, text)
    ends = keepable(text).replace("\u2028", "\n")
    assert line.text().split() == ends.split()
    if "\n" not in ends:
        assert line.text() == ends
    line.deleteLater()


def kept(journal: Journal, text: str) -> Evidence:
    entry = Evidence(
        id="one",
        happened_on=TODAY,
        title=f"a {text} b",
        kind=EvidenceKind.SHIPPED,
        text=text,
        link=f"a {text} b",
        without_me=text,
        acknowledged_by=f"a {text} b",
        saved_at=NOW,
    )
    journal.evidence.save(entry)
    found = journal.evidence.entry("one")
    assert found == entry
    return entry


@SLOWLY
@given(text=TEXTS.map(one_line))
def test_an_entry_of_the_work_log_comes_back_from_the_journal_and_its_form(
    theme: Theme, journal: Journal, text: str
) -> None:
    entry = kept(journal, text)
    form = EvidenceForm(theme, SkillChoice([], {}), lambda: TODAY)
    form.show_entry(entry)
    assert form.entry("one", NOW) == entry
    form.deleteLater()


@SLOWLY
@given(text=TEXTS.map(keepable))
def test_feedback_comes_back_from_the_journal_and_its_form(
    theme: Theme, journal: Journal, text: str
) -> None:
    cycles = journal.reviews.cycles() or [closed_review(journal, 2025, {})]
    review = journal.reviews.review(cycles[0].id)
    key = next(iter(review.skills))
    said = Feedback(
        id="one",
        cycle_id=review.cycle.id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        who=Who.PEER,
        label=f"a {one_line(text)} b"[:80],
        said_on=TODAY,
        reason=NotRated.NOT_ENOUGH_EVIDENCE,
        words=text,
        saved_at=NOW,
    )
    journal.feedback.save(said)
    assert journal.feedback.everything() == (said,)
    form = FeedbackForm(theme, review, frozenset(), lambda: TODAY)
    form.show_item(said)
    assert form.entry("one", NOW) == said
    form.deleteLater()


def test_half_of_a_character_leaves_a_mark_and_is_told(editor: Editor, window: Window) -> None:
    editor.set_text("a\U0001f600b\U0001f600")
    cursor = editor.textCursor()
    cursor.setPosition(2)
    cursor.deleteChar()
    assert editor.toPlainText() == f"a{REPLACEMENT}b\U0001f600"
    assert REPLACEMENT in said_in(window)
    assert editor.toPlainText() == f"a{REPLACEMENT}b\U0001f600"


def test_what_is_no_character_is_told_when_it_is_pasted(
    editor: Editor, window: Window, paste: Paste
) -> None:
    paste(editor, "a\ufdd0b")
    assert "can’t be saved" in said_in(window)


def test_shift_and_enter_end_a_line_as_enter_does(editor: Editor) -> None:
    QTest.keyClicks(editor, "one")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "two")
    assert editor.toPlainText() == "one\ntwo"


def test_a_path_is_copied_with_the_spaces_that_it_has(window: Window) -> None:
    path = "/journals/of\u00a0mine/a.rings"
    shown = Selectable("Path", path, window)
    shown.selectAll()
    shown.copy()
    assert QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard) == path


# ---- limits ------------------------------------------------------------------------------------


def said_in(window: Window) -> str:
    return "\n".join(label.text() for label in window.notice.findChildren(QLabel))


def test_a_paste_that_is_too_long_changes_nothing_and_is_told(window: Window, paste: Paste) -> None:
    line = LineEdit("Link", 400, "https://", parent=window)
    line.show()
    paste(line, "x" * 601)
    assert line.text() == "https://"
    assert "room for 400 characters here, and this would make 609" in said_in(window)
    assert "Nothing was added." in said_in(window)


def test_typing_beyond_the_end_is_told(window: Window) -> None:
    line = LineEdit("Title", 5, parent=window)
    line.show()
    QTest.keyClicks(line, "12345")
    assert not window.notice.isVisible()
    QTest.keyClicks(line, "6")
    assert line.text() == "12345"
    assert "room for 5 characters" in said_in(window)


def test_the_limit_is_counted_as_the_journal_counts_it(window: Window, paste: Paste) -> None:
    line = LineEdit("Title", 200, parent=window)
    line.show()
    paste(line, "  " + "\U0001f600" * 200 + "  ")
    assert line.text().strip() == "\U0001f600" * 200


def test_a_link_of_a_shared_document_is_kept_whole(journal: Journal, theme: Theme) -> None:
    link = "https://example.org/" + "x" * 3_000
    form = EvidenceForm(theme, SkillChoice([], {}, [SkillKey("a", "b")]), lambda: TODAY)
    entry = form.entry("one", NOW).with_changes(link=link)
    journal.evidence.save(entry)
    form.show_entry(entry)
    assert form.entry("one", NOW).link == link
    form.deleteLater()
