"""Level against energy: what a person is good at, and whether it keeps them going (rule 7)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from assessment.comparing.growth import History, ReviewPoint, SkillHistory
from assessment.comparing.growth_words import no_skill
from assessment.model import Frozen, SkillKey
from assessment.reviews.marks import Mark
from assessment.reviews.ratings import Energy
from assessment.wording import capitalised, counted

JOINED = 8
"""How many of a skill's latest places a line joins. With more, the lines are a tangle."""


class Quarter(StrEnum):
    """The four corners of the map, by their names."""

    STRONG_DRAINED = "strong and drained by it"
    STRONG_FED = "strong and given energy"
    WEAK_DRAINED = "not yet strong, drained by it"
    WEAK_FED = "not yet strong, given energy"


class Spot(Frozen):
    """A skill's place in one review: it has a level (1 to `highest_level`) and an energy."""

    key: SkillKey
    title: str
    point: ReviewPoint
    mark: Mark
    level: int
    highest_level: int
    energy: Energy

    @property
    def quarter(self) -> Quarter | None:
        """The corner that it is in. None in the middle of either axis."""
        return quarter_of(self.level, self.highest_level, self.energy)


def quarter_of(level: int, highest_level: int, energy: Energy) -> Quarter | None:
    """The corner of the map: upper or lower half of the levels, drained or given energy."""
    height = 2 * level - (highest_level + 1)
    if not height or energy is Energy.NEITHER:
        return None
    if height > 0:
        return Quarter.STRONG_FED if energy > 0 else Quarter.STRONG_DRAINED
    return Quarter.WEAK_FED if energy > 0 else Quarter.WEAK_DRAINED


def spots_now(history: History) -> tuple[Spot, ...]:
    """The skills that have a level and an energy in the latest review, in the rubric's order."""
    if not history.points:
        return ()
    last = len(history.points) - 1
    found = [_spot(history, skill, last) for skill in history.skills]
    return tuple(spot for spot in found if spot is not None)


def trail(history: History, key: SkillKey) -> tuple[tuple[Spot, ...], ...]:
    """A skill's places, oldest first, in stretches that may each be joined by a line.

    A stretch ends where a level or an energy is missing and where the rubric breaks the line.
    Empty for a skill that the history lacks.
    """
    stretches: list[list[Spot]] = [[]]
    for skill in history.skills:
        if skill.key != key:
            continue
        stretches.append([])
        for place in range(len(history.points)):
            spot = _spot(history, skill, place)
            if spot is None or place in skill.breaks:
                stretches.append([])
            if spot is not None:
                stretches[-1].append(spot)
    return tuple(tuple(stretch) for stretch in stretches if stretch)


def earlier_and_recent(
    stretches: Sequence[tuple[Spot, ...]],
) -> tuple[tuple[Spot, ...], tuple[tuple[Spot, ...], ...]]:
    """A trail's places before the latest `JOINED`, and the stretches of the latest ones."""
    before = max(0, sum(map(len, stretches)) - JOINED)
    earlier: list[Spot] = []
    recent: list[tuple[Spot, ...]] = []
    for stretch in stretches:
        cut = min(len(stretch), before - len(earlier))
        earlier += stretch[:cut]
        if cut < len(stretch):
            recent.append(stretch[cut:])
    return tuple(earlier), tuple(recent)


def energy_words(history: History) -> str:
    """What drains a person although they are good at it, in a sentence."""
    spots = spots_now(history)
    if not spots:
        return no_skill(history, "has a level and an energy in the latest review")
    drained = [spot.title for spot in spots if spot.quarter is Quarter.STRONG_DRAINED]
    if not drained:
        return no_skill(history, "is strong and draining")
    verb = "is" if len(drained) == 1 else "are"
    skills = capitalised(counted(len(drained), "skill"))
    return f"{skills} {verb} {Quarter.STRONG_DRAINED}: {', '.join(drained)}."


def _spot(history: History, skill: SkillHistory, place: int) -> Spot | None:
    mark = skill.marks[place]
    if mark.level is None or mark.energy is None:
        return None
    return Spot(
        key=skill.key,
        title=skill.title,
        point=history.points[place],
        mark=mark,
        level=mark.level,
        highest_level=skill.highest_level,
        energy=mark.energy,
    )
