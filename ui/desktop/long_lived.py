"""Spares the garbage collector what was loaded at the start and stays to the end."""

from __future__ import annotations

import gc

LOADED_AFTER_MS = 3000
"""By then the models, the reviews of home and what draws its rings are there."""


def hold_off() -> None:
    """Keeps the collector from running while what stays to the end is loaded, until `set_aside`.

    Its rounds find nothing then, and take a twentieth of the time to the first window.
    """
    gc.disable()


def set_aside() -> None:
    """Takes all that is in memory now out of the collector's rounds.

    With libraries, models and a lifetime of reviews loaded, one full round takes some 70 ms, which
    can be seen when a page is opened; without them next to nothing.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
