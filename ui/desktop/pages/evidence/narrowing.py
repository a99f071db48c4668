"""The row above the work log that narrows it by skill, kind and year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.evidence import EVERY_ENTRY, KIND_WORDS, Days, EvidenceFilter
from ui.desktop.pages.evidence.skills import title_of
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.flow import flow_of
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from assessment.evidence import EvidenceKind
    from assessment.model import SkillKey
    from storage.tables.evidence import EvidenceStore

Value = TypeVar("Value")
ALL_SKILLS, ALL_KINDS, ALL_YEARS = "All skills", "All kinds", "All years"
SHOW_ALL = "Show all"


class Narrowing(QWidget):
    """Three menus, each with how many entries a choice would leave, given the other two."""

    wanted = Signal(object)
    """The `EvidenceFilter` that the user chose."""

    def __init__(
        self,
        log: EvidenceStore,
        which: EvidenceFilter,
        titles: dict[SkillKey, str],
        found: str,
        parent: QWidget | None = None,
    ) -> None:
        """`which` is the filter at present, and `found` says how much it leaves."""
        super().__init__(parent)
        self._log, self._which, self._titles = log, which, titles
        self._skill, self._kind, self._year = Picker("Skill"), Picker("Kind"), Picker("Year")
        self._show_chosen()
        # Counting takes longer than showing the page, so it waits until a menu is opened.
        self._skill.opening.connect(self._count_skills)
        self._kind.opening.connect(self._count_kinds)
        self._year.opening.connect(self._count_years)
        self.used: str | None = None
        """The name of the menu that was last chosen from."""
        self._skill.chosen.connect(self._choose_skill)
        self._kind.chosen.connect(self._choose_kind)
        self._year.chosen.connect(self._choose_year)
        parts: list[QWidget] = [self._skill, self._kind, self._year]
        if which != EVERY_ENTRY:
            parts += [label(found, "meta", wrap=False), button(SHOW_ALL, self._show_all, "link")]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(flow_of(*parts))

    def give_focus(self, name: str) -> None:
        """Gives the focus to the menu of that name: after a choice, it stays where it was made."""
        for picker in (self._skill, self._kind, self._year):
            if picker.name == name:
                picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        skill, kind, year = skill_of(self._which), kind_of(self._which), year_of(self._which)
        skills = [] if skill is None else [(skill, title_of(skill, self._titles))]
        kinds = [] if kind is None else [(kind, KIND_WORDS[kind])]
        years = [] if year is None else [(year, str(year))]
        self._skill.show_options([(None, ALL_SKILLS), *skills], skill)
        self._kind.show_options([(None, ALL_KINDS), *kinds], kind)
        self._year.show_options([(None, ALL_YEARS), *years], year)

    def _count_skills(self) -> None:
        counts = self._log.by_skill(self._which)
        named = {key: title_of(key, self._titles) for key in counts}
        ordered = {key: counts[key] for key in sorted(counts, key=lambda key: named[key])}
        self._skill.fill_menu(_counted(ALL_SKILLS, ordered, named))

    def _count_kinds(self) -> None:
        counts = self._log.by_kind(self._which)
        ordered = {kind: counts[kind] for kind in KIND_WORDS if kind in counts}
        self._kind.fill_menu(_counted(ALL_KINDS, ordered, KIND_WORDS))

    def _count_years(self) -> None:
        counts = self._log.by_year(self._which)
        ordered = {year: counts[year] for year in sorted(counts, reverse=True)}
        named = {year: str(year) for year in ordered}
        self._year.fill_menu(_counted(ALL_YEARS, ordered, named))

    def _show_all(self) -> None:
        self.used = self._skill.name
        self.wanted.emit(EVERY_ENTRY)

    def _choose_skill(self, skill: SkillKey | None) -> None:
        skills = None if skill is None else frozenset({skill})
        self.used = self._skill.name
        self.wanted.emit(self._which._replace(skills=skills))

    def _choose_kind(self, kind: EvidenceKind | None) -> None:
        self.used = self._kind.name
        self.wanted.emit(self._which._replace(kinds=None if kind is None else frozenset({kind})))

    def _choose_year(self, year: int | None) -> None:
        days = Days() if year is None else Days(date(year, 1, 1), date(year, 12, 31))
        self.used = self._year.name
        self.wanted.emit(self._which._replace(days=days))


def skill_of(which: EvidenceFilter) -> SkillKey | None:
    """The skill that the work log is narrowed to, if any."""
    return None if which.skills is None else next(iter(which.skills), None)


def kind_of(which: EvidenceFilter) -> EvidenceKind | None:
    """The kind that the work log is narrowed to, if any."""
    return None if which.kinds is None else next(iter(which.kinds), None)


def year_of(which: EvidenceFilter) -> int | None:
    """The year that the work log is narrowed to, if any."""
    return None if which.days == Days() else which.days.first.year


def _counted(
    every: str, counts: Mapping[Value, int], named: Mapping[Value, str]
) -> list[tuple[object, str]]:
    """The options of a menu, the first of which narrows nothing."""
    return [(None, every), *((value, f"{named[value]} ({n})") for value, n in counts.items())]
