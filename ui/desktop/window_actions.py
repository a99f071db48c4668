"""The actions that work on every page, in the order of the palette and the sheet of keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from ui.desktop import destinations as to
from ui.desktop.sidebar import BACK_KEYS
from ui.desktop.theme import Appearance
from ui.desktop.ways_to_journals import OPEN_ANOTHER, OPEN_KEYS

if TYPE_CHECKING:
    from rubrics.library import Library
    from storage.journal import Journal
    from ui.desktop.app import Desktop
    from ui.desktop.finding import Findable
    from ui.desktop.page_registry import RegisteredPage
    from ui.desktop.preferences import Preferences

HELD = "Another program is using the file, so reviews and skills can’t be found just now."

COLOURS = (
    ("Light colours", Appearance.LIGHT),
    ("Dark colours", Appearance.DARK),
    ("System colours", Appearance.SYSTEM),
)


class WindowActions:
    """Offers the actions in the window and runs them. Made once the window is drawn."""

    def __init__(
        self, desktop: Desktop, preferences: Preferences, pages: Sequence[RegisteredPage]
    ) -> None:
        self._desktop = desktop
        self._window = desktop.window
        self._theme = desktop.theme
        self._preferences = preferences
        self._read_only = {page.name for page in pages if page.is_left_by_escape}
        self._window.find_wanted.connect(self._find)
        self._window.escape_pressed.connect(self._leave_page)
        self._offer_ways()
        self._offer_deeds()

    def show_way_back(self, *, shown: bool) -> None:
        """Puts Back into the palette, or takes it out."""
        # Disabled, it would let its key through to the page, where an arrow moves the keyboard.
        self._back.setText("Back" if shown else "")

    def _offer_ways(self) -> None:
        window, go = self._window, self._desktop.go
        window.offer_pages()
        self._back = window.offer("", BACK_KEYS, self._desktop.go_back)
        window.ways.insert(0, self._back)
        for words, keys, run in (
            ("All reviews", "", partial(go, to.reviews())),
            ("Start a review", "Ctrl+N", partial(go, to.start_review())),
            ("Add evidence", "Ctrl+J", self._add_evidence),
        ):
            window.ways.append(window.offer(words, keys, run, needs_journal=True))

    def _add_evidence(self) -> None:
        """Opens the form for a new entry: the page's own, or that of the work log."""
        page = self._window.page
        if page is None or not page.note_evidence():
            self._desktop.go(to.new_evidence())

    def _offer_deeds(self) -> None:
        offer = self._window.offer
        offer("Larger text", "Ctrl++", partial(self._step_text, larger=True))
        offer("Smaller text", "Ctrl+-", partial(self._step_text, larger=False))
        offer("Normal text size", "Ctrl+0", partial(self._resize_text, 100))
        offer("Undo", "Ctrl+Z", self._undo)
        offer("Redo", "Ctrl+Shift+Z", self._redo)
        shortcuts = offer("Shortcuts", "", self._show_shortcuts)
        shortcuts.setShortcuts([QKeySequence("F1"), QKeySequence("Ctrl+?")])
        for words, appearance in COLOURS:
            offer(words, "", partial(self._choose_colours, appearance))
        offer(OPEN_ANOTHER, OPEN_KEYS, self._desktop.others.choose, needs_journal=True)
        offer("Show the journal in its folder", "", self._show_journal, needs_journal=True)
        offer("Quit", "Ctrl+Q", self._window.close)

    def _undo(self) -> None:
        self._window.notice.undo_last()

    def _redo(self) -> None:
        self._window.notice.redo_last()

    def _step_text(self, *, larger: bool) -> None:
        self._resize_text(self._theme.next_size(larger=larger))

    def _resize_text(self, percent: int) -> None:
        self._theme.resize_text(percent)
        self._preferences.text_percent = self._theme.percent

    def _choose_colours(self, appearance: Appearance) -> None:
        from ui.desktop.looks import Looks

        Looks(self._theme, self._preferences, self._window.history).choose_colours(appearance)

    def _show_journal(self) -> None:
        from ui.desktop.folders import show_in_folder

        show_in_folder(self._desktop.path, self._window)

    def _show_shortcuts(self) -> None:
        from ui.desktop.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self._theme, self._window).open()

    def _leave_page(self) -> None:
        """Goes back from a page that was opened to read."""
        navigation = self._desktop.navigation
        here = navigation.here if navigation is not None else None
        if here is not None and here.page in self._read_only:
            self._desktop.go_back()

    def _find(self) -> None:
        from rubrics.library import Library
        from ui.desktop.palette import CommandPalette

        journal = self._desktop.journal
        library = Library() if journal is None else Library(journal.kept_rubrics)
        CommandPalette(self._theme, partial(self._found, library), self._window).open()

    def _found(self, library: Library, typed: str) -> list[Findable]:
        """Every action; once something is typed, the best of all there is to find."""
        from ui.desktop import findable
        from ui.desktop.finding import best_matches

        desktop, page = self._desktop, self._window.page
        actions = [*(page.actions() if page is not None else ()), *self._window.actions()]
        entries = findable.action_entries(actions)
        if typed.strip():
            if desktop.journal is not None:
                entries += self._in_journal(desktop.journal, library)
            others = [path for path in self._preferences.recent_journals if path != desktop.path]
            entries += findable.recent_entries(others, desktop.open_journal)
        return best_matches(typed, entries)

    def _in_journal(self, journal: Journal, library: Library) -> list[Findable]:
        """What is in the journal. Nothing while it is locked: a notice says so, no dialog."""
        from storage.file.errors import LockedJournal
        from ui.desktop import findable

        desktop = self._desktop
        open_own = partial(desktop.open_journal, None)
        try:
            return [
                *findable.sample_entries(journal, desktop.others.open_sample, open_own),
                *findable.journal_entries(journal, desktop.go),
                *findable.skill_entries(journal, library, desktop.go),
            ]
        except LockedJournal:
            self._window.notice.say(HELD)
            return []
