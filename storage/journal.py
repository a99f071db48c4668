"""The journal: one file, and the only door to it.

The stores are loaded when they are first asked for: they stand on the models, which are slow to
load, and home is shown before.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from storage.changes import Change, ChangeKind, Listener, Listeners
from storage.file.backup import back_up
from storage.file.connection import PATIENCE, JournalFile, Opener, refuse_any_fault, refuse_damage
from storage.file.errors import JournalError
from storage.file.header import examine, make_private
from storage.file.places import real_path
from storage.file.schema import bring_up_to_date, lay_out
from storage.migrations import MIGRATIONS, Migration
from storage.preferences import PreferenceStore
from storage.tables.kept_glance import believed_glance, keep_glance

if TYPE_CHECKING:
    from assessment.comparing.context import RatingContext
    from assessment.home.glance import Glance
    from assessment.home.home import Standing
    from assessment.reviews.review import Review
    from assessment.reviews.second_ratings import Repeat, ThenRating
    from assessment.sharing import ShareableContext
    from rubrics.model import Rubric
    from storage.tables.evidence import EvidenceStore
    from storage.tables.feedback import FeedbackStore
    from storage.tables.quotations import QuotationStore
    from storage.tables.reviews.store import ReviewStore
    from storage.tables.second_ratings import SecondRatingStore

__all__ = ["Change", "ChangeKind", "Journal", "utc_now"]


def utc_now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class Journal:
    """An open journal. It belongs to the thread that opened it.

    Only one thread of a process may have a file open; other processes may, and share it.
    """

    path: Path
    preferences: PreferenceStore

    def __init__(self, file: JournalFile, clock: Callable[[], datetime]) -> None:
        """Use `create` or `open`."""
        self.path = file.path
        self._file = file
        self._clock = clock
        self._schema = file.pragma("user_version")
        self._listeners = Listeners()
        self.preferences = PreferenceStore(file, self._listeners.announce)

    @cached_property
    def reviews(self) -> ReviewStore:
        """The reviews: cycles, answers, ratings."""
        from storage.tables.reviews.store import ReviewStore  # noqa: PLC0415

        return ReviewStore(self._file, self._clock, self._listeners.announce)

    @cached_property
    def repeats(self) -> SecondRatingStore[Repeat]:
        """What was rated a second time, soon after."""
        from assessment.reviews.second_ratings import Repeat  # noqa: PLC0415
        from storage.tables.second_ratings import SecondRatingStore  # noqa: PLC0415

        return SecondRatingStore(Repeat, self._file, self._listeners.announce)

    @cached_property
    def then_ratings(self) -> SecondRatingStore[ThenRating]:
        """What was rated from memory, by the standard of a later review."""
        from assessment.reviews.second_ratings import ThenRating  # noqa: PLC0415
        from storage.tables.second_ratings import SecondRatingStore  # noqa: PLC0415

        return SecondRatingStore(ThenRating, self._file, self._listeners.announce)

    @cached_property
    def feedback(self) -> FeedbackStore:
        """What other people said."""
        from storage.tables.feedback import FeedbackStore  # noqa: PLC0415

        return FeedbackStore(self._file, self._clock, self._listeners.announce)

    @cached_property
    def evidence(self) -> EvidenceStore:
        """The work log."""
        from storage.tables.evidence import EvidenceStore  # noqa: PLC0415

        return EvidenceStore(self._file, self._clock, self._listeners.announce)

    @cached_property
    def quotations(self) -> QuotationStore:
        """The passages chosen for the pages to keep."""
        from storage.tables.quotations import QuotationStore  # noqa: PLC0415

        return QuotationStore(self._file, self._listeners.announce)

    @classmethod
    def create(cls, path: Path, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """A new, empty journal (0600), in a new folder (0700) if need be, opened.

        Raises JournalExists when there is any file at `path`, NoPlaceForJournal, DiskFull.
        """
        from storage.file.creating import create_file  # noqa: PLC0415

        create_file(Opener(real_path(path)), partial(lay_out, migrations=MIGRATIONS))
        return cls.open(path, clock=clock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        wait: float | None = None,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> Self:
        """The journal at `path`, brought up to date if an older version wrote it.

        `wait` is the seconds to wait for a lock, PATIENCE if none are given. Raises
        MissingJournal, NotAJournal, DamagedJournal, NewerJournal, ReadOnlyJournal,
        UnreadableJournal or LockedJournal, and what `storage.file.schema.bring_up_to_date` raises;
        the file is then what it was.
        """
        path = real_path(path)
        examine(path, migrations[-1].number)
        file = JournalFile(Opener(path, PATIENCE if wait is None else wait))
        try:
            refuse_damage(file)
            # Another tool may have left it in write-ahead mode, which never truly deletes.
            file.execute("PRAGMA journal_mode = DELETE")
            bring_up_to_date(file, migrations, clock())
        except BaseException:
            file.close()
            raise
        make_private(path)
        return cls(file, clock)

    def now(self) -> datetime:
        """The moment it is, by the journal's clock, in UTC."""
        return self._clock()

    def state(self) -> tuple[int, int]:
        """Two numbers that are others once anything was written, here or by another program."""
        return self._file.state()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Has `listener` called after every change; call the result to end that."""
        return self._listeners.add(listener)

    def check(self) -> None:
        """Checks the whole file. Raises DamagedJournal when any part is not as it was written."""
        refuse_any_fault(self._file)
        self.reviews.refuse_altered_rubrics()

    def back_up(self, target: Path) -> None:
        """Writes a verified copy (0600) to `target`.

        Raises BackupFailed, JournalExists, LockedJournal or DiskFull.
        """
        with self._file.transaction():
            back_up(self._file, real_path(target))

    def standing(self) -> Standing:
        """What home speaks of, from the models."""
        from storage.queries import standing_of  # noqa: PLC0415

        return standing_of(self, self.reviews, self.evidence)

    def kept_rubrics(self) -> tuple[Rubric, ...]:
        """Every edition that a review was answered with, as `rubrics.library.Library` asks for."""
        return self.reviews.frozen_rubrics()

    def rating_context(self, before: Review | None, after: Review) -> RatingContext:
        """What surrounds the ratings of all the reviews, for the eyes of their author only.

        Of the work log that is what was noted between these two, and nothing without `before`.
        """
        from storage.queries import rating_context_of  # noqa: PLC0415

        return rating_context_of(self, before, after)

    def shareable_context(self, before: Review | None, after: Review) -> ShareableContext:
        """The same without what is private, for what may leave the journal."""
        from storage.queries import shareable_context_of  # noqa: PLC0415

        return shareable_context_of(self, before, after)

    def believed_glance(self) -> Glance | None:
        """What home shows now, without the models, if it was kept and nothing changed since."""
        return believed_glance(self._file, self.now())

    def put_away(self) -> None:
        """Keeps what home shows in the file, for the next opening, and lets go of the file."""
        try:
            # Nobody waits for a window to close; what can't be kept is made again.
            self._file.execute("PRAGMA busy_timeout = 0")
            with contextlib.suppress(JournalError):
                # A newer version may have updated the file meanwhile, and reads it otherwise.
                if self._file.pragma("user_version") == self._schema:
                    keep_glance(self._file, self._standing_afresh, self.now())
        finally:
            self.close()

    def close(self) -> None:
        """Lets go of the file. Closing again does nothing."""
        self._file.close()

    def __enter__(self) -> Self:
        """The journal itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Lets go of the file."""
        self.close()

    def _standing_afresh(self) -> Standing:
        from storage.queries import standing_of  # noqa: PLC0415
        from storage.tables.evidence import EvidenceStore  # noqa: PLC0415
        from storage.tables.reviews.store import ReviewStore  # noqa: PLC0415

        kept_by = self._file, self._clock, self._listeners.announce
        return standing_of(self, ReviewStore(*kept_by), EvidenceStore(*kept_by))
