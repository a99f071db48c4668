"""About: versions and the licence, to read and to copy into a bug report."""

from __future__ import annotations

import platform
from importlib import metadata
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication

from storage.file.engine import engine
from ui.desktop.pages.settings.section import Section
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.selectable import Selectable
from ui.desktop.widgets.text import label
from ui.version import product_version

if TYPE_CHECKING:
    from ui.desktop.widgets.notice import NoticeBar

LICENCE = (
    "Free software under the Apache License 2.0. It has no account, uses no network and sends "
    "nothing anywhere."
)


class AboutSection(Section):
    """Lists the versions that may matter for a bug."""

    def __init__(self, notice: NoticeBar) -> None:
        super().__init__("About")
        self._notice = notice
        self._versions = versions()
        self.box.addWidget(label(LICENCE, "muted"))
        self.box.addWidget(Selectable("Versions", self._versions))
        self.box.addSpacing(4)
        self.box.addWidget(
            button("Copy", self._copy, name="Copy the versions"), 0, Qt.AlignmentFlag.AlignLeft
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._versions)
        self._notice.say("The versions are on the clipboard.")


def versions() -> str:
    """One line for each part, the product first. Imports nothing slow."""
    database = engine()
    parts = (
        ("Growth Rings", product_version()),
        ("Qt", qVersion()),
        ("PySide6", PySide6.__version__),
        ("SQLite", database.sqlite),
        ("SQLCipher", database.sqlcipher),
        ("matplotlib", _installed("matplotlib")),
        ("Python", platform.python_version()),
        ("System", f"{platform.system()} {platform.machine()}"),
    )
    return "\n".join(f"{name} {version}" for name, version in parts)


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"
