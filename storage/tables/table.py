"""Reads and writes the rows of a kind with statements built once from its declaration.

They are plain SQL, so that a save costs no more than the disk does. Methods that write have to be
called in a transaction.
"""

# ruff: noqa: S608  (every statement is made of names that a declaration gives, never of values)

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Generic

from storage.file.connection import JournalFile, Values
from storage.file.errors import DamagedJournal
from storage.tables.columns import Fields, as_column, item_type, moment_text
from storage.tables.kind import Item, Kind, ListTable

_IN_TRASH = "deleted_at IS NOT NULL"
_NOT_IN_TRASH = "deleted_at IS NULL"


class Lists:
    """The lists in a table, each with an owner."""

    def __init__(self, table: ListTable, item: type[Any]) -> None:
        self._fields = Fields(item)
        written = [name for name in self._fields.columns if name not in table.looked_up]
        self._written = [self._fields.columns.index(name) for name in written]
        columns = ", ".join(table.looked_up.get(name, name) for name in self._fields.columns)
        self._read = f"SELECT {table.owner}, {columns} FROM {table.name} WHERE {table.owner} IN "
        self._order = f" ORDER BY {table.owner}, position"
        self._delete = f"DELETE FROM {table.name} WHERE {table.owner} = ?"
        self._insert = _insert(table.name, (table.owner, "position", *written))

    def read(
        self, file: JournalFile, owners: str, values: Values
    ) -> defaultdict[object, list[dict[str, object]]]:
        """The lists of the owners that the query `owners` selects, by owner; items are by field."""
        found: defaultdict[object, list[dict[str, object]]] = defaultdict(list)
        for owner, *row in file.rows(f"{self._read}({owners}){self._order}", values):
            found[owner].append(self._fields.read(row))
        return found

    def put(self, file: JournalFile, owner: object, items: Iterable[object]) -> None:
        """Replaces the list of an owner."""
        file.execute(self._delete, (owner,))
        for position, item in enumerate(items, start=1):
            values = self._fields.values(item)
            file.execute(self._insert, (owner, position, *(values[at] for at in self._written)))


class Table(Generic[Item]):
    """The table of a kind and the tables of its lists."""

    def __init__(self, kind: Kind[Item]) -> None:
        self.kind = kind
        self._fields = Fields(kind.model, left_out=tuple(kind.lists))
        self._lists = {
            name: Lists(table, item_type(kind.model, name)) for name, table in kind.lists.items()
        }
        table, columns = kind.table, self._fields.columns
        self._own_id = own_id = "id" if kind.lists else "NULL"
        thrown = "deleted_at" if kind.trash_words else "NULL"
        self._read = f"SELECT rowid, {own_id}, {thrown}, {', '.join(columns)} FROM {table} WHERE "
        self._owners = f"SELECT {own_id} FROM {table} WHERE "
        self._insert = _insert(table, columns)
        changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in kind.key)
        unless_thrown = f" WHERE {_NOT_IN_TRASH}" if kind.trash_words else ""
        self._put = (
            f"{self._insert} ON CONFLICT ({', '.join(kind.key)}) "
            f"DO UPDATE SET {changed}{unless_thrown} RETURNING {own_id}"
        )
        seen = [f"{name} IN (SELECT id FROM cycle WHERE {_NOT_IN_TRASH})" for name in kind.cycles]
        self.present = " AND ".join(
            [*seen, *([_NOT_IN_TRASH] if kind.trash_words else [])] or ["1"]
        )
        named = [f"{name} = ?" for name in kind.key]
        self._named = " AND ".join([*named, *([_NOT_IN_TRASH] if kind.trash_words else [])])
        self.trashed = " AND ".join([*seen, _IN_TRASH])

    # Reading

    def read(
        self,
        file: JournalFile,
        where: str | None = None,
        values: Values = (),
        *,
        order: str | None = None,
    ) -> tuple[Item, ...]:
        """All things that match `where`, by default `present`, in this order or the kind's.

        Raises DamagedJournal, naming the row, if one of them is not what was written.
        """
        found = self._find(file, where or self.present, values, order or self.kind.order)
        return tuple(item for item, _ in found)

    def read_trash(self, file: JournalFile) -> tuple[tuple[Item, datetime], ...]:
        """All things in the trash with the time they were deleted, the latest first.

        What belongs to a review in the trash is left out. Raises the same as `read`.
        """
        found = self._find(file, self.trashed, (), "deleted_at DESC, rowid")
        return tuple((item, deleted_at) for item, deleted_at in found if deleted_at is not None)

    def damaged_rows(self, file: JournalFile) -> list[str]:
        """Every row, deleted or not, that is not what was written, as DamagedJournal names it.

        What is wrong with lists is reported for their owner's row.
        """
        try:
            for _ in self._find(file, "1", (), "rowid"):
                pass
        except DamagedJournal:
            rowids = file.rows(f"SELECT rowid FROM {self.kind.table} ORDER BY rowid")
            return [self.name_of(rowid) for (rowid,) in rowids if not self._is_sound(file, rowid)]
        return []

    def rowids_of(self, file: JournalFile, item: Item) -> list[int]:
        """The row of a thing, as a list: empty if it is gone."""
        named = " AND ".join(f"{name} = ?" for name in self.kind.key)
        key = [as_column(getattr(item, name)) for name in self.kind.key]
        query = f"SELECT rowid FROM {self.kind.table} WHERE {named}"
        return [rowid for (rowid,) in file.rows(query, key)]

    def name_of(self, rowid: int) -> str:
        """A row of this table as DamagedJournal names it."""
        return f"row {rowid} of the table “{self.kind.table}”"

    def _find(
        self, file: JournalFile, where: str, values: Values, order: str
    ) -> Iterator[tuple[Item, datetime | None]]:
        with file.reading():
            rows = file.rows(f"{self._read}{where} ORDER BY {order}", values)
            lists = {
                name: table.read(file, f"{self._owners}{where}", values)
                for name, table in self._lists.items()
            }
        for rowid, own_id, deleted_at, *row in rows:
            fields = self._fields.read(row)
            fields.update((name, found[own_id]) for name, found in lists.items())
            try:
                item = self.kind.model.model_validate(fields)
                thrown_at = None if deleted_at is None else datetime.fromisoformat(deleted_at)
            except ValueError as error:
                raise DamagedJournal(file.path, [self.name_of(rowid)]) from error
            yield item, thrown_at

    def _is_sound(self, file: JournalFile, rowid: int) -> bool:
        try:
            return bool(tuple(self._find(file, "rowid = ?", (rowid,), "rowid")))
        except DamagedJournal:
            return False

    def kept(self, file: JournalFile, item: Item) -> Item | None:
        """The thing in the file with the key of `item`, unless it is in the trash."""
        found = self.read(file, self._named, [getattr(item, name) for name in self.kind.key])
        return found[0] if found else None

    # Writing

    def add(self, file: JournalFile, item: Item) -> None:
        """Inserts a new thing."""
        kept = file.rows(f"{self._insert} RETURNING {self._own_id}", self._fields.values(item))
        self._put_lists(file, kept, item)

    def put(self, file: JournalFile, item: Item) -> bool:
        """Inserts a thing or replaces the one with its key. False if that one is in the trash."""
        kept = file.rows(self._put, self._fields.values(item))
        self._put_lists(file, kept, item)
        return bool(kept)

    def put_list(
        self, file: JournalFile, own_id: object, name: str, items: Iterable[object]
    ) -> None:
        """Replaces the items of a list field."""
        self._lists[name].put(file, own_id, items)

    def change(self, file: JournalFile, own_id: str, **fields: object) -> bool:
        """Changes some fields of a thing. False if it is gone or in the trash."""
        changes = self._fields.changes(fields)
        changed = ", ".join(f"{column} = ?" for column in changes)
        update = f"UPDATE {self.kind.table} SET {changed} WHERE id = ? AND {_NOT_IN_TRASH}"
        return file.execute(update, (*changes.values(), own_id)) > 0

    def remove_uncommitted(self, file: JournalFile, *key: str) -> bool:
        """Deletes the thing with that key. False if there is none, or it was committed."""
        named = " AND ".join(f"{name} = ?" for name in self.kind.key)
        delete = f"DELETE FROM {self.kind.table} WHERE {named} AND committed_at IS NULL"
        return file.execute(delete, key) > 0

    def remove(self, file: JournalFile, own_id: str) -> None:
        """Deletes a thing for good."""
        file.execute(f"DELETE FROM {self.kind.table} WHERE id = ?", (own_id,))

    def move_to_trash(self, file: JournalFile, own_id: str, now: datetime) -> list[str | None]:
        """Moves a thing to the trash. Returns its review's id, if any; nothing if it is gone."""
        return self._move(file, _NOT_IN_TRASH, moment_text(now), own_id)

    def restore(self, file: JournalFile, own_id: str) -> list[str | None]:
        """Restores a thing from the trash. Returns the same as `move_to_trash`."""
        return self._move(file, _IN_TRASH, None, own_id)

    def empty_trash(self, file: JournalFile) -> int:
        """Deletes for good what `read_trash` returns. Returns how many things that were."""
        return file.execute(f"DELETE FROM {self.kind.table} WHERE {self.trashed}")

    def _move(
        self, file: JournalFile, where: str, deleted_at: str | None, own_id: str
    ) -> list[str | None]:
        cycle = self.kind.cycles[0] if self.kind.cycles else "NULL"
        update = f"UPDATE {self.kind.table} SET deleted_at = ? WHERE id = ? AND {where}"
        moved = file.rows(f"{update} RETURNING {cycle}", (deleted_at, own_id))
        return [cycle_id for (cycle_id,) in moved]

    def _put_lists(self, file: JournalFile, kept: Sequence[Sequence[object]], item: Item) -> None:
        for (own_id,) in kept:
            for name, table in self._lists.items():
                table.put(file, own_id, getattr(item, name))


def _insert(table: str, columns: Sequence[str]) -> str:
    places = ", ".join("?" for _ in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
