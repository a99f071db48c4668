"""The result of a second look: agreement with oneself, or growth apart from the standard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.comparing.comparison import Comparison
from assessment.comparing.narrowing import Part
from assessment.comparing.noise import Agreement, OwnNoise, RepeatRow, meaning_words
from assessment.comparing.three_values import MEMORY_WORDS, ThenTest, summarise
from assessment.sharing import Shareable, part_to_share
from assessment.wording import capitalised, counted, mark_words
from ui.charts.drawn import ChartTable
from ui.charts.dumbbell import DUMBBELL
from ui.desktop.widgets.chart_table import ChartTableView
from ui.desktop.widgets.chart_view import ChartView
from ui.desktop.widgets.text import label, line

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

NO_TWO_LEVELS = "No skill has two levels to compare."
STAYS = "The review itself has not changed. Your second rating is saved separately."


class RepeatResult(QWidget):
    """The agreement in words, what it means from now on, and both ratings of each skill."""

    def __init__(
        self, theme: Theme, agreed: Agreement, noise: OwnNoise, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        box = _box(self)
        box.addWidget(label(agreed.sentence or NO_TWO_LEVELS))
        box.addWidget(label(meaning_words(noise), "muted"))
        box.addSpacing(8)
        table = ChartTableView(theme)
        table.show_table(
            "Both ratings, skill by skill",
            ChartTable(
                ("Skill", "In the review", "Second time", "Steps"),
                tuple(_cells(row) for row in agreed.rows),
            ),
        )
        box.addWidget(table)
        box.addWidget(label(STAYS, "meta"))


class ThenTestResult(QWidget):
    """The summary, the chart with its third mark, then each skill's three values in words."""

    def __init__(
        self,
        theme: Theme,
        shared: Shareable[Comparison],
        tests: Sequence[ThenTest],
        hidden: int,
        parent: QWidget | None = None,
    ) -> None:
        """`hidden` is the number of skills of both reviews that are hidden now."""
        super().__init__(parent)
        box = _box(self)
        summary = summarise(tests)
        if summary:
            box.addWidget(label(summary))
        box.addWidget(label(MEMORY_WORDS, "muted"))
        if hidden:
            skills, them = (
                counted(hidden, "skill stays", "skills stay"),
                "it" if hidden == 1 else "them",
            )
            words = f"{skills} hidden until you rate {them} in your open review."
            box.addWidget(label(capitalised(words), "muted"))
        compared = shared.value
        names = frozenset(row.key for row in compared.rows if row.memory is not None)
        if names:
            box.addSpacing(8)
            chart = ChartView(theme, does="")
            chart.show_chart(DUMBBELL, part_to_share(shared, Part(names=names)))
            box.addWidget(chart)
        for test in tests:
            box.addSpacing(4)
            box.addWidget(line())
            box.addSpacing(2)
            box.addWidget(label(test.title, "strong"))
            box.addWidget(label(_three_marks(test, compared), "meta"))
            box.addWidget(label(test.sentence))


def _box(within: QWidget) -> QVBoxLayout:
    box = QVBoxLayout(within)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    return box


def _cells(row: RepeatRow) -> tuple[str, ...]:
    steps = "–" if row.steps is None else f"{row.steps:+d}" if row.steps else "0"
    return (
        row.title,
        capitalised(mark_words(row.first)),
        capitalised(mark_words(row.second)),
        steps,
    )


def _three_marks(test: ThenTest, compared: Comparison) -> str:
    marks = (
        (compared.before_title, test.then),
        ("from memory, by today’s standard", test.memory),
        (compared.after_title, test.now),
    )
    return " · ".join(f"{title}: {mark_words(mark)}" for title, mark in marks)
