"""Reads rubrics from TOML, with an error that lists every mistake."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from rubrics.checker import describe_problem, is_echo, shortened
from rubrics.errors import RubricError
from rubrics.lines import line_of
from rubrics.model import Rubric

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

LARGEST_FILE = 1_000_000
"""Bytes. The longest builtin rubric has a twentieth of it."""
MOST_PROBLEMS = 20
"""How many mistakes are listed. Once these are fixed, the next check lists the rest."""


def load_file(path: Path) -> Rubric:
    """The rubric in a TOML file. Raises RubricError, which names the file and every mistake."""
    name = path.name or str(path)
    try:
        if stat.S_ISFIFO(path.stat().st_mode):
            raise RubricError(f"{name} is a pipe, not a file.", "Check the path.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise RubricError(
            f"{name} can’t be read: {error.strerror or error}.", "Check the path."
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
        raise RubricError(
            f"{name} is not TOML: {shortened(str(error))}.", "Fix that first."
        ) from error
    except (ValueError, RecursionError) as error:
        raise RubricError(
            f"{name} can’t be read as TOML: a number is too long, or tables are nested too deep.",
            "Check that it is a rubric.",
        ) from error
    try:
        return Rubric.model_validate(tables)
    except ValidationError as error:
        problems = [problem for problem in error.errors() if not is_echo(problem)]
        lines = [f"  {_described(problem, tables, text)}" for problem in problems[:MOST_PROBLEMS]]
        if len(problems) > MOST_PROBLEMS:
            lines.append(f"  and {len(problems) - MOST_PROBLEMS} more")
        raise RubricError("\n".join([f"{name} is not a complete rubric:", *lines]), "") from error


def _described(problem: ErrorDetails, tables: dict[str, Any], text: str) -> str:
    line = line_of(text, problem["loc"])
    return f"{describe_problem(problem, tables)}{'' if line is None else f' (line {line})'}"
