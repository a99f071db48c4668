"""The list of all charts, for the window, the reports and the command line."""

from __future__ import annotations

from ui.charts.dumbbell import DUMBBELL
from ui.charts.energy import ENERGY
from ui.charts.heatmap import HEATMAP
from ui.charts.profile import PROFILE
from ui.charts.radar import RADAR
from ui.charts.rings import RINGS
from ui.charts.slope import SLOPE
from ui.charts.spec import Chart
from ui.charts.steps import STEPS

CHARTS: tuple[Chart, ...] = (DUMBBELL, PROFILE, SLOPE, RINGS, STEPS, HEATMAP, ENERGY, RADAR)
"""All charts, in the order they are offered and numbered as shortcuts on the Growth page."""
