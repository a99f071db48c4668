"""Reads the sample's story from its TOML files.

It has four reviews with a part for each rubric, feedback, second ratings and a work log.
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
    """What a review says about a skill: a level or the reason for none, and answers by question."""

    level: int | None = None
    reason: NotRated | None = None
    confidence: Confidence | None = None
    energy: Energy | None = None
    note: str = ""
    answers: Mapping[str, str] = {}
    private: frozenset[str] = frozenset()
    bring_to_one_on_one: frozenset[str] = frozenset()


class StoryPart(Frozen):
    """A rubric's part of a review. Skills are by their id."""

    rubric: str
    year: int
    skills: Mapping[str, StorySkill]


class StoryQuotation(Frozen):
    """A passage from an answer, chosen for the yearly page."""

    rubric: str
    question: str
    passage: str


class StoryCycle(Frozen):
    """A review of the story without its answers and ratings."""

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
    """A second rating of a skill."""

    level: int
    confidence: Confidence | None = None


class StorySecondRating(Frozen):
    """Second ratings of the review of a year: repeats, or ratings from memory.

    Ratings from memory have a `by_year`, the year whose standard is used. Skills are by rubric id
    and skill id, in the order in which they were rated.
    """

    year: int
    by_year: int | None = None
    begun_at: Moment
    skills: Mapping[str, Mapping[str, StorySaid]]


class StoryFeedback(Frozen):
    """What somebody else said about a skill in a review."""

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
    """A complete review of the story."""

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
    """The repeats and the ratings from memory."""
    entries = _read("second-ratings")["second_ratings"]
    return tuple(StorySecondRating.model_validate(then_rating) for then_rating in entries)


def read_feedback() -> tuple[StoryFeedback, ...]:
    """The feedback, by the day."""
    return tuple(StoryFeedback.model_validate(item) for item in _read("feedback")["feedback"])


def read_evidence() -> tuple[StoryEvidence, ...]:
    """The work log, by the day."""
    entries = _read("evidence")["evidence"]
    return tuple(StoryEvidence.model_validate(entry) for entry in entries)


def read_part(rubric_id: str, year: int) -> StoryPart:
    """A rubric's part of the review of a year."""
    return StoryPart.model_validate(_read(f"{rubric_id}-{year}"))


def _read(name: str) -> dict[str, Any]:
    file = resources.files("storage.sample").joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
