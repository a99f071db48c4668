"""What every store needs: the file, the cache, the clock and the listeners."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from storage.cache import Cache
from storage.changes import Listener
from storage.file.connection import JournalFile
from storage.file.driver import driver
from storage.file.refusals import NoSuchReview


class Keeping(NamedTuple):
    """An open journal for its stores. `announce` is to be called once a change is on the disk."""

    file: JournalFile
    cache: Cache
    clock: Callable[[], datetime]
    announce: Listener

    def local_now(self) -> datetime:
        """The current time where the computer is. Its day is what people call today."""
        if sys.platform != "win32":
            # The C library reads the zone once, and a window may be open through a journey.
            time.tzset()
        return self.clock().astimezone()

    @contextmanager
    def saving(self, *cycle_ids: str) -> Iterator[JournalFile]:
        """A transaction in which things of these cycles are written.

        Raises NoSuchReview if one of the cycles is not in the journal, or is in the trash.
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
