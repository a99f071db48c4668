"""Reads and saves a kind of thing as declared."""

from __future__ import annotations

from typing import Generic

from assessment.model import new_id
from storage.changes import Change
from storage.tables.comparing import Read, compare, refuse_change
from storage.tables.keeping import Keeping
from storage.tables.kind import Item, Kind
from storage.tables.table import Table


class Store(Generic[Item]):
    """The things of a kind. When a method returns, its change is on the disk.

    Methods that write raise NoSuchReview if the review of the thing is gone, CycleIsInTrash if it
    is in the trash, and LockedJournal or DiskFull. Nothing is changed then.
    """

    def __init__(self, kind: Kind[Item], keeping: Keeping) -> None:
        self.kind = kind
        self._keeping = keeping
        self._table = Table(kind)

    def save(self, item: Item, *, read: Read[Item] = ...) -> Item | None:
        """Saves a thing, replacing the one with the same key, if any.

        `read` is the thing as it was read before it was changed. What was changed elsewhere since
        is merged (see `storage.tables.comparing`). Where both sides changed the same and the kind
        has a trash, the kept thing becomes one of its own, which is returned: the person sees
        both and deletes what is too much. Otherwise raises ChangedElsewhere.

        Raises the kind's `missing` error if the kept thing is in the trash. If it was deleted for
        good, the thing is saved as a new one: what was written in it meanwhile is not lost.
        """
        cycle_ids = self._cycles_of(item)
        own: Item | None = None
        with self._keeping.saving(*cycle_ids) as file:
            item, replaced = compare(self._table, file, item, read)
            if not self._table.put(file, item):
                raise self.kind.missing()
            if replaced is not None:
                own = replaced.with_changes(id=new_id(self._keeping.clock()))
                self._table.add(file, own)
        self._announce(*cycle_ids[:1])
        return own

    def _cycles_of(self, item: Item) -> list[str]:
        return [getattr(item, name) for name in self.kind.cycles]

    def _announce(self, cycle_id: str | None = None) -> None:
        self._keeping.announce(Change(self.kind.change, cycle_id))


class TrashStore(Store[Item]):
    """The things of a kind that can be deleted by themselves.

    Moving a thing raises the kind's `missing` error if it is not where it is to be moved from.
    """

    def move_to_trash(self, item_id: str) -> None:
        """Moves a thing to the trash."""
        with self._keeping.saving() as file:
            moved = self._table.move_to_trash(file, item_id, self._keeping.clock())
            self._refuse_missing(moved)
        self._announce(*moved)

    def move_to_trash_as(self, item_id: str, item: Item, *, read: Item) -> None:
        """Moves a thing to the trash as `item`, which it was before it became what was `read`.

        One that is in the trash already is put back as it was there. Raises ChangedElsewhere if
        it is neither as it was read nor as it was before, and changes nothing then.
        """
        with self._keeping.saving() as file:
            self._table.restore(file, item_id)
            kept = self._table.kept(file, item)
            if kept is None:
                raise self.kind.missing()
            refuse_change(kept, item, read)
            self._table.put(file, item)
            moved = self._table.move_to_trash(file, item_id, self._keeping.clock())
        self._announce(*moved)

    def restore(self, item_id: str) -> None:
        """Restores a thing from the trash as it was."""
        with self._keeping.saving() as file:
            moved = self._table.restore(file, item_id)
            self._refuse_missing(moved)
        self._announce(*moved)

    def _refuse_missing(self, moved: list[str | None]) -> None:
        if not moved:
            raise self.kind.missing()
