"""How a kind of thing that the journal keeps is declared: once, and the rest follows from that.

A column bears the name of its model's field. A field that holds another model has a column for
each field of that one (`period_start`), and a field that is a list has a table of its own. So a new
field takes a line in the model and a migration; a new kind takes a model, a migration and a
declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from assessment.model import Frozen
from storage.changes import ChangeKind
from storage.file.errors import JournalError, NoSuchReview

Item = TypeVar("Item", bound=Frozen)


class ListTable(NamedTuple):
    """Where lists are kept: a row for each item, with its `position` from 1 on.

    `owner` is the column with the id of what a list belongs to. What `looked_up` gives an
    expression for is not written, but read from another table. `texts` and `names` are what they
    are for a `Kind`.
    """

    name: str
    owner: str
    looked_up: Mapping[str, str] = MappingProxyType({})
    texts: Mapping[str, str] = MappingProxyType({})
    names: tuple[str, ...] = ()


class TrashWords(NamedTuple):
    """What one and several of a kind are called in the trash."""

    one: str
    several: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Kind(Generic[Item]):
    """A kind of thing that is kept.

    `key` are the columns that name one of them; what has `lists` is kept with an `id`, whether or
    not its model has one. `cycles` are the columns that name a review: what belongs to one in the
    trash is not seen. They are read in an `order` of columns, or as they were saved.

    `texts` are the columns that a person writes in, each with the one that says whether it is
    private, empty for none. `names` are all others that hold text: ids.

    `trash_words` are for what can be thrown away by itself; `missing` is raised where one of them
    is gone.
    """

    model: type[Item]
    table: str
    change: ChangeKind
    key: tuple[str, ...] = ("id",)
    lists: Mapping[str, ListTable] = field(default_factory=dict[str, ListTable])
    cycles: tuple[str, ...] = ()
    order: str = "rowid"
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    names: tuple[str, ...] = ()
    trash_words: TrashWords | None = None
    missing: Callable[[], JournalError] = NoSuchReview

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table that things of this kind are read from."""
        return self.table, *(table.name for table in self.lists.values())
