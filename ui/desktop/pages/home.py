"""Home: where you left off, what moved last time, the rings so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assessment import walkthrough
from assessment.comparison import compare
from assessment.dates import day_words
from assessment.growth import History, history
from assessment.review import Review
from assessment.wording import capitalised, counted, time_words
from ui.desktop.page import Desk, Page
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.empty import empty_state
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.reading_order import set_reading_order
from ui.desktop.widgets.text import label, line

if TYPE_CHECKING:
    from ui.desktop.widgets.chart_view import ChartView

RINGS_BESIDE_FROM = 900
"""Page width at 100 % text from which the rings stand beside the words instead of below."""
LATEST = 4
RINGS_AFTER_MS = 40


class HomePage(Page):
    """The first page of every day."""

    name = "home"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rings: ChartView | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(desk.theme, 980)
        outer.addWidget(column)
        self._date = label("", "page")
        self._state = label("", "meta")
        column.box.addWidget(self._date)
        column.box.addWidget(self._state)
        column.box.addSpacing(16)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(40)
        column.box.addLayout(self._row)
        self._words_place = QVBoxLayout()
        self._words = QWidget()
        self._words_place.addWidget(self._words)
        self._words_place.addStretch(1)
        self._rings_place = QWidget()
        self._history: History | None = None
        self._row.addLayout(self._words_place, 3)
        self._row.addWidget(self._rings_place, 2)
        desk.theme.changed.connect(self._fit)

    def arrive(self) -> None:
        """Shows the journal as it is now."""
        reviews = self._desk.journal.reviews
        drafts, snapshots = reviews.drafts(), reviews.snapshots()
        today = self._desk.journal.now().astimezone().date()
        self._date.setText(day_words(today))
        self._state.setText(_state_words(drafts, snapshots))
        self._words_place.removeWidget(self._words)
        self._words.hide()
        self._words.deleteLater()
        self._words = self._make_words(drafts, snapshots)
        self._words_place.insertWidget(0, self._words)
        self._show_rings(snapshots)
        set_reading_order(self)
        first = next((b for b in self._words.findChildren(KeyButton)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_words(self, drafts: tuple[Review, ...], snapshots: tuple[Review, ...]) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        if self._desk.journal.preferences.is_sample:
            box.addWidget(self._sample_words())
        if not drafts and not snapshots:
            box.addWidget(
                empty_state(
                    "Nothing written yet",
                    "Where you left off, what moved and your growth rings will stand here.",
                    "Start my first review",
                    self._desk.ways.start_review,
                )
            )
            return made
        for index, draft in enumerate(reversed(drafts)):
            box.addWidget(self._draft_card(draft, first=index == 0))
        if not drafts:
            box.addWidget(
                KeyButton(
                    self._desk.theme,
                    "Start a review",
                    "Ctrl+N",
                    self._desk.ways.start_review,
                    "primary",
                ),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
        if snapshots:
            box.addSpacing(16)
            self._add_last_time(box, snapshots)
        return made

    def _draft_card(self, draft: Review, *, first: bool) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(20, 18, 20, 18)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(f"Where you left off · {draft.cycle.title}", "meta"))
        done = walkthrough.progress(draft)
        all_rated = done.committed == done.total
        place = walkthrough.resume_at(draft)
        if place is None or all_rated:
            words.addWidget(label("Every skill is rated", "section"))
            words.addWidget(label("Look back on it, then close it.", "muted"))
        else:
            words.addWidget(label(draft.skills[place.skill].title, "section"))
            question = walkthrough.question_at(draft, place)
            if question is not None and not draft.cycle.is_pulse:
                words.addWidget(label(question.text, "muted"))
        row.addLayout(words, 1)

        def go() -> None:
            ways = self._desk.ways
            (ways.look_back if all_rated else ways.walk)(draft.cycle.id)

        if first:
            primary = KeyButton(self._desk.theme, "Continue", "Ctrl+Return", go, "primary")
            self._continue(go)
        else:
            primary = button("Continue", go)
        primary.setAccessibleName(f"Continue {draft.cycle.title}")
        row.addWidget(primary, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _continue(self, go: object) -> None:
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        if callable(go):
            self.offer("Continue where I left off", "Ctrl+Return", go)

    def _add_last_time(self, box: QVBoxLayout, snapshots: tuple[Review, ...]) -> None:
        latest = snapshots[-1]
        before = walkthrough.earlier_snapshot(latest, snapshots)
        ways = self._desk.ways
        box.addWidget(label("Last time", "section"))
        if before is not None:
            hidden = self._desk.journal.reviews.hidden_skills()
            told = compare(before, latest, hidden).summary
            box.addWidget(label(f"{latest.cycle.title} beside {before.cycle.title}. {told}"))
        else:
            box.addWidget(label(f"{latest.cycle.title} is your first snapshot."))
        focus = [latest.skills[key].title for key in latest.cycle.focus if key in latest.skills]
        if focus:
            box.addWidget(label(f"You wanted to grow in: {', '.join(focus)}.", "muted"))
        box.addSpacing(12)
        box.addWidget(label("Reviews", "section"))
        for review in list(reversed(snapshots))[:LATEST]:
            cycle = review.cycle
            row = QHBoxLayout()
            row.addWidget(label(cycle.title), 1)
            read = button("Read", lambda cycle=cycle: ways.report(cycle.id), "link")
            read.setAccessibleName(f"Read {cycle.title}")
            row.addWidget(read)
            box.addLayout(row)
            box.addWidget(line())
        if len(snapshots) > LATEST:
            box.addWidget(button("All reviews", ways.reviews, "link"))

    def _sample_words(self) -> QWidget:
        card = QFrame()
        card.setProperty("role", "tint")
        row = QVBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        row.addWidget(
            label("This is a sample journal of a made-up person. Your own is a file apart.")
        )
        row.addWidget(button("Go to my own journal", self._desk.ways.own_journal, "link"))
        return card

    def _show_rings(self, snapshots: tuple[Review, ...]) -> None:
        self._rings_place.setVisible(bool(snapshots))
        if not snapshots:
            return
        hidden = self._desk.journal.reviews.hidden_skills()
        self._history = history(snapshots, snapshots[-1].rubrics[0].id, hidden)
        if self._rings is None:
            # The words come first: what draws charts takes longer to load than all the rest.
            QTimer.singleShot(RINGS_AFTER_MS, self._draw_rings)
        else:
            self._draw_rings()

    def _draw_rings(self) -> None:
        from ui.charts.kinds import ChartKind
        from ui.desktop.widgets.chart_view import ChartView

        if self._history is None:
            return
        if self._rings is None:
            self._rings = ChartView(self._desk.theme, compact=True)
            box = QVBoxLayout(self._rings_place)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(self._rings)
            box.addStretch(1)
        self._rings.show_chart(ChartKind.RINGS, self._history)

    def _fit(self) -> None:
        beside = self.width() / self._desk.theme.scale >= RINGS_BESIDE_FROM
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)


def _state_words(drafts: tuple[Review, ...], snapshots: tuple[Review, ...]) -> str:
    if drafts:
        done = walkthrough.progress(drafts[-1])
        left = f" · {time_words(done.minutes_left)} left" if done.minutes_left else ""
        return f"{drafts[-1].cycle.title} · {done.committed} of {done.total} skills{left}"
    if snapshots:
        return capitalised(f"{counted(len(snapshots), 'closed review')}, none open.")
    return "Your journal is empty."
