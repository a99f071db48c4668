"""What the palette can find in an open journal, beside the actions of the window and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence

from ui.desktop import destinations as to
from ui.desktop.finding import Findable
from ui.desktop.ways_to_journals import GO_TO_OWN, OPEN_SAMPLE
from ui.desktop.widgets.showable import showable

if TYPE_CHECKING:
    from pathlib import Path

    from assessment.model import SkillKey
    from rubrics.library import Library
    from storage.journal import Journal

Go = Callable[[to.Destination], object]


def shown_keys(action: QAction) -> str:
    """The shortcuts of an action as this system writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return "  ".join(keys.toString(form) for keys in action.shortcuts())


def action_entries(actions: Sequence[QAction]) -> list[Findable]:
    """The actions that can be run now and have words for it."""
    return [
        Findable(action.text(), action.trigger, shown_keys(action))
        for action in actions
        if action.isEnabled() and action.text()
    ]


def sample_entries(
    journal: Journal, open_sample: Callable[[], object], open_own: Callable[[], object]
) -> list[Findable]:
    """The way from the user's own journal to the sample, or from the sample back."""
    if journal.preferences.is_sample:
        return [Findable(GO_TO_OWN, open_own)]
    return [Findable(OPEN_SAMPLE, open_sample)]


def journal_entries(journal: Journal, go: Go) -> Iterator[Findable]:
    """Every review and every section of the settings, with what can be done there."""
    for section in to.SETTINGS:
        yield Findable(f"Settings: {section}", partial(go, to.settings(section)))
    for cycle in reversed(journal.reviews.cycles()):
        title, of = f"“{cycle.title}”", cycle.id
        if cycle.is_draft:
            yield Findable(f"Continue {title}", partial(go, to.walk(of)))
        else:
            yield Findable(f"Read the report of {title}", partial(go, to.report(of)))
            yield Findable(f"Page to keep from {title}", partial(go, to.yearly_page(of)))
        yield Findable(f"What others said in {title}", partial(go, to.feedback(of)))


def skill_entries(journal: Journal, library: Library, go: Go) -> Iterator[Findable]:
    """Every skill, by its name: in the open review that has it, else in Growth or the Library."""
    ways = dict([*_in_library(library), *_in_growth(journal), *_in_walks(journal)])
    rubrics_of: dict[str, set[str]] = {}
    for key, way in ways.items():
        rubrics_of.setdefault(way.title, set()).add(key.rubric_id)
    titles = {rubric.id: rubric.title for rubric in (*library.answered, *library.offered)}
    for key, (title, where, destination) in ways.items():
        is_shared = len(rubrics_of[title]) > 1
        which = f" ({titles.get(key.rubric_id, key.rubric_id)})" if is_shared else ""
        yield Findable(f"{title}{which} in {where}", partial(go, destination), name=title)
    for rubric_id, title in titles.items():
        words = f"“{title}” in the Library"
        yield Findable(words, partial(go, to.library(rubric_id)), name=title)


class _Way(NamedTuple):
    """Where a skill leads: its title, the words for the place, and the destination."""

    title: str
    where: str
    destination: to.Destination


def _in_walks(journal: Journal) -> Iterator[tuple[SkillKey, _Way]]:
    from assessment.reviews.cycles import place_of

    for review in journal.reviews.drafts():
        for key, skill in review.skills.items():
            walk = to.walk(review.cycle.id, place_of(key))
            yield key, _Way(skill.title, f"“{review.cycle.title}”", walk)


def _in_growth(journal: Journal) -> Iterator[tuple[SkillKey, _Way]]:
    for review in journal.reviews.snapshots():
        for key, skill in review.skills.items():
            yield key, _Way(skill.title, "Growth", to.growth_of(key))


def _in_library(library: Library) -> Iterator[tuple[SkillKey, _Way]]:
    from assessment.model import SkillKey

    for rubric in library.offered:
        for skill in rubric.skills:
            key = SkillKey(rubric.id, skill.id)
            yield key, _Way(skill.title, "the Library", to.library(rubric.id, skill.id))


def recent_entries(paths: Sequence[Path], open_journal: Callable[[Path], object]) -> list[Findable]:
    """The journals opened lately, by the names of their files."""
    return [Findable(f"Open {shown_name(path)}", partial(open_journal, path)) for path in paths]


def shown_name(path: Path) -> str:
    """The name of a file as it can be shown."""
    return showable(path.name)
