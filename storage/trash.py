"""The trash: everything that was thrown away, of every kind, until it is emptied."""

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
    """The part of a store that throws things of its kind away and brings them back."""

    @property
    def kind(self) -> Kind[Any]:
        """What it keeps."""
        ...

    def move_to_trash(self, item_id: str, /) -> None:
        """Puts a thing into the trash."""
        ...

    def restore(self, item_id: str, /) -> None:
        """Brings a thing back as it was."""
        ...


class Trashed(NamedTuple):
    """A thing in the trash, and when it was thrown away. `words` are what its kind is called."""

    item: Any
    deleted_at: datetime
    words: TrashWords


class Trash:
    """All the bins of a journal, in the order in which their things are listed.

    What writes raises what the stores raise.
    """

    def __init__(self, keeping: Keeping, bins: Sequence[Bin]) -> None:
        self._keeping = keeping
        self._bins = {each.kind.trash_words: each for each in bins if each.kind.trash_words}

    def everything(self) -> tuple[Trashed, ...]:
        """What is in the trash: of each kind, the last thrown away first.

        What goes with a review in there is not listed by itself.
        """
        file = self._keeping.file
        with file.reading():
            return tuple(
                Trashed(item, deleted_at, words)
                for words, each in self._bins.items()
                for item, deleted_at in Table(each.kind).read_trash(file)
            )

    def restore(self, thing: Trashed) -> None:
        """Brings a thing back as it was."""
        self._bins[thing.words].restore(thing.item.id)

    def throw_away_again(self, thing: Trashed) -> None:
        """Puts a thing that was brought back into the trash again."""
        self._bins[thing.words].move_to_trash(thing.item.id)

    def empty(self) -> dict[TrashWords, int]:
        """Deletes everything in the trash for good, or nothing of it.

        Gives how many things of each kind that were. Raises LockedJournal or DiskFull.
        """
        emptied = dict.fromkeys(self._bins, 0)
        with self._keeping.saving() as file:
            # Backwards, so that a review takes nothing with it before that is counted.
            for words, each in reversed(self._bins.items()):
                emptied[words] = Table(each.kind).empty_trash(file)
            FrozenRubrics(self._keeping).drop_unused()
            # It may name a review that is gone.
            forget_glance(file)
        for words, each in self._bins.items():
            if emptied[words]:
                self._keeping.announce(Change(each.kind.change, None))
        return emptied
