"""The links of an entry in a list: edit and delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.flow import flow_of


def entry_links(which: str, edit: Callable[[], object], delete: Callable[[], object]) -> QWidget:
    """Buttons to edit and to delete an entry. `which` names it for screen readers only."""
    return flow_of(
        button("Edit", edit, "link", name=f"Edit {which}"),
        button("Delete", delete, "link", name=f"Delete {which}"),
        gap=12,
    )
