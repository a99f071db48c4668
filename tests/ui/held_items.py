"""Finds the items of Qt's layouts that PySide keeps for good.

Qt deletes them with their widgets, without a word to PySide. What is made at the same address is
then taken for the item: a page failed to open because its scroll bar was one. PySide keeps an item
that `itemAt` gave, and all of a layout that is filled before it is put in its place.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import Shiboken


def held_items() -> list[QLayoutItem]:
    """The items that PySide keeps until their layout is deleted."""
    wrapped: list[Any] = Shiboken.getAllValidWrappers()
    items = [one for one in wrapped if isinstance(one, QLayoutItem)]
    return [one for one in items if not isinstance(one, QLayout) and _is_kept(one)]


def _is_kept(item: QLayoutItem) -> bool:
    return "\nparent...." in Shiboken.dump(item)
