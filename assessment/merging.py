"""Merges what two windows changed at once, field by field, and names what both changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from assessment.model import Frozen

Item = TypeVar("Item", bound=Frozen)

_NEVER_MERGED = frozenset({"id", "saved_at"})
_UNKNOWN = object()
NO_FLAGS: Mapping[str, str] = MappingProxyType({})


class Merged(NamedTuple, Generic[Item]):
    """The merged thing, and the fields that both sides changed, each to a value of its own.

    In those fields the thing has the values of `mine`.
    """

    item: Item
    clashes: frozenset[str]


def merge(
    read: Item | None,
    kept: Item,
    mine: Item,
    *,
    together: tuple[str, ...] = (),
    texts: Mapping[str, str] = NO_FLAGS,
) -> Merged[Item]:
    """Merges `mine`, made from `read`, with `kept`, which may have changed since.

    `read` is None if there was nothing yet. The fields in `together` make sense only as a whole.
    `texts` has the fields that a person writes in, each with the field that says whether it is
    private, or an empty text. A text that changed and is private stays private, for `mine` was
    made without seeing it.
    """
    base = _values(read, mine, texts)
    theirs, own = dict(kept), dict(mine)
    taken: dict[str, object] = {}
    clashes: set[str] = set()
    for group in _groups(own, together):
        changed_there = any(theirs[name] != base[name] for name in group)
        changed_here = any(own[name] != base[name] for name in group)
        if not changed_there or all(theirs[name] == own[name] for name in group):
            continue
        if changed_here:
            clashes.update(group)
        else:
            taken.update((name, theirs[name]) for name in group)
    for text, flag in texts.items():
        if flag and theirs[flag] and theirs[text] != base[text]:
            taken[flag] = True
    return Merged(mine.with_changes(**taken) if taken else mine, frozenset(clashes))


def _values(read: Item | None, mine: Item, texts: Mapping[str, str]) -> dict[str, object]:
    """The fields of `read`; without it the defaults, and empty texts."""
    if read is not None:
        return dict(read)
    return {
        name: "" if name in texts else _UNKNOWN if field.is_required() else field.default
        for name, field in type(mine).model_fields.items()
    }


def _groups(fields: Mapping[str, object], together: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if together:
        yield together
    yield from ((name,) for name in fields if name not in {*together, *_NEVER_MERGED})
