"""Creates a journal file, either complete or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from storage.file.backup import discarded_on_error, publish
from storage.file.connection import JournalFile, Opener
from storage.file.errors import DiskFull, JournalExists, NoPlaceForJournal
from storage.file.header import is_writable
from storage.file.places import make_folder


def create_file(opener: Opener, fill: Callable[[JournalFile], None]) -> None:
    """Creates the file (0600), and its folder (0700) if it is missing, and calls `fill` with it.

    Raises JournalExists if there is any file at its path, NoPlaceForJournal or DiskFull, and then
    leaves nothing behind.
    """
    path = opener.path
    if os.path.lexists(path):
        raise JournalExists(path)
    make_folder(path.parent)
    if not is_writable(path.parent):
        raise NoPlaceForJournal(path, "its folder is read-only")
    try:
        # Written under another name, so that a crash leaves no half a journal under the right one.
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
        os.close(descriptor)
        with discarded_on_error(Path(name)):
            file = JournalFile(opener.at(Path(name)))
            try:
                fill(file)
            finally:
                file.close()
            publish(Path(name), path)
    except DiskFull as error:
        # This one names the temporary file.
        raise DiskFull(path) from error
    except OSError as error:
        raise NoPlaceForJournal(path, (error.strerror or str(error)).lower()) from error
