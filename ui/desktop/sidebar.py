"""The sidebar: an icon and a word for each page, or the icon alone where the word has no room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import tokens
from ui.desktop.icons import tinted_icon, tinted_pixmap
from ui.desktop.widgets.enter_button import EnterButton
from ui.desktop.widgets.margins import side_margin
from ui.desktop.widgets.tips import set_tip, show_tip
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from ui.desktop.page_registry import RegisteredPage
    from ui.desktop.theme import Theme

FIND_KEYS, BACK_KEYS = "Ctrl+K", "Alt+Left"

ARROW = 28
WIDE = 195
MARGIN = 12
AIR = 16
"""The room between an icon and its word, and after it, in pixels."""
NARROW_BELOW = 860
"""The window width, in pixels at 100 % text, below which the sidebar is as narrow as it can be."""
FEWEST_LETTERS = 46
"""How many letters a line of the page must hold beside the words of the sidebar."""


class Sidebar(QWidget):
    """Emits which page is wanted, and shows which one is open."""

    wanted = Signal(object)
    """The `Destination` of the line that was pressed."""

    find_wanted = Signal()
    back_wanted = Signal()

    def __init__(
        self, theme: Theme, pages: Sequence[RegisteredPage], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._find = SidebarButton("Find", "search", FIND_KEYS)
        self._find.clicked.connect(self.find_wanted)
        self._of_page: dict[str, SidebarButton | None] = {}
        """The button for a page: of its own line, or of the line it belongs to."""
        above: list[SidebarButton] = []
        at_foot = [self._find]
        latest: SidebarButton | None = None
        for page in pages:
            if page.line is not None:
                latest = SidebarButton(page.line.words, page.line.icon, page.line.keys)
                latest.setCheckable(True)
                latest.clicked.connect(partial(self.wanted.emit, page.line.destination))
                (at_foot if page.line.is_at_foot else above).append(latest)
            self._of_page[page.name] = latest
        self._buttons = (*above, *at_foot)
        box = self._box = QVBoxLayout(self)
        box.setSpacing(3)
        self._back: BackButton | None = None
        self._narrow = False
        self._logo = QLabel()
        self._word = QLabel("Growth Rings")
        self._word.setProperty("role", "strong")
        self._add_title()
        for button in above:
            box.addWidget(button)
        box.addStretch(1)
        for button in at_foot:
            box.addWidget(button)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def show_lines(self, *, shown: bool) -> None:
        """Shows the lines, or only the product's name and Find while no journal is open."""
        for button in self._buttons:
            button.setVisible(shown or button is self._find)

    def show_way_back(self, *, shown: bool) -> None:
        """Shows the arrow that leads back, where there is somewhere to go back to."""
        if self._back is None:
            if not shown:
                return
            # Made when first needed: the first window does without it.
            self._back = BackButton()
            self._back.clicked.connect(self.back_wanted)
            self._back.paint_icon(self._theme)
            self._top.insertWidget(0, self._back)
            self.setTabOrder(self._back, self._buttons[0])
        if not shown and self._back.hasFocus():
            # Else the keyboard would be gone with it.
            self._buttons[0].setFocus()
        self._back.setVisible(shown)
        self._show_title()

    def show_page(self, name: str) -> None:
        """Marks the line of the open page; none for a page that is not registered."""
        open_button = self._of_page.get(name)
        for button in self._buttons:
            if button.isChecked() is not (button is open_button):
                button.setChecked(button is open_button)
                button.paint_icon(self._theme)

    def fit(self, window_width: int) -> None:
        """Shows the words where a window of that width (pixels) has room for them."""
        narrow = self._narrow = window_width / self._theme.scale < NARROW_BELOW
        self._show_title()
        edge = 8 if narrow else 18
        self._box.setContentsMargins(MARGIN, edge, MARGIN, edge)
        width, has_words = self._theme.px(WIDE), True
        if narrow:
            width, has_words = self._narrow_width(window_width)
        for button in self._buttons:
            button.show_words(shown=has_words)
        self.setFixedWidth(width)

    def _narrow_width(self, window_width: int) -> tuple[int, bool]:
        """The least width of the sidebar, and whether that is with its words."""
        from PySide6.QtGui import QFontMetrics

        theme = self._theme
        icons_only = theme.px(19) + 2 * theme.px(8) + 2 * MARGIN + 4
        bold = QFontMetrics(theme.font(tokens.BODY, bold=True))
        words = max(bold.horizontalAdvance(button.words) for button in self._buttons)
        with_words = icons_only + words + AIR
        left = window_width - with_words - 2 * side_margin(theme)
        needed = FEWEST_LETTERS * QFontMetrics(theme.font(tokens.BODY)).averageCharWidth()
        return (with_words, True) if left >= needed else (icons_only, False)

    def _add_title(self) -> None:
        title = self._top = QHBoxLayout()
        self._box.addLayout(title)
        title.setContentsMargins(8, 0, 0, 10)
        title.setSpacing(10)
        title.addWidget(self._logo)
        title.addWidget(self._word, 1)
        title.addStretch()

    def _show_title(self) -> None:
        """Shows the name if there is room, and the arrow, if there is a way back, for the logo."""
        has_back = self._back is not None and self._back.isVisibleTo(self)
        self._word.setVisible(not self._narrow)
        self._logo.setVisible(not has_back)

    def _paint_icons(self) -> None:
        # As large as the arrow that stands in for it, so that nothing shifts.
        self._logo.setFixedSize(self._theme.px(ARROW), self._theme.px(ARROW))
        if self._back is not None:
            self._back.paint_icon(self._theme)
        self._logo.setPixmap(
            tinted_pixmap(
                "rings",
                self._theme.colours.accent,
                self._theme.px(24),
                self.devicePixelRatioF(),
            )
        )
        for button in self._buttons:
            button.paint_icon(self._theme)


class BackButton(EnterButton):
    """The arrow that leads back to where one came from."""

    def __init__(self) -> None:
        super().__init__()
        native = QKeySequence(BACK_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.setProperty("role", "back")
        self.setAutoDefault(False)
        self.setAccessibleName("Go back")
        set_tip(self, f"Go back ({native})", read=f"Shortcut {native}")

    def paint_icon(self, theme: Theme) -> None:
        """Paints the arrow in the current colours and size."""
        size = theme.px(19)
        self.setFixedSize(theme.px(ARROW), theme.px(ARROW))
        self.setIconSize(QSize(size, size))
        self.setIcon(tinted_icon("back", theme.colours.ink, size))


class SidebarButton(EnterButton):
    """The button of one line."""

    def __init__(self, words: str, icon: str, keys: str) -> None:
        super().__init__()
        self.words = words
        self._icon = icon
        self.setProperty("role", "nav")
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._tip = f"{words} ({native})"
        set_tip(self, self._tip, read=f"Shortcut {native}")

    def show_words(self, *, shown: bool) -> None:
        """Shows the words beside the icon, or the icon alone."""
        self.setText(f" {self.words}" if shown else "")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Names the icon that the keyboard came to, as the mouse does by resting on it."""
        super().focusInEvent(event)
        if not self.text():
            from PySide6.QtCore import Qt

            by_tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
            if event.reason() in by_tab:
                # Later: Qt takes away every tip when the keyboard goes elsewhere.
                QTimer.singleShot(0, self, self._tell_name)

    def _tell_name(self) -> None:
        if self.hasFocus():
            # Qt shows it below the point, as beside a mouse.
            place = self.rect().topRight() - QPoint(0, self.height() // 4)
            show_tip(self, self._tip, self.mapToGlobal(place))

    def paint_icon(self, theme: Theme) -> None:
        """Paints the icon in the current colours and size."""
        size = theme.px(19)
        colour = theme.colours.ink if self.isChecked() else theme.colours.muted
        self.setIconSize(QSize(size, size))
        self.setIcon(tinted_icon(self._icon, colour, size))
