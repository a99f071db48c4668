"""The settings page: each setting applies at once and is saved where it belongs."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from assessment.evidence import Evidence, EvidenceKind
from assessment.feedback import Feedback, Who
from assessment.model import SkillKey, new_id
from assessment.reviews.cycles import Depth, ReviewCycle
from rubrics.library import Library
from storage.file.connection import JournalFile, Opener
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from storage.tables.evidence import EVIDENCE
from storage.tables.feedback import FEEDBACK
from storage.tables.reviews.kinds import CYCLES
from tests.assessment.examples import a_cycle
from tests.storage.files import in_trash
from tests.ui.desktop.conftest import SAMPLE, Show
from tests.ui.desktop.driving import DialogDriver, all_named, the, type_name, words_on
from ui.desktop.errors import IN_USE
from ui.desktop.page import PageContext
from ui.desktop.pages.settings import SettingsPage
from ui.desktop.preferences import Preferences
from ui.desktop.theme import Appearance, Theme
from ui.desktop.window import Window
from ui.overriding import override
from ui.tokens import DARK

ENGINEER, MANAGER = Library().rubric("goedecke-engineer"), Library().rubric("larson-management")
LEFT = Qt.MouseButton.LeftButton
ROOT = Path(__file__).resolve().parents[5]


def thrown_away(journal: Journal, *years: int) -> list[ReviewCycle]:
    cycles = [a_cycle(year, [ENGINEER], Depth.FULL) for year in years]
    for cycle in cycles:
        journal.reviews.start(cycle, [ENGINEER])
        journal.reviews.move_to_trash(cycle.id)
    return cycles


class _Seen(QObject):
    """Notes how a word was painted between the click on it and its new style."""

    def __init__(self, word: QPushButton) -> None:
        super().__init__(word)
        self._restyled = False
        self.first_painted: bool | None = None
        word.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._restyled = True
        elif (
            event.type() == QEvent.Type.Paint
            and not self._restyled
            and isinstance(watched, QPushButton)
        ):
            self.first_painted = watched.isChecked()
        return False


@pytest.fixture
def page(context: PageContext, show: Show) -> SettingsPage:
    made = SettingsPage(context)
    show(made)
    return made


def press(qtbot: QtBot, name: str, page: QWidget) -> None:
    qtbot.mouseClick(the(QPushButton, name, page), LEFT)


# Appearance


def test_dark_is_applied_at_once_and_kept(
    qtbot: QtBot, page: SettingsPage, theme: Theme, preferences: Preferences, tmp_path: Path
) -> None:
    press(qtbot, "Colours: Dark", page)
    assert theme.colours == DARK
    assert page.palette().window().color().name().upper() == DARK.paper
    assert the(QPushButton, "Colours: Dark", page).isChecked()
    assert not the(QPushButton, "Colours: Light", page).isChecked()
    assert preferences.appearance is Appearance.DARK
    assert Preferences(tmp_path / "window.ini").appearance is Appearance.DARK


@pytest.mark.parametrize(
    "old, new", [("Colours: Light", "Colours: Dark"), ("Text size: 100%", "Text size: 115%")]
)
def test_only_the_new_word_looks_chosen_before_the_window_is_restyled(
    qtbot: QtBot, page: SettingsPage, theme: Theme, old: str, new: str
) -> None:
    theme.choose(Appearance.LIGHT)
    words = [the(QPushButton, name, page) for name in (old, new)]
    seen = [_Seen(word) for word in words]
    qtbot.mouseClick(words[1], LEFT)
    assert [one.first_painted for one in seen] == [False, True]


def test_choosing_the_chosen_colours_again_keeps_them(
    qtbot: QtBot, page: SettingsPage, theme: Theme
) -> None:
    press(qtbot, "Colours: Light", page)
    assert the(QPushButton, "Colours: Light", page).isChecked()
    assert theme.appearance is Appearance.LIGHT


def test_a_chosen_word_has_the_room_that_its_bold_letters_take(
    qtbot: QtBot, page: SettingsPage, theme: Theme
) -> None:
    press(qtbot, "Colours: Dark", page)
    word = the(QPushButton, "Colours: Dark", page)
    bold = QFont(word.font())
    bold.setWeight(QFont.Weight.DemiBold)
    padding_and_edge = 2 * (theme.px(9) + 2)
    assert word.width() >= QFontMetrics(bold).horizontalAdvance("Dark") + padding_and_edge


def test_the_text_grows_at_once_by_keyboard_and_stays_in_view(
    qtbot: QtBot, page: SettingsPage, theme: Theme, preferences: Preferences
) -> None:
    the(QPushButton, "Text size: 100%", page).setFocus()
    small = the(QPushButton, "Text size: 100%", page).height()
    for _ in range(5):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    chosen = the(QPushButton, "Text size: 200%", page)
    assert chosen.hasFocus()
    assert theme.percent == 200
    assert preferences.text_percent == 200
    assert "Text size, now 200%" in words_on(page)
    qtbot.waitUntil(lambda: chosen.height() > 1.5 * small)
    qtbot.waitUntil(lambda: chosen.visibleRegion().boundingRect().height() >= chosen.height())


def test_colours_chosen_elsewhere_leave_the_keyboard_where_it_is(
    page: SettingsPage, theme: Theme, window: Window
) -> None:
    the(QPushButton, "Colours: Light", page).setFocus()
    elsewhere = the(QPushButton, "Home", window)
    elsewhere.setFocus()
    theme.choose(Appearance.DARK)
    assert the(QPushButton, "Colours: Dark", page).isChecked()
    assert elsewhere.hasFocus()


@pytest.mark.parametrize("section", ["Recent journals", "Trash", "Shortcuts"])
def test_a_section_without_controls_has_its_heading_in_view_with_the_keyboard(
    qtbot: QtBot, page: SettingsPage, theme: Theme, section: str
) -> None:
    before = theme.colours
    page.arrive_at(section)
    (heading,) = (one for one in page.findChildren(QLabel) if one.text() == section)
    qtbot.waitUntil(heading.hasFocus)
    whole = heading.rect()
    qtbot.waitUntil(lambda: heading.visibleRegion().boundingRect().height() == whole.height())
    qtbot.keyClick(heading, Qt.Key.Key_Return)
    assert theme.colours == before
    assert heading.hasFocus()


def test_the_heading_with_the_keyboard_is_marked(qtbot: QtBot, page: SettingsPage) -> None:
    (heading,) = (one for one in page.findChildren(QLabel) if one.text() == "Trash")
    before = heading.grab().toImage()
    page.arrive_at("Trash")
    qtbot.waitUntil(heading.hasFocus)
    assert heading.grab().toImage() != before


def test_a_section_with_controls_has_the_keyboard_on_its_first(
    qtbot: QtBot, journal: Journal, page: SettingsPage
) -> None:
    (cycle,) = thrown_away(journal, 2026)
    page.arrive_at("Trash")
    qtbot.waitUntil(the(QPushButton, f"Restore {cycle.title}", page).hasFocus)


def test_a_text_size_chosen_elsewhere_is_shown(page: SettingsPage, theme: Theme) -> None:
    theme.resize_text(110)
    assert "Text size, now 110%" in words_on(page)
    theme.resize_text(150)
    assert the(QPushButton, "Text size: 150%", page).isChecked()


# My rubrics


def test_my_rubrics_are_what_the_journal_holds(
    qtbot: QtBot, context: PageContext, journal: Journal, show: Show
) -> None:
    journal.preferences.chosen_rubrics = (ENGINEER.id,)
    page = SettingsPage(context)
    show(page)
    assert the(QCheckBox, ENGINEER.title, page).isChecked()
    manager = the(QCheckBox, MANAGER.title, page)
    assert not manager.isChecked()
    manager.setFocus()
    qtbot.keyClick(manager, Qt.Key.Key_Space)
    assert journal.preferences.chosen_rubrics == (MANAGER.id, ENGINEER.id)
    engineer = the(QCheckBox, ENGINEER.title, page)
    engineer.setFocus()
    qtbot.keyClick(engineer, Qt.Key.Key_Space)
    assert journal.preferences.chosen_rubrics == (MANAGER.id,)


def test_a_chosen_rubric_that_this_version_does_not_know_stays_chosen(
    qtbot: QtBot, context: PageContext, journal: Journal, show: Show
) -> None:
    journal.preferences.chosen_rubrics = ("from-elsewhere",)
    page = SettingsPage(context)
    show(page)
    box = the(QCheckBox, MANAGER.title, page)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert journal.preferences.chosen_rubrics == (MANAGER.id, "from-elsewhere")


def test_a_choice_that_can_not_be_saved_is_reported_and_undone(
    qtbot: QtBot, context: PageContext, journal: Journal, show: Show, window: Window
) -> None:
    with Journal.open(journal.path, wait=0.0) as impatient:
        page = SettingsPage(context._replace(journal=impatient))
        show(page)
        box = the(QCheckBox, MANAGER.title, page)
        box.setFocus()
        other = JournalFile(Opener(journal.path, wait=0.0))
        with other.transaction():
            qtbot.keyClick(box, Qt.Key.Key_Space)
            assert QApplication.activeModalWidget() is None
            assert words_on(window).count(IN_USE) == 1
        other.close()
        assert not box.isChecked()
        assert impatient.preferences.chosen_rubrics == ()
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert box.isChecked()
        assert impatient.preferences.chosen_rubrics == (MANAGER.id,)


# The journal


def test_the_journal_says_where_it_lies_and_that_it_is_not_encrypted(
    qtbot: QtBot, page: SettingsPage, journal: Journal
) -> None:
    path = the(QPlainTextEdit, "Path of the journal", page)
    assert path.toPlainText() == str(journal.path)
    assert path.isReadOnly()
    press(qtbot, "Copy the path", page)
    assert QGuiApplication.clipboard().text() == str(journal.path)
    words = words_on(page)
    newest = MIGRATIONS[-1].number
    assert f"{journal.path.stat().st_size / 1024:.0f} KB · journal format {newest}" in words
    assert "not encrypted yet" in words


def test_a_synced_folder_is_warned_of(context: PageContext, show: Show, tmp_path: Path) -> None:
    with Journal.create(tmp_path / "Dropbox" / "journal.rings") as synced:
        page = SettingsPage(context._replace(journal=synced))
        show(page)
        assert "This folder is synced by Dropbox" in words_on(page)


def test_an_ordinary_folder_is_not_warned_of(page: SettingsPage) -> None:
    assert "synced" not in words_on(page)


def test_a_copy_is_whole_and_private_and_is_announced(
    qtbot: QtBot,
    page: SettingsPage,
    journal: Journal,
    window: Window,
    in_dialog: DialogDriver,
    tmp_path: Path,
) -> None:
    cycle = a_cycle(2025, [ENGINEER], Depth.FULL)
    journal.reviews.start(cycle, [ENGINEER])
    copy = tmp_path / "copy.rings"
    in_dialog(lambda dialog: type_name(dialog, str(copy)))
    press(qtbot, "Save a copy…", page)
    assert f"A copy was saved at {copy} and checked" in words_on(window.notice)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Journal.open(copy) as opened:
        opened.check()
        assert opened.reviews.cycles() == journal.reviews.cycles()


def test_a_copy_never_replaces_a_file(
    qtbot: QtBot, page: SettingsPage, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.rings"
    taken.write_text("something else")
    seen: list[str] = []
    in_dialog(lambda dialog: type_name(dialog, str(taken)))
    in_dialog(lambda dialog: seen.append(words_on(dialog)))
    press(qtbot, "Save a copy…", page)
    assert f"There is already a file at {taken}." in seen[0]
    assert taken.read_text() == "something else"
    assert QGuiApplication.overrideCursor() is None


def test_another_journal_can_be_opened(
    qtbot: QtBot,
    page: SettingsPage,
    opened_journals: list[Path | None],
    in_dialog: DialogDriver,
    tmp_path: Path,
) -> None:
    other = tmp_path / "other.rings"
    Journal.create(other).close()
    in_dialog(lambda dialog: type_name(dialog, str(other)))
    press(qtbot, "Open another journal…", page)
    assert opened_journals == [other]


def test_the_sample_can_be_looked_at_from_the_journal_and_left_again(
    qtbot: QtBot, context: PageContext, show: Show, opened_journals: list[Path | None]
) -> None:
    page = SettingsPage(context)
    show(page)
    press(qtbot, "Look at the sample journal", page)
    assert opened_journals == [SAMPLE]
    context.journal.preferences.is_sample = True
    page = SettingsPage(context)
    show(page)
    assert all_named(QPushButton, "Look at the sample journal", page) == []
    press(qtbot, "Go to my own journal", page)
    assert opened_journals == [SAMPLE, None]


def test_thinking_better_of_it_opens_and_copies_nothing(
    qtbot: QtBot,
    page: SettingsPage,
    opened_journals: list[Path | None],
    in_dialog: DialogDriver,
    tmp_path: Path,
) -> None:
    before = sorted(tmp_path.rglob("*.rings"))
    for name in ("Open another journal…", "Save a copy…"):
        in_dialog(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
        press(qtbot, name, page)
    assert opened_journals == []
    assert sorted(tmp_path.rglob("*.rings")) == before


# The trash


def test_an_empty_trash_says_what_it_is_for(page: SettingsPage) -> None:
    assert "The trash is empty. Reviews, evidence" in words_on(page)
    assert all_named(QPushButton, "Empty the trash…", page) == []


def test_a_review_comes_back_from_the_trash_and_that_can_be_undone(
    qtbot: QtBot, context: PageContext, journal: Journal, window: Window, show: Show
) -> None:
    older, newer = thrown_away(journal, 2024, 2025)
    page = SettingsPage(context)
    show(page)
    assert "1 January to 31 December 2024" in words_on(page)
    press(qtbot, "Restore Review of 2024", page)
    assert [cycle.id for cycle in journal.reviews.cycles()] == [older.id]
    assert [cycle.id for cycle in in_trash(journal, CYCLES)] == [newer.id]
    assert all_named(QPushButton, "Restore Review of 2024", page) == []
    assert the(QPushButton, "Restore Review of 2025", page).hasFocus()
    assert "“Review of 2024” is back." in words_on(window.notice)
    press(qtbot, "Undo (Ctrl+Z)", window.notice)
    assert journal.reviews.cycles() == ()
    assert the(QPushButton, "Restore Review of 2024", page).isVisible()


def test_a_reopened_review_in_the_trash_is_not_called_closed(
    context: PageContext, journal: Journal, show: Show
) -> None:
    cycle = a_cycle(2025, [ENGINEER], Depth.FULL)
    journal.reviews.start(cycle, [ENGINEER])
    journal.reviews.close(cycle.id)
    journal.reviews.reopen(cycle.id)
    journal.reviews.move_to_trash(cycle.id)
    page = SettingsPage(context)
    show(page)
    assert "2025 · opened " in words_on(page)
    assert "· closed" not in words_on(page)


def test_the_last_review_restored_leaves_the_trash_empty_with_the_keyboard_on_its_heading(
    qtbot: QtBot, context: PageContext, journal: Journal, show: Show
) -> None:
    thrown_away(journal, 2025)
    page = SettingsPage(context)
    show(page)
    the(QPushButton, "Restore Review of 2025", page).setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert in_trash(journal, CYCLES) == ()
    assert "The trash is empty." in words_on(page)
    (heading,) = (one for one in page.findChildren(QLabel) if one.text() == "Trash")
    assert heading.hasFocus()


def test_emptying_the_trash_names_how_many_and_that_it_is_for_good(
    qtbot: QtBot,
    context: PageContext,
    journal: Journal,
    window: Window,
    show: Show,
    in_dialog: DialogDriver,
) -> None:
    thrown_away(journal, 2024, 2025)
    page = SettingsPage(context)
    show(page)
    seen: list[str] = []

    def keep(dialog: QDialog) -> None:
        seen.append(words_on(dialog))
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    in_dialog(keep)
    press(qtbot, "Empty the trash…", page)
    assert "Delete two reviews for good?" in seen[0]
    assert "can’t be undone" in seen[0]
    assert len(in_trash(journal, CYCLES)) == 2
    in_dialog(lambda dialog: qtbot.mouseClick(the(QPushButton, "Delete two reviews", dialog), LEFT))
    press(qtbot, "Empty the trash…", page)
    assert in_trash(journal, CYCLES) == ()
    assert "Two reviews were deleted for good." in words_on(window.notice)
    assert "The trash is empty." in words_on(page)


def thrown_away_feedback(journal: Journal, cycle: ReviewCycle) -> Feedback:
    """A peer's feedback on a skill, in the trash."""
    item = Feedback(
        id="view",
        cycle_id=cycle.id,
        rubric_id=ENGINEER.id,
        skill_id="speed",
        who=Who.PEER,
        label="a peer called zqlabel",
        said_on=date(2026, 11, 3),
        level=4,
        words="zqwords",
        saved_at=journal.now(),
    )
    journal.feedback.save(item)
    journal.feedback.move_to_trash(item.id)
    return item


def a_closed_review(journal: Journal, year: int = 2025) -> ReviewCycle:
    cycle = a_cycle(year, [ENGINEER], Depth.FULL)
    journal.reviews.start(cycle, [ENGINEER])
    return journal.reviews.close(cycle.id)


SAID = f"What a peer called zqlabel said about {ENGINEER.skill('speed').title} on 3 November 2026"


def test_a_view_in_the_trash_comes_back_and_goes_again(
    qtbot: QtBot, context: PageContext, journal: Journal, window: Window, show: Show
) -> None:
    item = thrown_away_feedback(journal, a_closed_review(journal))
    page = SettingsPage(context)
    show(page)
    assert "Review of 2025" in words_on(page).splitlines()
    press(qtbot, f"Restore {SAID}", page)
    assert journal.feedback.everything() == (item,)
    assert "The trash is empty." in words_on(page)
    assert f"{SAID} is back." in words_on(window.notice)
    press(qtbot, "Undo (Ctrl+Z)", window.notice)
    assert in_trash(journal, FEEDBACK) == (item,)
    assert the(QPushButton, f"Restore {SAID}", page).isVisible()


def test_of_a_hidden_skill_the_trash_tells_only_that_something_was_said(
    context: PageContext, journal: Journal, show: Show
) -> None:
    thrown_away_feedback(journal, a_closed_review(journal))
    draft = a_cycle(2026, [ENGINEER], Depth.FULL)
    journal.reviews.start(draft, [ENGINEER])
    page = SettingsPage(context)
    show(page)
    title = ENGINEER.skill("speed").title
    assert the(QPushButton, f"Restore What someone said about {title}", page).isVisible()
    descriptions = [one.accessibleName() + one.toolTip() for one in page.findChildren(QWidget)]
    assert "zq" not in words_on(page) + "".join(descriptions)


def thrown_away_evidence(journal: Journal, title: str = "The import ran") -> Evidence:
    """An entry of the work log, in the trash."""
    entry = Evidence(
        id=new_id(journal.now()),
        happened_on=date(2026, 11, 3),
        title=title,
        kind=EvidenceKind.SHIPPED,
        skills=(SkillKey(ENGINEER.id, "speed"),),
        saved_at=journal.now(),
    )
    journal.evidence.save(entry)
    journal.evidence.move_to_trash(entry.id)
    return entry


def test_evidence_in_the_trash_comes_back_and_goes_again(
    qtbot: QtBot, context: PageContext, journal: Journal, window: Window, show: Show
) -> None:
    entry = thrown_away_evidence(journal)
    page = SettingsPage(context)
    show(page)
    assert "Shipped on 3 November 2026" in words_on(page)
    press(qtbot, "Restore The import ran", page)
    assert journal.evidence.entries() == (entry,)
    assert "The trash is empty." in words_on(page)
    assert "“The import ran” is back." in words_on(window.notice)
    press(qtbot, "Undo (Ctrl+Z)", window.notice)
    assert in_trash(journal, EVIDENCE) == (entry,)
    assert the(QPushButton, "Restore The import ran", page).isVisible()


@pytest.mark.parametrize(
    "thrown, what",
    [
        (([2023, 2024], []), "two reviews and one piece of feedback"),
        (([], []), "one piece of feedback"),
        (([2024], ["One"]), "one review, one piece of evidence and one piece of feedback"),
        (([], ["One", "Two"]), "two pieces of evidence and one piece of feedback"),
    ],
)
def test_the_trash_is_emptied_of_everything_and_counts_in_words(
    qtbot: QtBot,
    context: PageContext,
    journal: Journal,
    show: Show,
    in_dialog: DialogDriver,
    thrown: tuple[list[int], list[str]],
    what: str,
) -> None:
    years, titles = thrown
    thrown_away(journal, *years)
    for title in titles:
        thrown_away_evidence(journal, title)
    thrown_away_feedback(journal, a_closed_review(journal))
    page = SettingsPage(context)
    show(page)
    in_dialog(lambda dialog: qtbot.mouseClick(the(QPushButton, f"Delete {what}", dialog), LEFT))
    press(qtbot, "Empty the trash…", page)
    assert in_trash(journal, CYCLES) == ()
    assert in_trash(journal, FEEDBACK) == in_trash(journal, EVIDENCE) == ()
    verb = "were" if years or titles else "was"
    counted = what[0].upper() + what[1:]
    assert f"{counted} {verb} deleted for good." in words_on(context.notice)
    assert "The trash is empty." in words_on(page)


def test_what_was_deleted_elsewhere_is_in_the_trash_on_arrival(
    page: SettingsPage, journal: Journal
) -> None:
    page.hide()
    thrown_away(journal, 2025)
    page.show()
    page.arrive()
    assert the(QPushButton, "Restore Review of 2025", page).isVisible()


def test_a_title_is_shown_as_it_was_written(
    context: PageContext, journal: Journal, show: Show
) -> None:
    (cycle,) = thrown_away(journal, 2025)
    journal.reviews.restore(cycle.id)
    journal.reviews.rename(cycle.id, "<b>R&D</b> year")
    journal.reviews.move_to_trash(cycle.id)
    page = SettingsPage(context)
    show(page)
    assert "<b>R&D</b> year" in words_on(page).splitlines()


def test_a_page_that_is_gone_hears_of_no_change(
    qtbot: QtBot, context: PageContext, journal: Journal, window: Window, show: Show
) -> None:
    page = SettingsPage(context)
    show(page)
    window.drop_pages()
    qtbot.waitUntil(lambda: not isValid(page))
    thrown_away(journal, 2025)


# Shortcuts and about


def test_every_shortcut_of_the_window_is_listed(page: SettingsPage, window: Window) -> None:
    words = words_on(page).splitlines()
    for action in window.actions():
        if not action.shortcut().isEmpty():
            assert action.text() in words
            assert action.shortcut().toString() in words
    assert "Ctrl+K" in words


def test_a_new_action_of_the_window_is_listed_on_arrival(
    page: SettingsPage, window: Window
) -> None:
    window.offer("Water the plants", "Ctrl+Alt+W", lambda: None)
    page.arrive()
    assert "Water the plants" in words_on(page)
    assert "Ctrl+Alt+W" in words_on(page)


def test_about_names_every_part_and_copies_it(
    qtbot: QtBot, page: SettingsPage, journal: Journal
) -> None:
    shown = the(QPlainTextEdit, "Versions", page).toPlainText()
    names = [line.rsplit(" ", 1)[0] for line in shown.splitlines()]
    for name in ("Growth Rings", "Qt", "PySide6", "SQLite", "matplotlib", "Python"):
        assert name in names
    assert "SQLCipher 4." in shown
    assert "unknown" not in shown
    assert "Apache License 2.0" in words_on(page)
    press(qtbot, "Copy the versions", page)
    assert QGuiApplication.clipboard().text() == shown


def test_the_settings_are_shown_without_loading_the_charts() -> None:
    code = (
        "import sys; import ui.desktop.pages.settings, ui.desktop.pages.library;"
        "from ui.desktop.pages.settings.about import versions; print(versions());"
        "sys.exit('matplotlib' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "matplotlib 3." in done.stdout


def test_the_versions_are_all_in_sight_at_every_text_size(
    qtbot: QtBot, page: SettingsPage, theme: Theme
) -> None:
    shown = the(QPlainTextEdit, "Versions", page)
    for percent in (80, 100, 200):
        theme.resize_text(percent)
        qtbot.waitUntil(lambda: shown.verticalScrollBar().maximum() == 0)
        last = shown.document().lastBlock()
        bottom = shown.blockBoundingGeometry(last).translated(shown.contentOffset()).bottom()
        assert bottom <= shown.viewport().height() + 1


def test_tab_goes_through_the_page_in_reading_order(
    qtbot: QtBot, context: PageContext, journal: Journal, show: Show
) -> None:
    thrown_away(journal, 2025)
    page = SettingsPage(context)
    show(page)
    words_on(page)
    focused: QWidget | None = the(QPushButton, "Colours: System", page)
    focused.setFocus()
    reached: list[str] = []
    while focused is not None and page.isAncestorOf(focused):
        reached.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    assert reached == [
        *("Colours: System", "Text size: 100%"),
        *(MANAGER.title, ENGINEER.title),
        "Path of the journal",
        *("Save a copy…", "Copy the path", "Show in folder"),
        *("Look at the sample journal", "Open another journal…"),
        *("Restore Review of 2025", "Empty the trash…"),
        *("Versions", "Copy the versions"),
    ]
