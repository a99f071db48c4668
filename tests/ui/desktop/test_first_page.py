"""The first page: whole in a small window, with a choice that is told from the keyboard's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import words_on
from tests.ui.hands import CONTROL, buttons, focused, page_of, press
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.theme import Appearance


def test_the_first_page_is_whole_in_a_small_window(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    desktop.window.resize(960, 640)
    QApplication.processEvents()
    for name, one in buttons(page_of(desktop)).items():
        assert one.visibleRegion().boundingRect() == one.rect(), name


def pixels(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_chosen_card_and_the_one_with_the_keyboard_look_different(
    open_desktop: OpenDesktop, journal_path: Path, appearance: Appearance
) -> None:
    desktop = open_desktop(journal_path)
    desktop.theme.choose(appearance)
    cards = buttons(page_of(desktop))
    chosen, other = cards["I manage people"], cards["I build things"]
    assert focused() is chosen
    chosen_and_focused = pixels(chosen)
    assert desktop.theme.color("ink") in ring_of(chosen_and_focused)
    press(Qt.Key.Key_Tab)
    assert not chosen.hasFocus()
    assert desktop.theme.color("ink") not in ring_of(pixels(chosen))
    assert desktop.theme.color("accent") not in ring_of(pixels(focused()))
    assert pixels(chosen) != pixels(other)


def ring_of(picture: QImage) -> list[QColor]:
    """The colours at the middle of the upper and of the lower edge."""
    across = picture.width() // 2
    return [picture.pixelColor(across, down) for down in (1, picture.height() - 2)]


def test_later_reviews_do_not_say_again_where_the_journal_is_kept(walking: Desktop) -> None:
    walking.go(to.start_review())
    assert "kept in" not in words_on(page_of(walking))


def test_the_form_of_the_first_review_says_where_the_journal_is_kept(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    press(Qt.Key.Key_Return, CONTROL)
    assert f"What you write is saved in {journal_path}." in words_on(page_of(desktop))
