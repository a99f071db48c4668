"""The pickers of the Growth page, in a row whose height is the same in every view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.desktop.widgets.flow import FlowLayout
from ui.overriding import override


class PickerRow(QWidget):
    """Wraps pickers like words, and is as high as the view with the most lines of them needs."""

    def __init__(self, pickers: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pickers = tuple(pickers)
        self._row = _SteadyFlow(self)
        for picker in pickers:
            self._row.addWidget(picker)

    def keep_room_for(self, groups: Sequence[Sequence[QWidget]]) -> None:
        """Keeps room for each of these groups of pickers, one for each kind of view."""
        self._row.groups = groups
        self._row.invalidate()


class _SteadyFlow(FlowLayout):
    """A flow with the height of the largest of its groups, whichever of them is shown."""

    groups: Sequence[Sequence[QWidget]] = ()

    def __init__(self, parent: QWidget) -> None:
        # Qt invalidates a layout while it is made.
        self._known: dict[int, int] = {}
        super().__init__(parent)

    @override
    def invalidate(self) -> None:
        self._known.clear()
        super().invalidate()

    @override
    def heightForWidth(self, width: int) -> int:
        # The layouts around it ask dozens of times for each page that is opened.
        if width not in self._known:
            shown = super().heightForWidth(width)
            heights = (self._height_of(group, width) for group in self.groups)
            self._known[width] = max((shown, *heights))
        return self._known[width]

    def _height_of(self, group: Sequence[QWidget], width: int) -> int:
        """The height of these widgets, shown or not, wrapped at a width."""
        x = lines = 0
        for widget in group:
            wide = min(widget.sizeHint().width(), width)
            if not lines or x + wide > width:
                lines, x = lines + 1, 0
            x += wide + self._gap
        high = max((widget.sizeHint().height() for widget in group), default=0)
        return lines * (high + self._gap) - self._gap if lines else 0
