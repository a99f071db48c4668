"""What every store works with: the file, what was read from it, the time, and who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from storage.cache import Cache
from storage.changes import Listener
from storage.file.connection import JournalFile
from storage.file.driver import driver
from storage.file.errors import NoSuchReview


class Keeping(NamedTuple):
    """An open journal as its stores see it; `announce` is called once a change is on the disk."""

    file: JournalFile
    cache: Cache
    clock: Callable[[], datetime]
    announce: Listener

    @contextmanager
    def saving(self, *cycle_ids: str) -> Iterator[JournalFile]:
        """One transaction, in which things of these cycles are written.

        Raises NoSuchReview when the journal does not hold one of the cycles.
        """
        try:
            with self.file.transaction():
                yield self.file
        except driver.IntegrityError as error:
            if "FOREIGN KEY" in str(error) and not all(map(self._holds, cycle_ids)):
                raise NoSuchReview from error
            raise

    def _holds(self, cycle_id: str) -> bool:
        query = "SELECT 1 FROM cycle WHERE id = ? AND deleted_at IS NULL"
        return bool(self.file.rows(query, (cycle_id,)))
