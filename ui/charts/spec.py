"""The description of a chart. A chart is a module with one `ChartSpec`, listed in the catalogue.

matplotlib is imported only when a chart is drawn or measured, so reading a spec is cheap.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.profile import Profile
from assessment.model import SkillKey
from assessment.sharing import Shareable, value_of
from ui.charts.drawn import DrawnChart
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ui.charts.sheet import ChartSheet

ChartData: TypeAlias = Shareable[Comparison | Profile | History]
"""What a chart is drawn from: two reviews, one review, or all reviews by one rubric.

A chart can be copied and saved with one click, so it is drawn only from what may be shared.
"""

Values = TypeVar("Values", Comparison, Profile, History)


@dataclass(frozen=True)
class ChartOptions:
    """Options for drawing. A chart that does not support an option ignores it.

    `by_change` orders the skills from the largest rise to the largest fall; `highlight` is the
    skill to emphasise; `within` is the height in CSS pixels to keep within, down to a size at which
    the chart can still be read.
    """

    by_change: bool = False
    highlight: SkillKey | None = None
    within: float = inf


PLAIN = ChartOptions()


@dataclass(frozen=True)
class ChartSpec(Generic[Values]):
    """A chart: its names, the type it is drawn from, and the functions that draw and measure it.

    `name` is used on the command line; `title` is used on screen, and must be short enough for all
    titles to fit in one row; `shows` ends a sentence in the command line's help. `needs` is the
    type of the values. `on_sheet` and `height` implement `draw` and `preferred_height`. `orders`,
    `highlights` and `scales` (for `within`) say which options it supports. `instead_of` names the
    chart that shows the same and reads better; such a chart is offered beside that one, and not
    among the first, where `form` tells the two apart.
    """

    name: str
    title: str
    shows: str
    needs: type[Values]
    on_sheet: Callable[[ChartSheet, Values, ChartOptions], DrawnChart]
    height: Callable[[Values, ChartStyle, float, ChartOptions], float]
    orders: bool = False
    highlights: bool = False
    scales: bool = False
    instead_of: str = ""
    form: str = "a picture"

    def draw(
        self, figure: Figure, values: ChartData, style: ChartStyle, options: ChartOptions = PLAIN
    ) -> DrawnChart:
        """Draws the chart on the figure, which is cleared first.

        Raises TypeError if the values are not of the type in `needs`, or may not be shared.
        """
        from ui.charts.sheet import ChartSheet

        return self.on_sheet(ChartSheet(figure, style), self._accepted(values), options)

    def preferred_height(
        self, values: ChartData, style: ChartStyle, width: float, options: ChartOptions = PLAIN
    ) -> float:
        """The height in CSS pixels that the chart needs at this width. Raises as `draw` does."""
        return self.height(self._accepted(values), style, width, options)

    def _accepted(self, values: ChartData) -> Values:
        value = value_of(values)
        if not isinstance(value, self.needs):
            raise TypeError(f"a {self.name} chart is not drawn from a {type(value).__name__}")
        return value


Chart: TypeAlias = ChartSpec[Any]
"""A chart of any type of values."""
