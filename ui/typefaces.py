"""The font families of the window, the charts, PDF and HTML.

The window uses the system's interface font; where that is known, it comes first.
"""

from __future__ import annotations

SANS = ("Inter", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "Noto Sans", "Liberation Sans")
"""For most languages. DejaVu Sans comes with matplotlib, so there is always one."""

OTHER_SCRIPTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "PingFang SC",
    "Hiragino Sans",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
)
"""For letters that the families above lack."""

SYMBOLS = ("Noto Emoji", "Segoe UI Symbol")

ON_THE_WEB = f"{SANS[0]}, system-ui, -apple-system, Segoe UI, sans-serif"
"""For CSS: a page may be read on another computer, whose interface font comes next."""


def families(own: str = "") -> tuple[str, ...]:
    """All families, in the order in which a letter is looked up. `own` is the window's."""
    return tuple(dict.fromkeys((*([own] if own else []), *SANS, *OTHER_SCRIPTS, *SYMBOLS)))
