"""Where a journal is, and whether that is a good place for it."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from storage.file.errors import NoHome, NoPlaceForJournal, PathTooLong

ENVIRONMENT_NAME = "GROWTH_RINGS_JOURNAL"
FILE_NAME = "journal.rings"

_SYNCED_NAMES = (
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("syncthing", "Syncthing"),
)
_SYNCED_MARKERS = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
)


def real_path(path: Path) -> Path:
    """The path with all links resolved, so that one journal has one path."""
    return Path(os.path.realpath(expanded(path)))


def expanded(path: Path) -> Path:
    """The path with the user's own home in place of "~". Any other name with a tilde is a name.

    Raises NoHome if there is no home.
    """
    return home() / Path(*path.parts[1:]) if path.parts[:1] == ("~",) else path


def home() -> Path:
    """The user's home folder. Raises NoHome if the account has none."""
    try:
        return Path.home()
    except RuntimeError as error:
        raise NoHome from error


def default_path() -> Path:
    """The default path, in the platform's folder for user data. Raises NoHome if there is none."""
    import platformdirs  # noqa: PLC0415 - a journal that was chosen opens sooner without it

    try:
        return platformdirs.user_data_path("growth-rings", appauthor=False) / FILE_NAME
    except RuntimeError as error:
        raise NoHome from error


def journal_path(chosen: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The journal to open: `chosen`, or else from the environment, or else the default.

    Raises NoHome if the path needs a home folder and the account has none.
    """
    return named_path(chosen, environ) or default_path()


def named_path(chosen: Path | None, environ: Mapping[str, str] = os.environ) -> Path | None:
    """The journal that was asked for by name: `chosen`, or else from the environment, if either.

    Raises NoHome if the path needs a home folder and the account has none.
    """
    if chosen is not None:
        return expanded(chosen).absolute()
    named = environ.get(ENVIRONMENT_NAME, "").strip()
    return expanded(Path(named)).absolute() if named else None


def make_folder(folder: Path) -> None:
    """Creates the folder, for its owner only (0700), unless it exists.

    An existing folder keeps its permissions, as it may contain other things. Raises
    NoPlaceForJournal.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NoPlaceForJournal(folder, "a file is in the way") from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise PathTooLong(folder) from error
        raise NoPlaceForJournal(folder, (error.strerror or str(error)).lower()) from error


def synced_folder(path: Path) -> str | None:
    """The name of the service that seems to sync the folder of `path`, or None.

    A synced folder is no place for an open journal: the service may copy a half-written file, or
    replace the file with an older one.
    """
    for folder in expanded(path).absolute().parents:
        service = _service_of_name(folder.name) or _service_of_markers(folder)
        if service is not None:
            return service
    return None


def _service_of_name(name: str) -> str | None:
    # Services append an account to their folder: "OneDrive - Work", "Dropbox (2)".
    lowered = name.lower()
    for start, service in _SYNCED_NAMES:
        rest = lowered.removeprefix(start)
        if rest != lowered and (not rest or not rest[0].isalnum()):
            return service
    return None


def _service_of_markers(folder: Path) -> str | None:
    for marker, service in _SYNCED_MARKERS:
        # The Dropbox client keeps its own settings in ~/.dropbox, which does not sync the home.
        if marker == ".dropbox" and str(folder) == os.path.expanduser("~"):  # noqa: PTH111
            continue
        if os.path.lexists(folder / marker):
            return service
    return None
