"""In any state of a journal, every chart is drawn without clipping and describes its content."""

from __future__ import annotations

from functools import cache

import pytest

from assessment.comparing.growth import History
from assessment.wording import HIDDEN_UNTIL
from tests.assessment.sharing_examples import Ratings
from tests.ui.charts.odd_states import STATES, highlighted, values_in
from tests.ui.charts.reading import Picture, drawn
from tests.ui.charts.test_hidden import every_word
from tests.ui.charts.test_layout import assert_all_inside, assert_laid_out, assert_no_words_overlap
from ui.charts.catalogue import (
    CHARTS,
    DUMBBELL,
    ENERGY,
    HEATMAP,
    PROFILE,
    RADAR,
    RINGS,
    SLOPE,
    STEPS,
)
from ui.charts.spec import Chart
from ui.charts.style import ChartStyle, for_print, for_screen
from ui.tokens import DARK, LIGHT

LOOKS = {
    "window": (for_screen(LIGHT), 640.0),
    "small, large text": (for_screen(DARK, 2.0), 400.0),
    "file": (for_print(), 760.0),
}
every_kind = pytest.mark.parametrize("kind", CHARTS)


@cache
def values_of_state(kind: Chart, name: str) -> Ratings:
    return values_in(kind, STATES[name]())


def drawn_in(kind: Chart, name: str, style: ChartStyle, width: float) -> Picture:
    """The chart of a state, with a skill highlighted as in the window."""
    values = values_of_state(kind, name)
    key = highlighted(values)
    return drawn(kind, values, style, width, highlight=key)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", STATES)
@every_kind
def test_it_is_laid_out_and_says_what_is_there(kind: Chart, name: str, look: str) -> None:
    picture = drawn_in(kind, name, *LOOKS[look])
    if kind in (STEPS, HEATMAP):
        # These charts put text on marks: levels in cells, and a number beside each last dot.
        assert_all_inside(picture)
        assert_no_words_overlap(picture)
    else:
        assert_laid_out(picture)
    chart = picture.chart
    assert all((chart.title.strip(), chart.caption.strip(), chart.finding.strip()))
    assert {len(row) for row in chart.table.rows} <= {len(chart.table.headers)}
    assert (chart.table.rows == ()) == (name == "none")
    assert picture.words() != []


@every_kind
def test_a_skill_that_was_never_rated_has_no_mark_and_its_row_says_so(kind: Chart) -> None:
    picture = drawn_in(kind, "never-rated", *LOOKS["window"])
    marks = [mark for mark in picture.chart.marks if mark.key.skill_id == "s0"]
    assert [mark for mark in marks if mark.level is not None] == []
    row = next(row for row in picture.chart.table.rows if row[0] == "Execution")
    assert "Not rated" in row
    shown = " ".join(word.text for word in picture.words())
    wanted = {
        DUMBBELL: "Not rated in either review",
        PROFILE: "Not rated",
        RADAR: "Execution",
        SLOPE: "Execution",
        RINGS: "Execution",
        STEPS: "No level in any of these reviews.",
        HEATMAP: "Execution",
        ENERGY: "Without a level or an energy: Execution",
    }
    assert wanted[kind] in shown


@every_kind
def test_what_is_hidden_is_said_to_be_and_nothing_of_it_is_shown(kind: Chart) -> None:
    picture = drawn_in(kind, "everything-hidden", *LOOKS["file"])
    assert {mark.level for mark in picture.chart.marks} <= {None}
    assert picture.dots("before") == []
    assert picture.dots("now") == []
    rows = [" ".join(row) for row in picture.chart.table.rows]
    assert [row for row in rows if "Hidden for now" not in row] == []
    assert not [
        words for words in every_word(picture.chart) if "evel 1" in words or "evel 5" in words
    ]
    shown = " ".join(word.text for word in picture.words())
    # No sentence may deny what is only hidden.
    assert "idden for now" in shown
    assert HIDDEN_UNTIL in picture.chart.caption
    assert "No skill has" not in " ".join([shown, *every_word(picture.chart)])


@every_kind
def test_reviews_of_one_day_are_all_there(kind: Chart) -> None:
    for name, count in (("zero-days", 3), ("overlapping", 3), ("lifetime", 80)):
        values = values_of_state(kind, name)
        if isinstance(values, History):
            assert len(values.points) == count
            table = drawn_in(kind, name, *LOOKS["window"]).chart.table
            last = values.points[-1].title
            assert any(last in words for words in (*table.headers, *table.rows[0]))


@pytest.mark.parametrize("kind", [RINGS, HEATMAP, STEPS])
def test_a_chart_of_one_day_has_its_marks_well_apart(kind: Chart) -> None:
    marks = drawn_in(kind, "zero-days", *LOOKS["window"]).chart.marks
    assert len({(round(mark.x), round(mark.y)) for mark in marks}) == len(marks)
