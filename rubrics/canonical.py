"""The canonical text of a rubric, whose SHA-256 identifies one edition of it for good.

It is JSON with every field in the model's order, and what a journal keeps. Comments and layout of
the TOML file make no difference.
"""

from __future__ import annotations

import hashlib

from rubrics.model import Rubric


def canonical_text(rubric: Rubric) -> str:
    """The rubric as JSON: the same text for the same content."""
    return rubric.model_dump_json()


def parse_canonical(text: str) -> Rubric:
    """The rubric of a canonical text. Raises pydantic's ValidationError if it is none."""
    return Rubric.model_validate_json(text)


def fingerprint(rubric: Rubric) -> str:
    """The SHA-256 of the canonical text, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_text(rubric).encode()).hexdigest()
