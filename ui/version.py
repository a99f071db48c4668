"""Which version of Growth Rings this is."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path


def product_version() -> str:
    """The version as installed, or as the project beside the code says when it is not installed."""
    try:
        return metadata.version("growth-rings")
    except metadata.PackageNotFoundError:
        return _version_of_project(Path(__file__).resolve().parent.parent / "pyproject.toml")


def _version_of_project(path: Path) -> str:
    try:
        return str(tomllib.loads(path.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return "unknown"
