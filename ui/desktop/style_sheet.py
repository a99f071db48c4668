"""Fills the tokens into the one style sheet of the window, `window.qss`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ui import tokens

_LENGTH = re.compile(r"px\((\d+)\)")
_TOKEN = re.compile(r"@(\w+)")
_SIZES = {
    "meta": tokens.META,
    "body": tokens.BODY,
    "section": tokens.SECTION,
    "page": tokens.PAGE,
    "welcome": tokens.WELCOME,
}


def style_sheet(colours: tokens.Colours, scale: float, tick: str, arrow: str) -> str:
    """The style sheet for a set of colours at a text scale (0.8 to 2.0).

    `tick` is the path of the picture in a checked box, `arrow` of the one that opens a list.
    Raises KeyError for an unknown token.
    """
    words: dict[str, object] = {
        **colours._asdict(),
        **_SIZES,
        "radius": f"{tokens.RADIUS}px",
        "accent_pressed": tokens.mixed(colours.accent, colours.ink, 0.88),
        "tick": tick,
        "arrow": arrow,
    }
    filled = _TOKEN.sub(lambda found: str(words[found[1]]), _template())
    return _LENGTH.sub(lambda found: f"{round(int(found[1]) * scale)}px", filled)


@cache
def _template() -> str:
    return (Path(__file__).parent / "window.qss").read_text("utf-8")
