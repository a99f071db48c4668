"""A start on a journal without a window, for tests; it says on its output what came of it.

    python -m tests.ui.desktop.second_start JOURNAL [hold]

With "hold" it keeps what it claimed, without ever answering a call, until its input ends.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ui.desktop.instance import Instance

PATIENCE = 10.0


def main() -> None:
    """Claims the journal or calls its window."""
    instance = Instance(Path(sys.argv[1]))
    sys.stdout.write(f"{instance.claim_or_call(PATIENCE).name}\n")
    sys.stdout.flush()
    if "hold" in sys.argv:
        sys.stdin.read()


if __name__ == "__main__":
    main()
