"""A chart's SVG made ready to stand inside a page, beside others, in light and in dark."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markupsafe import Markup

from ui.tokens import LIGHT

_DRAWN = frozenset(
    {"svg", "g", "defs", "clipPath", "use", "path", "rect", "circle", "ellipse", "line"}
    | {"polyline", "polygon", "text", "tspan"}
)
_LINE_ENDS = "stroke-linejoin: round; stroke-linecap: butt"
_TOKEN_NAMES = ("ink", "muted", "line", "accent", "leaf", "outline", "paper", "surface")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


def inline_svg(svg: str, prefix: str, label: str) -> Markup:
    """The drawing as one `<svg role="img">` element, named by `label`, as wide as its place.

    Only what draws is kept: no style sheet, no metadata, no link. Ids get `prefix`, so that two
    charts on one page don't mix; the tokens' colours become the page's own, so that a dark page
    has a dark chart.
    """
    root = ET.fromstring(svg)  # noqa: S314  (drawn by us a moment ago)
    _keep_what_draws(root)
    for element in root.iter():
        element.tag = _local(element.tag)
        element.attrib = {
            _local(name): _adapted(_local(name), value, prefix)
            for name, value in element.attrib.items()
        }
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    root.attrib |= {"role": "img", "aria-label": label, "style": _LINE_ENDS}
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704


def _keep_what_draws(element: ET.Element) -> None:
    for child in list(element):
        if _local(child.tag) in _DRAWN:
            _keep_what_draws(child)
        else:
            element.remove(child)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _adapted(name: str, value: str, prefix: str) -> str:
    if name == "id":
        return prefix + value
    if name == "href":
        return f"#{prefix}{value.removeprefix('#')}"
    value = _REFERENCE.sub(rf"url(#{prefix}\1)", value)
    return _page_colours(value) if name == "style" else value


def _page_colours(style: str) -> str:
    for token in _TOKEN_NAMES:
        colour = re.escape(getattr(LIGHT, token))
        style = re.sub(rf"{colour}\b", f"var(--{token})", style, flags=re.IGNORECASE)
    return style
