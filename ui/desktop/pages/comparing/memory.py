"""What second ratings add to a comparison: one's own noise, and the offer to look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.comparing.noise import OwnNoise, noise_words
from assessment.comparing.pairs import Pair
from ui.desktop.widgets.memory_offer import MemoryOffer
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.page import Page, PageContext


class SecondRatings(QWidget):
    """A muted line on noise and, for a pair of closed reviews, the offer to look back."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self._noise = label("", "meta")
        self._memory = MemoryOffer(context, compact=True)
        box.addWidget(self._noise)
        box.addWidget(self._memory)

    def offer_on(self, page: Page) -> None:
        """Adds the offer to look back to a page's palette."""
        self._memory.offer_on(page)

    def show_pair(self, pair: Pair | None, noise: OwnNoise, *, side_by_side: bool) -> None:
        """Shows both for a pair; hides them unless two reviews are side by side."""
        shows = pair is not None and pair.before is not None and side_by_side
        self._noise.setText(noise_words(noise) if shows else "")
        self._noise.setVisible(bool(self._noise.text()))
        self._memory.show_pair(pair.before if pair and shows else None, pair and pair.after)
        self.setVisible(self._noise.isVisibleTo(self) or self._memory.is_shown)
