"""The destinations in the window, as values: `navigation.go(to.walk(cycle_id))`.

Imported as `to`. Loaded before the first window, so it imports no page and no model and uses plain
tuples (defining a dataclass takes about as long as importing a small module).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assessment.model import SkillKey
    from assessment.reviews.cycles import Place
    from storage.journal import Journal


SETTINGS = (
    "Appearance",
    "My rubrics",
    "The journal",
    "Recent journals",
    "Trash",
    "Shortcuts",
    "About",
)
"""The sections of the settings, by their headings."""


class Destination(NamedTuple):
    """A page and what to show there."""

    page: str
    """The page's name in `ui.desktop.page_registry`."""
    reviews: tuple[str, ...] = ()
    """The cycle ids of its reviews; there is one page for each combination, made with these ids."""
    spot: object = None
    """The spot to show, of a type that the page knows; None for where it was left."""
    needs_draft: bool = False
    """Whether the page writes in the reviews, which must then be open."""

    def is_same_page(self, other: Destination) -> bool:
        """Whether both are on the same page, even at different spots."""
        return self[:2] == other[:2]


class PairOfReviews(NamedTuple):
    """Two reviews to compare, by their cycle ids; None for the default one."""

    before: str | None
    after: str | None


class SkillInReview(NamedTuple):
    """A skill in the growth rings and, unless the id is empty, in the review of that cycle."""

    skill: SkillKey
    cycle_id: str = ""


class SkillInRubric(NamedTuple):
    """A rubric in the library and, unless the id is empty, a skill there."""

    rubric_id: str
    skill_id: str = ""


class NewEvidence(NamedTuple):
    """The form for a new entry of the work log, linked to a skill if one is given.

    `line` is what was typed of it already.
    """

    skill: SkillKey | None
    line: str = ""


class EvidenceToEdit(NamedTuple):
    """The form of an entry of the work log."""

    entry_id: str


class CursorInAnswer(NamedTuple):
    """An answer that is being written, and where its cursor is."""

    place: Place
    position: int


class EvidenceOfSkill(NamedTuple):
    """The evidence of the open skill, below its questions."""


def home() -> Destination:
    """Home."""
    return Destination("home")


def reviews() -> Destination:
    """The list of reviews."""
    return Destination("reviews")


def open_review() -> Destination:
    """The walk through the only open review, or the list of reviews: see `settled`."""
    return Destination("open review")


def start_review() -> Destination:
    """The form that starts a review."""
    return Destination("start review")


def walk(
    cycle_id: str, spot: Place | CursorInAnswer | EvidenceOfSkill | None = None
) -> Destination:
    """The walk through a review."""
    return Destination("walk", (cycle_id,), spot, needs_draft=True)


def closing(cycle_id: str) -> Destination:
    """The page that looks back on a review and closes it."""
    return Destination("closing", (cycle_id,), needs_draft=True)


def report(cycle_id: str) -> Destination:
    """The report of a review."""
    return Destination("report", (cycle_id,))


def yearly_page(cycle_id: str) -> Destination:
    """The yearly page of a review."""
    return Destination("yearly page", (cycle_id,))


def repeat(cycle_id: str) -> Destination:
    """The repeat: the skills of a review, rated a second time."""
    return Destination("repeat", (cycle_id,))


def then_test(before_id: str, after_id: str) -> Destination:
    """The then-test: an earlier review, rated from memory by the standard of a later one."""
    return Destination("then-test", (before_id, after_id))


def feedback(cycle_id: str, skill: SkillKey | None = None) -> Destination:
    """What others said in a review, of a skill if one is given."""
    return Destination("feedback", (cycle_id,), skill)


def evidence(entry_id: str | None = None) -> Destination:
    """The work log, at an entry if one is named."""
    return Destination("evidence", spot=entry_id)


def evidence_to_edit(entry_id: str) -> Destination:
    """The form of an entry, or the work log where the entry is gone."""
    return Destination("evidence", spot=EvidenceToEdit(entry_id))


def new_evidence(skill: SkillKey | None = None, line: str = "") -> Destination:
    """The form for a new entry, which leads back to the page that it was opened from."""
    return Destination("evidence", spot=NewEvidence(skill, line))


def growth(before: str | None = None, after: str | None = None) -> Destination:
    """The charts, of two reviews if any is given, by their cycle ids."""
    return Destination("growth", spot=PairOfReviews(before, after) if before or after else None)


def growth_of(skill: SkillKey, cycle_id: str = "") -> Destination:
    """The growth rings, at a skill and, if one is given by its id, at one of its reviews."""
    return Destination("growth", spot=SkillInReview(skill, cycle_id))


def library(rubric_id: str | None = None, skill_id: str = "") -> Destination:
    """The library, at a rubric if one is given, and at one of its skills."""
    return Destination("library", spot=SkillInRubric(rubric_id, skill_id) if rubric_id else None)


def settings(section: str | None = None) -> Destination:
    """The settings, at one of the sections named in `SETTINGS` if one is given."""
    return Destination("settings", spot=section)


def settled(destination: Destination, journal: Journal, here: Destination | None) -> Destination:
    """The destination itself, or for `open_review` the one it stands for, seen from `here`.

    That is the walk if exactly one review is open; the list if there are none or several, or if
    `here` is that walk already.
    """
    if destination != open_review():
        return destination
    drafts = [cycle for cycle in journal.reviews.cycles() if cycle.is_draft]
    if len(drafts) != 1:
        return reviews()
    wanted = walk(drafts[0].id)
    return reviews() if here is not None and here.is_same_page(wanted) else wanted
