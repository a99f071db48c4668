"""The form for one entry of the work log: what happened, when, and for which skills."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.evidence import (
    KIND_WORDS,
    LONGEST_LINE,
    LONGEST_LINK,
    LONGEST_TITLE,
    ORDINARY_KIND,
    Evidence,
    EvidenceKind,
    beginning_of,
    title_and_text,
)
from ui.desktop.form_steps import Field, choice_field, day_field, line_field, toggle_field
from ui.desktop.recorder import EntryForm
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.day_edit import DayEdit
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.explanation import explain_private
from ui.desktop.widgets.line_edit import LineEdit
from ui.desktop.widgets.text import label, line
from ui.desktop.widgets.toggle import private_chip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.pages.evidence.skills import SkillChoice
    from ui.desktop.preferences import Preferences
    from ui.desktop.theme import Theme

DAY = "Day it happened"
WITHOUT_YOU = "What would have happened without you"
WHO_SAW = "Who acknowledged it"
LINK = "A link or a place. It is saved as text and never opened."


class EvidenceForm(EntryForm[Evidence]):
    """Shows an entry, or an empty form to fill in."""

    def __init__(
        self,
        theme: Theme,
        skills: SkillChoice,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = LineEdit("Title", LONGEST_TITLE)
        self._kind = Choice("Kind", tuple(KIND_WORDS.items()), may_clear=False)
        self._day = DayEdit(theme, DAY, today)
        self._skills = skills
        self._asked_of = skills.chosen
        self._text = Editor(theme, "What happened")
        self._without_me = Editor(theme, WITHOUT_YOU)
        self._seen_by = LineEdit(WHO_SAW, LONGEST_LINE)
        self._link = LineEdit("Link", LONGEST_LINK)
        self._private = private_chip("this evidence", is_charted=True)
        self._kind.show_value(ORDINARY_KIND)
        self._lay_out()
        self._connect()

    @property
    @override
    def is_begun(self) -> bool:
        """Whether anything was entered that is worth keeping."""
        return bool(self._first_words) or self._skills.chosen != self._asked_of

    @property
    @override
    def fields(self) -> tuple[Field, ...]:
        return (
            line_field("the title", self._title),
            choice_field("the kind", self._kind),
            day_field("the day", self._day),
            *(toggle_field(f"“{title}”", chip) for title, chip in self._skills.chips),
            line_field("who acknowledged it", self._seen_by),
            line_field("the link", self._link),
            toggle_field("Private", self._private),
        )

    @property
    def has_title(self) -> bool:
        """Whether a title was typed."""
        return bool(self._title.text().strip())

    @property
    def _first_words(self) -> str:
        """The title, or the beginning of the other text until there is one."""
        texts = (
            self._text.toPlainText(),
            self._without_me.toPlainText(),
            self._seen_by.text(),
            self._link.text(),
        )
        begun = next((words for text in texts if (words := beginning_of(text))), "")
        return self._title.text().strip() or begun

    def explain_private(self, preferences: Preferences) -> None:
        """Explains at its first use what private means."""
        explain_private(preferences, self, [self._private])

    def begin_with(self, line: str) -> None:
        """Fills in a line that was typed elsewhere, as if it were typed here."""
        title, text = title_and_text(line)
        self._text.set_text(text)
        self._title.setText(title)

    @override
    def settle(self) -> bool:
        """Takes up what was typed as the day; False if it is no day, as the form then says."""
        settled = self._day.settle()
        if not settled:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        return settled

    def show_entry(self, entry: Evidence) -> None:
        """Fills in an entry without emitting a change. Its skills are already chosen."""
        self.blockSignals(True)
        self._title.setText(entry.title)
        self._kind.show_value(entry.kind)
        self._day.show_day(entry.happened_on)
        self._text.set_text(entry.text)
        self._without_me.set_text(entry.without_me)
        self._seen_by.setText(entry.acknowledged_by)
        self._link.setText(entry.link)
        self._private.setChecked(entry.private)
        # These skills are the entry's own: with them it is not empty.
        self._asked_of = ()
        self.blockSignals(False)

    @override
    def entry(self, entry_id: str, now: datetime) -> Evidence:
        """The contents of the form as an entry; its first words serve as a missing title."""
        kind = EvidenceKind(str(self._kind.value()))
        return Evidence(
            id=entry_id,
            happened_on=self._day.day,
            title=self._first_words or KIND_WORDS[kind],
            kind=kind,
            text=self._text.toPlainText(),
            link=self._link.text(),
            without_me=self._without_me.toPlainText(),
            acknowledged_by=self._seen_by.text(),
            private=self._private.isChecked(),
            skills=self._skills.chosen,
            saved_at=now,
        )

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._ask(box, "In a few words, what was it?", self._title)
        self._ask(box, "What kind of thing?", self._kind)
        self._ask(box, "When?", self._day)
        self._ask(box, "Which skills is it about?", self._skills)
        box.addWidget(line())
        box.addSpacing(6)
        box.addWidget(label("More, if you like", "muted"))
        box.addSpacing(6)
        self._ask(box, "What happened?", self._text)
        self._ask(box, "What would have happened without you?", self._without_me)
        self._ask(box, "Who acknowledged it?", self._seen_by)
        self._ask(box, "Where can it be found?", self._link, hint=LINK)
        box.addWidget(self._private, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask(self, box: QVBoxLayout, words: str, widget: QWidget, *, hint: str = "") -> None:
        box.addWidget(label(words, "strong"))
        if hint:
            box.addWidget(label(hint, "meta"))
        left = Qt.AlignmentFlag.AlignLeft
        if widget is self._day:
            box.addWidget(widget, 0, left)
            box.addWidget(self._day.trouble)
        else:
            box.addWidget(widget)
        box.addSpacing(10)

    def _connect(self) -> None:
        for edit in (self._title, self._seen_by, self._link):
            edit.textChanged.connect(self.changed)
        for editor in (self._text, self._without_me):
            editor.textChanged.connect(self.changed)
            editor.left.connect(self.left)
        self._kind.chosen.connect(self.changed)
        self._day.changed.connect(self.changed)
        self._skills.changed.connect(self.changed)
        self._private.toggled.connect(self.changed)
