"""Every use of Qt's painting, fonts or widgets by a worker is detected."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.threads import Watch
from ui.desktop import tasks
from ui.desktop.tasks import Checkpoint

FORM = QImage.Format.Format_RGB32


@dataclass(frozen=True)
class Kept:
    picture: QImage


def makes_a_picture(_checkpoint: Checkpoint) -> None:
    picture = QImage(2, 2, FORM)
    assert picture is not None


def gives_a_picture(_checkpoint: Checkpoint) -> QImage:
    return QImage(2, 2, FORM)


def gives_a_picture_in_something(_checkpoint: Checkpoint) -> Kept:
    return Kept(QImage(2, 2, FORM))


def reads_a_picture(_checkpoint: Checkpoint) -> bool:
    return QImage.fromData(b"no picture").isNull()


def measures_letters(_checkpoint: Checkpoint) -> int:
    return QFontMetrics(QFont()).horizontalAdvance("letters")


def asks_for_fonts(_checkpoint: Checkpoint) -> int:
    return len(QFontDatabase.families())


def makes_and_drops_fonts(_checkpoint: Checkpoint) -> int:
    return len([QFont("x") for _ in range(2)])


def compares_fonts(_checkpoint: Checkpoint) -> bool:
    return QFont("a") == QFont("b")


class Painter:
    """Paints on a picture that was made where it may be."""

    def __init__(self) -> None:
        self._picture = QImage(2, 2, FORM)

    def __call__(self, _checkpoint: Checkpoint) -> None:
        self._paint()

    def _paint(self) -> None:
        QPainter(self._picture).fillRect(0, 0, 1, 1, QColor("black"))


def sets_words(label: QLabel) -> tasks.Work:
    return lambda _checkpoint: label.setText("words")


@pytest.fixture
def done(qtbot: QtBot) -> Callable[[tasks.Work], list[str]]:
    """Runs work off the GUI thread; returns the uses that were detected."""

    def do(work: tasks.Work) -> list[str]:
        watch = Watch()
        with qtbot.waitSignal(tasks.run(watch.watched(work)).ended):
            pass
        return watch.seen

    return do


@pytest.fixture
def watch() -> None:
    """Replaces the watch that would fail these tests for what they demonstrate."""


@pytest.mark.parametrize(
    "work, what",
    [
        (makes_a_picture, "a QImage in makes_a_picture"),
        (gives_a_picture, "a QImage in gives_a_picture"),
        (gives_a_picture_in_something, "a QImage in "),
        (reads_a_picture, "QImage.fromData in reads_a_picture"),
        (measures_letters, "QFontMetrics.horizontalAdvance in measures_letters"),
        (asks_for_fonts, "QFontDatabase.families in asks_for_fonts"),
        (makes_and_drops_fonts, "QFont in makes_and_drops_fonts"),
        (compares_fonts, "QFont in compares_fonts"),
    ],
)
def test_a_worker_that_uses_pictures_or_fonts_is_seen(
    done: Callable[[tasks.Work], list[str]], work: tasks.Work, what: str
) -> None:
    assert any(seen.startswith(what) for seen in done(work))


def test_a_worker_that_paints_is_seen(done: Callable[[tasks.Work], list[str]]) -> None:
    assert any(seen.startswith("QPainter.fillRect in Painter._paint") for seen in done(Painter()))


def test_a_worker_that_touches_a_widget_is_seen(
    qtbot: QtBot, done: Callable[[tasks.Work], list[str]]
) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    assert any(seen.startswith("QLabel.setText in ") for seen in done(sets_words(label)))


def test_a_worker_may_use_everything_else(done: Callable[[tasks.Work], list[str]]) -> None:
    def work(_checkpoint: Checkpoint) -> tuple[bytes, int]:
        buffer, size = QBuffer(), QSize(3, 4)
        buffer.setData(zlib.compress(b"bytes"))
        return bytes(buffer.data().data()), size.width()

    assert done(work) == []
