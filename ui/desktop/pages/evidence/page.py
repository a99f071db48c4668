"""The work log: dated entries to be read, added to, changed and thrown away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.evidence import Evidence
from assessment.model import SkillKey
from storage.changes import ChangeKind
from ui.desktop.page import Desk
from ui.desktop.pages.entries import EntriesPage
from ui.desktop.pages.evidence.form import EvidenceForm
from ui.desktop.pages.evidence.skills import SkillChoice, rubrics_in_use, skill_titles
from ui.desktop.pages.evidence.told import ToldEvidence
from ui.desktop.widgets.empty import empty_state
from ui.desktop.widgets.head_row import HeadRow
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.text import label

ADD, ADD_KEYS = "Add evidence", "Ctrl+J"
EMPTY = (
    "Half a minute when something happens saves an hour of remembering. What you note here with "
    "its day stands beside your ratings later on, and is what a rise can rest on."
)


class EvidencePage(EntriesPage[Evidence]):
    """The list of everything noted, or the form for one entry."""

    name = "evidence"
    TITLE = "Evidence"
    SAVED_AS = "Saved as you type, as soon as it has a title."
    THIS = "entry"
    BACK = "Back to the work log"
    KIND = ChangeKind.EVIDENCE

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.journal.evidence, parent)
        self._told: ToldEvidence | None = None
        self._back: Callable[[], object] | None = None

    def arrive(self) -> None:
        """Lists the entries as the journal has them now."""
        self._back = None
        super().arrive()

    def note(self, skill: SkillKey | None = None, back: Callable[[], object] | None = None) -> None:
        """Opens the form for a new entry; Done then leads `back`, or to the list."""
        self._back = back
        self._open(None, () if skill is None else (skill,))

    def show_entry(self, entry_id: str) -> None:
        """Shows an entry of the list."""
        found = None if self._told is None else self._told.entries.get(entry_id)
        if found is not None:
            self._show_part(found)

    def _list(self, box: QVBoxLayout) -> None:
        entries = self._desk.journal.evidence.entries()
        note = self._desk.ways.note_evidence
        title = label("Evidence", "page")
        self._told = None
        if not entries:
            box.addWidget(title)
            box.addSpacing(16)
            box.addWidget(empty_state("Nothing noted yet", EMPTY, ADD, note))
            return
        add = KeyButton(self._desk.theme, ADD, ADD_KEYS, note, "primary")
        box.addWidget(HeadRow(title, add))
        box.addSpacing(16)
        self._told = ToldEvidence(entries[::-1], skill_titles(self._desk.journal))
        self._told.edit_wanted.connect(self._edit)
        self._told.delete_wanted.connect(self._delete)
        box.addWidget(self._told)

    def _find(self, entry_id: str) -> Evidence | None:
        entries = self._desk.journal.evidence.entries()
        return next((entry for entry in entries if entry.id == entry_id), None)

    def _named(self, entry: Evidence) -> str:
        return f"“{entry.title}”"

    def _go_to(self, entry: Evidence) -> None:
        self.show_entry(entry.id)

    def _go_back(self) -> None:
        back, self._back = self._back, None
        self.arrive()
        if back is not None:
            back()

    def _edit(self, entry_id: str) -> None:
        entry = self._find(entry_id)
        if entry is not None:
            self._open(entry, entry.skills)

    def _open(self, entry: Evidence | None, linked: tuple[SkillKey, ...]) -> None:
        journal = self._desk.journal
        skills = SkillChoice(rubrics_in_use(journal), skill_titles(journal), linked)
        form = EvidenceForm(self._desk.theme, skills, journal.now().astimezone().date())
        if entry is not None:
            form.show_entry(entry)
        self._enter(form, entry)
