"""The characters that no form of a report may hold, shown as U+FFFD.

Control characters are valid neither in HTML nor in PDF, and in a terminal they act.
"""

from __future__ import annotations

import re

from assessment.typed.text import REPLACEMENT

_PLANE_ENDS = "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_FORBIDDEN = re.compile(f"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]")


def printable(text: str) -> tuple[str, int]:
    """The text with each of these characters replaced, and how many there were."""
    return _FORBIDDEN.subn(REPLACEMENT, text)
