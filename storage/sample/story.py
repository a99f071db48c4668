"""The sample's story as its TOML files have it: four reviews, each with its part for a rubric.

And what others said of them, and what was noted in the work log.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from importlib import resources
from typing import Any, NamedTuple

from assessment.evidence import EvidenceKind
from assessment.feedback import Who
from assessment.model import Frozen, Moment, SkillKey
from assessment.reviews.ratings import Confidence, Energy, NotRated

RUBRIC_IDS = ("larson-management", "goedecke-engineer")
"""The rubrics of every review in the story, in the order of the walk."""


class StorySkill(Frozen):
    """What one review says of a skill; a level, or the reason for none. Answers by question id."""

    level: int | None = None
    reason: NotRated | None = None
    confidence: Confidence | None = None
    energy: Energy | None = None
    note: str = ""
    answers: Mapping[str, str] = {}
    private: frozenset[str] = frozenset()
    bring_to_one_on_one: frozenset[str] = frozenset()


class StoryPart(Frozen):
    """One rubric's part of one review. Skills by their id."""

    rubric: str
    year: int
    skills: Mapping[str, StorySkill]


class StoryQuotation(Frozen):
    """A passage of an answer, chosen for the page to keep."""

    rubric: str
    question: str
    passage: str


class StoryCycle(Frozen):
    """One review of the story, without what was said under its rubrics."""

    year: int
    title: str
    start: date
    end: date
    opened_at: Moment
    closed_at: Moment
    focus: tuple[SkillKey, ...]
    reflection: str
    quotations: tuple[StoryQuotation, ...] = ()


class StorySaid(Frozen):
    """What a second look says of a skill."""

    level: int
    confidence: Confidence | None = None


class StorySecondRating(Frozen):
    """A second look at the review of a year, begun at a moment; a repeat, or a look back.

    A look back names the `by_year` whose standard it goes by. Skills by rubric id and skill id, in
    the order in which they were rated.
    """

    year: int
    by_year: int | None = None
    begun_at: Moment
    skills: Mapping[str, Mapping[str, StorySaid]]


class StoryFeedback(Frozen):
    """What somebody else said of a skill of one review."""

    year: int
    skill: SkillKey
    who: Who
    label: str = ""
    said_on: date
    level: int | None = None
    reason: NotRated | None = None
    words: str
    private: bool = False
    saved_at: Moment


class StoryEvidence(Frozen):
    """An entry of the work log."""

    happened_on: date
    kind: EvidenceKind
    title: str
    text: str = ""
    link: str = ""
    without_me: str = ""
    acknowledged_by: str = ""
    private: bool = False
    skills: tuple[SkillKey, ...] = ()
    saved_at: Moment


class StoryReview(NamedTuple):
    """One review of the story, whole; what it says of each skill by the ids of rubric and skill."""

    cycle: StoryCycle
    skills: dict[SkillKey, StorySkill]
    feedback: tuple[StoryFeedback, ...]


def read_story() -> tuple[StoryReview, ...]:
    """The whole story, oldest review first."""
    feedback = read_feedback()
    return tuple(
        StoryReview(
            cycle,
            _skills_of(cycle.year),
            tuple(item for item in feedback if item.year == cycle.year),
        )
        for cycle in read_cycles()
    )


def _skills_of(year: int) -> dict[SkillKey, StorySkill]:
    return {
        SkillKey(rubric_id, skill_id): skill
        for rubric_id in RUBRIC_IDS
        for skill_id, skill in read_part(rubric_id, year).skills.items()
    }


def read_cycles() -> tuple[StoryCycle, ...]:
    """The reviews of the story, oldest first."""
    return tuple(StoryCycle.model_validate(cycle) for cycle in _read("cycles")["cycles"])


def read_second_ratings() -> tuple[StorySecondRating, ...]:
    """The repeat and the look back of the story."""
    entries = _read("second-looks")["second_looks"]
    return tuple(StorySecondRating.model_validate(then_rating) for then_rating in entries)


def read_feedback() -> tuple[StoryFeedback, ...]:
    """What others said over the years, by the day they said it."""
    return tuple(StoryFeedback.model_validate(item) for item in _read("views")["views"])


def read_evidence() -> tuple[StoryEvidence, ...]:
    """The work log of the story, by the day."""
    entries = _read("evidence")["evidence"]
    return tuple(StoryEvidence.model_validate(entry) for entry in entries)


def read_part(rubric_id: str, year: int) -> StoryPart:
    """What the review of a year says under a rubric."""
    return StoryPart.model_validate(_read(f"{rubric_id}-{year}"))


def _read(name: str) -> dict[str, Any]:
    file = resources.files("storage.sample").joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
