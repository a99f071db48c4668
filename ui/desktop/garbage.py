"""Says when the garbage collector may run: never while something holds it off.

It runs on whichever thread makes objects, and what it finds it deletes there; but a widget may be
deleted on the GUI thread only. So it is held off while a worker works, and while the window starts.
"""

from __future__ import annotations

import gc

LOADED_AFTER_MS = 3000
"""Milliseconds after which the models, home's reviews and its chart library are loaded."""

_STARTING = "starting"
_holders: set[object] = set()


def hold_off(holder: object = _STARTING) -> None:
    """Keeps the collector from running until this holder, and every other, lets go.

    At the start it would find no garbage, and take a twentieth of the time to the first window.
    """
    _holders.add(holder)
    gc.disable()


def let_go(holder: object) -> None:
    """Lets the collector run again, unless another holder still holds it off."""
    _holders.discard(holder)
    if not _holders:
        gc.enable()


def set_aside() -> None:
    """Excludes all objects now in memory from collection, and ends the start's hold.

    With the libraries, the models and a lifetime of reviews, one full collection takes about 70
    ms, visible when a page is opened; without them, almost nothing.
    """
    gc.collect()
    gc.freeze()
    let_go(_STARTING)
