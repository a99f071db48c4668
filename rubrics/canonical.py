"""The exact text of a rubric, which names one edition of it for good.

The canonical text is JSON with every field in the model's order. A journal keeps it, and its
SHA-256 is the edition's name: comments and layout of the TOML do not count.
"""

from __future__ import annotations

import hashlib

from rubrics.model import Rubric


def canonical_text(rubric: Rubric) -> str:
    """The rubric as JSON, the same for the same content, to be kept and hashed."""
    return rubric.model_dump_json()


def parse_canonical(text: str) -> Rubric:
    """The rubric that a canonical text describes."""
    return Rubric.model_validate_json(text)


def fingerprint(rubric: Rubric) -> str:
    """SHA-256 (hex) of the canonical text: names this edition of the rubric."""
    return hashlib.sha256(canonical_text(rubric).encode()).hexdigest()
