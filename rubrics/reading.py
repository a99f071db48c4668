"""Reads rubrics from TOML, with an error that lists every mistake."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ValidationError

from rubrics.checker import describe_problem, is_echo
from rubrics.errors import RubricError
from rubrics.model import Rubric

LARGEST_FILE = 1_000_000
"""Bytes. The longest builtin rubric has a twentieth of it."""


def load_file(path: Path) -> Rubric:
    """The rubric in a TOML file. Raises RubricError, which names the file and every mistake."""
    name = path.name or str(path)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise RubricError(
            f"{name} can't be read: {error.strerror or error}.", "Check the path."
        ) from error
    if len(content) > LARGEST_FILE:
        raise RubricError(f"{name} is larger than one megabyte.", "Check that it is a rubric.")
    try:
        # Some editors begin UTF-8 with a byte order mark.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RubricError(
            f"{name} is not UTF-8 text (byte {error.start}).", "Save it as UTF-8."
        ) from error
    return parse_toml(text, name)


def parse_toml(text: str, name: str) -> Rubric:
    """The rubric in a TOML text. Raises RubricError, which calls it `name` and lists mistakes."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RubricError(f"{name} is not TOML: {error}.", "Mend that place first.") from error
    except (ValueError, RecursionError) as error:
        raise RubricError(
            f"{name} is not TOML that can be read: a number is too long or tables nest too deep.",
            "Check that it is a rubric.",
        ) from error
    try:
        return Rubric.model_validate(tables)
    except ValidationError as error:
        problems = [
            describe_problem(problem, tables) for problem in error.errors() if not is_echo(problem)
        ]
        lines = "\n".join(f"  {problem}" for problem in problems)
        raise RubricError(f"{name} is not a complete rubric:\n{lines}", "") from error
