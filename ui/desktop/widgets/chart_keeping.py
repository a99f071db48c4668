"""Copies a chart to the clipboard or saves it to a file, in print colours, in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from rubrics.errors import KnownError
from ui.desktop import tasks
from ui.desktop.errors import show_known
from ui.desktop.folders import say_where
from ui.desktop.tasks import Checkpoint
from ui.desktop.widgets.chart_drawing import Wanted
from ui.desktop.widgets.dialogs import choose_save_path
from ui.desktop.widgets.file_names import safe_file_name
from ui.desktop.widgets.notice import say_beside

if TYPE_CHECKING:
    from ui.charts.drawn import DrawnChart

KINDS = "Picture (*.png);;Drawing (*.svg);;PDF (*.pdf)"


class ChartKeeping(QObject):
    """Copies and saves charts for a widget, and reports the outcome."""

    said = Signal(str)
    """What was done, in a sentence, in a window without a notice bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._path = Path()
        self._text = ""

    def copy(self, wanted: Wanted, drawn: DrawnChart, family: str) -> None:
        """Copies the picture, in that font family, and the table's text to the clipboard."""
        self._text = drawn.as_tsv()
        task = tasks.run(partial(_png, wanted, family))
        task.done.connect(self._put_on_clipboard)

    def save(self, wanted: Wanted, drawn: DrawnChart, family: str) -> None:
        """Asks for a file and writes the chart, in that font family and the suffix's format."""
        suggested = Path(safe_file_name(drawn.title, ".png"))
        path = choose_save_path(self._window, "Save the chart", suggested, KINDS)
        if path is None:
            return
        self._path = path
        task = tasks.run(partial(_write, wanted, path, family))
        task.done.connect(self._say_where)
        task.failed.connect(self._say_why)

    def _put_on_clipboard(self, png: bytes) -> None:
        both = QMimeData()
        both.setImageData(QImage.fromData(png))
        both.setText(self._text)
        QGuiApplication.clipboard().setMimeData(both)
        words = "The chart and its table are on the clipboard."
        if not say_beside(self._window, words):
            self.said.emit(words)

    def _say_where(self, _nothing: object) -> None:
        words = (
            f"“{self._path.name}” is in {self._path.parent}. It is not encrypted: anyone who has "
            "the file can see it."
        )
        if not say_where(self._window, words, self._path):
            self.said.emit(words)

    def _say_why(self, error: KnownError) -> None:
        show_known(self._window, error)


def _png(wanted: Wanted, family: str, _checkpoint: Checkpoint) -> bytes:
    from ui.charts.export import render
    from ui.charts.style import for_print

    style = for_print(own=family)
    content, _ = render(wanted.chart, wanted.values, "png", wanted.options, style=style)
    return content


def _write(wanted: Wanted, path: Path, family: str, _checkpoint: Checkpoint) -> None:
    from ui.charts.export import save
    from ui.charts.style import for_print

    save(wanted.chart, wanted.values, path, wanted.options, style=for_print(own=family))
