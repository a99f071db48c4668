"""The dialogs: the safe way out is the easy one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
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
