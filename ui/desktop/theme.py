"""The theme: a palette and a style sheet made from the tokens, updated live.

The style under it is Fusion; `ui.desktop.start.application` sets it.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui import tokens
from ui.desktop.icons import ICONS
from ui.desktop.style_sheet import style_sheet

TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)
"""The text sizes to choose from, in percent of the design's."""
SMALLEST_SCALE, LARGEST_SCALE = TEXT_SIZES[0], TEXT_SIZES[-1]


class Appearance(StrEnum):
    """The colours that the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Holds the current colours and text size, applies them, and emits when they change."""

    changed = Signal()

    def __init__(
        self, app: QApplication, appearance: Appearance, percent: int, family: str = ""
    ) -> None:
        """`family` is the font to use instead of the system's interface font."""
        super().__init__(app)
        self._app = app
        self._appearance = appearance
        self.percent = _within(percent)
        self._family = (
            family or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        )
        # An exact answer costs a tenth of the time to the first window; `follow_system` gets it.
        dark = (
            _is_dark(app.palette())
            if appearance is Appearance.SYSTEM
            else appearance is Appearance.DARK
        )
        self.colours = tokens.DARK if dark else tokens.LIGHT
        self._apply()

    @property
    def scale(self) -> float:
        """The text size as a factor, 0.8 to 2.0."""
        return self.percent / 100

    @property
    def family(self) -> str:
        """The real family of the window's font; the system may use an alias."""
        return QFontInfo(QFont(self._family)).family()

    @property
    def appearance(self) -> Appearance:
        """What the user chose: light, dark or the system's."""
        return self._appearance

    @property
    def is_dark(self) -> bool:
        """Whether the current colours are dark."""
        return self.colours in (tokens.DARK, tokens.HIGH_CONTRAST_DARK)

    def px(self, size: float) -> int:
        """A length scaled with the text size, in device-independent pixels."""
        return round(size * self.scale)

    def color(self, name: str) -> QColor:
        """The current colour of a token, for painting."""
        return QColor(getattr(self.colours, name))

    def font(self, size: int, *, bold: bool = False) -> QFont:
        """The interface font at a token's size, for painting."""
        font = QFont(self._family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def choose(self, appearance: Appearance) -> None:
        """Switches to light, dark or the system's colours."""
        self._appearance = appearance
        self._take_up()

    def resize_text(self, percent: int) -> None:
        """Sets the text size, kept within 80 to 200 percent."""
        if (percent := _within(percent)) != self.percent:
            self.percent = percent
            self._apply()
            self.changed.emit()

    def next_size(self, *, larger: bool) -> int:
        """The next larger or smaller of the text sizes; the present one at the end of them."""
        if larger:
            return next((size for size in TEXT_SIZES if size > self.percent), self.percent)
        return next((size for size in reversed(TEXT_SIZES) if size < self.percent), self.percent)

    def follow_system(self) -> None:
        """Applies the system's light or dark colours and contrast, and follows them live.

        Called once the first window is drawn.
        """
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._take_up)
        hints.accessibility().contrastPreferenceChanged.connect(self._take_up)
        self._take_up()

    def _take_up(self) -> None:
        colours = self._wanted_colours()
        if colours != self.colours:
            self.colours = colours
            self._apply()
            self.changed.emit()

    def _wanted_colours(self) -> tokens.Colours:
        from PySide6.QtCore import Qt

        hints = QGuiApplication.styleHints()
        dark = self._appearance is Appearance.DARK or (
            self._appearance is Appearance.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark
        )
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return tokens.HIGH_CONTRAST_DARK if dark else tokens.HIGH_CONTRAST_LIGHT
        return tokens.DARK if dark else tokens.LIGHT

    def _apply(self) -> None:
        self._app.setFont(self.font(tokens.BODY))
        self._app.setPalette(_palette(self.colours))
        tick, arrow = _picture("tick", self.colours.accent), _picture("arrow", self.colours.surface)
        self._app.setStyleSheet(style_sheet(self.colours, self.scale, tick, arrow))


def _picture(name: str, ground: str) -> str:
    """The path of the picture that reads best on a colour; a style sheet can't tint a picture."""
    light = tokens.contrast("#FFFFFF", ground) > tokens.contrast("#000000", ground)
    return (ICONS / f"{name}-{'light' if light else 'dark'}.svg").as_posix()


def _is_dark(palette: QPalette) -> bool:
    window, text = QPalette.ColorRole.Window, QPalette.ColorRole.WindowText
    return palette.color(window).lightness() < palette.color(text).lightness()


def _within(percent: int) -> int:
    return max(SMALLEST_SCALE, min(LARGEST_SCALE, percent))


def _palette(colours: tokens.Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, colours.paper),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.hover),
        (role.Button, colours.surface),
        (role.WindowText, colours.ink),
        (role.Text, colours.ink),
        (role.ButtonText, colours.ink),
        (role.PlaceholderText, colours.muted),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.ink),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Accent, colours.accent),
        (role.Mid, colours.line),
        (role.Dark, colours.outline),
        (role.Light, colours.surface),
        (role.Midlight, colours.line),
        (role.Shadow, colours.line),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.muted))
    return palette
