"""The notice bar: says what was just done, and offers to undo it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from storage.file.errors import LockedJournal
from ui.desktop.undoing import TOO_LATE, TOO_LATE_AGAIN, Undoable, UndoHistory
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.reading_order import holds_keyboard
from ui.desktop.widgets.spoken import announce
from ui.desktop.widgets.text import label
from ui.overriding import override

SHOWN_MS = 10_000
"""How long a sentence is shown, in milliseconds."""
MOST_LINES_BESIDE = 2
"""How many lines the words may take beside the buttons."""
HOW_TO_UNDO = "Ctrl+Z undoes it."
NOT_YET = "Another program is using the file, so nothing has been {} yet."
TRY_AGAIN = "Try again"
UNDONE, REDONE = "Undone.", "Redone."
_TOO_LATE = {"undone": TOO_LATE, "redone": TOO_LATE_AGAIN}


class NoticeBar(QFrame):
    """One sentence below the page, with Undo when there is something to undo.

    Its place is above the buttons at the foot of the page, or at the very foot where a page has
    none. It goes after a while, but not from under the mouse or the keyboard. Before that, one that
    is about something on a page goes when that is hidden; one that offers an undo stays usable on
    other pages, and goes once the user has left the page and has also done something else. What a
    sentence offers to undo stays in the window's history when the sentence goes.
    """

    shown_ms = SHOWN_MS

    def __init__(self, history: UndoHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self.setProperty("role", "tint")
        self.setAccessibleName("Notice")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16, 8, 8, 8)
        self._words = label("")
        self._undo = button("Undo", self.undo, "link", name="Undo (Ctrl+Z)")
        self._close = button("Dismiss", self.dismiss, "link")
        self._offer = button("", self._take_offer, "link")
        self._offered: Callable[[], object] | None = None
        self._ways = QWidget()
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignRight)
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        for way in (self._offer, self._undo, self._close):
            ways.addWidget(way)
        self._step: Undoable | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_by_itself)
        self._about: QWidget | None = None
        self._is_left = False
        # What is said while a page is left, or just before, is first read on the next one.
        self._unread = QTimer(self, singleShot=True, interval=0)
        history.added.append(self._something_was_done)
        self.hide()

    @property
    def can_undo(self) -> bool:
        """Whether the sentence offers to undo something."""
        return self._step is not None

    def say(
        self,
        words: str,
        undo: Callable[[], object] | None = None,
        redo: Callable[[], object] | None = None,
        *,
        offer: tuple[str, Callable[[], object]] | None = None,
        about: QWidget | None = None,
    ) -> None:
        """Shows a sentence for a while, with `offer` (words and what it does) as one more button.

        What `undo` and `redo` return, if it is a text, is shown as what they did. `about` is what
        the sentence speaks of, and goes with.
        """
        self._stand_beside(about)
        self._step = None
        self._is_left = False
        self._unread.start()
        if undo is not None:
            again = None if redo is None else _saying(redo, REDONE)
            self._step = Undoable(_saying(undo, UNDONE), again)
            self._history.add(self._step)
        self._words.setText(words)
        self._undo.setVisible(undo is not None)
        self._offered = None if offer is None else offer[1]
        self._offer.setText("" if offer is None else offer[0])
        self._offer.setAccessibleName(self._offer.text())
        self._offer.setVisible(offer is not None)
        self._fit()
        self.show()
        announce(self, words if undo is None else f"{words} {HOW_TO_UNDO}")
        self._timer.start(self.shown_ms)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Puts the buttons below the words where these would be squeezed beside them."""
        margins, directions = self._row.contentsMargins(), QBoxLayout.Direction
        around = margins.left() + margins.right() + self._row.spacing()
        beside = self.width() - around - self._ways.sizeHint().width()
        is_squeezed = self._words.sizeHint().width() > MOST_LINES_BESIDE * beside
        wanted = directions.TopToBottom if is_squeezed else directions.LeftToRight
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)

    def page_is_left(self) -> None:
        """Notes that another page is shown; hides what was undoable if more was done since."""
        if not self._unread.isActive():
            self._is_left = True
            self._something_was_done(self._history.next_undo)

    def _something_was_done(self, step: Undoable | None) -> None:
        if self._is_left and self._step is not None and step is not self._step:
            self.dismiss()

    def _stand_beside(self, about: QWidget | None) -> None:
        if self._about is not None:
            self._about.removeEventFilter(self)
            self._about.destroyed.disconnect(self._forget_about)
        self._about = about
        if about is not None:
            about.installEventFilter(self)
            about.destroyed.connect(self._forget_about)

    def _forget_about(self) -> None:
        """Notes that what the sentence is about was deleted, which need not hide it first."""
        self._about = None
        if not self._unread.isActive():
            self.dismiss()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_hidden = event.type() == QEvent.Type.Hide and not event.spontaneous()
        if is_hidden and watched is self._about and not self._unread.isActive():
            self.dismiss()
        return super().eventFilter(watched, event)

    def take_back(self, words: str) -> None:
        """Hides the bar if this is what it says: it holds no longer."""
        if self._words.text() == words:
            self.dismiss()

    def undo(self) -> None:
        """Undoes what the sentence says was done, once."""
        step, self._step = self._step, None
        self.hide()
        if step is not None:
            act = partial(self._history.undo_step, step)
            self._try(act, "undone", lambda: act)

    def undo_last(self) -> None:
        """Undoes what was done last in this window, and says what it was."""
        history = self._history
        self._try(history.undo, "undone", lambda: partial(history.undo_step, history.next_undo))

    def redo_last(self) -> None:
        """Does again what was undone last, and says what it was."""
        history = self._history
        self._try(history.redo, "redone", lambda: partial(history.redo_step, history.next_redo))

    def _try(
        self, act: Callable[[], str], done: str, again: Callable[[], Callable[[], str]]
    ) -> None:
        """Says what `act` did, or that another program has the file, and offers to try again.

        `again` gives what does it to the same step: nothing done meanwhile is undone in its place.
        """
        try:
            words = act()
        except LockedJournal:
            step = again()
            retry = partial(self._try, lambda: step() or _TOO_LATE[done], done, lambda: step)
            self.say(NOT_YET.format(done), offer=(TRY_AGAIN, retry))
            return
        if words:
            self.say(words)

    def _take_offer(self) -> None:
        if self._offered is not None:
            self._offered()

    def _go_by_itself(self) -> None:
        if self.underMouse() or holds_keyboard(self):
            self._timer.start(self.shown_ms)
        else:
            self.dismiss()

    def dismiss(self) -> None:
        """Hides the bar. What it offered can still be undone by key."""
        self._step = None
        self._stand_beside(None)
        self.hide()


def _saying(act: Callable[[], object], otherwise: str) -> Callable[[], str]:
    def run() -> str:
        words = act()
        return words if isinstance(words, str) and words else otherwise

    return run


def say_beside(
    widget: QWidget, words: str, *, offer: tuple[str, Callable[[], object]] | None = None
) -> bool:
    """Says something in the notice bar of a widget's window. False if it has none."""
    bar = _bar_beside(widget)
    if bar is not None:
        bar.say(words, offer=offer)
    return bar is not None


def say_about(
    widget: QWidget, words: str, *, offer: tuple[str, Callable[[], object]] | None = None
) -> None:
    """Says something about a widget in the notice bar of its window, until the widget is hidden."""
    if (bar := _bar_beside(widget)) is not None:
        bar.say(words, offer=offer, about=widget)


def take_back_beside(widget: QWidget, words: str) -> None:
    """Hides what was said about a widget if it is still shown: it holds no longer."""
    if (bar := _bar_beside(widget)) is not None:
        bar.take_back(words)


def _bar_beside(widget: QWidget) -> NoticeBar | None:
    from ui.desktop.window import Window

    window: QWidget | None = widget.window()
    while window is not None and not isinstance(window, Window):
        # A dialog's parent is in the window that it belongs to.
        parent = window.parentWidget()
        window = None if parent is None else parent.window()
    return None if window is None else window.notice
