"""`python -m benchmarks`: every ratio, one a line; status 1 when one does not hold."""

from __future__ import annotations

import os
import sys

from benchmarks import autosave, start_up


def main() -> int:
    """Measures everything."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    ratios = [*start_up.measure(), *autosave.measure()]
    for ratio in ratios:
        print(ratio)
    return 0 if all(ratio.holds for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
