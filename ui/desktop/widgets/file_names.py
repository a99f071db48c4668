"""File names: made from the user's titles, and completed as the user typed them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

LONGEST = 80
"""In letters, without the ending."""

LONGEST_IN_BYTES = 140
"""With the ending. Most file systems take 255; those that encrypt names (eCryptfs) take 143."""

_EDGES = " -_.,'’"
_MARKS = f"{_EDGES}()"
_PORTS = {f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"}
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL"} | _PORTS)
"""Names that Windows reserves for devices, whatever follows after a dot."""


def safe_file_name(title: str, ending: str) -> str:
    """The title as a file name that every system accepts.

    `ending` is kept whole: the suffix (".pdf"), perhaps after more words.
    """
    kept = "".join(
        letter if unicodedata.category(letter)[0] in "LMN" or letter in _MARKS else " "
        for letter in unicodedata.normalize("NFC", title)
    )
    first, dot, rest = _trimmed(kept).partition(".")
    if first.strip().upper() in _DEVICES:
        first = f"{first.strip()} review"
    name = _shortened(f"{first}{dot}{rest}", LONGEST_IN_BYTES - len(ending.encode()))
    return f"{_trimmed(name) or 'Review'}{ending}"


def with_suffix_of(path: Path, kinds: str, kind: str) -> Path:
    """The path as it was typed, with the suffix of `kind` unless it ends in one of `kinds`.

    Both are written as for a file dialog: "PDF (*.pdf);;Web page (*.html)".
    """
    if path.suffix.lower() in _suffixes(kinds):
        return path
    return path.with_name(f"{path.name.rstrip('. ') or path.name}{_suffixes(kind)[0]}")


def _suffixes(kinds: str) -> list[str]:
    return re.findall(r"\*(\.\w+)", kinds)


def _trimmed(name: str) -> str:
    return " ".join(name.split()).strip(_EDGES)


def _shortened(name: str, room: int) -> str:
    """As much of the name as fits into that many bytes, without half a letter at the end."""
    cut = min(LONGEST, len(name.encode()[:room].decode(errors="ignore")))
    while 0 < cut < len(name) and unicodedata.category(name[cut])[0] == "M":
        cut -= 1
    return name[:cut]
