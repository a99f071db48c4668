"""`python -m benchmarks`: every ratio, every chart, a report, a lifetime, long texts, a held file.

Exits with 1 when a ratio misses its bound. Times in milliseconds are only printed: they depend on
the machine.
"""

from __future__ import annotations

import os
import sys

from benchmarks import autosave, charts, held, keys, lifetime, report, start_up


def main() -> int:
    """Measures and prints everything. Returns the exit status."""
    # `dev.py` gives it a screen of its own.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    paper, milliseconds = report.measure()
    ratios = [*start_up.measure(), *autosave.measure(), paper]
    for ratio in ratios:
        print(ratio)
    for line in charts.measure():
        print(line)
    for bound in (milliseconds, *lifetime.measure(), *keys.measure(), *held.measure()):
        print(bound)
    return 0 if all(ratio.holds for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
