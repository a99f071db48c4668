"""Declares each kind of thing that the journal keeps, once. Everything else follows from it.

A column has the name of the model's field. A field that contains another model has a column for
each field of that model (`period_start`), and a list has a separate table. So a new field needs a
line in the model and a migration. A new kind needs a model, a migration and a declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from assessment.model import Frozen
from storage.changes import ChangeKind
from storage.file.errors import JournalError
from storage.file.refusals import NoSuchReview

Item = TypeVar("Item", bound=Frozen)


class ListTable(NamedTuple):
    """A table for lists, with a row for each item and its `position`, from 1.

    `owner` is the column with the id of what a list belongs to. Columns in `looked_up` are not
    written; they are read from another table by the expression given. `texts` and `names` mean the
    same as for a `Kind`.
    """

    name: str
    owner: str
    looked_up: Mapping[str, str] = MappingProxyType({})
    texts: Mapping[str, str] = MappingProxyType({})
    names: tuple[str, ...] = ()


class TrashWords(NamedTuple):
    """The names of one thing and of several things of a kind, for the trash."""

    one: str
    several: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Kind(Generic[Item]):
    """A kind of thing that is kept.

    `key` has the columns that identify a thing. A kind with `lists` has an `id` column, even if its
    model has no id. `cycles` has the columns with ids of reviews: what belongs to a review in the
    trash is not read. `also_reads` has the tables that columns of lists are looked up in. Things
    are read in this `order`, by default as saved.

    `texts` has the columns that a person writes in, each with the column that says whether it is
    private, or an empty text. `names` has all other text columns, which hold ids.

    `together` has the fields that make sense only as a whole, such as a level and the reason for
    none.

    `trash_words` is set if things can be deleted by themselves. `missing` makes the error for
    a thing that does not exist.
    """

    model: type[Item]
    table: str
    change: ChangeKind
    key: tuple[str, ...] = ("id",)
    lists: Mapping[str, ListTable] = field(default_factory=dict[str, ListTable])
    cycles: tuple[str, ...] = ()
    also_reads: tuple[str, ...] = ()
    order: str = "rowid"
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    names: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    trash_words: TrashWords | None = None
    missing: Callable[[], JournalError] = NoSuchReview

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table of this kind: its own and those of its lists."""
        return self.table, *(table.name for table in self.lists.values())

    @property
    def read_from(self) -> tuple[str, ...]:
        """Every table that the things of this kind are read from."""
        return *self.tables, *(("cycle",) if self.cycles else ()), *self.also_reads
