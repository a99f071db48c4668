"""Markdown is found where it always was, and costs no more than its letters and its runs."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat
from pytestqt.qtbot import QtBot

from ui.desktop.theme import Appearance, Theme
from ui.desktop.widgets import markdown
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.markdown import LONGEST_STYLED, bold_in, runs_of, styles_of
from ui.desktop.widgets.markdown_prose import MarkdownProse
from ui.desktop.widgets.prose import length_for_qt

BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
"""What bold is. Where no mark ends it, this reads all that follows once for each that begins."""
MARKED = st.text("**__ a\u00a0\U0001f600", max_size=60)


@given(MARKED)
@example("**a __b** c__ **d")
@example("*****")
@example("**a **b **")
@example("__a ** b**__")
def test_bold_words_are_those_of_the_pattern(text: str) -> None:
    assert list(bold_in(text)) == [found.span() for found in BOLD.finditer(text)]


@pytest.mark.parametrize("opened", ["**a ", "__a ", "**a __b "])
def test_once_no_mark_ends_bold_words_none_is_looked_for_again(
    monkeypatch: pytest.MonkeyPatch, opened: str
) -> None:
    """Each of them read all that followed: a key took a tenth of a second."""
    read: list[int] = []

    class Counted:
        def __init__(self, mark: str) -> None:
            self._pattern = re.compile(rf"(?<=\S){re.escape(mark)}")

        def search(self, text: str, start: int) -> re.Match[str] | None:
            found = self._pattern.search(text, start)
            read.append((found.end() if found else len(text)) - start)
            return found

    monkeypatch.setattr(markdown, "_BOLD_ENDS", {mark: Counted(mark) for mark in ("**", "__")})
    text = "**one** __two__ " + opened * 500
    assert len(list(bold_in(text))) == 2
    assert sum(read) <= 3 * len(text)


@given(st.text("ab *_#>-1.\U0001f642", max_size=60))
def test_runs_follow_each_other_and_look_like_the_styles_that_are_there(text: str) -> None:
    styles, wanted = styles_of(text), list[tuple[bool, bool, bool]]()
    for at, letter in enumerate(text):
        here = [style for style in styles if style.start <= at < style.end]
        look = (
            any(style.is_bold for style in here),
            any(style.is_italic for style in here),
            any(style.is_mark for style in here),
        )
        wanted += [look] * length_for_qt(letter)
    shown, last = [(False, False, False)] * length_for_qt(text), 0
    for run in runs_of(text):
        assert last <= run.start < run.end
        last = run.end
        look = run.is_bold, run.is_italic, run.is_mark
        assert any(look)
        shown[run.start : run.end] = [look] * (run.end - run.start)
    assert shown == wanted


WORDS = "words " * (LONGEST_STYLED // 6 - 2)


@pytest.mark.parametrize(
    "text, runs", [(f"**{WORDS}end**", 3), (f"# {WORDS}", 2), (f"{WORDS}*a*", 3), (WORDS, 0)]
)
def test_an_editor_sets_a_format_for_each_run_and_not_for_each_letter(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, text: str, runs: int
) -> None:
    editor = Editor(theme, "An answer")
    qtbot.addWidget(editor)
    once, calls = QSyntaxHighlighter.setFormat, list[int]()

    def counted(style: QSyntaxHighlighter, at: int, length: int, how: QTextCharFormat) -> None:
        calls.append(length)
        once(style, at, length, how)

    monkeypatch.setattr(QSyntaxHighlighter, "setFormat", counted)
    editor.setPlainText(text)
    assert len(calls) == runs
    prose = MarkdownProse(text)
    qtbot.addWidget(prose)
    assert len(prose.formats()) == runs


def test_marks_take_the_colour_of_a_theme_that_comes_later(qtbot: QtBot, theme: Theme) -> None:
    editor = Editor(theme, "An answer")
    qtbot.addWidget(editor)
    editor.set_text("Calm **and** steady")
    for appearance in (Appearance.DARK, Appearance.LIGHT):
        theme.choose(appearance)
        marks = editor.document().firstBlock().layout().formats()[0]
        assert marks.format.foreground().color() == theme.color("muted")
