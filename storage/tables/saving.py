"""How every store saves: one transaction, with a plain name for a cycle that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from storage.file.connection import JournalFile
from storage.file.driver import driver
from storage.file.errors import NoSuchReview
from storage.tables.reviews.reading import read_cycles


@contextmanager
def saving(file: JournalFile, *cycle_ids: str | None) -> Iterator[None]:
    """One transaction that is about these cycles.

    Raises NoSuchReview when what is written names one of them that the journal does not hold.
    """
    try:
        with file.transaction():
            yield
    except driver.IntegrityError as error:
        gone = not all(read_cycles(file, cycle_id=cycle_id) for cycle_id in cycle_ids)
        if "FOREIGN KEY" in str(error) and gone:
            raise NoSuchReview from error
        raise
