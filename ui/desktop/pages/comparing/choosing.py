"""The choices on the Growth page, kept while the window is open and checked against the journal.

A choice that no longer exists is replaced by the default.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assessment.comparing.growth import History, ReviewPoint
from assessment.comparing.narrowing import (
    EVERYTHING,
    Part,
    cluster_part,
    clusters_of,
    find_line,
    names_of,
    skill_part,
)
from assessment.model import SkillKey
from ui.charts.spec import Chart

Options = list[tuple[object, str]]

ALL_SKILLS = "All skills"
FROM_THE_FIRST, TO_THE_LATEST = "From the first", "To the latest"
_INDENT = "\N{EM SPACE}"


@dataclass(frozen=True)
class GrowthChoice:
    """What the user chose to see; None means the default.

    `at` is the id of the cycle whose review is read alone; `first` and `last` are the ids of the
    first and last cycle of a history.
    """

    before_id: str | None = None
    after_id: str | None = None
    rubric_id: str = ""
    view: Chart | None = None
    by_change: bool = False
    skill: SkillKey | None = None
    at: str | None = None
    first: str | None = None
    last: str | None = None
    part: Part = EVERYTHING

    def changed(self, **changes: object) -> GrowthChoice:
        """The choice with these changes. Another pair or rubric resets what depends on it."""
        if "rubric_id" in changes:
            changes = {"part": EVERYTHING, "skill": None, "at": None, **changes}
        if {"before_id", "after_id"} & changes.keys():
            changes = {"at": None, **changes}
        return replace(self, **changes)

    def part_in(self, history: History) -> Part:
        """The chosen part, with every key that its skill has in a history."""
        lines = (find_line(history, name) for name in sorted(self.part.names))
        found = next((line for line in lines if line is not None), None)
        return self.part if found is None else skill_part(found)


def part_options(history: History, keys: Collection[SkillKey], chosen: Part) -> Options:
    """All skills, then each cluster followed by its skills, limited to the skills with these keys.

    The chosen part is always among the options.
    """
    seen = [line for line in history.skills if not names_of(line).isdisjoint(keys)]
    found: Options = [(EVERYTHING, ALL_SKILLS)]
    clusters = clusters_of(history.model_copy(update={"skills": tuple(seen)}))
    for cluster in clusters:
        if len(clusters) > 1:
            found.append((cluster_part(cluster), cluster))
        indent = _INDENT if len(clusters) > 1 else ""
        found += [(skill_part(s), indent + s.title) for s in seen if s.cluster == cluster]
    if chosen not in (part for part, _words in found):
        found.append((chosen, chosen.title))
    return found


def span_options(
    history: History, first: str | None, last: str | None
) -> tuple[tuple[Options, str | None], tuple[Options, str | None]]:
    """The options for the first and for the last review of a history, each with the chosen one."""
    points = history.points
    at = {point.cycle_id: place for place, point in enumerate(points)}
    end = at.get(last or "", len(points) - 1)
    start = at.get(first or "", 0)
    start = start if start <= end else 0
    from_here: Options = [(None, FROM_THE_FIRST), *_titled(points[1 : end + 1], "From ")]
    up_to: Options = [(None, TO_THE_LATEST), *reversed(list(_titled(points[start:-1], "To ")))]
    return (
        (from_here, points[start].cycle_id if start else None),
        (up_to, points[end].cycle_id if end < len(points) - 1 else None),
    )


def _titled(points: Sequence[ReviewPoint], word: str) -> Iterator[tuple[object, str]]:
    for point in points:
        yield point.cycle_id, word + point.title
