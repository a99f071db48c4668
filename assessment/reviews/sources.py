"""Names a text of a review, wherever a passage of it or another version of it is kept."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from assessment.model import Frozen


class SourceKind(StrEnum):
    """What a passage was taken from."""

    ANSWER = "answer"
    NOTE = "note"
    REFLECTION = "reflection"


class PassageSource(Frozen):
    """A text of a review: the answer to a question, the note on a skill, or the reflection.

    `name` is the id of the question or skill. It and `rubric_id` are empty for the reflection.
    """

    kind: SourceKind
    rubric_id: str = ""
    name: str = ""

    @model_validator(mode="after")
    def _names_what_it_is(self) -> Self:
        is_named = bool(self.rubric_id) and bool(self.name)
        is_bare = not self.rubric_id and not self.name
        if not (is_bare if self.kind is SourceKind.REFLECTION else is_named):
            raise ValueError("an answer and a note have a rubric and a name, the reflection none")
        return self
