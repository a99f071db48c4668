"""What to say when another process has the journal open and its window does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from ui.desktop.instance import ANSWER_WITHIN, Instance, Outcome
from ui.desktop.widgets.dialogs import confirm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TITLE = "This journal is already open"
WORDS = (
    "Another Growth Rings window has it open but does not answer. It may be busy, or it may have "
    "stopped. Nothing was changed.\n\n"
    "Wait a moment and try again. If that doesn’t help, end the other program first."
)


def wants_to_try_again(parent: QWidget | None) -> bool:
    """Says so, and asks whether to try once more."""
    return confirm(parent, TITLE, WORDS, "Try again")


def may_have(wanted: Instance, window: QWidget) -> bool:
    """Whether no other window has that journal; the one that has it comes to the front."""
    while (outcome := wanted.claim_or_call(ANSWER_WITHIN, _rest)) is Outcome.UNANSWERED:
        # Closed by its frame meanwhile, it asks nothing any more.
        if not window.isVisible() or not wants_to_try_again(window):
            break
    return outcome is Outcome.CLAIMED


def _rest(seconds: float) -> None:
    """Passes a time in the event loop: the window is painted meanwhile, and keys wait."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
