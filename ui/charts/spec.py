"""What a chart says of itself. A chart is a module with one `ChartSpec`, and its place in a tuple.

Nothing here imports matplotlib until a chart is drawn or measured, so asking is cheap.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
"""What charts are drawn from: two reviews, one review, or every review by one rubric.

A chart can be copied and saved with one click, so all of it may leave the journal.
"""

Values = TypeVar("Values", Comparison, Profile, History)


@dataclass(frozen=True)
class ChartOptions:
    """What can be asked of a chart. One that doesn't take an option is drawn as without it.

    `by_change` orders the skills from the largest rise to the largest fall; `highlight` is the
    skill that is brought out among the others.
    """

    by_change: bool = False
    highlight: SkillKey | None = None


PLAIN = ChartOptions()


@dataclass(frozen=True)
class ChartSpec(Generic[Values]):
    """A chart: what it is called, what it is drawn from, and how.

    `name` is what the command line calls it; `title` is its name on screen, short enough for all
    of them to stand in one row; `shows` ends a sentence in the command line's help. `needs` is the
    type of what it is drawn from. `on_sheet` and `height` do the work of `draw` and
    `preferred_height`. `orders` and `highlights` say which options it takes.
    """

    name: str
    title: str
    shows: str
    needs: type[Values]
    on_sheet: Callable[[ChartSheet, Values, ChartOptions], DrawnChart]
    height: Callable[[Values, ChartStyle, float, ChartOptions], float]
    orders: bool = False
    highlights: bool = False

    def draw(
        self, figure: Figure, values: ChartData, style: ChartStyle, options: ChartOptions = PLAIN
    ) -> DrawnChart:
        """Draws the chart in place of what the figure held.

        Raises TypeError for other values than it `needs`, and for what may not leave the journal.
        """
        from ui.charts.sheet import ChartSheet

        return self.on_sheet(ChartSheet(figure, style), self._accepted(values), options)

    def preferred_height(
        self, values: ChartData, style: ChartStyle, width: float, options: ChartOptions = PLAIN
    ) -> float:
        """The height in CSS pixels that the chart wants at a width. Raises as `draw` does."""
        return self.height(self._accepted(values), style, width, options)

    def _accepted(self, values: ChartData) -> Values:
        value = value_of(values)
        if not isinstance(value, self.needs):
            raise TypeError(f"a {self.name} chart is not drawn from a {type(value).__name__}")
        return value


Chart: TypeAlias = ChartSpec[Any]
"""Any chart, whatever it needs."""
