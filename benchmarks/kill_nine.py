"""Kills a process while it writes, again and again, and checks the journal each time.

    python benchmarks/kill_nine.py [--kills 200] [--seed 1]

Raises AssertionError at the first journal that is damaged or lacks something that was reported as
saved.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    """Kills as often as asked and prints what each kill interrupted."""
    from tests.storage.killing import kill_again_and_again

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=200, help="how many (200)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments of the kills (1)")
    chosen = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        seen = kill_again_and_again(Path(folder) / "journal.rings", chosen.kills, chosen.seed)
    print(f"{chosen.kills} kills in {time.perf_counter() - began:.0f} s, every journal sound:")
    for what, count in seen.items():
        print(f"  {count:6} {what}")


if __name__ == "__main__":
    main()
