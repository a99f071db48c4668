"""File names made of what the user called a thing."""

from __future__ import annotations

import unicodedata

LONGEST = 80
"""Letters. Every file system takes this much, with a suffix."""


def safe_file_name(title: str) -> str:
    """The title without what some system refuses in a file's name; never empty, no suffix."""
    kept = "".join(
        letter if unicodedata.category(letter)[0] in "LMN" or letter in " -_,()’'" else " "
        for letter in unicodedata.normalize("NFC", title)
    )
    name = " ".join(kept.split())[:LONGEST].strip(" -_,'’")
    # Windows keeps such names for devices: CON, PRN, AUX, NUL, COM1, LPT1.
    is_device = len(name) <= 4 and name.rstrip("0123456789").upper() in _DEVICES
    return f"{name} review" if is_device else name or "Review"


_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", "COM", "LPT"})
