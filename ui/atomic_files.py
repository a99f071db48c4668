"""Writes exported files whole or not at all, readable by their owner only.

A file is written through a symbolic link to its target. Some things are never replaced: a journal,
a folder, a device, a pipe, and a file that is write-protected.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

LONGEST_NAME = 255
"""In bytes, on nearly every file system."""

SAFE = "Nothing was written, and whatever was there before is unchanged."


class NotReplaceable(FileExistsError):  # noqa: N818 - a name says what happened
    """What is at a path is never replaced. `words` say what it is, `way_out` what to do."""

    def __init__(self, words: str, way_out: str) -> None:
        super().__init__(words)
        self.words = words
        self.way_out = way_out


def put_whole(path: Path, content: bytes) -> None:
    """Writes `path` (mode 0600) in one step: a power cut leaves the old file or the new one.

    Raises NotReplaceable, or another OSError; what was at `path` is then unchanged.
    """
    target = replaceable(path)
    handle, name = tempfile.mkstemp(prefix=".growth-rings-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    # It is there, so this failure, unlike the others, must not be told as "nothing was written".
    with suppress(OSError):
        _sync_folder(target.parent)


def replaceable(path: Path) -> Path:
    """Where a file for `path` is written: there, or at the target of a symbolic link.

    Raises NotReplaceable when something is there that must stay, and any other OSError.
    """
    from storage.file.recognising import is_journal

    target = Path(os.path.realpath(path))
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise NotReplaceable(f"“{path}” is a folder.", "Give the name of a file in it.")
    if not stat.S_ISREG(mode):
        raise NotReplaceable(
            f"“{path}” is not an ordinary file but a device, a pipe or a link to itself.",
            "Choose another name.",
        )
    # What can't be read might be a journal.
    if not mode & stat.S_IWUSR or not os.access(target, os.R_OK | os.W_OK):
        raise NotReplaceable(
            f"“{path}” is write-protected.",
            "Choose another name, or remove the protection first.",
        )
    if is_journal(target):
        raise NotReplaceable(f"“{path}” is a journal or another database.", "Choose another name.")
    return target


def why_not(error: OSError, path: Path, thing: str) -> tuple[str, str]:
    """Why the `thing` ("chart", "report") was not written to `path`, and what to do about it."""
    if isinstance(error, NotReplaceable):
        return f"{error.words} {SAFE}", error.way_out
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"There is no folder “{path.parent}”. {SAFE}", "Choose another place."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"You can’t write in “{path.parent}”. {SAFE}",
            "Choose another folder.",
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"There is no room left for the {thing}. {SAFE}",
            "Free some space, or choose another disk.",
        )
    if error.errno == errno.ENAMETOOLONG:
        what = "file’s name" if len(os.fsencode(path.name)) > LONGEST_NAME else "path"
        return f"The {what} is too long. {SAFE}", "Choose a shorter one."
    return (
        f"The {thing} can’t be written: {error.strerror or 'the disk gave an error'}. {SAFE}",
        "Choose another place, or try again.",
    )


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
