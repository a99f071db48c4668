"""The growth page narrowed to some reviews, a cluster or a skill, and its odd states."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from assessment.reviews.ratings import NotRated
from assessment.walk.committing import choose_reason, commit
from storage.journal import Journal
from tests.assessment.editions import WORKSHOP
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_rubric, a_skill
from tests.ui.commands.running import add_review
from tests.ui.desktop.conftest import Opened
from tests.ui.desktop.driving import all_named, the, words_on
from tests.ui.desktop.pages.comparing.growing import (
    LEFT,
    a_year_by,
    at_rest,
    canvas,
    choose,
    click_mark,
    has_picker,
    lines_of,
    start_draft,
    two_years,
    view,
)
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.pages.comparing.reading import BACK_TO_PAIR
from ui.desktop.pages.comparing.views import NONE_IN_COMMON
from ui.desktop.widgets.chart_canvas import ChartCanvas

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

PAIR, PROFILE, SLOPE, RINGS, STEPS, HEATMAP, ENERGY = range(1, 8)
FROM, TO, SKILLS = "From review", "To review", "Skills shown"
ORDER = "Order of the skills"


def cycles_drawn(page: GrowthPage) -> set[str]:
    return {mark.which for mark in canvas(page).marks}


def skills_drawn(page: GrowthPage) -> set[str]:
    return {mark.key.skill_id for mark in canvas(page).marks}


def key(name: str) -> SkillKey:
    return SkillKey("workshop", name)


# ---- which reviews -----------------------------------------------------------------------------


def test_a_history_is_of_all_reviews_until_a_span_is_chosen(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    ids = [add_review(journal, year, {PLANNING: 2}) for year in (2022, 2023, 2024, 2025)]
    page = opened()
    assert not has_picker(page, FROM)
    view(qtbot, page, HEATMAP)
    assert cycles_drawn(page) == {*ids}
    assert lines_of(page, FROM) == [
        "From the first",
        "From Review of 2023",
        "From Review of 2024",
        "From Review of 2025",
    ]
    choose(page, FROM, "From Review of 2023")
    at_rest(qtbot, page)
    choose(page, TO, "To Review of 2024")
    at_rest(qtbot, page)
    assert cycles_drawn(page) == {*ids[1:3]}
    assert "Two reviews of four, from Review of 2023 to Review of 2024." in words_on(page)
    for number in (RINGS, STEPS):
        view(qtbot, page, number)
        assert cycles_drawn(page) == {*ids[1:3]}
    choose(page, FROM, "From the first")
    choose(page, TO, "To the latest")
    at_rest(qtbot, page)
    assert cycles_drawn(page) == {*ids}


def test_no_span_is_offered_out_of_order_or_without_a_choice(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    add_review(journal, 2023, {PLANNING: 2})
    page = opened()
    view(qtbot, page, STEPS)
    assert not has_picker(page, FROM)
    assert not has_picker(page, TO)
    two_years(journal)
    page.arrive()
    at_rest(qtbot, page)
    choose(page, FROM, "From Review of 2025")
    at_rest(qtbot, page)
    assert lines_of(page, TO) == ["To the latest", "To Review of 2025"]


def test_a_span_whose_review_is_gone_gives_way(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    gone = add_review(journal, 2024, {PLANNING: 1})
    first = add_review(journal, 2023, {PLANNING: 1})
    kept = two_years(journal)
    page = opened()
    view(qtbot, page, STEPS)
    choose(page, FROM, "From Review of 2024")
    at_rest(qtbot, page)
    assert first not in cycles_drawn(page)
    journal.reviews.move_to_trash(gone)
    page.arrive()
    at_rest(qtbot, page)
    assert cycles_drawn(page) == {first, *kept}


# ---- which skills ------------------------------------------------------------------------------


def test_a_cluster_or_a_skill_is_seen_alone_in_every_view(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    bench = {"tidying", "looking-ahead", "shaping", "finishing"}
    third = WORKSHOP[2]
    levels = [(skill.id, 2) for skill in third.skills]
    for year in (2024, 2025):
        a_year_by(journal, year, third, levels)
    page = opened()
    assert lines_of(page, SKILLS)[:3] == ["All skills", "At the bench", "Tidying"]
    choose(page, SKILLS, "At the bench")
    at_rest(qtbot, page)
    for number in (PAIR, PROFILE, SLOPE, RINGS, STEPS, HEATMAP):
        view(qtbot, page, number)
        assert skills_drawn(page) <= bench
        assert "tidying" in skills_drawn(page)
    choose(page, SKILLS, "Selling")
    for number in (PAIR, PROFILE, SLOPE, RINGS, STEPS, HEATMAP):
        view(qtbot, page, number)
        assert skills_drawn(page) == {"selling"}
    assert all_named(QAbstractButton, "Skill: Selling", page)


def test_a_skill_is_followed_through_its_names(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    for number, rubric in enumerate(WORKSHOP):
        a_year_by(journal, 2023 + number, rubric, [(skill.id, 2) for skill in rubric.skills])
    page = opened()
    choose(page, SKILLS, "Looking ahead")
    at_rest(qtbot, page)
    choose(page, "Later review", "Review of 2024")
    at_rest(qtbot, page)
    assert skills_drawn(page) == {"foresight"}
    assert "Words on estimating in 2023." in words_on(page)
    view(qtbot, page, STEPS)
    assert skills_drawn(page) == {"looking-ahead"}
    assert len(cycles_drawn(page)) == 3


def test_a_skill_that_the_rubric_gave_up_is_still_there_with_its_words(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    ids = [
        a_year_by(journal, 2023 + number, rubric, [(skill.id, 2) for skill in rubric.skills])
        for number, rubric in enumerate(WORKSHOP)
    ]
    page = opened()
    view(qtbot, page, HEATMAP)
    assert "making" in skills_drawn(page)
    click_mark(qtbot, page, key("making"), ids[0])
    assert "Words on making in 2023." in words_on(page)
    click_mark(qtbot, page, key("making"), ids[2])
    assert "Not in this review" in words_on(page)
    choose(page, SKILLS, "Making")
    at_rest(qtbot, page)
    view(qtbot, page, STEPS)
    assert cycles_drawn(page) == {ids[0]}
    assert "A dashed vertical line marks where the rubric changed" in words_on(page)


def test_a_filter_that_leaves_nothing_says_so_and_lets_go(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    for number, rubric in enumerate(WORKSHOP):
        a_year_by(journal, 2023 + number, rubric, [(skill.id, 2) for skill in rubric.skills])
    page = opened()
    view(qtbot, page, STEPS)
    choose(page, SKILLS, "Making")
    view(qtbot, page, PAIR)
    assert "There is nothing on “Making” here." in words_on(page)
    assert not any(one.isVisible() for one in page.findChildren(ChartCanvas))
    assert "Words on" not in words_on(page)
    QTest.mouseClick(the(QAbstractButton, "Show all skills", page), LEFT)
    at_rest(qtbot, page)
    assert "selling" in skills_drawn(page)
    assert not all_named(QAbstractButton, "Show all skills", page)


def test_a_pair_from_elsewhere_is_seen_whole(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    first = add_review(journal, 2024, {PLANNING: 1})
    second, last = two_years(journal)
    page = opened()
    choose(page, SKILLS, "Listening")
    view(qtbot, page, HEATMAP)
    click_mark(qtbot, page, LISTENING, last)
    page.show_pair(first, second)
    at_rest(qtbot, page)
    assert "Review of 2025 compared with Review of 2024" in words_on(page)
    assert skills_drawn(page) >= {"planning"}
    assert not all_named(QAbstractButton, BACK_TO_PAIR, page)


def test_span_and_filter_are_kept_while_the_window_lives(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    ids = [add_review(journal, year, {PLANNING: 2, LISTENING: 3}) for year in (2023, 2024, 2025)]
    page = opened()
    view(qtbot, page, HEATMAP)
    choose(page, FROM, "From Review of 2024")
    choose(page, SKILLS, "Listening")
    page.leave()
    page.arrive()
    at_rest(qtbot, page)
    assert cycles_drawn(page) == {*ids[1:]}
    assert skills_drawn(page) == {"listening"}


# ---- odd states --------------------------------------------------------------------------------


def test_reviews_without_a_skill_in_common_say_so(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    metal = a_rubric(a_skill("welding"), rubric_id="metal")
    a_year_by(journal, 2024, metal, [("welding", 3)])
    add_review(journal, 2025, {PLANNING: 2})
    add_review(journal, 2026, {PLANNING: 3})
    page = opened()
    choose(page, "Earlier review", "Review of 2024")
    at_rest(qtbot, page)
    assert NONE_IN_COMMON in words_on(page)
    choose(page, "Earlier review", "Review of 2025")
    at_rest(qtbot, page)
    assert NONE_IN_COMMON not in words_on(page)


def test_what_was_never_applicable_is_shown_in_every_view(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    for year in (2024, 2025):
        cycle_id = start_draft(journal, year)
        for skill in (PLANNING, LISTENING):
            review = journal.reviews.review(cycle_id)
            journal.reviews.save_rating(choose_reason(review, skill, NotRated.NOT_APPLICABLE, NOW))
            journal.reviews.save_rating(commit(journal.reviews.review(cycle_id), skill, NOW))
        journal.reviews.close(cycle_id)
    page = opened()
    assert "Two skills can’t be compared." in words_on(page)
    assert "Not applicable in either review." in words_on(page)
    for number in (PROFILE, SLOPE, RINGS, STEPS, HEATMAP, ENERGY):
        view(qtbot, page, number)
        assert canvas(page).accessibleName()
        assert all(mark.level is None for mark in canvas(page).marks)


def test_one_skill_alone_has_no_order(qtbot: QtBot, opened: Opened, journal: Journal) -> None:
    two_years(journal)
    page = opened()
    assert has_picker(page, ORDER)
    choose(page, SKILLS, "Planning")
    at_rest(qtbot, page)
    assert skills_drawn(page) == {"planning"}
    assert not has_picker(page, ORDER)
    choose(page, SKILLS, "All skills")
    at_rest(qtbot, page)
    assert has_picker(page, ORDER)


def test_a_span_up_to_a_title_with_a_full_stop_ends_with_one_only(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    _, last = two_years(journal)
    journal.reviews.rename(last, "The year after.")
    page = opened()
    view(qtbot, page, HEATMAP)
    assert "from Review of 2025 to The year after." in words_on(page)
    assert "The year after.." not in words_on(page)
