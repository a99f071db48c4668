"""Recognises journals, so that no other file is ever written over one."""

from __future__ import annotations

from pathlib import Path

from storage.file.connection import is_open_here
from storage.file.header import carries_mark


def is_journal(path: Path) -> bool:
    """Whether the file at `path` is a journal or another database, whatever its name.

    A journal that is open in this process is recognised by its path. Reading its bytes would drop
    the locks on it, and an encrypted one has no mark. Raises OSError.
    """
    return path.is_file() and (is_open_here(path) or carries_mark(path))
