"""The list of reviews: open ones to continue, closed ones to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assessment.dates import date_words, period_words
from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.earlier import earlier_snapshot
from assessment.walk.second_walk import steps_of_repeat, steps_of_then_test
from ui.desktop import destinations as to
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.reviews.acts import ReviewActs
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.empty import BELOW_HEAD, empty_state
from ui.desktop.widgets.head_row import HeadRow
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.live_card import LiveCard
from ui.desktop.widgets.memory_offer import QUESTION
from ui.desktop.widgets.menu import show_menu
from ui.desktop.widgets.neighbour import neighbour_of
from ui.desktop.widgets.reading_order import focus_on, set_reading_order
from ui.desktop.widgets.spoken import ReadAs, read_as
from ui.desktop.widgets.text import label, set_role
from ui.overriding import override

RATE_AGAIN = "Rate a second time"

ROWS_AT_ONCE = 16
"""How many reviews are added at once: more than the window shows."""


class CyclesPage(Page):
    """The list of reviews, with the actions on each."""

    stays_as_left = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._acts = ReviewActs(context, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(context.theme)
        outer.addWidget(column)
        self._start = KeyButton(
            context.theme,
            "Start a review",
            "Ctrl+N",
            partial(context.navigation.go, to.start_review()),
        )
        column.box.addWidget(HeadRow(label("Reviews", "page"), self._start))
        self._place = QVBoxLayout()
        column.box.addLayout(self._place)
        self._shown = QWidget()
        self._place.addWidget(self._shown)
        self._again = self.offer("Rate my latest review a second time", "", self._rate_again)
        self._then = self.offer(QUESTION, "", self._then_test)
        self._listed: tuple[ReviewCycle, ...] | None = None
        self._cards: dict[str, QWidget] = {}
        """The cards, by the ids of their cycles, in the order of the list."""
        self._later: list[tuple[QVBoxLayout, ReviewCycle]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._add_rows)

    @override
    def arrive(self) -> None:
        """Lists the journal's reviews, newest first."""
        cycles = self._context.journal.reviews.cycles()
        self._offer_second_ratings(cycles)
        if cycles == self._listed:
            return
        held, before = self._with_keyboard(), list(self._cards)
        self._listed = cycles
        self._cards = {}
        self._place.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._later = []
        self._shown = self._list(cycles) if cycles else self._empty()
        self._start.setVisible(bool(cycles))
        set_role(self._start, "plain" if any(c.is_draft for c in cycles) else "primary")
        self._place.addWidget(self._shown)
        set_reading_order(self)
        if held is not None:
            self._keep_keyboard(held, before)
        elif any(cycle.is_draft for cycle in cycles):
            self._begin_at_open_review()

    def _with_keyboard(self) -> str | None:
        """The cycle id of the row with the focus, if any has it."""
        focused = self.window().focusWidget()
        cards = self._cards.items()
        return next((key for key, card in cards if card.isAncestorOf(focused)), None)

    def _begin_at_open_review(self) -> None:
        """Gives the focus to Continue, unless it is beside the page, as on a notice."""
        focused = self.window().focusWidget()
        if focused and not self.isAncestorOf(focused):
            return
        first = next(iter(self._cards.values()))
        QTimer.singleShot(0, first, partial(focus_on, first))

    def _keep_keyboard(self, held: str, before: Sequence[str]) -> None:
        """Gives the focus to the row where it was, or to the one in its place."""
        while self._later:
            self._add_rows()
        row = neighbour_of(held, before, list(self._cards))
        part = self._shown if row is None else self._cards[row]
        # New rows become visible only in the next turn of the event loop.
        QTimer.singleShot(0, part, partial(focus_on, part))

    def _empty(self) -> QWidget:
        return empty_state(
            "No review yet",
            "Your reviews will appear here, newest first: open ones to continue, closed ones to "
            "read, compare and save as a report.",
            "Start my first review",
            partial(self._context.navigation.go, to.start_review()),
        )

    def _list(self, cycles: tuple[ReviewCycle, ...]) -> QWidget:
        made = QWidget()
        read_as(made, ReadAs.LIST, "Reviews")
        box = QVBoxLayout(made)
        box.setContentsMargins(0, BELOW_HEAD, 0, 0)
        box.setSpacing(8)
        drafts = [cycle for cycle in reversed(cycles) if cycle.is_draft]
        closed = [cycle for cycle in reversed(cycles) if not cycle.is_draft]
        for title, some in (("Open", drafts), ("Closed", closed)):
            if not some:
                continue
            box.addWidget(label(title, "section"))
            rows = QVBoxLayout()
            rows.setSpacing(8)
            self._later += [(rows, cycle) for cycle in some]
            box.addLayout(rows)
            box.addSpacing(8)
        self._add_rows()
        return made

    def _add_rows(self) -> None:
        """Adds the next reviews; the rest follow once these are painted, so the page opens fast."""
        now, self._later = self._later[:ROWS_AT_ONCE], self._later[ROWS_AT_ONCE:]
        for rows, cycle in now:
            rows.addWidget(self._card(cycle))
        if self._later:
            self._soon.start(0)
        else:
            set_reading_order(self)

    def _card(self, cycle: ReviewCycle) -> QWidget:
        go = self._context.navigation.go
        wanted = to.walk(cycle.id) if cycle.is_draft else to.report(cycle.id)
        card = LiveCard(partial(go, wanted))
        read_as(card, ReadAs.ITEM, f"{cycle.title}, {_meta(cycle)}")
        row = QHBoxLayout(card)
        row.setContentsMargins(20, 14, 14, 14)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        row.addLayout(words, 1)
        words.addWidget(label(cycle.title, "strong"))
        words.addWidget(label(_meta(cycle), "meta"))
        if cycle.is_draft:
            onward = button("Continue", partial(go, wanted), "primary")
            onward.setAccessibleName(f"Continue {cycle.title}")
        else:
            onward = button("Read", partial(go, wanted))
            onward.setAccessibleName(f"Read {cycle.title}")
        more = button(
            "More  ▾", lambda: self._show_menu(more, cycle), name=f"More for {cycle.title}"
        )
        self._cards[cycle.id] = card
        row.addWidget(onward, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _show_menu(self, anchor: QPushButton, cycle: ReviewCycle) -> None:
        go = self._context.navigation.go
        lines: list[tuple[str, Callable[[], None]]] = [
            ("What others said", partial(go, to.feedback(cycle.id))),
            ("Rename…", partial(self._acts.rename, cycle)),
            ("Delete", partial(self._acts.delete, cycle)),
        ]
        if cycle.is_draft:
            lines[:0] = [
                ("Look back and close", partial(go, to.closing(cycle.id))),
                ("Report", partial(go, to.report(cycle.id))),
            ]
        else:
            lines[:0] = [
                ("Page to keep", partial(go, to.yearly_page(cycle.id))),
                *_second_ratings(self._context, cycle),
                ("Reopen…", partial(self._acts.reopen, cycle)),
            ]
        show_menu(anchor, lines)

    def _offer_second_ratings(self, cycles: tuple[ReviewCycle, ...]) -> None:
        """Adds the second looks at the latest closed review to the palette."""
        closed = [cycle for cycle in cycles if not cycle.is_draft]
        offered = dict(_second_ratings(self._context, closed[-1]) if closed else ())
        for action, words in ((self._again, RATE_AGAIN), (self._then, QUESTION)):
            action.setEnabled(words in offered)
        self._second_ratings = offered

    def _rate_again(self) -> None:
        self._second_ratings[RATE_AGAIN]()

    def _then_test(self) -> None:
        self._second_ratings[QUESTION]()


def _meta(cycle: ReviewCycle) -> str:
    parts = [period_words(cycle.period)]
    if cycle.is_pulse:
        parts.append("pulse")
    if cycle.closed_on is not None and not cycle.is_draft:
        parts.append(f"closed on {date_words(cycle.closed_on)}")
    if cycle.reopened_on is not None:
        parts.append(f"reopened on {date_words(cycle.reopened_on)}")
    return " · ".join(parts)


def _second_ratings(
    context: PageContext, cycle: ReviewCycle
) -> tuple[tuple[str, Callable[[], None]], ...]:
    """The second looks that a closed review allows, each with its words.

    The look back is at the closed review before it.
    """
    journal, go = context.journal, context.navigation.go
    reviews = journal.reviews
    review, hidden = reviews.review(cycle.id), reviews.hidden_skills()
    found: list[tuple[str, Callable[[], None]]] = []
    if steps_of_repeat(review, journal.repeats.everything(), hidden):
        found.append((RATE_AGAIN, partial(go, to.repeat(cycle.id))))
    then_ratings = journal.then_ratings.everything()
    before = earlier_snapshot(review, reviews.snapshots())
    if before is not None and steps_of_then_test(before, review, then_ratings, hidden):
        found.append((QUESTION, partial(go, to.then_test(before.cycle.id, cycle.id))))
    return tuple(found)
