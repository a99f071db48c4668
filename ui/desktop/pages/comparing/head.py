"""The head of the Growth page: what is shown, and the pickers that choose it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.narrowing import EVERYTHING, Part
from assessment.comparing.pairs import Pair
from assessment.comparing.profile import Profile
from assessment.reviews.review import Review
from ui.charts import catalogue
from ui.charts.spec import Chart
from ui.desktop.pages.comparing.choosing import GrowthChoice, Options, span_options
from ui.desktop.pages.comparing.picker_row import PickerRow
from ui.desktop.pages.comparing.views import Words
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.text import label
from ui.overriding import override

WORDS_GAP = 8
"""The room between the title and the summary, in pixels."""
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
        self._form = Picker("Drawn as")
        names = [(chart, chart.title) for chart in catalogue.CHARTS if not chart.instead_of]
        self._view = Choice("View", names, may_clear=False)
        self._before.chosen.connect(self.before_wanted)
        self._after.chosen.connect(self.after_wanted)
        self._rubric.chosen.connect(self.rubric_wanted)
        self._order.chosen.connect(self.order_wanted)
        self._view.chosen.connect(self.view_wanted)
        self._form.chosen.connect(self.view_wanted)
        self._first.chosen.connect(self.first_wanted)
        self._last.chosen.connect(self.last_wanted)
        self._part.chosen.connect(self.part_wanted)
        # Never shown: they measure the words of the other views.
        self._probes = tuple(label("", role) for role in ("page", "body"))
        for probe in self._probes:
            probe.setParent(self)
            probe.hide()
        self._every_words: tuple[Words, ...] = ()
        # Title and summary belong together: the room for longer ones is below both.
        self._words = QWidget()
        words_box = QVBoxLayout(self._words)
        words_box.setContentsMargins(0, 0, 0, 0)
        words_box.setSpacing(WORDS_GAP)
        words_box.addWidget(self._title)
        words_box.addWidget(self._summary)
        words_box.addStretch(1)
        box.addWidget(self._words)
        box.addSpacing(4)
        box.addWidget(self._view)
        self._ends = ends = (self._before, self._after, self._first, self._last)
        self._pickers = PickerRow((*ends, self._rubric, self._part, self._order, self._form))
        box.addWidget(self._pickers)

    def show_words(self, shown: Words, of_views: Sequence[Words]) -> None:
        """Shows the page's title and its summary line.

        `of_views` are those of every view: all have the same room, so that nothing moves when
        another view is opened.
        """
        self._title.setText(shown.title)
        self._summary.setText(shown.summary)
        self._every_words = (shown, *of_views)
        self._keep_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        most = 0
        for words in self._every_words:
            heights = [
                self._height_of(probe, text)
                for probe, text in zip(self._probes, words, strict=True)
            ]
            most = max(most, sum(heights) + WORDS_GAP)
        self._words.setMinimumHeight(most)

    def _height_of(self, probe: QLabel, text: str) -> int:
        probe.setText(text)
        return probe.heightForWidth(self.width())

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

    def show_view(
        self, view: Chart, pair: Pair, rubric_id: str, *, by_change: bool, can_turn: bool
    ) -> None:
        """Shows which view is open, and hides the pickers that it does not need.

        `can_turn` says whether two reviews side by side have more than one order. Call it after
        the other methods: a picker with only one option is hidden too.
        """
        forms = _forms_of(view)
        self._view.show_value(forms[0])
        self._form.show_options([(form, f"As {form.form}") for form in forms], view)
        rubrics = pair.after.rubrics if view.needs is Profile else pair.rubrics
        self._rubric.show_options([(r.id, r.title) for r in rubrics], rubric_id)
        self._order.show_options(ORDERS, by_change)
        has_before = pair.before is not None and self._before.has_choice
        own = {
            Comparison: [self._before] * has_before + [self._after] * self._after.has_choice,
            Profile: [self._after] * self._after.has_choice,
            History: [end for end in (self._first, self._last) if end.has_choice],
        }
        common = [self._rubric] * self._rubric.has_choice
        common += [self._part] * (not self._part.isHidden())
        groups = {kind: [*pickers, *common] for kind, pickers in own.items()}
        groups[Comparison] += [self._order] * can_turn
        groups[view.needs] += [self._form] * (len(forms) > 1)
        shown = set(groups[view.needs])
        if not view.orders:
            shown.discard(self._order)
        for picker in (*self._ends, self._rubric, self._order, self._form):
            picker.setVisible(picker in shown)
        self._pickers.keep_room_for(tuple(groups.values()))


def _forms_of(view: Chart) -> list[Chart]:
    """The charts that show the same as this one, the one that reads best first."""
    name = view.instead_of or view.name
    first = [chart for chart in catalogue.CHARTS if chart.name == name]
    return first + [chart for chart in catalogue.CHARTS if chart.instead_of == name]


def _titles(reviews: Sequence[Review]) -> list[tuple[object, str]]:
    return [(review.cycle.id, review.cycle.title) for review in reversed(reviews)]
