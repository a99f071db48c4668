"""The head of the Growth page: what is shown, and the pickers that choose it.

Where it would take too much of the window, as with large letters, the views are in a menu beside
the title and the pickers are folded away, so that the chart is in view.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.narrowing import EVERYTHING, Part
from assessment.comparing.pairs import Pair
from assessment.comparing.profile import Profile
from assessment.reviews.review import Review
from ui.charts import catalogue
from ui.charts.spec import Chart
from ui.desktop.pages.comparing.choosing import GrowthChoice, Options, span_options
from ui.desktop.pages.comparing.empty import TITLE
from ui.desktop.pages.comparing.picker_row import PickerRow
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.flow import flow_of
from ui.desktop.widgets.picker import ARROW, Picker
from ui.desktop.widgets.reading_order import holds_keyboard
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tips import set_tip
from ui.desktop.widgets.toggle import Toggle
from ui.overriding import override

ORDERS = ((False, "Rubric order"), (True, "By change"))

FEWEST_PARTS = 2
"""All skills and the only cluster: with no more options than these, there is no choice."""


MOST_OF_PAGE = 0.4
"""The share of the page's height from which the head is compact."""

FOLDED, WHAT_IS_FOLDED = "Choose", "Choose the reviews, the rubric and the skills"
GAP = 8


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
        self._view_menu = Picker("View")
        self._view_names = names
        self._fold = Toggle(FOLDED + ARROW, "segment")
        self._fold.setAccessibleName(WHAT_IS_FOLDED)
        set_tip(self._fold, WHAT_IS_FOLDED)
        self._ends = ends = (self._before, self._after, self._first, self._last)
        self._pickers = PickerRow((*ends, self._rubric, self._part, self._order, self._form))
        # Never shown: it measures the words of the other views.
        self._probe = label("")
        self._every_summary: tuple[str, ...] = ()
        self._page_height = 0
        self._is_compact = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        self._probe.setParent(self)
        self._probe.hide()
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        # The words of one line, in which the menu and the pickers' button have their place.
        title = label(TITLE, "page", wrap=False)
        self._top = flow_of(title, self._view_menu, self._fold, gap=2 * GAP)
        for part in (self._top, self._summary, self._view, self._pickers):
            box.addWidget(part)

    def _connect(self) -> None:
        for picker, wanted in (
            (self._before, self.before_wanted),
            (self._after, self.after_wanted),
            (self._rubric, self.rubric_wanted),
            (self._order, self.order_wanted),
            (self._view, self.view_wanted),
            (self._view_menu, self.view_wanted),
            (self._form, self.view_wanted),
            (self._first, self.first_wanted),
            (self._last, self.last_wanted),
            (self._part, self.part_wanted),
        ):
            picker.chosen.connect(wanted)
        self._fold.toggled.connect(self._show_form)

    def show_words(self, shown: str, of_views: Sequence[str]) -> None:
        """Shows the summary below the title.

        `of_views` are those of every view: all have the same room, so that nothing moves when
        another view is opened.
        """
        self._summary.setText(shown)
        self._every_summary = (shown, *of_views)
        self.fit(self._page_height)

    def fit(self, page_height: int) -> None:
        """Takes the compact form if the usual one would take too much of that height (pixels)."""
        self._page_height = page_height
        self._summary.setMinimumHeight(self._height_of_summary())
        usual = self._height_of_usual_form()
        self._is_compact = usual > MOST_OF_PAGE * page_height > 0
        self._show_form()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self._page_height)

    def _height_of_summary(self) -> int:
        """The height of the longest summary of any view."""
        heights = [0]
        for words in self._every_summary:
            self._probe.setText(words)
            heights.append(self._probe.heightForWidth(self.width()))
        return max(heights)

    def _height_of_usual_form(self) -> int:
        parts = self._view.heightForWidth(self.width()), self._pickers.heightForWidth(self.width())
        title = self._top.sizeHint().height()
        return title + self._summary.minimumHeight() + sum(parts) + 3 * GAP

    def _show_form(self) -> None:
        """Shows the views and the pickers in their usual form or in the compact one."""
        held = next((part for part in (self._view, self._pickers) if holds_keyboard(part)), None)
        has_pickers = any(not picker.isHidden() for picker in self._pickers.pickers)
        is_folded = self._is_compact and not self._fold.isChecked()
        had_menu = self._view_menu.hasFocus() or self._fold.hasFocus()
        self._view_menu.setVisible(self._is_compact)
        self._fold.setVisible(self._is_compact and has_pickers)
        if self._is_compact and held is self._view:
            self._view_menu.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_folded and held is self._pickers:
            self._fold.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.setVisible(not self._is_compact)
        self._pickers.setVisible(not is_folded)
        if had_menu and not self._is_compact:
            self._view.focus_chosen()

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
        self._view_menu.show_options(self._view_names, forms[0])
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
        self.fit(self._page_height)


def _forms_of(view: Chart) -> list[Chart]:
    """The charts that show the same as this one, the one that reads best first."""
    name = view.instead_of or view.name
    first = [chart for chart in catalogue.CHARTS if chart.name == name]
    return first + [chart for chart in catalogue.CHARTS if chart.instead_of == name]


def _titles(reviews: Sequence[Review]) -> list[tuple[object, str]]:
    return [(review.cycle.id, review.cycle.title) for review in reversed(reviews)]
