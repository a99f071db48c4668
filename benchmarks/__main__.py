"""`python -m benchmarks`: every ratio, then every chart; status 1 when a ratio does not hold."""

from __future__ import annotations

import os
import sys

from benchmarks import autosave, charts, start_up


def main() -> int:
    """Measures everything."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    ratios = [*start_up.measure(), *autosave.measure()]
    for ratio in ratios:
        print(ratio)
    for line in charts.measure():
        print(line)
    return 0 if all(ratio.holds for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
