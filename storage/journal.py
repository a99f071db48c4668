"""The journal: one file, and the only way to it.

Each store is imported when it is first used. Stores need the models, which are slow to load, and
home is shown before.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from storage.cache import Cache, last_change
from storage.changes import Change, ChangeKind, Listener, Listeners
from storage.file.connection import PATIENCE, JournalFile, Opener
from storage.file.errors import JournalError, LockedJournal
from storage.file.header import examine
from storage.file.opening import open_newest, open_sound, sure_of_damage_in
from storage.file.places import real_path
from storage.file.schema import lay_out
from storage.migrations import MIGRATIONS, Migration
from storage.preferences import PreferenceStore
from storage.tables.home import believed_glance, keep_glance
from storage.tables.keeping import Keeping

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
    from storage.tables.reviews.other_versions import OtherVersionStore
    from storage.tables.reviews.store import ReviewStore
    from storage.tables.second_ratings import SecondRatingStore
    from storage.trash import Trash

__all__ = ["Change", "ChangeKind", "Journal", "utc_now"]


def utc_now() -> datetime:
    """The current time, in UTC."""
    return datetime.now(UTC)


class Journal:
    """An open journal. It may be used only by the thread that opened it.

    In one process only one thread may have a file open. Several processes can share a file.
    """

    path: Path
    preferences: PreferenceStore

    def __init__(self, file: JournalFile, clock: Callable[[], datetime]) -> None:
        """Use `create` or `open`."""
        self.path = file.path
        self._file = file
        try:
            self._schema = sure_of_damage_in(file, lambda: file.pragma("user_version"))
            self._written = sure_of_damage_in(file, lambda: file.pragma("data_version"))
        except BaseException:
            file.close()
            raise
        self._listeners = Listeners()
        self._keeping = Keeping(file, Cache(file), clock, self._listeners.announce)
        self.preferences = PreferenceStore(file, self._listeners.announce)

    @cached_property
    def reviews(self) -> ReviewStore:
        """The reviews: cycles, answers and ratings."""
        from storage.tables.reviews.store import ReviewStore  # noqa: PLC0415

        return ReviewStore(self._keeping)

    @cached_property
    def repeats(self) -> SecondRatingStore[Repeat]:
        """Ratings made a second time, soon after the review."""
        from storage.tables.second_ratings import REPEATS, SecondRatingStore  # noqa: PLC0415

        return SecondRatingStore(REPEATS, self._keeping)

    @cached_property
    def then_ratings(self) -> SecondRatingStore[ThenRating]:
        """Ratings from memory, by the standard of a later review."""
        from storage.tables.second_ratings import THEN_RATINGS, SecondRatingStore  # noqa: PLC0415

        return SecondRatingStore(THEN_RATINGS, self._keeping)

    @cached_property
    def feedback(self) -> FeedbackStore:
        """What other people said."""
        from storage.tables.feedback import FeedbackStore  # noqa: PLC0415

        return FeedbackStore(self._keeping)

    @cached_property
    def evidence(self) -> EvidenceStore:
        """The work log."""
        from storage.tables.evidence import EvidenceStore  # noqa: PLC0415

        return EvidenceStore(self._keeping)

    @cached_property
    def quotations(self) -> QuotationStore:
        """The passages chosen for yearly pages."""
        from storage.tables.quotations import QuotationStore  # noqa: PLC0415

        return QuotationStore(self._keeping)

    @cached_property
    def other_versions(self) -> OtherVersionStore:
        """Texts that were written in two windows at once, and wait for a choice."""
        from storage.tables.reviews.other_versions import OtherVersionStore  # noqa: PLC0415

        return OtherVersionStore(self._keeping)

    @cached_property
    def trash(self) -> Trash:
        """Everything in the trash."""
        from storage.trash import Trash  # noqa: PLC0415

        return Trash(self._keeping, (self.reviews, self.evidence, self.feedback))

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        wait: float | None = None,
    ) -> Self:
        """Creates an empty journal (0600), and its folder (0700) if it is missing, and opens it.

        `wait` is that of `open`. Raises JournalExists if there is any file at `path`,
        NoPlaceForJournal or DiskFull.
        """
        from storage.file.creating import create_file, discard_unchanged  # noqa: PLC0415

        path = real_path(path)
        created = create_file(Opener(path, wait=0), partial(lay_out, migrations=MIGRATIONS))
        try:
            return cls.open(path, clock=clock, wait=wait)
        except BaseException:
            discard_unchanged(path, created)
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        wait: float | None = None,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> Self:
        """Opens the journal at `path`, and updates it first if an older version wrote it.

        `wait` is how many seconds to wait for a lock, by default PATIENCE. Raises MissingJournal,
        NotAJournal, DamagedJournal, AlteredSchema, NewerJournal, ReadOnlyJournal, UnreadableJournal
        or LockedJournal, and what `storage.file.schema.bring_up_to_date` raises. The file is then
        unchanged.
        """
        opener = Opener(real_path(path), PATIENCE if wait is None else wait)
        return cls(open_newest(opener, migrations, clock()), clock)

    def now(self) -> datetime:
        """The current time by the journal's clock, in UTC."""
        return self._keeping.clock()

    def local_now(self) -> datetime:
        """The same time where the computer is. Its day is what people call today."""
        return self._keeping.local_now()

    @classmethod
    def open_to_read(cls, path: Path, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """Opens a journal that can only be read, such as one on a write-protected disk.

        Raises what `open` raises; ReadOnlyJournal if it would have to be updated first.
        """
        path = real_path(path)
        examine(path, MIGRATIONS[-1].number, to_read=True)
        return cls(open_sound(Opener(path, to_read=True)), clock)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read in the block belongs to one state of the file. Blocks may be nested.

        Other programs can't write meanwhile, so it has to be short. Raises LockedJournal.
        """
        with self._file.reading():
            yield

    def last_change(self) -> int:
        """A number that differs after every change, here or by another program."""
        return last_change(self._file)

    def changed_elsewhere(self) -> bool:
        """Whether another program wrote to the file since this was last asked, or since opening.

        Never waits. A file that is locked just now is not known to have changed.
        """
        try:
            with self._file.impatience():
                written = self._file.pragma("data_version")
        except LockedJournal:
            return False
        changed, self._written = written != self._written, written
        return changed

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after every change from now on. Call the returned function to stop."""
        return self._listeners.add(listener)

    def check(self) -> None:
        """Checks the whole file. Raises DamagedJournal if any part is not as it was written."""
        from storage.tables.checking import refuse_any_damage  # noqa: PLC0415

        sure_of_damage_in(self._file, lambda: refuse_any_damage(self._file))

    def back_up(self, target: Path) -> None:
        """Writes a copy (0600) to `target`, verified down to its rows.

        Raises LockedJournal, and what `storage.file.backup.back_up` raises.
        """
        from storage.file.backup import back_up  # noqa: PLC0415
        from storage.tables.checking import refuse_any_damage  # noqa: PLC0415

        with self._file.transaction():
            back_up(self._file, real_path(target), refuse_any_damage)

    def standing(self) -> Standing:
        """The parts of the journal that home shows, as models. Looks twice, as the check does."""
        from storage.queries import standing_of  # noqa: PLC0415

        return sure_of_damage_in(self._file, lambda: standing_of(self))

    def kept_rubrics(self) -> tuple[Rubric, ...]:
        """Every edition that a review was answered with, sorted for `rubrics.library.Library`."""
        return self.reviews.frozen_rubrics()

    def rating_context(self, before: Review | None, after: Review) -> RatingContext:
        """The context of ratings including what is private, for the author's eyes only.

        Its backing is what was noted between the two reviews, and empty without `before`.
        """
        from storage.queries import rating_context_of  # noqa: PLC0415

        return rating_context_of(self, before, after)

    def shareable_context(self, before: Review | None, after: Review) -> ShareableContext:
        """The context for charts and the yearly page.

        It is without private feedback and evidence, of which no word is read.
        """
        from storage.queries import shareable_context_of  # noqa: PLC0415

        return shareable_context_of(self, before, after)

    def believed_glance(self) -> Glance | None:
        """What home shows, read without the models, or None if it was not kept or has changed."""
        return believed_glance(self._file, self.now())

    def put_away(self) -> None:
        """Keeps what home shows in the file, for the next opening, and closes the file."""
        try:
            # Closing the window must not take time. A glance that can't be kept is made again.
            self._file.execute("PRAGMA busy_timeout = 0")
            with contextlib.suppress(JournalError):
                # If a newer version updated the file meanwhile, its glance may be different.
                if self._file.pragma("user_version") == self._schema:
                    keep_glance(self._file, self.standing, self.now())
        finally:
            self.close()

    def close(self) -> None:
        """Closes the file. Closing again does nothing."""
        self._file.close()

    def __enter__(self) -> Self:
        """The journal itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the file."""
        self.close()
