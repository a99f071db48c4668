"""The line of levels in a comparison: each review's name stands above its own dot, in full."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from assessment.comparing.comparison import compare_skill
from tests.assessment.examples import PLANNING, a_rating, a_review
from ui.desktop.pages.walk.step_axis import StepAxis
from ui.desktop.theme import Theme

LONG = "Review of December 2025 to November 2026"


def the_axis(
    theme: Theme, qtbot: QtBot, levels: tuple[int, int], titles: tuple[str, str]
) -> StepAxis:
    before, after = (
        a_review(a_rating(level), year=year)
        for level, year in zip(levels, (2025, 2026), strict=True)
    )
    axis = StepAxis(theme, compare_skill(before, after, PLANNING, frozenset()), *titles)
    qtbot.addWidget(axis)
    axis.resize(802, axis.heightForWidth(802))
    return axis


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("levels", [(2, 3), (4, 3), (1, 2), (5, 4), (1, 5), (3, 3), (5, 5)])
@pytest.mark.parametrize(
    "titles",
    [("Review of 2025", "Review of 2026"), ("Review of 2026", LONG), (LONG, "Review of 2026")],
)
def test_each_review_s_name_is_shown_in_full_above_its_own_dot(
    theme: Theme, qtbot: QtBot, levels: tuple[int, int], titles: tuple[str, str], percent: int
) -> None:
    theme.resize_text(percent)
    axis = the_axis(theme, qtbot, levels, titles)
    names = axis.names()
    shown = " · ".join(name.words for name in names)
    assert sorted(shown.split(" · ")) == sorted(titles)
    for name in names:
        assert 0 <= name.left <= name.dot <= name.right <= axis.width()
        middle = (name.left + name.right) / 2
        at_edge = name.left == 0 or name.right == axis.width()
        assert abs(middle - name.dot) < 1 or at_edge or len({one.row for one in names}) > 1
    if names[0].row == names[-1].row and len(names) > 1:
        first, second = sorted(names, key=lambda name: name.left)
        assert first.right < second.left
    theme.resize_text(100)


@pytest.mark.parametrize("then", [2, 4])
def test_the_name_of_either_review_is_seen_in_the_picture(
    theme: Theme, qtbot: QtBot, then: int
) -> None:
    theme.resize_text(200)

    def painted(then_title: str, now_title: str) -> QImage:
        return the_axis(theme, qtbot, (then, 3), (then_title, now_title)).grab().toImage()

    picture = painted("Review of 2025", "Review of 2026")
    assert picture == painted("Review of 2025", "Review of 2026")
    assert picture != painted("Review of 2024", "Review of 2026")
    assert picture != painted("Review of 2025", "Review of 2027")
