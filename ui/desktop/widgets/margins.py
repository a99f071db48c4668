"""The margins of a page. The first window uses them, so this module must load fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

WIDE_MARGIN, NARROW_MARGIN = 48, 24
LARGE_TEXT = 1.5
"""The text scale from which margins and keycaps give up their room to the text."""


def side_margin(theme: Theme) -> int:
    """The margin at the left and right of a page, in pixels; smaller for large text."""
    return WIDE_MARGIN if theme.scale < LARGE_TEXT else NARROW_MARGIN
