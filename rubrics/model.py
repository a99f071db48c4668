"""The rubric: clusters of skills, each with questions and anchored levels.

Every model here is frozen, refuses unknown fields and can be written as text without loss, so that
a rubric can be read for decades (see `rubrics.canonical`).
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from rubrics.crosswalk import Crossing, refuse_broken
from rubrics.fields import Anchors, Line, Prose, PublishedOn, RubricPart, Slug, VersionNumber


class Audience(StrEnum):
    """Whom a rubric is written for."""

    MANAGER = "manager"
    ENGINEER = "engineer"
    ANYONE = "anyone"

    @property
    def words(self) -> str:
        """The audience in words: "for managers"."""
        return "for anyone" if self is Audience.ANYONE else f"for {self}s"


class Intent(StrEnum):
    """What a question asks for: what went well, what did not, or a reflection."""

    EFFECTIVE = "effective"
    INEFFECTIVE = "ineffective"
    REFLECTION = "reflection"


class Source(RubricPart):
    """The text that a rubric is based on. `published` is a year, month or day (ISO 8601)."""

    author: Line
    title: Line
    published: PublishedOn
    url: Line


class Cluster(RubricPart):
    """A named group of skills."""

    id: Slug
    title: Line
    summary: Prose


class Era(RubricPart):
    """A period of the industry in which some skills counted for more than in other periods."""

    id: Slug
    title: Line
    summary: Prose


class Question(RubricPart):
    """A question to write about. `id` is unique in the rubric; `note` explains the question."""

    id: Slug
    text: Prose
    intent: Intent
    note: str = ""


class Skill(RubricPart):
    """What is rated. Level n (from 1) means the behaviour in `anchors[n - 1]`.

    `standing` says how much the skill counted in each era, by the era's id. Eras that the source
    does not mention are absent.
    """

    id: Slug
    cluster: Slug
    title: Line
    definition: Prose
    examples: tuple[Line, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    anchors: Anchors
    ask_others: Prose
    standing: dict[Slug, Prose] = Field(default_factory=dict)

    @property
    def highest_level(self) -> int:
        """The number of the top level, 2 to 10."""
        return len(self.anchors)

    def anchor(self, level: int) -> str:
        """The behaviour that `level` stands for. Raises ValueError unless 1 to `highest_level`."""
        if not 1 <= level <= self.highest_level:
            raise ValueError(f"{self.title} has levels 1 to {self.highest_level}, not {level}")
        return self.anchors[level - 1]


def _is_empty(entries: tuple[object, ...]) -> bool:
    return not entries


class Rubric(RubricPart):
    """A framework for reviewing oneself. `skill_word` is its word for a skill ("trait").

    `crosswalk` says what became of the skills of earlier versions.
    """

    id: Slug
    version: VersionNumber
    title: Line
    audience: Audience
    skill_word: Line = "skill"
    summary: Prose
    anchors_by: Line
    source: Source
    clusters: Annotated[tuple[Cluster, ...], Field(min_length=1)]
    eras: tuple[Era, ...] = ()
    skills: Annotated[tuple[Skill, ...], Field(min_length=1)]
    # Left out when empty: the canonical text of a first version must not change.
    crosswalk: tuple[Crossing, ...] = Field(default=(), exclude_if=_is_empty)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        _refuse_twice("cluster", [cluster.id for cluster in self.clusters])
        _refuse_twice("era", [era.id for era in self.eras])
        _refuse_twice("skill", [skill.id for skill in self.skills])
        _refuse_twice("question", [q.id for skill in self.skills for q in skill.questions])
        clusters = [cluster.id for cluster in self.clusters]
        eras = [era.id for era in self.eras]
        for skill in self.skills:
            if skill.cluster not in clusters:
                raise ValueError(
                    f"skill '{skill.id}' names the cluster '{skill.cluster}'; "
                    f"expected one of: {', '.join(clusters)}"
                )
            for era in skill.standing:
                if era not in eras:
                    raise ValueError(
                        f"skill '{skill.id}' names the era '{era}'; "
                        f"expected one of: {', '.join(eras) or 'none, for none is listed'}"
                    )
        for cluster in clusters:
            if all(skill.cluster != cluster for skill in self.skills):
                raise ValueError(f"cluster '{cluster}' has no skill; expected at least one")
        refuse_broken(self.crosswalk, self.version, [skill.id for skill in self.skills])
        return self

    @model_validator(mode="after")
    def _orders_standing_by_era(self) -> Self:
        """Pages and the fingerprint must not depend on the order in the file."""
        for skill in self.skills:
            standing = skill.standing
            in_order = {era.id: standing[era.id] for era in self.eras if era.id in standing}
            # A rubric may be shared by threads, so it is not written to again once in order.
            if list(in_order) != list(standing):
                standing.clear()
                standing.update(in_order)
        return self

    def skill(self, skill_id: str) -> Skill:
        """The skill with that id. Raises KeyError when the rubric has none."""
        for skill in self.skills:
            if skill.id == skill_id:
                return skill
        raise KeyError(skill_id)

    def skill_of_question(self, question_id: str) -> Skill:
        """The skill that a question belongs to. Raises KeyError when there is none."""
        for skill in self.skills:
            if any(question.id == question_id for question in skill.questions):
                return skill
        raise KeyError(question_id)

    def cluster(self, cluster_id: str) -> Cluster:
        """The cluster with that id. Raises KeyError when the rubric has none."""
        for cluster in self.clusters:
            if cluster.id == cluster_id:
                return cluster
        raise KeyError(cluster_id)


def _refuse_twice(what: str, ids: list[str]) -> None:
    twice = [name for name, count in Counter(ids).items() if count > 1]
    if twice:
        raise ValueError(f"the {what} id '{twice[0]}' is used twice; expected each id once")
