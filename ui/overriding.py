"""Marks a method that overrides one of Qt, or of another library, under the name that it has there.

Python has `typing.override` from 3.12 on; the package that brings it to older ones takes longer to
load than the window has, so only the type checker reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Give back the method as it is."""
        return method


__all__ = ["override"]
