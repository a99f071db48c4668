"""The tour's second half: a sample journal of four years, compared and continued."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.tour.stage import Stage
from ui.charts.catalogue import CHARTS, HEATMAP, PROFILE, RADAR

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def four_years(stage: Stage, reports: Path) -> None:
    """Every page of a filled journal, its charts and second ratings; then this year's review."""
    stage.photograph("10-home")
    stage.page(2)
    stage.photograph("11-reviews")
    _others(stage)
    stage.page(2)
    stage.click("Read Review of 2025")
    stage.press(Qt.Key.Key_Y, CONTROL)
    stage.photograph("38-page-to-keep")
    for suffix in ("html", "pdf"):
        stage.save_as(lambda: stage.click("Save as…"), reports / f"yearly.{suffix}")
    stage.click("Dismiss")
    _evidence(stage)
    stage.page(4)
    for chart in CHARTS:
        name = f"12-growth-{chart.title.lower().replace(' ', '-')}"
        if chart is RADAR:
            _radar(stage, name)
            continue
        stage.click(f"View: {chart.title}")
        stage.photograph(name)
        if chart is HEATMAP:
            _one_review(stage)
    stage.click("View: Side by side")
    stage.press(Qt.Key.Key_Down, ALT)
    stage.photograph("13-growth-compared")
    stage.choose_with("Skills shown: All skills", "\N{EM SPACE}Clarity")
    stage.photograph("13-growth-one-skill")
    stage.choose_with("Skills shown: Clarity", "All skills")
    stage.click("Show as table")
    stage.photograph("13-growth-table")
    stage.click("Show as chart")
    _evidence_since(stage)
    stage.page(5)
    stage.photograph("14-library")
    stage.press(Qt.Key.Key_Comma, CONTROL)
    stage.photograph("15-settings")
    stage.page(1)
    stage.press(Qt.Key.Key_K, CONTROL)
    palette = QApplication.activeModalWidget()
    assert palette is not None
    stage.write("theme")
    stage.write("\b\b\b\b\b")
    stage.photograph_dialog(palette, "find")
    stage.press(Qt.Key.Key_Escape)
    second_ratings(stage)
    _this_year(stage)


def second_ratings(stage: Stage) -> None:
    """The repeat and the rating from memory, from the list of reviews to the results."""
    stage.page(2)
    stage.click("More for Review of 2025")
    stage.choose_in_menu("Rate a second time")
    stage.photograph("22-rate-again")
    stage.level(4)
    stage.click("How sure are you: Medium")
    stage.photograph("23-rate-again-chosen")
    stage.enter()
    for level in (4, 4, 4, 3, 4, 3, 2, 4, 4, 3):
        stage.level(level)
        stage.enter()
    stage.photograph("24-rated-twice")
    stage.enter()
    stage.photograph("25-report-offers-to-look-back")
    stage.click("Did I grow, or did my standard?")
    stage.photograph("26-from-memory")
    for level in (3, 3, 4, 3, 3):
        stage.level(level)
        stage.enter()
    stage.photograph("27-growth-or-standard")
    stage.enter()
    stage.photograph("28-growth-with-memory")
    stage.page(1)


def _radar(stage: Stage, name: str) -> None:
    """The profile drawn as a radar, which is no view of its own."""
    stage.click(f"View: {PROFILE.title}")
    stage.choose_with("Drawn as: As rows", "As a radar")
    stage.photograph(name)
    stage.choose_with("Drawn as: As a radar", "As rows")


def _others(stage: Stage) -> None:
    """Feedback: a year without any, the form, and the page."""
    stage.click("More for Review of 2025")
    stage.choose_in_menu("What others said")
    stage.photograph("34-others")
    stage.enter()
    stage.photograph("35-others-form")
    stage.level(4)
    stage.photograph("36-others-level")
    stage.enter()
    stage.press(Qt.Key.Key_Z, CONTROL)


def _evidence(stage: Stage) -> None:
    """The work log and its form; an entry is added, seen in the list and undone."""
    stage.page(3)
    stage.photograph("40-evidence")
    stage.press(Qt.Key.Key_J, CONTROL)
    stage.photograph("41-evidence-form")
    stage.write("The last clinic moved over, a week early")
    stage.click("Kind: Helped")
    stage.click("About Execution")
    stage.click("About Navigating ambiguity")
    stage.photograph("42-evidence-filled")
    stage.enter()
    stage.photograph("43-evidence-kept")
    stage.press(Qt.Key.Key_Z, CONTROL)
    stage.click("Dismiss")


def _evidence_since(stage: Stage) -> None:
    """A rise without evidence, then with an entry, which is moved to the trash and restored."""
    for key, times in ((Qt.Key.Key_Up, 7), (Qt.Key.Key_Down, 3)):
        for _ in range(times):
            stage.press(key, ALT)
    stage.find("Add evidence").setFocus()
    stage.photograph("44-growth-unsupported")
    way = next(name for name in stage.names() if name.startswith("Open in Evidence"))
    stage.find(way).setFocus()
    stage.photograph("45-growth-evidence-since")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Tab)
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Comma, CONTROL)
    back = next(name for name in stage.names() if name.startswith("Restore"))
    stage.find(back).setFocus()
    stage.photograph("46-trash")
    stage.click(back)
    stage.click("Dismiss")
    stage.page(4)
    for _ in range(2):
        stage.press(Qt.Key.Key_Up, ALT)


def _one_review(stage: Stage) -> None:
    """A cell of the heatmap shown in its review alone, and the reviews from the second one on."""
    stage.choose_mark(1)
    stage.photograph("12-growth-one-review")
    stage.press(Qt.Key.Key_Escape)
    stage.choose_with("From review: From the first", "From Review of 2023")
    stage.photograph("12-growth-from-a-review")
    stage.choose_with("From review: From Review of 2023", "From the first")


def _this_year(stage: Stage) -> None:
    stage.press(Qt.Key.Key_N, CONTROL)
    stage.enter()
    stage.photograph("16-walk-last-time-hidden")
    for _ in range(3):
        stage.enter()
    stage.find("Add evidence").setFocus()
    stage.photograph("16-walk-noted")
    for _ in range(3):
        stage.press(Qt.Key.Key_Return, CONTROL, SHIFT)
    stage.write("Two dates slipped, and both times I had known a week before I said so.")
    stage.wait(lambda: not stage.find_optional("Rate without writing"))
    stage.level(4)
    stage.click("How sure are you: High")
    stage.enter()
    stage.photograph("17-reveal")
    stage.write("I ask on Monday which date I would bet against, and say it that day.")
    stage.photograph("17-what-changed")
    stage.page(4)
    stage.photograph("18-growth-hidden")
    stage.page(2)
    stage.press(Qt.Key.Key_L, CONTROL)
    stage.photograph("19-look-back")
    stage.press(Qt.Key.Key_O, CONTROL | SHIFT)
    stage.photograph("37-others-empty")
    stage.page(1)
    stage.photograph("20-home-draft")


def empty_and_troubled(stage: Stage, damaged: Path) -> None:
    """The pages of an empty journal, and what is shown if a journal can't be opened."""
    stage.page(1)
    stage.photograph("30-home-empty")
    stage.page(2)
    stage.photograph("31-reviews-empty")
    stage.page(3)
    stage.photograph("39-evidence-empty")
    stage.page(4)
    stage.photograph("32-growth-empty")
    stage.desktop.open_journal(damaged)
    stage.settle()
    stage.photograph("33-trouble")
