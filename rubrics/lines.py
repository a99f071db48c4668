"""Finds the line of each field in a TOML file, which the parser does not report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Place: TypeAlias = tuple[int | str, ...]
"""The names of tables and fields, and the numbers of entries from 0, as pydantic has them."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\- ]{1,200})\s*\]")
_FIELD = re.compile(r"\s*([A-Za-z0-9_-]{1,100})\s*=")
_LONG_TEXTS = ('"""', "'''")


def line_of(text: str, place: Place) -> int | None:
    """The number of the line, from 1, on which a place begins; None if it can't be found.

    Where the place is missing, or is within the value of a field, that is the line of what it
    belongs to.
    """
    lines = dict(_places(text))
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place)


def _places(text: str) -> Iterator[tuple[Place, int]]:
    """Every table and field that begins a line, with its line."""
    table: Place = ()
    counts: dict[Place, int] = {}
    long_text = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if long_text:
            long_text = "" if line.count(long_text) % 2 else long_text
            continue
        if header := _HEADER.match(line):
            table = _opened(header[2], counts, is_entry=header[1] == "[[")
            yield table, number
        elif field := _FIELD.match(line):
            yield (*table, field[1]), number
        long_text = next((mark for mark in _LONG_TEXTS if line.count(mark) % 2), "")


def _opened(header: str, counts: dict[Place, int], *, is_entry: bool) -> Place:
    """The place of a table's header, within the entries that are open."""
    names = [name.strip() for name in header.split(".")]
    place: Place = ()
    for name in names[:-1]:
        place = _latest((*place, name), counts)
    place = (*place, names[-1])
    if is_entry:
        counts[place] = counts.get(place, -1) + 1
        return (*place, counts[place])
    return _latest(place, counts)


def _latest(place: Place, counts: Mapping[Place, int]) -> Place:
    return (*place, counts[place]) if place in counts else place
