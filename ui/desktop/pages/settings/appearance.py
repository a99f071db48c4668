"""Light or dark colours and the text size, applied at once and stored on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desktop.looks import Looks
from ui.desktop.pages.settings.section import Section
from ui.desktop.theme import TEXT_SIZES, Appearance
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.page import PageContext

APPEARANCES = (
    (Appearance.SYSTEM, "System"),
    (Appearance.LIGHT, "Light"),
    (Appearance.DARK, "Dark"),
)


class AppearanceSection(Section):
    """Shows and changes the theme's appearance and text size."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("Appearance", first=True)
        self._theme = context.theme
        self._looks = Looks(context.theme, context.preferences, context.window.history)
        self._appearance = Choice("Colours", APPEARANCES, may_clear=False)
        self._percent = Choice(
            "Text size", [(percent, f"{percent}%") for percent in TEXT_SIZES], may_clear=False
        )
        self._present = label("", "meta")
        self._appearance.chosen.connect(self._choose)
        self._percent.chosen.connect(self._resize)
        self.box.addWidget(label("Colours", "meta"))
        self.box.addWidget(self._appearance)
        self.box.addSpacing(8)
        self.box.addWidget(self._present)
        self.box.addWidget(self._percent)
        self.box.addWidget(label("Saved on this computer, not in the journal.", "meta"))
        context.theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows the current choice."""
        self._appearance.show_value(self._theme.appearance)
        self._percent.show_value(self._theme.percent)
        self._present.setText(f"Text size, now {self._theme.percent}%")

    def _choose(self, appearance: object) -> None:
        if isinstance(appearance, Appearance):
            # The whole window takes its time, and two words would look chosen meanwhile.
            self._appearance.repaint()
            self._looks.choose_colours(appearance)

    def _resize(self, percent: object) -> None:
        if isinstance(percent, int):
            self._percent.repaint()
            self._looks.choose_size(percent)
