"""A chart on a page: seen, stepped through, read as a table, and taken away."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QPushButton,
    QStyle,
    QStyleOptionHeaderV2,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assessment.comparing.comparison import Comparison, compare
from assessment.comparing.growth import history
from assessment.comparing.profile import profile
from assessment.model import SkillKey
from assessment.reviews.ratings import Confidence, NotRated
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review, a_rubric, a_skill
from tests.assessment.sharing_examples import Ratings, shared
from tests.ui.desktop.driving import DialogDriver, all_named, the, type_name, words_on
from ui.charts import style
from ui.charts.catalogue import DUMBBELL, PROFILE, RINGS, SLOPE
from ui.charts.live import Box, LiveArea
from ui.charts.spec import Chart, ChartOptions
from ui.charts.style import ChartStyle, for_print, for_screen
from ui.desktop.page import Page
from ui.desktop.theme import Appearance, Theme
from ui.desktop.widgets.chart_canvas import ChartCanvas
from ui.desktop.widgets.chart_tip import ChartTip
from ui.desktop.widgets.chart_view import SETTLED_MS, ChartView
from ui.desktop.window import Window
from ui.tokens import DARK, LIGHT, META, Colours
from ui.typefaces import SANS

ROOT = Path(__file__).resolve().parents[4]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
THEN = a_review(a_rating(2), a_rating(3, LISTENING, Confidence.LOW), year=2025)
NOW = a_review(a_rating(4), a_rating(3, LISTENING, Confidence.HIGH), year=2026)
MOVED = compare(THEN, NOW, frozenset())

Put = Callable[..., ChartView]


@pytest.fixture
def put(qtbot: QtBot, theme: Theme) -> Put:
    """Shows a view with a chart in it, and waits until that is drawn."""
    frames: list[QWidget] = []

    def make(
        kind: Chart = DUMBBELL,
        values: Ratings = MOVED,
        *,
        width: int = 640,
        compact: bool = False,
        **options: Any,
    ) -> ChartView:
        frame = QWidget()
        frames.append(frame)
        qtbot.addWidget(frame)
        view = ChartView(theme, compact=compact)
        box = QVBoxLayout(frame)
        box.addWidget(view)
        box.addStretch(1)
        frame.resize(width, 900)
        with qtbot.waitExposed(frame):
            frame.show()
        frame.activateWindow()
        view.show_chart(kind, shared(values), ChartOptions(**options))
        drawn(qtbot, view)
        return view

    return make


def drawn(qtbot: QtBot, view: ChartView) -> ChartView:
    qtbot.waitUntil(lambda: not view.is_busy)
    return view


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def middle(view: ChartView, number: int) -> QPoint:
    mark = view.canvas.marks[number]
    return QPoint(round(mark.x), round(mark.y))


def click(view: QWidget, name: str) -> None:
    QTest.mouseClick(the(QAbstractButton, name, view), LEFT)


def run_apart(script: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout


# ---- loading ---------------------------------------------------------------------------------


def test_the_view_can_be_made_without_the_drawing_library() -> None:
    script = "import sys, ui.desktop.widgets.chart_view; print('matplotlib' in sys.modules)"
    assert run_apart(script).strip() == "False"


def test_the_library_is_loaded_while_the_window_lives_on_and_the_place_is_kept() -> None:
    script = """
import sys
from PySide6.QtWidgets import QApplication
from assessment.sharing import NOTHING_TO_SHARE, profile_to_share
from tests.assessment.examples import a_rating, a_review
from ui.charts.catalogue import PROFILE
from ui.desktop.theme import Appearance, Theme
from ui.desktop.widgets.chart_tip import ChartTip
from ui.desktop.widgets.chart_view import ChartView

app = QApplication([])
view = ChartView(Theme(app, Appearance.LIGHT, 100))
view.resize(500, 500)
view.show()
view.show_chart(PROFILE, profile_to_share(a_review(a_rating(3)), frozenset(), NOTHING_TO_SHARE))
print("matplotlib" in sys.modules, view.is_busy, view.canvas.height() > 200)
print(view.canvas.accessibleName())
view.drawn.connect(app.quit)
app.exec()
print(view.canvas.accessibleName())
"""
    kept, waiting, finding = run_apart(script).splitlines()
    assert kept == "False True True"
    assert waiting == "Drawing the chart…"
    assert finding == "Review of 2026. One of two skills has a level."


def test_a_hidden_view_draws_nothing_until_it_is_seen(qtbot: QtBot, theme: Theme) -> None:
    view = ChartView(theme)
    qtbot.addWidget(view)
    with qtbot.assertNotEmitted(view.drawn, wait=100):
        view.show_chart(DUMBBELL, shared(MOVED))
    with qtbot.waitSignal(view.drawn):
        view.show()


# ---- reading ---------------------------------------------------------------------------------


def test_the_picture_is_called_by_its_finding_and_described_by_its_caption(put: Put) -> None:
    view = put()
    assert view.canvas.accessibleName().startswith(
        "Review of 2026 compared with Review of 2025. One"
    )
    caption = view.canvas.accessibleDescription()
    assert "Hollow is Review of 2025" in caption
    assert caption in words_on(view)


def test_another_chart_takes_the_place_of_the_last(qtbot: QtBot, put: Put) -> None:
    view = put()
    view.show_chart(PROFILE, shared(profile(NOW, frozenset())))
    drawn(qtbot, view)
    assert view.canvas.accessibleName() == "Review of 2026. Two skills have a level."
    assert len(view.findChildren(ChartCanvas)) == 1


@pytest.mark.parametrize(
    "kind, values",
    [
        (DUMBBELL, MOVED),
        (SLOPE, MOVED),
        (PROFILE, profile(NOW, frozenset())),
        (RINGS, history([THEN, NOW], "practice", frozenset())),
    ],
)
def test_every_kind_of_chart_can_be_stepped_through(put: Put, kind: Chart, values: Ratings) -> None:
    canvas = put(kind, values).canvas
    canvas.setFocus()
    seen: list[str] = []
    for _ in canvas.marks:
        press(canvas, Qt.Key.Key_Right)
        seen.append(canvas.accessibleDescription())
    assert len(seen) > 1
    for words, mark in zip(seen, canvas.marks, strict=True):
        assert words.startswith(mark.words)


def test_stepping_stays_within_the_marks(put: Put) -> None:
    canvas = put().canvas
    canvas.setFocus()
    first, last = canvas.marks[0].words, canvas.marks[-1].words
    press(canvas, Qt.Key.Key_Left)
    assert canvas.accessibleDescription().startswith(last)
    press(canvas, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert canvas.accessibleDescription().startswith(last)
    press(canvas, Qt.Key.Key_Home, Qt.Key.Key_Up)
    assert canvas.accessibleDescription().startswith(first)
    press(canvas, Qt.Key.Key_End)
    assert canvas.accessibleDescription().startswith(last)


def test_a_mark_that_is_stepped_to_says_itself_in_a_tip(qtbot: QtBot, put: Put) -> None:
    canvas = put().canvas
    canvas.setFocus()
    press(canvas, Qt.Key.Key_Right)
    assert tip_of(canvas).text() == canvas.marks[0].words


def tip_of(canvas: ChartCanvas) -> ChartTip:
    (found,) = canvas.findChildren(ChartTip)
    return found


def test_the_tip_covers_no_mark_that_comes_next_and_stays_in_the_chart(put: Put) -> None:
    canvas = put(width=420).canvas
    canvas.setFocus()
    for _ in canvas.marks:
        press(canvas, Qt.Key.Key_Right)
        tip = tip_of(canvas).geometry()
        assert canvas.rect().contains(tip)
        at = next(n for n, m in enumerate(canvas.marks) if m.words == tip_of(canvas).text())
        ahead = [m for m in canvas.marks[at:] if m.y > canvas.marks[at].y or m is canvas.marks[at]]
        is_over = tip.top() < canvas.marks[at].y
        assert not is_over or not any(tip.contains(round(m.x), round(m.y)) for m in ahead)


def test_the_tip_goes_with_escape_enter_and_the_pointer(put: Put) -> None:
    canvas = put().canvas
    canvas.setFocus()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        press(canvas, Qt.Key.Key_Right)
        assert tip_of(canvas).isVisible()
        press(canvas, key)
        assert not tip_of(canvas).isVisible()
    press(canvas, Qt.Key.Key_Left)
    QTest.mouseClick(canvas, LEFT, NO_KEY, QPoint(3, 3))
    assert not tip_of(canvas).isVisible()


def test_a_table_has_no_words_on_how_the_picture_s_marks_look(put: Put) -> None:
    view = put()
    caption = view.canvas.accessibleDescription()
    assert caption in words_on(view)
    click(view, "Show as table")
    assert caption not in words_on(view)
    click(view, "Show as chart")
    assert caption in words_on(view)


def test_enter_chooses_the_mark_that_was_stepped_to(qtbot: QtBot, put: Put) -> None:
    view = put()
    view.canvas.setFocus()
    with qtbot.assertNotEmitted(view.mark_chosen):
        press(view.canvas, Qt.Key.Key_Return)
    press(view.canvas, Qt.Key.Key_End)
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        press(view.canvas, Qt.Key.Key_Return)
    last = view.canvas.marks[-1]
    assert chosen.args == [last]
    assert last.key == LISTENING


def test_a_click_on_a_mark_chooses_it_and_one_beside_does_not(qtbot: QtBot, put: Put) -> None:
    view = put()
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        QTest.mouseClick(view.canvas, LEFT, NO_KEY, middle(view, 0))
    first = view.canvas.marks[0]
    assert chosen.args == [first]
    assert (first.key, first.which) == (PLANNING, "before")
    with qtbot.assertNotEmitted(view.mark_chosen):
        QTest.mouseClick(view.canvas, LEFT, NO_KEY, QPoint(3, 3))


def test_the_mark_stepped_to_stays_when_the_chart_is_drawn_anew(
    qtbot: QtBot, put: Put, theme: Theme
) -> None:
    canvas = put().canvas
    canvas.setFocus()
    press(canvas, Qt.Key.Key_Right)
    theme.resize_text(150)
    drawn(qtbot, canvas.parentWidget())  # type: ignore[arg-type]
    assert canvas.accessibleDescription().startswith(canvas.marks[0].words)
    press(canvas, Qt.Key.Key_Right)
    assert canvas.accessibleDescription().startswith(canvas.marks[1].words)


def test_pointing_at_a_mark_says_it_and_takes_its_words_for_words(qtbot: QtBot, put: Put) -> None:
    bold = a_rubric(a_skill("planning").model_copy(update={"title": "<b>Plan</b> & do"}))
    view = put(PROFILE, profile(a_review(a_rating(3), rubrics=[bold]), frozenset()))
    QTest.mouseMove(view.canvas, middle(view, 0))
    assert "&lt;b&gt;Plan&lt;/b&gt; &amp; do" in QToolTip.text()
    QTest.mouseMove(view.canvas, QPoint(3, 3))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


# ---- the table -------------------------------------------------------------------------------


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def table_of(view: ChartView) -> QTableView:
    (table,) = (one for one in view.findChildren(QTableView) if one.isVisible())
    return table


def head_has_room(table: QTableView, theme: Theme, column: int) -> bool:
    """Whether the head's words, which the style sheet sets, fit where Qt puts them, wrapped."""
    header = table.horizontalHeader()
    option = QStyleOptionHeaderV2()
    header.initStyleOption(option)
    header.initStyleOptionForIndex(option, column)
    option.rect = QRect(0, 0, header.sectionSize(column), header.height())
    place = header.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, option, header)
    words = str(table.model().headerData(column, Qt.Orientation.Horizontal))
    wrapped = QFontMetrics(theme.font(META)).boundingRect(
        QRect(0, 0, place.width(), 10_000), int(Qt.TextFlag.TextWordWrap), words
    )
    return wrapped.width() <= place.width() and wrapped.height() <= place.height()


def has_room(table: QTableView) -> bool:
    """Whether every cell's words fit where they stand, wrapped, and no row is out of sight."""
    model, metrics = table.model(), table.fontMetrics()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            place = QRect(0, 0, table.columnWidth(column) - 16, 10_000)
            words = str(model.index(row, column).data())
            wrapped = metrics.boundingRect(place, int(Qt.TextFlag.TextWordWrap), words)
            if wrapped.height() > table.rowHeight(row) or wrapped.width() > place.width():
                return False
    heights = table.horizontalHeader().height() + table.verticalHeader().length()
    return table.height() >= heights


def test_the_same_data_stands_in_a_table_in_place_of_the_picture(put: Put) -> None:
    view = put()
    click(view, "Show as table")
    table = table_of(view)
    assert table.accessibleName() == "Table: Review of 2026 compared with Review of 2025"
    assert [row[:4] for row in cells(table)] == [
        ["Planning", "Level 2", "Level 4", "+2"],
        ["Listening", "Level 3, low confidence", "Level 3, high confidence", "0"],
    ]
    assert not view.canvas.isVisible()
    click(view, "Show as chart")
    assert view.canvas.isVisible()
    assert not table.isVisible()


def test_the_table_is_sorted_by_a_columns_head_and_a_third_click_gives_its_own_order(
    put: Put,
) -> None:
    view = put()
    click(view, "Show as table")
    table = table_of(view)
    own = [row[0] for row in cells(table)]
    header = table.horizontalHeader()
    seen: list[list[str]] = []
    for _ in range(3):
        place = QPoint(header.sectionViewportPosition(3) + 10, header.height() // 2)
        QTest.mouseClick(header.viewport(), LEFT, NO_KEY, place)
        seen.append([row[3] for row in cells(table)])
    assert seen[:2] == [["0", "+2"], ["+2", "0"]]
    assert [row[0] for row in cells(table)] == own


def test_the_table_is_sorted_by_key_as_by_clicks(put: Put) -> None:
    view = put()
    click(view, "Show as table")
    table = table_of(view)
    own = cells(table)
    table.setFocus()
    press(table, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    seen: list[tuple[str, list[str]]] = []
    for _ in range(3):
        press(table, Qt.Key.Key_Return)
        head = table.model().headerData(3, Qt.Orientation.Horizontal)
        seen.append((str(head), [row[3] for row in cells(table)]))
    assert seen[:2] == [
        ("Steps\N{NO-BREAK SPACE}▲", ["0", "+2"]),
        ("Steps\N{NO-BREAK SPACE}▼", ["+2", "0"]),
    ]
    assert seen[2][0] == "Steps"
    assert cells(table) == own


def test_no_head_of_a_column_is_cut_off_however_the_table_is_sorted(
    qtbot: QtBot, put: Put, theme: Theme
) -> None:
    view = put(width=460)
    click(view, "Show as table")
    table = table_of(view)
    for percent in (100, 200):
        theme.resize_text(percent)
        drawn(qtbot, view)
        for column in range(table.model().columnCount()):
            table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
            qtbot.waitUntil(lambda column=column: head_has_room(table, theme, column))


def test_sorting_keeps_the_row_that_is_selected(put: Put) -> None:
    view = put()
    click(view, "Show as table")
    table = table_of(view)
    table.selectRow(0)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    (chosen,) = table.selectionModel().selectedRows()
    assert chosen.data() == "Planning"
    assert cells(table)[0][0] == "Listening"


def test_the_selected_rows_are_copied_with_tabs_between_their_cells(put: Put) -> None:
    view = put()
    click(view, "Show as table")
    table = table_of(view)
    table.setFocus()
    press(table, Qt.Key.Key_Home, Qt.Key.Key_Down)
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    header, row = QGuiApplication.clipboard().text().splitlines()
    assert header.split("\t")[:2] == ["Skill", "Review of 2025"]
    assert row.split("\t")[:2] == ["Listening", "Level 3, low confidence"]


def test_no_cell_of_the_table_is_cut_off(qtbot: QtBot, put: Put, theme: Theme) -> None:
    long = a_rubric(a_skill("planning").model_copy(update={"title": "Working across timescales"}))
    then = a_review(a_rating(2, confidence=Confidence.MEDIUM), rubrics=[long], year=2025)
    now = a_review(a_rating(NotRated.NO_OPPORTUNITY), rubrics=[long])
    view = put(values=compare(then, now, frozenset()), width=460)
    click(view, "Show as table")
    for percent in (100, 200, 80):
        theme.resize_text(percent)
        drawn(qtbot, view)
        table = table_of(view)
        qtbot.waitUntil(lambda table=table: has_room(table))


def test_the_focus_goes_along_when_picture_and_table_change_places(put: Put) -> None:
    view = put()
    view.canvas.setFocus()
    view.turn()
    assert table_of(view).hasFocus()
    view.turn()
    assert view.canvas.hasFocus()


# ---- taking it away --------------------------------------------------------------------------


def corner(image: QImage) -> QColor:
    return image.pixelColor(1, 1)


def test_copy_puts_the_picture_and_the_tables_text_on_the_clipboard(
    qtbot: QtBot, put: Put, theme: Theme
) -> None:
    theme.choose(Appearance.DARK)
    view = put()
    QGuiApplication.clipboard().clear()
    click(view, "Copy the chart")
    qtbot.waitUntil(lambda: "on the clipboard" in words_on(view))
    held = QGuiApplication.clipboard().mimeData()
    assert corner(QGuiApplication.clipboard().image()) == QColor("white")
    assert "Planning\tLevel 2\tLevel 4\t+2" in held.text()
    theme.choose(Appearance.LIGHT)


@pytest.mark.parametrize(
    "suffix, start", [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_save_writes_the_chart_by_its_suffix_and_says_where(
    qtbot: QtBot, put: Put, in_dialog: DialogDriver, tmp_path: Path, suffix: str, start: bytes
) -> None:
    view = put()
    path = tmp_path / f"mine.{suffix}"

    in_dialog(lambda dialog: type_name(dialog, str(path)))
    click(view, "Save the chart as a file")
    qtbot.waitUntil(lambda: f"mine.{suffix}" in words_on(view))
    assert path.read_bytes().startswith(start)
    assert f"is in {tmp_path}" in words_on(view)
    assert "not encrypted" in words_on(view)


def test_a_saved_chart_can_be_shown_in_its_folder(
    qtbot: QtBot,
    window: Window,
    put: Put,
    in_dialog: DialogDriver,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("ui.desktop.folders.QDesktopServices.openUrl", opened.append)
    view = put()
    page = Page()
    QVBoxLayout(page).addWidget(view)
    window.show_page(page)
    in_dialog(lambda dialog: type_name(dialog, str(tmp_path / "mine.svg")))
    click(view, "Save the chart as a file")
    qtbot.waitUntil(lambda: f"is in {tmp_path}" in words_on(window.notice))
    assert "not encrypted" in words_on(window.notice)
    click(window.notice, "Show in folder")
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_a_chart_that_cannot_be_written_says_why(
    qtbot: QtBot, put: Put, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    view = put()
    said: list[str] = []

    def name_a_folder_that_goes(dialog: QDialog) -> None:
        folder = tmp_path / "gone"
        folder.mkdir()
        type_name(dialog, str(folder / "chart.png"))
        folder.rmdir()

    def read(dialog: QDialog) -> None:
        said.append(words_on(dialog))
        dialog.accept()

    in_dialog(name_a_folder_that_goes)
    in_dialog(read)
    click(view, "Save the chart as a file")
    qtbot.waitUntil(lambda: bool(said))
    assert "There is no folder" in said[0]
    assert "not encrypted" not in words_on(view)


def test_nothing_is_written_when_the_user_would_rather_not(
    put: Put, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    view = put()
    in_dialog(QDialog.reject)
    click(view, "Save the chart as a file")
    assert "not encrypted" not in words_on(view)


def test_a_compact_view_has_no_buttons(put: Put) -> None:
    view = put(compact=True)
    assert all_named(QPushButton, "Show as table", view) == []
    assert "Hollow" in words_on(view)


# ---- theme and size --------------------------------------------------------------------------


def test_colours_and_text_size_follow_the_theme(qtbot: QtBot, put: Put, theme: Theme) -> None:
    view = put()
    height = view.canvas.height()
    assert corner(view.canvas.grab().toImage()) == QColor(LIGHT.paper)
    theme.choose(Appearance.DARK)
    drawn(qtbot, view)
    assert corner(view.canvas.grab().toImage()) == QColor(DARK.paper)
    theme.resize_text(200)
    drawn(qtbot, view)
    assert view.canvas.height() > height
    theme.choose(Appearance.LIGHT)


def test_dragging_the_edge_draws_once_and_only_at_the_end(qtbot: QtBot, put: Put) -> None:
    view = put()
    times: list[int] = []
    view.drawn.connect(lambda: times.append(view.width()))
    pauses, since = 0, time.monotonic()
    for width in range(640, 840, 10):
        view.window().resize(width, 900)
        QApplication.processEvents()
        # On a loaded machine the edge may rest for longer than the view waits.
        now = time.monotonic()
        pauses, since = pauses + (now - since > SETTLED_MS / 1000), now
    drawn(qtbot, view)
    assert times[-1] == view.width()
    assert len(times) <= 1 + pauses
    assert max(mark.x for mark in view.canvas.marks) < view.width()


def test_what_is_asked_for_again_is_not_drawn_again(qtbot: QtBot, put: Put) -> None:
    view = put()
    same: Comparison = compare(THEN, NOW, frozenset())
    with qtbot.assertNotEmitted(view.drawn, wait=100):
        view.show_chart(DUMBBELL, shared(same))


# ---- type --------------------------------------------------------------------------------------


def test_the_chart_speaks_in_the_family_that_the_window_is_painted_in(theme: Theme) -> None:
    painted = QFontInfo(QApplication.font()).family()
    assert theme.family == painted
    # DejaVu Sans is on every machine that has matplotlib; another may be one that it can't read.
    assert for_screen(theme.colours, own=theme.family).families[0] in (painted, SANS[0])
    assert for_screen(theme.colours, own="DejaVu Sans").families[0] == "DejaVu Sans"
    assert for_print(own="DejaVu Sans").families[0] == "DejaVu Sans"


def test_the_picture_in_the_window_is_set_in_its_family(
    put: Put, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(colours: Colours, scale: float, own: str) -> ChartStyle:
        asked.append(own)
        return for_screen(colours, scale, own)

    monkeypatch.setattr(style, "for_screen", noted)
    put()
    assert theme.family
    assert set(asked) == {theme.family}


def test_a_saved_chart_is_set_in_the_window_s_family(
    qtbot: QtBot, put: Put, theme: Theme, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    view, path = put(), tmp_path / "mine.svg"
    in_dialog(lambda dialog: type_name(dialog, str(path)))
    click(view, "Save the chart as a file")
    qtbot.waitUntil(lambda: "mine.svg" in words_on(view))
    found = re.findall(r"font-family: '([^']+)'", path.read_text(encoding="utf-8"))
    printed = for_print(own=theme.family)
    assert set(found) == {printed.families[0], printed.strong_families[0]}


# ---- whole rows are live -------------------------------------------------------------------------


def name_of(view: ChartView, key: SkillKey) -> QPoint:
    """A place on the left of a skill's row, where its name is."""
    box = next(a.shape for a in row_areas(view) if a.key == key)
    assert isinstance(box, Box)
    return QPoint(20, round((box.top + box.bottom) / 2))


def row_areas(view: ChartView) -> list[LiveArea]:
    return [area for area in view.canvas.areas if not area.which]


@pytest.mark.parametrize(
    "kind, values", [(DUMBBELL, MOVED), (PROFILE, profile(NOW, frozenset()))], ids=["two", "one"]
)
def test_a_click_on_a_row_s_name_chooses_its_skill(
    qtbot: QtBot, put: Put, kind: Chart, values: Ratings
) -> None:
    view = put(kind, values)
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        QTest.mouseClick(view.canvas, LEFT, NO_KEY, name_of(view, LISTENING))
    assert [(one.key, one.which) for one in chosen.args or ()] == [(LISTENING, "")]


def test_a_row_says_what_it_is_and_has_a_hand_over_it(put: Put) -> None:
    view = put()
    QTest.mouseMove(view.canvas, name_of(view, PLANNING))
    assert "Planning. Two steps up" in QToolTip.text()
    assert view.canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view.canvas, QPoint(3, 3))
    assert view.canvas.cursor().shape() is not Qt.CursorShape.PointingHandCursor


def test_the_arrow_keys_go_on_from_the_row_that_was_clicked(put: Put) -> None:
    view = put()
    QTest.mouseClick(view.canvas, LEFT, NO_KEY, name_of(view, LISTENING))
    assert view.canvas.accessibleDescription().startswith("Listening, Review of 2025")
    press(view.canvas, Qt.Key.Key_Up)
    assert view.canvas.accessibleDescription().startswith("Planning")


def test_the_chosen_skill_is_marked_without_drawing_the_chart_again(qtbot: QtBot, put: Put) -> None:
    view = put()
    plain = view.canvas.grab().toImage()
    with qtbot.assertNotEmitted(view.drawn, wait=100):
        view.show_chosen(LISTENING)
    place = name_of(view, LISTENING)
    marked = view.canvas.grab().toImage()
    assert marked.pixelColor(3, place.y()) == QColor(LIGHT.accent)
    assert plain.pixelColor(3, place.y()) == QColor(LIGHT.paper)
    other = name_of(view, PLANNING)
    assert marked.pixelColor(3, other.y()) == QColor(LIGHT.paper)
    view.show_chosen(None)
    assert view.canvas.grab().toImage() == plain


def test_a_field_of_the_rings_that_is_read_has_an_outline(put: Put) -> None:
    view = put(RINGS, history([THEN, NOW], "practice", frozenset()))
    plain = view.canvas.grab().toImage()
    view.show_chosen(PLANNING)
    whole = view.canvas.grab().toImage()
    view.show_chosen(PLANNING, view.canvas.marks[0].which)
    assert plain != whole != view.canvas.grab().toImage()


def test_the_keyboard_s_ring_is_gone_while_the_pointer_is_used(put: Put) -> None:
    canvas = put().canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    ring = QPoint(canvas.width() // 2, 1)
    assert canvas.grab().toImage().pixelColor(ring) == QColor(LIGHT.accent)
    QTest.mouseClick(canvas, LEFT, NO_KEY, QPoint(3, 3))
    assert canvas.grab().toImage().pixelColor(ring) == QColor(LIGHT.paper)
    press(canvas, Qt.Key.Key_Right)
    assert canvas.grab().toImage().pixelColor(ring) == QColor(LIGHT.accent)


def test_a_row_of_the_table_is_chosen_by_a_click_or_with_space_and_marked(
    qtbot: QtBot, put: Put
) -> None:
    view = put()
    click(view, "Show as table")
    table = table_of(view)
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        QTest.mouseClick(table.viewport(), LEFT, NO_KEY, table.visualRect(cell(table, 1)).center())
    assert [one.key for one in chosen.args or ()] == [LISTENING]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    press(table, Qt.Key.Key_Home)
    table.setCurrentIndex(cell(table, 1))
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        press(table, Qt.Key.Key_Space)
    assert [one.key for one in chosen.args or ()] == [PLANNING]
    view.show_chosen(PLANNING)
    assert [cell(table, n).data(Qt.ItemDataRole.FontRole) is None for n in (0, 1)] == [True, False]
    bar = QPoint(1, table.visualRect(cell(table, 1)).center().y())
    assert table.viewport().grab().toImage().pixelColor(bar) == QColor(LIGHT.accent)


def cell(table: QTableView, row: int) -> QModelIndex:
    return table.model().index(row, 0)
