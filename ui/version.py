"""The version of Growth Rings."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path


def product_version() -> str:
    """The installed version, or that of the project file beside the code when not installed."""
    try:
        return metadata.version("growth-rings")
    except metadata.PackageNotFoundError:
        return _version_of_project(Path(__file__).resolve().parent.parent / "pyproject.toml")


def _version_of_project(path: Path) -> str:
    try:
        return str(tomllib.loads(path.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return "unknown"
