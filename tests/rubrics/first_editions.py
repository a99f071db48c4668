"""Version 1 of each builtin rubric, frozen as journals keep it."""

from __future__ import annotations

from pathlib import Path

from rubrics.model import Rubric
from rubrics.reading import parse_toml

EDITIONS = Path(__file__).with_name("editions")


def first_edition(rubric_id: str) -> Rubric:
    """Version 1 of a builtin rubric, as journals keep it."""
    name = f"{rubric_id}-1.toml"
    return parse_toml(EDITIONS.joinpath(name).read_text(encoding="utf-8"), name)
