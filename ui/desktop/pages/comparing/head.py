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
"""All skills and the only cluster: with no more options than these, there is no choice."""


class GrowthHead(QWidget):
    """The title, the summary, the choice of view and its pickers; emits what the user chooses."""

    before_wanted = Signal(object)
    after_wanted = Signal(object)
    """Both are emitted with the id of a cycle."""
    rubric_wanted = Signal(object)
    order_wanted = Signal(object)
    """Emitted with True for the order by change, False for the rubric's order."""
    view_wanted = Signal(object)
    first_wanted = Signal(object)
    last_wanted = Signal(object)
    """Both are emitted with the id of a cycle, or None for no limit."""
    part_wanted = Signal(object)
    """Emitted with the chosen Part."""

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
        """Shows the page's title and its summary line."""
        self._title.setText(title)
        self._summary.setText(summary)

    def show_before(self, choices: Sequence[Review], pair: Pair) -> None:
        """Offers these earlier reviews, with the one of the pair chosen."""
        self._before.show_options(_titles(choices), pair.before and pair.before.cycle.id)

    def show_after(self, choices: Sequence[Review], pair: Pair) -> None:
        """Offers these later reviews, with the one of the pair chosen."""
        self._after.show_options(_titles(choices), pair.after.cycle.id)

    def show_span(self, history: History, chosen: GrowthChoice) -> None:
        """Offers the reviews that a history can start and end with, with the chosen ones."""
        first, last = span_options(history, chosen.first, chosen.last)
        self._first.show_options(*first)
        self._last.show_options(*last)

    def show_part(self, options: Options, chosen: Part) -> None:
        """Offers the parts of the rubric, with the chosen one; hidden when there is no choice."""
        self._part.show_options(options, chosen)
        self._part.setVisible(len(options) > FEWEST_PARTS or chosen != EVERYTHING)

    def show_order(self, *, by_change: bool, is_wanted: bool) -> None:
        """Shows the chosen order of the skills; hidden for a view with only one order."""
        self._order.show_options(ORDERS, by_change)
        self._order.setVisible(is_wanted)

    def show_view(self, view: Chart, pair: Pair, rubric_id: str) -> None:
        """Shows which view is open, and hides the pickers that it does not need.

        Call it after the other methods: a picker with only one option is hidden too.
        """
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
