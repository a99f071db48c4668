"""Keeps the garbage collector away from objects that live as long as the process."""

from __future__ import annotations

import gc

LOADED_AFTER_MS = 3000
"""Milliseconds after which the models, home's reviews and its chart library are loaded."""


def hold_off() -> None:
    """Stops the collector until `set_aside`, while long-lived objects are loaded.

    It would find no garbage, and take a twentieth of the time to the first window.
    """
    gc.disable()


def set_aside() -> None:
    """Excludes all objects now in memory from collection, and starts the collector again.

    With the libraries, the models and a lifetime of reviews, one full collection takes about 70
    ms, visible when a page is opened; without them, almost nothing.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
