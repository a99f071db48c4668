"""The journals that stand for the released schemas, and copies of them to open."""

from __future__ import annotations

import shutil
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def copy_of_released(schema: int, folder: Path) -> Path:
    """A copy of the journal of a schema, alone in a new folder within `folder`."""
    path = folder / "kept" / "journal.rings"
    path.parent.mkdir()
    shutil.copyfile(FOLDER / f"schema-{schema}.rings", path)
    return path
