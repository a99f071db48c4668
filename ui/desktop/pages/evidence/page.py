"""The work log page: dated entries to read, add, change and delete."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.evidence import EVERY_ENTRY, Days, Evidence, EvidenceFilter
from assessment.model import SkillKey
from storage.changes import ChangeKind
from ui.desktop import destinations as to
from ui.desktop.page import PageContext
from ui.desktop.pages.entries import EntriesPage
from ui.desktop.pages.evidence.entry_list import EvidenceList
from ui.desktop.pages.evidence.form import EvidenceForm
from ui.desktop.pages.evidence.narrowing import Narrowing
from ui.desktop.pages.evidence.skills import SkillChoice, skill_titles
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.empty import empty_state
from ui.desktop.widgets.flow import flow_of
from ui.desktop.widgets.head_row import HeadRow
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.text import label
from ui.overriding import override

ADD, ADD_KEYS = "Add evidence", "Ctrl+J"
UNTITLED = "Give it a title so that you can find it again."
PER_SHEET = 25
"""How many entries the page shows at once: the log of a lifetime has thousands."""
EMPTY = (
    "Half a minute when something happens saves an hour of remembering later. What you note "
    "here, with its date, appears beside your ratings and can show what a rise is based on."
)

NONE_MATCH = "No matching entries"
NONE_MATCH_WORDS = "Nothing matches this skill, kind and year."
SHOW_ALL_ENTRIES = "Show all entries"


class ListedEntries(NamedTuple):
    """One page of entries of the list, newest first."""

    entries: tuple[Evidence, ...]
    start: int
    total: int
    """How many match."""
    all_there_are: int
    titles: dict[SkillKey, str]
    which: EvidenceFilter

    @property
    def found(self) -> str:
        """How many of all entries match."""
        entries = "entry" if self.all_there_are == 1 else "entries"
        return f"{self.total} of {self.all_there_are} {entries}"


class EvidencePage(EntriesPage[Evidence]):
    """The list of all entries, or the form for one."""

    TITLE = "Evidence"
    THIS = "entry"
    BACK = "Back to all evidence"
    KIND = ChangeKind.EVIDENCE
    PAGE = "evidence"
    stays_as_left = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.journal.evidence, parent)
        self._which = EVERY_ENTRY
        self._entries: EvidenceList | None = None
        self._narrowing: Narrowing | None = None
        self._form: EvidenceForm | None = None
        self._sheet = 0
        self._listed: ListedEntries | None = None

    @override
    def arrive(self) -> None:
        """Lists the journal's current entries."""
        self._leads_back = False
        listed = self._read()
        if self._form is None and listed == self._listed:
            return
        self._form, self._listed = None, listed
        super().arrive()

    @override
    def arrive_at(self, spot: object) -> None:
        leads_back = self._comes_from_elsewhere()
        self.arrive()
        if isinstance(spot, to.NewEvidence):
            self._note(spot.skill, spot.line)
            self._leads_back = leads_back
        elif isinstance(spot, to.EvidenceToEdit):
            self._edit(spot.entry_id)
            self._leads_back = leads_back and self._form is not None
        elif isinstance(spot, str):
            self.show_entry(spot)

    def _note(self, skill: SkillKey | None, line: str) -> None:
        """Opens the form for a new entry, of which `line` was typed already."""
        self._open(None, () if skill is None else (skill,), line)

    def show_entry(self, entry_id: str) -> None:
        """Shows an entry, if it exists, and for it all entries if they were narrowed to others."""
        entry = self._find(entry_id)
        if entry is None:
            return
        if not self._which.fits(entry):
            self._narrow(EVERY_ENTRY)
        newer = self._context.journal.evidence.newer_than(entry_id, self._which)
        self._turn_to(newer // PER_SHEET)
        found = None if self._entries is None else self._entries.entries.get(entry_id)
        if found is not None:
            self._column.show_part(found)

    def _read(self) -> ListedEntries:
        log = self._context.journal.evidence
        total = log.count(self._which)
        everything = total if self._which == EVERY_ENTRY else log.count()
        self._sheet = min(self._sheet, max(0, total - 1) // PER_SHEET)
        start = self._sheet * PER_SHEET
        sheet = log.entries(self._which, newest_first=True, limit=PER_SHEET, offset=start)
        titles = skill_titles(self._context.library)
        return ListedEntries(sheet, start, total, everything, titles, self._which)

    @override
    def _list(self, box: QVBoxLayout) -> None:
        note, title, listed = (
            partial(self._context.navigation.go, to.new_evidence()),
            label("Evidence", "page"),
            self._listed,
        )
        self._entries = self._narrowing = None
        if listed is None or not listed.all_there_are:
            box.addWidget(title)
            box.addWidget(empty_state("Nothing noted yet", EMPTY, ADD, note))
            return
        add = KeyButton(self._context.theme, ADD, ADD_KEYS, note, "primary")
        box.addWidget(HeadRow(title, add))
        box.addSpacing(4)
        log, found = self._context.journal.evidence, listed.found
        narrowing = Narrowing(log, listed.which, listed.titles, found)
        narrowing.wanted.connect(self._narrow)
        self._narrowing = narrowing
        box.addWidget(narrowing)
        box.addSpacing(12)
        if not listed.entries:
            show_all = partial(self._narrow, EVERY_ENTRY)
            box.addWidget(empty_state(NONE_MATCH, NONE_MATCH_WORDS, SHOW_ALL_ENTRIES, show_all))
            return
        self._entries = EvidenceList(listed.entries, listed.titles)
        self._entries.edit_wanted.connect(self._edit)
        self._entries.delete_wanted.connect(self._delete)
        box.addWidget(self._entries)
        if len(listed.entries) < listed.total:
            box.addWidget(self._ways_on(listed.start, len(listed.entries), listed.total))

    def _ways_on(self, start: int, shown: int, count: int) -> QWidget:
        """Says which entries are shown, and has buttons to the others."""
        words = f"{start + 1} to {start + shown} of {count}"
        ways: list[QWidget] = [label(words, "meta", wrap=False)]
        if start > 0:
            ways.append(button("Newer entries", lambda: self._turn_to(self._sheet - 1)))
        if start + shown < count:
            ways.append(button("Older entries", lambda: self._turn_to(self._sheet + 1)))
        return flow_of(*ways)

    def _narrow(self, which: EvidenceFilter) -> None:
        """Narrows the list, and keeps it so for as long as the window is open."""
        used = None if self._narrowing is None else self._narrowing.used
        self._which, self._sheet = which, 0
        self.arrive()
        if used is not None and self._narrowing is not None:
            self._narrowing.give_focus(used)

    def _turn_to(self, sheet: int) -> None:
        if sheet != self._sheet:
            self._sheet = sheet
            self.arrive()

    @override
    def _find(self, entry_id: str) -> Evidence | None:
        return self._context.journal.evidence.entry(entry_id)

    @override
    def _named(self, entry: Evidence) -> str:
        return f"“{entry.title}”"

    @override
    def _rows(self) -> dict[str, QWidget]:
        return {} if self._entries is None else self._entries.entries

    @override
    def _go_to(self, entry: Evidence) -> None:
        log, here = self._context.journal.evidence, self._find(entry.id)
        first, last = self._which.days
        older = self._which._replace(days=Days(first, min(last, entry.happened_on)))
        near = (here,) if here else log.entries(older, newest_first=True, limit=1)
        for found in near or log.entries(self._which, limit=1):
            self.show_entry(found.id)

    def _edit(self, entry_id: str) -> None:
        entry = self._find(entry_id)
        if entry is not None:
            self._open(entry, entry.skills)

    def _open(self, entry: Evidence | None, linked: tuple[SkillKey, ...], line: str = "") -> None:
        journal, library = self._context.journal, self._context.library
        rubrics = library.in_use(journal.preferences.chosen_rubrics)
        skills = SkillChoice(rubrics, skill_titles(library), linked)
        self._form = EvidenceForm(self._context.theme, skills, self._today)
        self._form.explain_private(self._context.preferences)
        if entry is not None:
            self._form.show_entry(entry)
        if line:
            self._form.begin_with(line)
        self._enter(self._form, entry)
        if line:
            # Saved as if it were typed here, though no step of undo leads behind it.
            self._form.changed.emit()
            self._flush()

    @override
    def _asked_for(self) -> str:
        return UNTITLED if self._form is not None and not self._form.has_title else ""
