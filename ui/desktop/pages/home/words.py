"""The upper words of home: open reviews to continue, or one to start, and the offer of a repeat."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop import destinations as to
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from assessment.home.glance import Card, Glance, RepeatOffer
    from ui.desktop.page import PageContext

LEFT = Qt.AlignmentFlag.AlignLeft


class HomeWords(QWidget):
    """What a glance says of what to do now. `offers` are its actions: words, keys, function."""

    def __init__(
        self, context: PageContext, glance: Glance, on_change: Callable[[], object]
    ) -> None:
        """`on_change` is called when an action here changed the journal."""
        super().__init__()
        self._context = context
        self._on_change = on_change
        self.offers: list[tuple[str, str, Callable[[], object]]] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        if glance.is_sample:
            self._box.addWidget(self._sample_words())
            self._box.addSpacing(6)
        if glance.cards or glance.closed:
            self._add_words(glance)
        else:
            self._box.addWidget(self._empty_state())

    def _add_words(self, glance: Glance) -> None:
        for index, card in enumerate(glance.cards):
            self._box.addWidget(self._draft_card(card, first=index == 0))
        if not glance.cards:
            start = KeyButton(
                self._context.theme, "Start a review", "Ctrl+N", self._start_review, "primary"
            )
            self._box.addWidget(start, 0, LEFT)
        if glance.repeat is not None:
            self._box.addSpacing(6)
            self._box.addWidget(self._repeat_card(glance.repeat))

    def _draft_card(self, card: Card, *, first: bool) -> QWidget:
        from ui.desktop.widgets.live_card import LiveCard

        wanted = to.closing(card.cycle_id) if card.all_is_rated else to.walk(card.cycle_id)
        go = partial(self._context.navigation.go, wanted)
        made = LiveCard(go)
        row = QHBoxLayout(made)
        row.setContentsMargins(20, 18, 20, 18)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        row.addLayout(words, 1)
        words.addWidget(label(f"Where you left off · {card.title}", "meta"))
        words.addWidget(label(card.heading, "section"))
        if card.words:
            words.addWidget(label(card.words, "muted"))
        if first:
            primary = KeyButton(self._context.theme, "Continue", "Ctrl+Return", go, "primary")
            self.offers.append(("Continue where I left off", "Ctrl+Return", go))
        else:
            primary = button("Continue", go)
        primary.setAccessibleName(f"Continue {card.title}")
        row.addWidget(primary, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _repeat_card(self, offer: RepeatOffer) -> QWidget:
        made = QFrame()
        made.setProperty("role", "card")
        box = QVBoxLayout(made)
        box.setContentsMargins(20, 18, 20, 18)
        box.setSpacing(4)
        box.addWidget(label(f"A few weeks later · {offer.title}", "meta"))
        box.addWidget(label("Would you say the same again?", "section"))
        box.addWidget(
            label(
                "Rate the same skills once more without looking at what you said. How far the "
                "two ratings differ is your own noise; only a bigger step will count as a "
                f"change. It takes {offer.time}.",
                "muted",
            )
        )
        box.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(16)
        box.addLayout(row)
        again = partial(self._context.navigation.go, to.repeat(offer.cycle_id))
        rate = KeyButton(self._context.theme, "Rate again", "Ctrl+R", again)
        rate.setAccessibleName(f"Rate {offer.title} again")
        self.offers.append((f"Rate {offer.title} again", "Ctrl+R", again))
        decline = button("Not this time", partial(self._decline, offer), "link")
        row.addWidget(rate)
        row.addWidget(decline)
        row.addStretch(1)
        return made

    def _decline(self, offer: RepeatOffer) -> None:
        words = self._decline_for_good(offer)
        self._context.notice.say(
            words, partial(self._take_decline_back, offer), partial(self._decline_for_good, offer)
        )

    def _decline_for_good(self, offer: RepeatOffer) -> str:
        preferences = self._context.journal.preferences
        preferences.declined_repeats = (*preferences.declined_repeats, offer.cycle_id)
        self._on_change()
        return f"You will not be asked to rate {offer.title} again."

    def _take_decline_back(self, offer: RepeatOffer) -> str:
        preferences = self._context.journal.preferences
        preferences.declined_repeats = tuple(
            cycle_id for cycle_id in preferences.declined_repeats if cycle_id != offer.cycle_id
        )
        self._on_change()
        return f"You can be asked to rate {offer.title} again."

    def _sample_words(self) -> QWidget:
        card = QFrame()
        card.setProperty("role", "tint")
        row = QVBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        row.addWidget(
            label(
                "This sample journal belongs to a made-up person. Your own journal is a separate "
                "file."
            )
        )
        row.addWidget(button("Go to my own journal", self._open_own_journal, "link"))
        return card

    def _empty_state(self) -> QWidget:
        from ui.desktop.widgets.empty import empty_state

        return empty_state(
            "Nothing written yet",
            "Where you left off, what moved and your growth rings will appear here.",
            "Start my first review",
            self._start_review,
        )

    def _start_review(self) -> None:
        self._context.navigation.go(to.start_review())

    def _open_own_journal(self) -> None:
        self._context.open_journal(None)
