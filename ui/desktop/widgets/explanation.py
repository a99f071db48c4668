"""A sentence that explains a word of the window, beside its control, until that was used once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.reading_order import holds_keyboard
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.preferences import Preferences
    from ui.desktop.widgets.toggle import Toggle

GOT_IT = "Got it"
PRIVATE = "Private: left out of charts; in reports only if you choose to include it."


class Explanation(QWidget):
    """Shown beside a control until `end` is called or “Got it” is pressed; then never again.

    Its words are also the control's description for screen readers.
    """

    def __init__(
        self, preferences: Preferences, word: str, control: QWidget, *, keeps_room: bool = True
    ) -> None:
        """With `keeps_room`, what is below does not move up when the sentence goes."""
        super().__init__()
        self._preferences = preferences
        self._word = word
        self._control = control
        self._keeps_room = keeps_room
        self._usual = control.accessibleDescription()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._words = label("", "meta")
        row.addWidget(self._words, 1)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(button(GOT_IT, self.end, "link", name=f"{GOT_IT}: {word}"), 0, top)
        self.hide()

    def offer(self, words: str) -> None:
        """Shows this sentence if the word still needs one; an empty one shows nothing."""
        is_needed = bool(words) and self._word not in self._preferences.explained
        self._words.setText(words)
        self._keep_room(kept=False)
        self._describe(words if is_needed else "")
        self.setVisible(is_needed)

    def end(self) -> None:
        """Ends the explanation for good: the control was used, or the sentence read."""
        self._preferences.note_explained(self._word)
        if self.isHidden():
            return
        if holds_keyboard(self):
            # Onward: at the control, a space that is meant for a text would press it.
            self.focusNextChild()
        self._keep_room(kept=self._keeps_room)
        self._describe("")
        self.hide()

    def _describe(self, words: str) -> None:
        said = [one for one in (words, self._usual) if one]
        self._control.setAccessibleDescription(" ".join(said))

    def _keep_room(self, *, kept: bool) -> None:
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)


def explain_private(preferences: Preferences, part: QWidget, chips: list[Toggle]) -> None:
    """Explains the first of these chips at the foot of `part`, which holds it."""
    layout = part.layout()
    if not chips or layout is None:
        return
    line = Explanation(preferences, "Private", chips[0])
    layout.addWidget(line)
    for chip in chips:
        chip.clicked.connect(line.end)
    line.offer(PRIVATE)
