"""Charts as files: text stays text, files are private, reproducible and never partly written."""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import zlib
from pathlib import Path
from threading import Thread

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QXmlStreamReader
from PySide6.QtGui import QImage

from rubrics.errors import KnownError
from tests.assessment.sharing_examples import shared
from tests.ui.charts.examples import LONG_NAMES, ODD_TITLES, few, renamed, some_reviews, values_of
from ui.charts.catalogue import CHARTS, DUMBBELL, ENERGY, PROFILE, RINGS, SLOPE
from ui.charts.export import PNG_DOTS_PER_INCH, SUFFIXES, WIDTH, ChartError, render, save
from ui.charts.spec import Chart, ChartOptions

VALUES = values_of(DUMBBELL, some_reviews(2))
STARTS = {".png": b"\x89PNG\r\n", ".svg": b"<?xml", ".pdf": b"%PDF-"}

every_form = pytest.mark.parametrize("suffix", SUFFIXES)
every_kind = pytest.mark.parametrize("kind", CHARTS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "charts"
    made.mkdir()
    return made


def texts_of(svg: bytes) -> list[str]:
    """The texts of an SVG drawing. Fails if it is not well-formed."""
    reader = QXmlStreamReader(svg.decode())
    found: list[str] = []
    while not reader.atEnd():
        reader.readNext()
        if reader.isStartElement() and reader.name() == "text":
            found.append(reader.readElementText())
    assert not reader.hasError(), reader.errorString()
    return found


def streams_of(pdf: bytes) -> list[bytes]:
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return [zlib.decompressobj().decompress(s) if s[:1] == b"x" else s for s in found]


@every_form
def test_a_chart_is_written_in_the_form_that_its_name_asks_for(folder: Path, suffix: str) -> None:
    for name in (f"chart{suffix}", f"CHART{suffix.upper()}"):
        drawn = save(DUMBBELL, shared(VALUES), folder / name)
        assert (folder / name).read_bytes().startswith(STARTS[suffix])
        assert drawn.title == "Review no. 2 compared with Review no. 1"
        assert len(drawn.table.rows) == 8


@every_form
@every_kind
def test_the_same_chart_is_the_same_file_to_the_byte(kind: Chart, suffix: str) -> None:
    values = values_of(kind, some_reviews(3))
    one, other = (render(kind, shared(values), suffix[1:]) for _ in range(2))
    assert one == other


@every_form
def test_a_file_tells_neither_when_nor_with_what_it_was_made(suffix: str) -> None:
    content, _ = render(RINGS, shared(values_of(RINGS, some_reviews(2))), suffix[1:])
    assert b"atplotlib" not in content
    assert b"Date" not in content


@every_kind
def test_the_text_of_an_svg_is_text(kind: Chart) -> None:
    svg, drawn = render(kind, shared(values_of(kind, some_reviews(3))), "svg")
    words = texts_of(svg)
    assert drawn.title in words
    if kind not in (RINGS, ENERGY):
        assert "Execution" in words
    assert "Clarity" in " ".join(words)
    names = re.findall(rb'id="([^"]+)"', svg)
    assert len(names) == len(set(names))
    assert not [name for name in names if re.search(rb"\s", name)]


@pytest.mark.parametrize("title", [*ODD_TITLES, "</text><script>x</script>", "a & b \x00\x1b\x0c"])
def test_an_svg_holds_any_title_and_stays_well_formed(title: str) -> None:
    reviews = [renamed(review, title) for review in some_reviews(2)]
    words = " ".join(texts_of(render(SLOPE, shared(values_of(SLOPE, reviews)), "svg")[0]))
    assert next(word for word in title.split() if word.isprintable())[:8] in words


@every_kind
def test_the_text_of_a_pdf_is_text_in_embedded_fonts(kind: Chart) -> None:
    pdf, _ = render(kind, shared(values_of(kind, some_reviews(3, LONG_NAMES))), "pdf")
    assert b"/CIDFontType2" in pdf
    assert b"/Type3" not in pdf
    assert b"/FontFile2" in pdf
    readable = b"".join(stream for stream in streams_of(pdf) if b"beginbfrange" in stream)
    for letter in "Growing others 見積الاستماع":
        assert f"<{ord(letter):04x}>".encode() in readable, letter


def test_a_png_is_sharp_enough_for_print() -> None:
    png, _ = render(DUMBBELL, shared(VALUES), "png")
    assert QImage.fromData(png).width() == WIDTH * PNG_DOTS_PER_INCH / 96
    (width,) = struct.unpack(">I", png[16:20])
    assert width == 1520


@every_form
def test_a_file_is_for_its_owner_only_even_where_it_was_not_before(
    folder: Path, suffix: str
) -> None:
    path = folder / f"chart{suffix}"
    for _ in range(2):
        save(DUMBBELL, shared(VALUES), path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o644)
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.png.txt", ".png"])
def test_another_form_is_refused_and_nothing_is_written(folder: Path, name: str) -> None:
    with pytest.raises(ChartError) as refused:
        save(DUMBBELL, shared(VALUES), folder / name)
    assert refused.value.message == (f"A chart can’t be written as “{name}”. Nothing was written.")
    assert refused.value.way_out == "End its name in .png, .svg or .pdf."
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_named_and_not_made(folder: Path) -> None:
    with pytest.raises(ChartError, match="There is no folder") as refused:
        save(DUMBBELL, shared(VALUES), folder / "away" / "chart.png")
    assert isinstance(refused.value, KnownError)
    assert list(folder.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_refused_like_a_missing_folder(
    folder: Path,
) -> None:
    (folder / "file").write_text("kept")
    with pytest.raises(ChartError, match="There is no folder"):
        save(DUMBBELL, shared(VALUES), folder / "file" / "chart.png")
    assert (folder / "file").read_text() == "kept"


def test_a_folder_is_not_written_over(folder: Path) -> None:
    (folder / "chart.png").mkdir()
    with pytest.raises(ChartError, match="is a folder"):
        save(DUMBBELL, shared(VALUES), folder / "chart.png")
    assert [path.name for path in folder.iterdir()] == ["chart.png"]


def test_a_name_that_is_too_long_for_the_disk_is_refused(folder: Path) -> None:
    with pytest.raises(ChartError, match="too long"):
        save(DUMBBELL, shared(VALUES), folder / f"{'x' * 300}.png")


@pytest.mark.parametrize(
    "code, words",
    [
        (errno.ENOSPC, "no room left"),
        (errno.EACCES, "can’t write in"),
        (errno.EROFS, "can’t write in"),
        (errno.EIO, "can’t be written"),
    ],
)
@pytest.mark.parametrize("step", ["mkstemp", "fsync", "replace"])
@pytest.mark.parametrize("there", [True, False], ids=["over a file", "anew"])
def test_when_the_disk_fails_the_file_is_what_it_was_before(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    words: str,
    step: str,
    there: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    path = folder / "chart.svg"
    if there:
        path.write_bytes(b"what was there")
    asked: list[str] = []

    def fail(*_: object, **__: object) -> None:
        asked.append(step)
        raise OSError(code, os.strerror(code))

    place = {"mkstemp": "tempfile.mkstemp", "fsync": "os.fsync", "replace": "pathlib.Path.replace"}
    monkeypatch.setattr(place[step], fail)
    with pytest.raises(ChartError, match=words) as failed:
        save(DUMBBELL, shared(VALUES), path)
    assert asked == [step]
    assert "Nothing was written, and whatever was there before is unchanged." in str(failed.value)
    assert [(p.name, p.read_bytes()) for p in folder.iterdir()] == (
        [("chart.svg", b"what was there")] if there else []
    )


def test_when_it_is_interrupted_nothing_is_left_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(DUMBBELL, shared(VALUES), folder / "chart.png")
    assert list(folder.iterdir()) == []


def test_an_export_is_light_on_white_whatever_the_window_looks_like() -> None:
    png, _ = render(PROFILE, shared(values_of(PROFILE, some_reviews(1))), "png")
    picture = QImage.fromData(png)
    for x, y in ((0, 0), (picture.width() - 1, picture.height() - 1)):
        assert picture.pixelColor(x, y).name() == "#ffffff"


def test_charts_written_at_the_same_time_leave_matplotlib_s_settings_as_they_were(
    folder: Path,
) -> None:
    before = dict(mpl.rcParams)
    threads = [
        Thread(target=save, args=(PROFILE, values, folder / f"{number}{suffix}"))
        for number, suffix in enumerate(SUFFIXES * 2)
        for values in [shared(values_of(PROFILE, some_reviews(1)))]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert dict(mpl.rcParams) == before
    written = sorted(folder.iterdir())
    assert len(written) == 6
    assert written[1].read_bytes() == written[4].read_bytes()


@few
@given(by_change=st.booleans(), seed=st.integers(1, 50))
def test_the_order_of_the_file_is_the_order_that_was_asked_for(
    by_change: bool,  # noqa: FBT001 - a parameter of the test
    seed: int,
) -> None:
    values = values_of(DUMBBELL, some_reviews(2, seed=seed))
    svg, drawn = render(DUMBBELL, shared(values), "svg", ChartOptions(by_change=by_change))
    rows = [row[0] for row in drawn.table.rows]
    assert [text for text in texts_of(svg) if text in rows] == rows
