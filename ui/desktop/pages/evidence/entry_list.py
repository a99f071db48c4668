"""The list of the work log's entries, newest first, by year."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.dates import date_words
from assessment.evidence import KIND_WORDS, Evidence
from ui.desktop.pages.evidence.skills import title_of
from ui.desktop.widgets.entry_links import entry_links
from ui.desktop.widgets.quotes import read
from ui.desktop.widgets.spoken import ReadAs, read_as
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessment.model import SkillKey


class EvidenceList(QWidget):
    """Shows entries, and emits which one to edit or delete."""

    edit_wanted = Signal(str)
    delete_wanted = Signal(str)
    """The id of an entry."""

    def __init__(
        self,
        entries: Sequence[Evidence],
        titles: dict[SkillKey, str],
        parent: QWidget | None = None,
    ) -> None:
        """`titles` are the titles of the skills."""
        super().__init__(parent)
        read_as(self, ReadAs.LIST, "Evidence")
        self._titles = titles
        self.entries: dict[str, QWidget] = {}
        """The links of each entry, by its id."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(20)
        for year, some in groupby(entries, lambda entry: entry.happened_on.year):
            box.addWidget(label(str(year), "section"))
            for entry in some:
                self.entries[entry.id] = self._entry(entry)
                box.addWidget(self.entries[entry.id])
            box.addSpacing(12)

    def _entry(self, entry: Evidence) -> QWidget:
        made = QWidget()
        read_as(made, ReadAs.ITEM, f"{entry.title}, {self._meta(entry)}")
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(read(entry.title, "strong"))
        box.addWidget(label(self._meta(entry), "meta"))
        for words in _more(entry):
            box.addSpacing(4)
            box.addWidget(read(words, "muted"))
        box.addWidget(self._links(entry))
        return made

    def _meta(self, entry: Evidence) -> str:
        parts = [KIND_WORDS[entry.kind], date_words(entry.happened_on)]
        if entry.skills:
            parts.append(", ".join(title_of(key, self._titles) for key in entry.skills))
        if entry.private:
            parts.append("private")
        return " · ".join(parts)

    def _links(self, entry: Evidence) -> QWidget:
        return entry_links(
            entry.title,
            partial(self.edit_wanted.emit, entry.id),
            partial(self.delete_wanted.emit, entry.id),
        )


def _more(entry: Evidence) -> list[str]:
    """The other texts of an entry, one paragraph each."""
    without_me, seen_by = entry.without_me.strip(), entry.acknowledged_by
    return [
        words
        for words in (
            entry.text.strip(),
            f"Without me: {without_me}" if without_me else "",
            f"Acknowledged by {seen_by}" if seen_by else "",
            f"Where: {entry.link}" if entry.link else "",
        )
        if words
    ]
