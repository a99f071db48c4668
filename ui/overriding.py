"""`override` marks a method that overrides one of Qt or of another library.

Python has `typing.override` from 3.12 on. The package that backports it is too slow to load before
the first window, so only the type checker reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Returns the method unchanged."""
        return method


__all__ = ["override"]
