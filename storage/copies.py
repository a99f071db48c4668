"""Finds the newest copy of a journal that passes every check, for when the journal does not."""

from __future__ import annotations

import glob
import re
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import chain, count
from pathlib import Path

from rubrics.errors import KnownError
from storage.file.backup import back_up
from storage.file.connection import JournalFile, Opener
from storage.file.driver import driver
from storage.file.errors import AlteredSchema, DamagedJournal, JournalError
from storage.file.header import examine
from storage.file.opening import open_sound
from storage.file.schema import migrate
from storage.migrations import MIGRATIONS
from storage.tables.checking import refuse_any_damage

_MOST_COPIES = 5
"""How many copies are looked at, the newest first, so that it ends soon."""

_BEFORE_UPDATE = re.compile(r"\.before-schema-\d+\.(\d{8}T\d{6}\.\d{6})Z$")
_SAVED = re.compile(r"-(\d{4}-\d\d-\d\d)$")


def newest_good_copy(path: Path) -> Path | None:
    """The newest of the copies beside the journal, if one is sound. Only reads.

    They are those that updates left, and those saved under the name that the window suggests. A
    copy of an older schema is updated in memory, so that its rows can be read.
    """
    stem, suffix = glob.escape(path.stem), glob.escape(path.suffix)
    found = chain(
        path.parent.glob(f"{stem}.before-schema-*{suffix}"),
        path.parent.glob(f"{stem}-*{suffix}"),
    )
    made = sorted((moment, copy) for copy in found if (moment := _made_at(copy)) is not None)
    for _, copy in reversed(made[-_MOST_COPIES:]):
        if _is_sound(copy):
            return copy
    return None


def day_of(copy: Path) -> date | None:
    """The day on which a copy was made, as its name says; None if it is not named as one."""
    moment = _made_at(copy)
    return None if moment is None else moment.astimezone().date()


def new_journal_from(copy: Path, damaged: Path) -> Path:
    """Writes the contents of a copy to a new file (0600) beside the damaged journal. Its path.

    Neither of the two is changed. Raises what `storage.file.backup.back_up` raises.
    """
    start = f"{damaged.stem} from {day_of(copy) or 'a copy'}"
    names = chain([start], (f"{start} ({number})" for number in count(2)))
    paths = (damaged.with_name(f"{name}{damaged.suffix}") for name in names)
    target = next(path for path in paths if not path.exists())
    with closing(open_sound(Opener(copy))) as file, file.reading():
        back_up(file, target, refuse_any_damage)
    return target


def with_good_copy(error: AlteredSchema | DamagedJournal) -> KnownError:
    """The same error with a way out that names the newest good copy, where there is one."""
    copy = newest_good_copy(error.path)
    if copy is None:
        return error
    return KnownError(
        error.message,
        "Leave this file as it is. The newest copy in its folder that passes every check is "
        f"{copy}.",
    )


def _made_at(copy: Path) -> datetime | None:
    try:
        if stamp := _BEFORE_UPDATE.search(copy.stem):
            return datetime.strptime(stamp[1], "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC)
        if day := _SAVED.search(copy.stem):
            return datetime.fromisoformat(day[1]).astimezone()
    except ValueError:
        # It has such a name by chance.
        pass
    return None


def _is_sound(copy: Path) -> bool:
    try:
        examine(copy, MIGRATIONS[-1].number)
        with (
            closing(open_sound(Opener(copy, wait=0.0))) as file,
            closing(JournalFile(Opener(Path(":memory:")))) as memory,
        ):
            file.connection.backup(memory.connection)
            migrate(memory, MIGRATIONS)
            refuse_any_damage(memory)
    # Whatever is wrong with it, it is no good copy.
    except (JournalError, driver.Error, OSError, ValueError):
        return False
    return True
