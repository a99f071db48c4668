"""Writes exported files whole or not at all, readable by their owner only."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def put_whole(path: Path, content: bytes) -> None:
    """Writes `path` (mode 0600) in one step: a power cut leaves the old file or the new one.

    Never replaces a journal, whatever its name.

    Raises OSError; a file already at `path` is then unchanged.
    """
    from storage.file.recognising import is_journal

    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if is_journal(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    handle, name = tempfile.mkstemp(prefix=".growth-rings-", suffix=path.suffix, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def why_not(error: OSError, path: Path, thing: str) -> tuple[str, str]:
    """Why the `thing` ("chart", "report") was not written to `path`, and what to do about it."""
    safe = "Nothing was written, and what stood there before is untouched."
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"There is no folder “{path.parent}”. {safe}", "Choose another place."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"“{path.parent}” doesn’t let you write there. {safe}", "Choose another folder."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"There is no room left for the {thing}. {safe}",
            "Free some space, or choose another disk.",
        )
    if error.errno == errno.EISDIR:
        return f"“{path}” is a folder. {safe}", f"Give the {thing} a name in it."
    if error.errno == errno.EEXIST:
        return f"“{path}” is a journal or another database. {safe}", "Choose another name."
    if error.errno == errno.ENAMETOOLONG:
        return f"The file’s name is too long. {safe}", "Choose a shorter one."
    return (
        f"The {thing} can’t be written: {error.strerror or 'the disk gave an error'}. {safe}",
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
