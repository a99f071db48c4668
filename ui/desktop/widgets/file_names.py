"""File names made from the user's titles."""

from __future__ import annotations

import unicodedata

LONGEST = 80
"""In letters. Every file system accepts this length, with a suffix."""


def safe_file_name(title: str) -> str:
    """The title without characters that some system refuses; never empty, without a suffix."""
    kept = "".join(
        letter if unicodedata.category(letter)[0] in "LMN" or letter in " -_,()’'" else " "
        for letter in unicodedata.normalize("NFC", title)
    )
    name = " ".join(kept.split())[:LONGEST].strip(" -_,'’")
    return f"{name} review" if name.upper() in _DEVICES else name or "Review"


_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in range(10)}
)
"""Names that Windows reserves for devices."""
