"""Creates a journal file, either complete or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from storage.file.backup import discarded_on_error, publish
from storage.file.connection import JournalFile, Opener
from storage.file.errors import DiskFull, JournalExists, NoPlaceForJournal, PathTooLong
from storage.file.header import is_writable, refuse_too_long
from storage.file.places import make_folder


def create_file(opener: Opener, fill: Callable[[JournalFile], None]) -> os.stat_result:
    """Creates the file (0600), and its folder (0700) if it is missing, and calls `fill` with it.

    Returns the state of the new file, for `discard_unchanged`.

    Raises JournalExists if there is any file at its path, NoPlaceForJournal or DiskFull, and then
    leaves nothing behind.
    """
    path = opener.path
    # Its first name may be longer than the one it is given.
    refuse_too_long(path.parent / ("x" * max(len(path.name), len(".12345678.new"))))
    if os.path.lexists(path):
        raise JournalExists(path)
    make_folder(path.parent)
    if not is_writable(path.parent):
        raise NoPlaceForJournal(path, "its folder is read-only")
    try:
        # Written under another name, so that a crash leaves no half a journal under the right one.
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
        with discarded_on_error(Path(name)):
            os.close(descriptor)
            file = JournalFile(opener.at(Path(name)))
            try:
                fill(file)
            finally:
                file.close()
            publish(Path(name), path)
            return path.stat()
    except DiskFull as error:
        # This one names the temporary file.
        raise DiskFull(path) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise PathTooLong(path) from error
        raise NoPlaceForJournal(path, (error.strerror or str(error)).lower()) from error


def discard_unchanged(path: Path, created: os.stat_result) -> None:
    """Removes a file that was just created, unless someone wrote to it or replaced it since."""
    with suppress(OSError):
        now = path.stat()
        if (now.st_ino, now.st_mtime_ns, now.st_size) == (
            created.st_ino,
            created.st_mtime_ns,
            created.st_size,
        ):
            path.unlink()
