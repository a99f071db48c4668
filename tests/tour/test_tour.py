"""The tour, which stands in for the window where there is no display."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.tour.__main__ import ROOT


def test_the_tour_comes_to_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    command = [sys.executable, "-m", "tests.tour", "--brief", "--to", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=540
    )
    assert done.returncode == 0, done.stderr
    assert all(path.stat().st_size for path in folder.rglob("*.*"))
    assert {".png", ".pdf", ".html", ".md"} <= {path.suffix for path in folder.iterdir()}
