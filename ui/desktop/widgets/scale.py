"""The rating scale: the anchors in full, confidence and energy, or the reason for no level.

Nothing is preset (method rule 4). While the levels are locked they can be read but not chosen (rule
1); a reason for no level can always be given, for it asks for no evidence.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.reviews.ratings import Confidence, Energy, NotRated, Rating
from assessment.reviews.second_ratings import SecondRating
from rubrics.model import Skill
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.level_card import LevelCard
from ui.desktop.widgets.locked import say_why_locked
from ui.desktop.widgets.notice import take_back_beside
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

ENERGY_CHOICES = (
    (Energy.DRAINS_ME, "Drains me"),
    (Energy.TIRES_ME, "Tires me"),
    (Energy.NEITHER, "Neither"),
    (Energy.SUITS_ME, "Suits me"),
    (Energy.GIVES_ME_ENERGY, "Gives me energy"),
)
CONFIDENCE_CHOICES = (
    (Confidence.LOW, "Low"),
    (Confidence.MEDIUM, "Medium"),
    (Confidence.HIGH, "High"),
)
REASON_CHOICES = (
    (NotRated.NOT_APPLICABLE, "Not applicable"),
    (NotRated.NO_OPPORTUNITY, "No opportunity this time"),
    (NotRated.NOT_ENOUGH_EVIDENCE, "Not enough evidence"),
)


LEVEL_FIRST = "First choose a level. Then you can say how sure you are."
RATING_FIRST = (
    "First choose a level, or say why there is none. Then you can say whether this work drains "
    "you or gives you energy."
)


class RatingScale(QWidget):
    """Shows a rating of one skill and emits what the user changes."""

    level_chosen = Signal(object)
    """The level, or None when it was cleared."""
    reason_chosen = Signal(object)
    """A NotRated, or None when it was cleared."""
    confidence_chosen = Signal(object)
    energy_chosen = Signal(object)
    locked_pressed = Signal()
    """A level was clicked, or its key pressed, while the levels are locked.

    Where the whole scale is locked, also anything else on it.
    """

    def __init__(
        self,
        theme: Theme,
        skill: Skill,
        parent: QWidget | None = None,
        *,
        asks_energy: bool = True,
    ) -> None:
        """A second look does not ask for energy: it is about the level."""
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._levels = LevelCard(theme, skill)
        self._levels.level_chosen.connect(self.level_chosen)
        self._levels.locked_pressed.connect(self.locked_pressed)
        box.addWidget(self._levels)
        self._reason = Choice("No level, because", REASON_CHOICES)
        self._confidence = Choice("How sure are you", CONFIDENCE_CHOICES)
        self._energy = Choice("This work", ENERGY_CHOICES)
        self._reason.chosen.connect(self.reason_chosen)
        self._confidence.chosen.connect(self.confidence_chosen)
        self._energy.chosen.connect(self.energy_chosen)
        self.beside = QWidget()
        """What is asked beside the level, and may be left open: confidence and energy."""
        beside = QVBoxLayout(self.beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        _ask(beside, "How sure are you?", self._confidence)
        if asks_energy:
            _ask(beside, "What does this work do to you?", self._energy)
        else:
            self._energy.setParent(self)
            self._energy.hide()
        box.addWidget(self.beside)
        _ask(box, "No level this time?", self._reason)
        say_why_locked(self, self._reason.words, partial(self._why_locked, ""))
        say_why_locked(self, self._confidence.words, partial(self._why_locked, LEVEL_FIRST))
        say_why_locked(self, self._energy.words, partial(self._why_locked, RATING_FIRST))

    @property
    def left_open(self) -> str:
        """What is not chosen beside the level, as a question; "" if nothing is left."""
        sure = self._confidence.isEnabled() and self._confidence.value() is None
        energy = self._energy.isEnabled() and self._energy.value() is None
        energy = energy and not self._energy.isHidden()
        return {
            (True, True): "two questions. Both are optional.",
            (True, False): "how sure are you? This is optional.",
            (False, True): "what does this work do to you? This is optional.",
        }.get((sure, energy), "")

    def focus_left_open(self) -> None:
        """Gives the focus to the first choice beside the level that is still open."""
        for choice in (self._confidence, self._energy):
            if choice.isEnabled() and choice.value() is None:
                choice.focus_first()
                return

    def show_rating(self, rating: Rating | SecondRating | None, *, final: str = "") -> None:
        """Shows a rating, without emitting a signal; None shows nothing as chosen.

        `final` says why nothing here can be changed; "" opens the scale.
        """
        self.setEnabled(not final)
        level = rating.level if rating else None
        self._levels.show_level(level)
        self._reason.show_value(rating.reason if rating else None)
        self._confidence.show_value(rating.confidence if rating else None)
        self._energy.show_value(rating.energy if isinstance(rating, Rating) else None)
        for part in (self._levels, self._reason):
            part.setAccessibleDescription(final)
        self._open(self._confidence, LEVEL_FIRST, final, is_open=level is not None)
        self._open(self._energy, RATING_FIRST, final, is_open=rating is not None)

    def lock_levels(self, *, locked: bool) -> None:
        """Locks the levels, or opens them."""
        self._levels.setEnabled(not locked)

    def choose(self, level: int) -> bool:
        """Chooses a level as a click would. Returns False above the highest and while locked."""
        if not self._levels.isEnabled():
            self.locked_pressed.emit()
        return self._levels.choose(level)

    def focus_first(self) -> None:
        """Gives the focus to the chosen level, or to the first one without choosing it."""
        self._levels.focus_first()

    def _open(self, choice: Choice, why: str, final: str, *, is_open: bool) -> None:
        """Opens a choice, or locks it; while it is locked, the reason is its description."""
        choice.setEnabled(is_open and not final)
        choice.setAccessibleDescription(final or ("" if is_open else why))
        if is_open:
            take_back_beside(self, why)

    def _why_locked(self, why: str) -> str:
        if self.isEnabled():
            return why
        self.locked_pressed.emit()
        return ""


def _ask(box: QVBoxLayout, words: str, choice: Choice) -> None:
    box.addSpacing(4)
    box.addWidget(label(words, "meta"))
    box.addWidget(choice)
