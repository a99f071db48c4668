"""The tour's first half: a new user, from the welcome to a closed review and its reports."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.tour.stage import Stage

ANSWERS = (
    "The new invoices waited nine days in a review queue that nobody owned. It was the third time.",
    "We hired in spring. She took over the reminder service within a month.",
    "The import from the old system. It failed four times and then it ran, on the promised day.",
    "In March, when finance learned of the new price table from a customer.",
    "I asked for one screen less in the booking form. Half of the support questions went away.",
    "Whether to split the login data now or after the summer. We wrote down what it would cost.",
    "Three teams each thought the failing exports belonged to another. I read the logs first.",
    "We took the slow path for deposits and told sales in writing what that would cost them.",
)
LEVELS = (3, 3, 4, 2, 3, 3, 2, 3)


def first_review(stage: Stage, reports: Path) -> None:
    """Welcome, start, eight skills by keyboard alone, look back, close, three reports."""
    stage.photograph("01-welcome")
    stage.enter()
    stage.photograph("02-start")
    stage.enter()
    stage.photograph("03-walk-locked")
    for number, (answer, level) in enumerate(zip(ANSWERS, LEVELS, strict=True)):
        _one_skill(stage, number, answer, level)
    stage.photograph("06-look-back-first")
    stage.click("Grow in Alignment")
    stage.click("Grow in Navigating ambiguity")
    stage.in_dialog(stage.enter, lambda dialog: _accept(stage, dialog))
    stage.photograph("07-report")
    for suffix in ("md", "html", "pdf"):
        path = reports / f"review.{suffix}"
        stage.save_as(lambda: stage.click("Save as…"), path)


def _one_skill(stage: Stage, number: int, answer: str, level: int) -> None:
    stage.write(answer)
    stage.wait(lambda: not stage.find_optional("Rate without writing"))
    if number == 0:
        stage.photograph("04-walk-unlocked")
    stage.level(level)
    stage.click("How sure are you: Medium" if number % 3 else "How sure are you: High")
    stage.click("This work: Suits me" if number % 2 else "This work: Tires me")
    if number == 0:
        stage.photograph("05-walk-rated")
    stage.enter()


def _accept(stage: Stage, dialog: QDialog) -> None:
    stage.photograph_dialog(dialog, "close-review")
    QTest.keyClick(dialog, Qt.Key.Key_Tab)
    stage.click("Close the review")
