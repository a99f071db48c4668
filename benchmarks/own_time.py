"""A clock for what this program does, on a machine that has others at work."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

_SCHEDULED = Path("/proc/thread-self/schedstat")


def own_time() -> float:
    """Seconds on a clock that stands while this thread could go on but others have the processor.

    It goes on while the thread waits for a disk, a lock or a timer. Only Linux tells how long a
    thread was kept waiting; elsewhere all time counts.
    """
    now = perf_counter()
    if _SCHEDULED.exists():
        now -= int(_SCHEDULED.read_text(encoding="ascii").split()[1]) / 1e9
    return now
