"""The dialogs: the safe way out is the easy one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from tests.ui.desktop.driving import DialogDriver, the, type_name, words_on
from ui.desktop.theme import Theme
from ui.desktop.widgets.dialogs import (
    JOURNAL_KINDS,
    ask_text,
    choose_open_path,
    choose_save_path,
    confirm,
    tell,
)
from ui.desktop.window import Window

LEFT = Qt.MouseButton.LeftButton


def ask(window: Window) -> bool:
    return confirm(window, "Delete it?", "It goes for good.", "Delete", danger=True)


def test_a_question_says_what_it_asks_and_names_its_act(
    window: Window, in_dialog: DialogDriver
) -> None:
    seen: list[str] = []
    in_dialog(lambda dialog: seen.extend([dialog.accessibleName(), words_on(dialog)]))
    ask(window)
    assert seen == ["Delete it?", "Delete it?\nIt goes for good.\nCancel\nDelete"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_enter_space_and_escape_leave_everything_as_it_is(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver, key: Qt.Key
) -> None:
    def answer(dialog: QDialog) -> None:
        qtbot.keyClick(dialog.focusWidget(), key)
        assert not dialog.isVisible()

    in_dialog(answer)
    assert ask(window) is False


def test_only_the_act_itself_says_yes(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver
) -> None:
    in_dialog(lambda dialog: qtbot.mouseClick(the(QPushButton, "Delete", dialog), LEFT))
    assert ask(window) is True


def test_the_act_is_one_tab_away(qtbot: QtBot, window: Window, in_dialog: DialogDriver) -> None:
    def by_keyboard(dialog: QDialog) -> None:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)

    in_dialog(by_keyboard)
    assert ask(window) is True


def close_it(window: Window) -> bool:
    return confirm(window, "Close it?", "It can be reopened.", "Close the review")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_presses_the_coloured_button_where_nothing_can_be_lost(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver, key: Qt.Key
) -> None:
    def answer(dialog: QDialog) -> None:
        qtbot.keyClick(dialog.focusWidget(), key)
        assert not dialog.isVisible()

    in_dialog(answer)
    assert close_it(window) is (key == Qt.Key.Key_Return)


def rename(window: Window) -> str | None:
    return ask_text(window, "Rename this review", "Its new name.", "Review of 2025")


def test_typing_replaces_the_old_name(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver
) -> None:
    def type_it(dialog: QDialog) -> None:
        line = the(QLineEdit, "Rename this review", dialog)
        assert line.hasFocus()
        qtbot.keyClicks(line, "  My second year ")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    in_dialog(type_it)
    assert rename(window) == "My second year"


def test_a_name_can_be_kept_with_escape(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver
) -> None:
    def change_of_mind(dialog: QDialog) -> None:
        qtbot.keyClicks(dialog.focusWidget(), "Other")
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)

    in_dialog(change_of_mind)
    assert rename(window) is None


def test_an_empty_name_can_not_be_saved(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver
) -> None:
    def type_nothing(dialog: QDialog) -> None:
        line = the(QLineEdit, "Rename this review", dialog)
        qtbot.keyClicks(line, "   ")
        assert not the(QPushButton, "Save", dialog).isEnabled()
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert dialog.isVisible()

    in_dialog(type_nothing)
    assert rename(window) is None


def test_a_file_gets_the_suffix_that_was_not_typed(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    in_dialog(lambda dialog: type_name(dialog, str(tmp_path / "copy")))
    chosen = choose_save_path(window, "Save", tmp_path / "journal.rings", JOURNAL_KINDS)
    assert chosen == tmp_path / "copy.rings"


FORMS = "PDF (*.pdf);;Web page (*.html);;Markdown (*.md)"


@pytest.mark.parametrize(
    "kind, typed, name",
    [
        ("Markdown (*.md)", "notes", "notes.md"),
        ("PDF (*.pdf)", "Review v1.2", "Review v1.2.pdf"),
        ("PDF (*.pdf)", "page.html", "page.html"),
    ],
)
def test_a_file_gets_the_suffix_of_the_kind_that_was_chosen(
    window: Window, in_dialog: DialogDriver, tmp_path: Path, kind: str, typed: str, name: str
) -> None:
    def choose(dialog: QDialog) -> None:
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        assert kinds is not None
        kinds.setFocus()
        QTest.keyClicks(kinds, kind[:1])
        assert kinds.currentText() == kind
        type_name(dialog, str(tmp_path / typed))

    in_dialog(choose)
    assert choose_save_path(window, "Save", tmp_path / "report.html", FORMS) == tmp_path / name


def replace_with(
    window: Window, in_dialog: DialogDriver, path: Path, answer: str
) -> tuple[Path | None, list[str]]:
    """Chooses a name that is taken, and gives the question's words with what came of the answer."""
    asked: list[str] = []

    def question(dialog: QDialog) -> None:
        asked.append(words_on(dialog))
        QTest.mouseClick(the(QPushButton, answer, dialog), LEFT)

    in_dialog(lambda dialog: type_name(dialog, str(path.with_suffix(""))))
    in_dialog(question)
    if answer == "Cancel":
        in_dialog(lambda dialog: dialog.reject())
    return choose_save_path(window, "Save", path.with_name("other.pdf"), "PDF (*.pdf)"), asked


@pytest.mark.parametrize("answer, name", [("Replace it", "taken.pdf"), ("Cancel", None)])
def test_a_file_is_replaced_only_after_a_question(
    window: Window, in_dialog: DialogDriver, tmp_path: Path, answer: str, name: str | None
) -> None:
    taken = tmp_path / "taken.pdf"
    taken.write_bytes(b"%PDF")
    chosen, (asked,) = replace_with(window, in_dialog, taken, answer)
    assert chosen == (name and taken)
    assert f"There is already a file “taken.pdf” in {tmp_path}." in asked


def test_the_question_says_where_a_link_leads(
    window: Window, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    target, link = tmp_path / "target.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"%PDF")
    link.symlink_to(target)
    chosen, (asked,) = replace_with(window, in_dialog, link, "Replace it")
    assert chosen == link
    assert f"this would replace {target}." in asked


def test_what_may_never_be_replaced_is_not_asked_about(
    window: Window, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    in_dialog(lambda dialog: type_name(dialog, str(pipe)))
    assert choose_save_path(window, "Save", tmp_path / "other.pdf", "PDF (*.pdf)") == pipe


def test_a_file_that_must_not_be_replaced_is_not_asked_about(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.rings"
    taken.write_text("something")
    in_dialog(lambda dialog: type_name(dialog, str(taken)))
    chosen = choose_save_path(
        window, "Save", tmp_path / "journal.rings", JOURNAL_KINDS, may_replace=False
    )
    assert chosen == taken
    assert taken.read_text() == "something"


def test_a_file_to_open_must_exist(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    there = tmp_path / "there.rings"
    there.touch()
    in_dialog(lambda dialog: type_name(dialog, str(there)))
    assert choose_open_path(window, "Open", tmp_path) == there
    in_dialog(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert choose_open_path(window, "Open", tmp_path) is None


def test_a_message_is_closed_by_enter(
    qtbot: QtBot, window: Window, in_dialog: DialogDriver
) -> None:
    def read(dialog: QDialog) -> None:
        assert "All of it is safe." in words_on(dialog)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert not dialog.isVisible()

    in_dialog(read)
    tell(window, "That did not work", "All of it is safe.")


def test_the_whole_of_a_long_message_is_seen_at_every_text_size(
    window: Window, theme: Theme, in_dialog: DialogDriver
) -> None:
    cut: list[str] = []

    def measure(dialog: QDialog) -> None:
        QApplication.processEvents()
        cut.extend(
            button.text()
            for button in dialog.findChildren(QPushButton)
            if not dialog.rect().contains(button.geometry())
        )
        layout = dialog.layout()
        assert layout is not None
        assert dialog.height() >= layout.totalHeightForWidth(dialog.width())

    for percent in (80, 100, 200):
        theme.resize_text(percent)
        in_dialog(measure)
        tell(window, "That did not work", "A sentence of a fair length. " * 12)
    assert cut == []


@pytest.mark.parametrize("percent", [100, 200])
def test_a_message_longer_than_the_screen_scrolls_and_its_buttons_stay_in_view(
    qtbot: QtBot, window: Window, theme: Theme, in_dialog: DialogDriver, percent: int
) -> None:
    theme.resize_text(percent)
    seen: list[bool] = []

    def read(dialog: QDialog) -> None:
        QApplication.processEvents()
        room = dialog.screen().availableGeometry()
        close = the(QPushButton, "Close", dialog)
        seen.append(dialog.height() <= room.height() - 40)
        seen.append(dialog.rect().contains(close.geometry()) and close.hasFocus())
        (area,) = dialog.findChildren(QScrollArea)
        bar = area.verticalScrollBar()
        qtbot.keyClick(close, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert area.hasFocus()
        for _ in range(40):
            qtbot.keyClick(area, Qt.Key.Key_PageDown)
        seen.append(0 < bar.maximum() == bar.value())

    in_dialog(read)
    tell(window, "That did not work", "A sentence of a fair length. " * 300)
    assert seen == [True, True, True]


@pytest.mark.parametrize("percent", [100, 200])
def test_the_list_of_files_fits_and_what_opens_a_list_has_an_arrow(
    window: Window, theme: Theme, in_dialog: DialogDriver, tmp_path: Path, percent: int
) -> None:
    theme.resize_text(percent)
    (tmp_path / "Review of 2024, with a name of some length.pdf").touch()

    def look(dialog: QDialog) -> None:
        files = dialog.findChild(QTreeView)
        assert files is not None
        QApplication.processEvents()
        assert files.horizontalScrollBar().maximum() == 0
        assert files.header().sectionSize(0) > 12 * dialog.fontMetrics().averageCharWidth()
        boxes = [box for box in dialog.findChildren(QComboBox) if box.isVisible()]
        assert len(boxes) == 2
        for box in boxes:
            picture = box.grab().toImage()
            middle, end = picture.height() // 2, picture.width() - theme.px(6)
            colours = {
                picture.pixelColor(x, y).name()
                for x in range(end - theme.px(22), end)
                for y in range(middle - theme.px(6), middle + theme.px(6))
            }
            assert len(colours) > 1, "no arrow"
        kinds = boxes[-1]
        kinds.showPopup()
        QApplication.processEvents()
        assert kinds.view().verticalScrollBar().maximum() == 0
        last = kinds.view().visualRect(kinds.model().index(kinds.count() - 1, 0))
        assert kinds.view().viewport().rect().contains(last)
        kinds.hidePopup()

    in_dialog(look)
    kinds = "PDF (*.pdf);;Web page (*.html);;Markdown (*.md)"
    choose_save_path(window, "Save the report", tmp_path / "Review.pdf", kinds)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialog_for_files_stays_within_the_window_however_long_the_path(
    window: Window, theme: Theme, in_dialog: DialogDriver, tmp_path: Path, percent: int
) -> None:
    window.resize(960, 640)
    theme.resize_text(percent)
    folder = tmp_path / ("a folder with a long name " * 8) / ("and another one in it " * 8)
    folder.mkdir(parents=True)

    def look(dialog: QDialog) -> None:
        QApplication.processEvents()
        assert dialog.width() <= window.width()
        assert dialog.height() <= window.height()
        # Qt would widen it as soon as something in it changes.
        assert dialog.minimumSizeHint().width() <= window.width()

    in_dialog(look)
    choose_open_path(window, "Choose a journal", folder)
