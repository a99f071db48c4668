"""The trash: everything that was deleted, of every kind, until the trash is emptied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from storage.changes import Change
from storage.tables.home import forget_glance
from storage.tables.keeping import Keeping
from storage.tables.kind import Kind, TrashWords
from storage.tables.reviews.frozen_rubrics import FrozenRubrics
from storage.tables.table import Table


class Bin(Protocol):
    """The methods of a store that move things of its kind to the trash and restore them."""

    @property
    def kind(self) -> Kind[Any]:
        """The kind that the store keeps."""
        ...

    def move_to_trash(self, item_id: str, /) -> None:
        """Moves a thing to the trash."""
        ...

    def restore(self, item_id: str, /) -> None:
        """Restores a thing as it was."""
        ...


class Trashed(NamedTuple):
    """A thing in the trash, and when it was deleted. `words` are the names of its kind."""

    item: Any
    deleted_at: datetime
    words: TrashWords


class Trash:
    """The trash of a journal. Its bins are in the order in which to list them.

    Methods that write raise what the stores raise.
    """

    def __init__(self, keeping: Keeping, bins: Sequence[Bin]) -> None:
        self._keeping = keeping
        self._bins = {each.kind.trash_words: each for each in bins if each.kind.trash_words}

    def everything(self) -> tuple[Trashed, ...]:
        """Everything in the trash, kind by kind, the latest first.

        What belongs to a review in the trash is not listed separately.
        """
        file = self._keeping.file
        with file.reading():
            return tuple(
                Trashed(item, deleted_at, words)
                for words, each in self._bins.items()
                for item, deleted_at in Table(each.kind).read_trash(file)
            )

    def restore(self, thing: Trashed) -> None:
        """Restores a thing as it was."""
        self._bins[thing.words].restore(thing.item.id)

    def throw_away_again(self, thing: Trashed) -> None:
        """Moves a restored thing to the trash again."""
        self._bins[thing.words].move_to_trash(thing.item.id)

    def empty(self) -> dict[TrashWords, int]:
        """Deletes everything in the trash for good, in one transaction.

        Returns how many things of each kind it deleted. Raises LockedJournal or DiskFull, and then
        deletes nothing.
        """
        emptied = dict.fromkeys(self._bins, 0)
        with self._keeping.saving() as file:
            # Backwards: deleting a review deletes its feedback too, which has to be counted first.
            for words, each in reversed(self._bins.items()):
                emptied[words] = Table(each.kind).empty_trash(file)
            FrozenRubrics(self._keeping).drop_unused()
            # The glance may name a review that is gone.
            forget_glance(file)
        for words, each in self._bins.items():
            if emptied[words]:
                self._keeping.announce(Change(each.kind.change, None))
        return emptied
