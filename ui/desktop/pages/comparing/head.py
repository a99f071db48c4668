"""The head of the Growth page: what is shown, and the pickers that choose it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.narrowing import EVERYTHING, Part
from assessment.comparing.pairs import Pair
from assessment.reviews.review import Review
from ui.charts import catalogue
from ui.charts.spec import Chart
from ui.desktop.pages.comparing.choosing import GrowthChoice, Options, span_options
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.flow import flow_of
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.text import label

ORDERS = ((False, "Rubric order"), (True, "By change"))

FEWEST_PARTS = 2
"""All skills, and the only one: there is no choice."""


class GrowthHead(QWidget):
    """Title, summary, the choice of view and its pickers. Tells what the user wants to see."""

    before_wanted = Signal(object)
    after_wanted = Signal(object)
    """The id of a cycle."""
    rubric_wanted = Signal(object)
    order_wanted = Signal(object)
    """Whether the skills come by change."""
    view_wanted = Signal(object)
    first_wanted = Signal(object)
    last_wanted = Signal(object)
    """The id of a cycle, or None for all."""
    part_wanted = Signal(object)
    """A Part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._title = label("", "page")
        self._summary = label("")
        self._before = Picker("Earlier review")
        self._after = Picker("Later review")
        self._rubric = Picker("Rubric")
        self._order = Picker("Order of the skills")
        self._first = Picker("From review")
        self._last = Picker("To review")
        self._part = Picker("Skills shown")
        names = [(chart, chart.title) for chart in catalogue.CHARTS]
        self._view = Choice("View", names, may_clear=False)
        self._before.chosen.connect(self.before_wanted)
        self._after.chosen.connect(self.after_wanted)
        self._rubric.chosen.connect(self.rubric_wanted)
        self._order.chosen.connect(self.order_wanted)
        self._view.chosen.connect(self.view_wanted)
        self._first.chosen.connect(self.first_wanted)
        self._last.chosen.connect(self.last_wanted)
        self._part.chosen.connect(self.part_wanted)
        box.addWidget(self._title)
        box.addWidget(self._summary)
        box.addSpacing(4)
        box.addWidget(self._view)
        ends = (self._before, self._after, self._first, self._last)
        box.addWidget(flow_of(*ends, self._rubric, self._part, self._order))

    def show_words(self, title: str, summary: str) -> None:
        """Says what is shown and what it comes to."""
        self._title.setText(title)
        self._summary.setText(summary)

    def show_before(self, choices: Sequence[Review], pair: Pair) -> None:
        """Shows which earlier reviews there are, and the one that is chosen."""
        self._before.show_options(_titles(choices), pair.before and pair.before.cycle.id)

    def show_after(self, choices: Sequence[Review], pair: Pair) -> None:
        """Shows which later reviews there are, and the one that is chosen."""
        self._after.show_options(_titles(choices), pair.after.cycle.id)

    def show_span(self, history: History, chosen: GrowthChoice) -> None:
        """Shows between which reviews a history lies, and which others there are."""
        first, last = span_options(history, chosen.first, chosen.last)
        self._first.show_options(*first)
        self._last.show_options(*last)

    def show_part(self, options: Options, chosen: Part) -> None:
        """Shows which skills there are to choose from, and which are chosen."""
        self._part.show_options(options, chosen)
        self._part.setVisible(len(options) > FEWEST_PARTS or chosen != EVERYTHING)

    def show_order(self, *, by_change: bool, is_wanted: bool) -> None:
        """Shows in which order the skills come, where they come in one or the other."""
        self._order.show_options(ORDERS, by_change)
        self._order.setVisible(is_wanted)

    def show_view(self, view: Chart, pair: Pair, rubric_id: str) -> None:
        """Shows which view is open; after the pickers' choices, for one without use is away."""
        self._view.show_value(view)
        self._rubric.show_options([(r.id, r.title) for r in pair.rubrics], rubric_id)
        of_two = view.needs is Comparison and pair.before is not None
        self._before.setVisible(of_two and self._before.has_choice)
        self._after.setVisible(view.needs is not History and self._after.has_choice)
        for end in (self._first, self._last):
            end.setVisible(view.needs is History and end.has_choice)
        self._rubric.setVisible(self._rubric.has_choice)


def _titles(reviews: Sequence[Review]) -> list[tuple[object, str]]:
    return [(review.cycle.id, review.cycle.title) for review in reversed(reviews)]
