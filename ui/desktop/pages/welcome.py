"""The first run: what the product is, what to do, and one button. It asks for no name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.desktop.page import Page
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.ring import RingByKeyboard
from ui.desktop.widgets.text import label
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

MANAGER, ENGINEER = ("larson-management",), ("goedecke-engineer",)
CHOICES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        MANAGER,
        "I manage people",
        "Will Larson’s eight skills, from execution to timescales. About an hour.",
    ),
    (
        ENGINEER,
        "I build things",
        "Sean Goedecke’s four traits, self-belief first. About half an hour.",
    ),
    (
        MANAGER + ENGINEER,
        "Both",
        "Eight skills and four traits in one review. Take it in two sittings.",
    ),
)
PICTURE_FROM = 900
"""The page width, in pixels at 100 % text, from which there is room for the picture."""


class WelcomePage(Page):
    """Shown while there is no journal; writes nothing until a button is pressed."""

    def __init__(
        self,
        theme: Theme,
        on_start: Callable[[tuple[str, ...]], None],
        on_sample: Callable[[], None],
        on_open: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on_start = on_start
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = Column(theme, 560)
        box = column.box
        box.addWidget(label("An honest hour,\nonce or twice a year.", "welcome"))
        box.addSpacing(8)
        box.addWidget(
            label(
                "Good questions first, then a number. Everything stays in one file on this "
                "computer. No account, no network, no name.",
                "muted",
            )
        )
        box.addSpacing(8)
        box.addWidget(label("What do you do?", "strong"))
        self._cards: list[ChoiceCard] = []
        for rubrics, title, words in CHOICES:
            card = ChoiceCard(title, words, rubrics)
            self._cards.append(card)
            box.addWidget(card)
        self._cards[0].setChecked(True)
        box.addSpacing(8)
        for words, keys, run, role in (
            ("Start my first review", "Ctrl+Return", self._start, "primary"),
            ("Look around with a sample", "Ctrl+Shift+L", on_sample, "plain"),
            ("Open a journal you already have…", "Ctrl+O", on_open, "plain"),
        ):
            made = KeyButton(theme, words, keys, run, role)
            # All three as wide as the cards above them.
            made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            box.addWidget(made)
        row.addWidget(column, 1)
        self._picture = RingsPicture(theme)
        row.addWidget(self._picture)
        self.offer("Start my first review", "Ctrl+Return", self._start)
        self.offer("Look around with a sample", "Ctrl+Shift+L", on_sample)
        self.offer("Open a journal you already have", "Ctrl+O", on_open)
        theme.changed.connect(self._fit)

    @override
    def arrive(self) -> None:
        """Gives the focus to the first choice."""
        self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _start(self) -> None:
        chosen = next(card for card in self._cards if card.isChecked())
        self._on_start(chosen.rubric_ids)

    def _fit(self) -> None:
        self._picture.setVisible(self.width() / self._theme.scale >= PICTURE_FROM)
        self._picture.setFixedWidth(round(self.width() * 0.38))


class ChoiceCard(RingByKeyboard, QPushButton):
    """A radio button with a line that explains it."""

    def __init__(
        self, title: str, words: str, rubric_ids: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rubric_ids = rubric_ids
        self.setProperty("role", "card")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 10)
        box.setSpacing(2)
        for text, role in ((title, "strong"), (words, "meta")):
            line = label(text, role)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(line)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 40)


class RingsPicture(QWidget):
    """A tree's cross-section in the colours of the levels: a decoration that shows no data."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._theme.color("selected")
        painter.fillRect(self.rect(), ground)
        radius = min(self.width(), self.height()) * 0.36
        centre = self.rect().center()
        steps = self._theme.colours.steps
        sectors, rings, core = 8, 5, 0.2
        painter.setPen(QPen(ground, 3))
        for ring in range(rings, 0, -1):
            reach = radius * (core + (1 - core) * ring / rings)
            box = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
            for sector in range(sectors):
                step = max(0, min(4, ring - 2 + (sector * sector + ring) % 3))
                painter.setBrush(QColor(steps[step]))
                painter.drawPie(box, sector * 360 // sectors * 16, 360 // sectors * 16)
        reach = radius * core
        painter.setBrush(ground)
        painter.drawEllipse(QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach))
        painter.end()
