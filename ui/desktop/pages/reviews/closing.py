"""The closing page: the profile, what moved, where to grow, a reflection; then close."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assessment.comparing.comparison import Comparison
from assessment.comparing.context import RatingContext
from assessment.comparing.noise import noise_words
from assessment.comparing.profile import profile
from assessment.comparing.then_test import compare_with_memory
from assessment.model import SkillKey
from assessment.reviews.cycles import MOST_FOCUS_SKILLS, Place, place_of
from assessment.reviews.earlier import earlier_snapshot
from assessment.reviews.review import Review
from assessment.sharing import ShareableContext, comparison_to_share, profile_to_share
from assessment.walk.walkthrough import uncommitted, unrated
from assessment.wording import capitalised, counted
from storage.changes import Change, ChangeKind
from storage.file.refusals import ChangedElsewhere, NoSuchReview
from ui.desktop import destinations as to
from ui.desktop.choice_steps import note_choice
from ui.desktop.errors import show_known
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.reviews.reflection import Reflection
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.dialogs import confirm
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.reading_order import set_reading_order
from ui.desktop.widgets.text import label, line
from ui.desktop.widgets.tips import set_tip
from ui.desktop.widgets.toggle import toggle_chip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.charts.drawn import DrawnMark
    from ui.charts.live import LiveArea
    from ui.desktop.widgets.chart_table import ChosenRow
    from ui.desktop.widgets.chart_view import ChartView

CHOSEN = "Chosen, not committed:"
THREE_AT_MOST = "You can choose up to three. To swap, deselect one first."


class ClosingPage(Page):
    """Sums up one review and closes it."""

    def __init__(self, context: PageContext, cycle_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cycle_id = cycle_id
        self._reflection = Reflection(context, cycle_id, self._come_back)
        self._chips: dict[SkillKey, QPushButton] = {}
        self._titles: dict[SkillKey, str] = {}
        self._focus: tuple[SkillKey, ...] = ()
        self._chart: ChartView | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._column = Column(context.theme)
        outer.addWidget(self._column)
        box = self._column.box
        self._title = label("", "page")
        self._summary = label("", "body")
        self._noise = label("", "meta")
        self._missing = QWidget()
        self._chart_place = QVBoxLayout()
        self._focus_place = FlowLayout(gap=8)
        box.addWidget(self._title)
        box.addWidget(self._summary)
        box.addWidget(self._noise)
        box.addWidget(self._missing)
        box.addLayout(self._chart_place)
        others_place = QVBoxLayout()
        box.addLayout(others_place)
        box.addSpacing(16)
        box.addWidget(label("Where do you want to grow?", "section"))
        box.addWidget(label("Choose one to three. Fewer is easier to keep in mind.", "meta"))
        box.addLayout(self._focus_place)
        box.addSpacing(16)
        box.addWidget(label("Looking back", "section"))
        box.addWidget(self._reflection)
        box.addSpacing(8)
        box.addWidget(line())
        self._add_buttons(box)
        # Made last: on a new page Qt gives the focus to the widget made first.
        others = button("What others said", self._read_feedback, "link")
        set_tip(others, "Ctrl+Shift+O")
        others_place.addWidget(others, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer("Close this review", "Ctrl+Return", self._close)
        self.offer("Back to the review", "Ctrl+Shift+Return", self._walk)
        self.offer("What others said in this review", "Ctrl+Shift+O", self._read_feedback)
        self.offer("Save now", "Ctrl+S", self._reflection.flush)
        self.destroyed.connect(context.journal.subscribe(self._changed))

    @override
    def arrive(self) -> None:
        """Shows the review from the journal."""
        review = self._context.journal.reviews.review(self._cycle_id)
        self._title.setText(f"Looking back on {review.cycle.title}")
        earlier = earlier_snapshot(review, self._context.journal.reviews.snapshots())
        journal = self._context.journal
        rated = profile(review, journal.reviews.hidden_skills()).summary
        rating_context = journal.rating_context(earlier, review)
        compared = None if earlier is None else self._compared(earlier, review, rating_context)
        if compared is None:
            self._summary.setText(
                f"{rated} This is your first review, so there is nothing to compare yet."
            )
        else:
            moved = f"{compared.summary[:1].lower()}{compared.summary[1:]}"
            self._summary.setText(f"{rated} Since {compared.before_title}: {moved}")
        self._noise.setText("" if compared is None else noise_words(compared.noise))
        self._noise.setVisible(bool(self._noise.text()))
        self._show_missing(review)
        self._show_chart(review, earlier, journal.shareable_context(earlier, review))
        self._show_focus(review)
        self._column.settle()
        self._reflection.show_review(review)
        set_reading_order(self)

    @override
    def follow(self) -> None:
        self.arrive()

    @override
    def leave(self) -> bool:
        """Writes the reflection. Returns False, which keeps the page open, when that fails."""
        return self._reflection.flush()

    def _add_buttons(self, box: QVBoxLayout) -> None:
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(8)
        theme = self._context.theme
        row.addWidget(KeyButton(theme, "Back", "Ctrl+Shift+Return", self._walk))
        row.addStretch(1)
        row.addWidget(KeyButton(theme, "Close this review", "Ctrl+Return", self._close, "primary"))

    def _show_missing(self, review: Review) -> None:
        self._missing.hide()
        self._missing.deleteLater()
        self._missing = QWidget()
        row = FlowLayout(self._missing, gap=12)
        missing, chosen = unrated(review), uncommitted(review)
        others = tuple(key for key in missing if key not in chosen)
        for words, keys in ((CHOSEN, chosen), ("Not rated yet:", others)):
            if keys:
                row.addWidget(label(words, "meta", wrap=False))
            for key in keys:
                go = partial(self._walk, place_of(key))
                row.addWidget(button(review.skills[key].title, go, "link"))
        self._column.box.insertWidget(3, self._missing)
        self._missing.setVisible(bool(missing))

    def _compared(
        self, earlier: Review, review: Review, rating_context: RatingContext
    ) -> Comparison:
        hidden = self._context.journal.reviews.hidden_skills()
        return compare_with_memory(earlier, review, hidden, rating_context)

    def _show_chart(self, review: Review, earlier: Review | None, around: ShareableContext) -> None:
        from ui.charts.dumbbell import DUMBBELL
        from ui.charts.profile import PROFILE
        from ui.desktop.widgets.chart_view import ChartView

        if self._chart is None:
            self._chart = ChartView(self._context.theme, does="to open its skill in the review")
            self._chart.mark_chosen.connect(self._open_skill)
            self._chart_place.addWidget(self._chart)
        hidden = self._context.journal.reviews.hidden_skills()
        if earlier is None:
            self._chart.show_chart(PROFILE, profile_to_share(review, hidden, around))
        else:
            compared = comparison_to_share(earlier, review, hidden, around)
            self._chart.show_chart(DUMBBELL, compared)

    def _show_focus(self, review: Review) -> None:
        if not self._chips:
            for key, skill in review.skills.items():
                chip = toggle_chip(skill.title, "A skill to grow in")
                chip.setAccessibleName(f"Grow in {skill.title}")
                chip.clicked.connect(partial(self._focus_chosen, key))
                self._chips[key], self._titles[key] = chip, skill.title
                self._focus_place.addWidget(chip)
        self._focus = review.cycle.focus
        for key, chip in self._chips.items():
            chip.setChecked(key in self._focus)

    def _focus_chosen(self, key: SkillKey, *_checked: object) -> None:
        chosen = tuple(key for key, chip in self._chips.items() if chip.isChecked())
        if len(chosen) > MOST_FOCUS_SKILLS:
            self._chips[key].setChecked(False)
            self._context.notice.say(THREE_AT_MOST, about=self)
            return
        before = self._focus
        try:
            self._context.journal.reviews.set_focus(self._cycle_id, chosen, read=self._focus)
        except ChangedElsewhere as error:
            show_known(self, error)
            self.arrive()
        else:
            self._focus = chosen
            what, turn = f"“Grow in {self._titles[key]}”", partial(self._turn_focus, key)
            note_choice(self._context.window.history, what, before, chosen, turn)

    def _turn_focus(
        self, key: SkillKey, expected: tuple[SkillKey, ...], wanted: tuple[SkillKey, ...]
    ) -> bool:
        """Puts back the skills to grow in, on this page, unless others were chosen since."""
        reviews = self._context.journal.reviews
        if reviews.review(self._cycle_id).cycle.focus != expected or not self._come_back():
            return False
        reviews.set_focus(self._cycle_id, wanted, read=expected)
        self.arrive()
        self._chips[key].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _come_back(self) -> bool:
        """Opens this page from any other one, while the review is open; False if it can't."""
        is_open = self._context.journal.reviews.review(self._cycle_id).cycle.is_draft
        if is_open and not self.isVisible():
            self._context.navigation.go(to.closing(self._cycle_id))
        return is_open and self.isVisible()

    def _changed(self, change: Change) -> None:
        # An undo in the notice bar can restore or remove feedback, an entry, or another review.
        is_elsewhere = change.kind is ChangeKind.CYCLE and change.cycle_id != self._cycle_id
        said_or_noted = change.kind in (ChangeKind.FEEDBACK, ChangeKind.EVIDENCE)
        if self.isVisible() and (is_elsewhere or said_or_noted):
            # A review that was deleted elsewhere stays on the page while one writes.
            with suppress(NoSuchReview):
                self.arrive()

    def _close(self) -> None:
        if not self._reflection.flush():
            return
        review = self._context.journal.reviews.review(self._cycle_id)
        missing, chosen = unrated(review), uncommitted(review)
        words = (
            "A closed review is read-only. You can reopen it later; the journal records that you "
            "did."
        )
        if missing:
            these = counted(len(missing), "skill")
            stays = "stays" if len(missing) == 1 else "stay"
            titles = ", ".join(review.skills[key].title for key in chosen)
            which = f" {CHOSEN} {titles}." if chosen else ""
            words = f"{capitalised(these)} {stays} unrated.{which} {words}"
        if not confirm(self, f"Close “{review.cycle.title}”?", words, "Close the review"):
            return
        self._context.journal.reviews.close(self._cycle_id)
        self._context.notice.say(
            f"“{review.cycle.title}” is closed.", self._reopen, self._close_again
        )
        self._context.navigation.go(to.report(self._cycle_id))

    def _reopen(self) -> str:
        cycle = self._context.journal.reviews.reopen(self._cycle_id)
        self._context.navigation.go(to.closing(self._cycle_id))
        return f"“{cycle.title}” is open again."

    def _close_again(self) -> str:
        cycle = self._context.journal.reviews.close(self._cycle_id)
        self._context.navigation.go(to.report(self._cycle_id))
        return f"“{cycle.title}” is closed again."

    def _walk(self, place: Place | None = None) -> None:
        self._context.navigation.go(to.walk(self._cycle_id, place))

    def _open_skill(self, chosen: DrawnMark | LiveArea | ChosenRow) -> None:
        review = self._context.journal.reviews.review(self._cycle_id)
        if chosen.key in review.skills:
            self._walk(place_of(chosen.key))
        else:
            self._context.notice.say("That skill is not in this review.", about=self)

    def _read_feedback(self) -> None:
        self._context.navigation.go(to.feedback(self._cycle_id))
