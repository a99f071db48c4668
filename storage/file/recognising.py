"""Whether a journal lies at a path: what is written elsewhere must never replace one."""

from __future__ import annotations

from pathlib import Path

from storage.file.connection import is_open_here
from storage.file.header import carries_mark


def is_journal(path: Path) -> bool:
    """Whether the file at `path` is a journal or another database, whatever its name.

    A journal that is open in this process is known by its place, not by its bytes: reading it
    would drop the locks on it, and one that is encrypted shows no mark. Raises OSError.
    """
    return path.is_file() and (is_open_here(path) or carries_mark(path))
