"""The types of a rubric's fields: ids, lines, paragraphs and dates, with their limits."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints


def _calendar_date(text: str) -> str:
    expected = f"expected a date like 2025, 2025-10 or 2025-10-26, found {text!r}"
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
        raise ValueError(expected)
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError as error:
        raise ValueError(expected) from error
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
LineOrNone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
PublishedOn = Annotated[str, AfterValidator(_calendar_date)]
Anchors = Annotated[tuple[Prose, ...], Field(min_length=2, max_length=10)]
VersionNumber = Annotated[int, Field(ge=1, le=1_000_000, strict=True)]


class RubricPart(BaseModel):
    """The base of a rubric's parts: immutable, and unknown fields are refused.

    Its errors quote nothing: a rubric may be someone's own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
