"""Prepares a chart's SVG to be placed in an HTML page with others, in light and dark colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markupsafe import Markup

from ui.tokens import LIGHT, Colours

_DRAWN = frozenset(
    {"svg", "g", "defs", "clipPath", "use", "path", "rect", "circle", "ellipse", "line"}
    | {"polyline", "polygon", "text", "tspan"}
)
_LINE_ENDS = "stroke-linejoin: round; stroke-linecap: butt"
_TOKENS = ("ink", "muted", "line", "accent", "leaf", "outline", "paper", "surface")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


def page_colours(colours: Colours) -> dict[str, str]:
    """The colours that a page must define for its drawings, by the names that the drawings use."""
    steps = {f"step-{number}": step for number, step in enumerate(colours.steps, start=1)}
    return {name: getattr(colours, name) for name in _TOKENS} | steps


def inline_svg(svg: str, prefix: str, label: str) -> Markup:
    """The drawing as one `<svg role="img">` element, named by `label`, as wide as its container.

    Style sheets, metadata and links are removed. The ids in use get `prefix`, so that two charts
    on one page don't share any. The tokens' colours become variables of the page, so that a dark
    page has a dark chart.
    """
    root = ET.fromstring(svg)  # noqa: S314  (drawn by us a moment ago)
    _keep_what_draws(root)
    for element in root.iter():
        element.tag = _local(element.tag)
        element.attrib = {
            _local(name): _adapted(_local(name), value, prefix)
            for name, value in element.attrib.items()
        }
    _drop_idle_ids(root)
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


def _drop_idle_ids(root: ET.Element) -> None:
    """Removes each id that nothing refers to: several marks may have the same one."""
    used = {
        reference
        for element in root.iter()
        for name, value in element.attrib.items()
        for reference in ([value[1:]] if name == "href" else _REFERENCE.findall(value))
    }
    for element in root.iter():
        if element.get("id") not in used:
            element.attrib.pop("id", None)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _adapted(name: str, value: str, prefix: str) -> str:
    if name == "id":
        return prefix + value
    if name == "href":
        return f"#{prefix}{value.removeprefix('#')}"
    value = _REFERENCE.sub(rf"url(#{prefix}\1)", value)
    return _with_page_colours(value) if name == "style" else value


def _with_page_colours(style: str) -> str:
    for name, colour in page_colours(LIGHT).items():
        style = re.sub(rf"{re.escape(colour)}\b", f"var(--{name})", style, flags=re.IGNORECASE)
    return style
