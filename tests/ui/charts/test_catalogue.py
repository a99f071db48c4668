"""What every chart offers without being drawn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ui.charts.catalogue import CHARTS

ROOT = Path(__file__).resolve().parents[3]


def test_asking_what_charts_there_are_loads_nothing_that_draws() -> None:
    code = (
        "import sys; from ui.charts.catalogue import CHARTS;"
        "print([(c.name, c.title, c.needs.__name__) for c in CHARTS][0]);"
        "print([n for n in ('matplotlib', 'numpy', 'PySide6') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["('dumbbell', 'Side by side', 'Comparison')", "[]"]


def test_every_chart_has_a_name_and_words_of_its_own() -> None:
    assert len({chart.name for chart in CHARTS}) == len(CHARTS)
    assert len({chart.shows for chart in CHARTS}) == len(CHARTS)
    assert not [chart for chart in CHARTS if chart.shows.endswith(".")]
