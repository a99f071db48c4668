"""What the palette can find in an open journal, beside the actions of the window and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from ui.desktop import destinations as to
from ui.desktop.finding import Findable

if TYPE_CHECKING:
    from pathlib import Path

    from storage.journal import Journal

Go = Callable[[to.Destination], object]


def shown_keys(action: QAction) -> str:
    """The shortcuts of an action as this system writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return "  ".join(keys.toString(form) for keys in action.shortcuts())


def action_entries(actions: Sequence[QAction]) -> list[Findable]:
    """The actions that can be run now and have words for it."""
    return [
        Findable(action.text(), action.trigger, shown_keys(action))
        for action in actions
        if action.isEnabled() and action.text()
    ]


def journal_entries(journal: Journal, go: Go) -> Iterator[Findable]:
    """Every review and every section of the settings, with what can be done there."""
    for section in to.SETTINGS:
        yield Findable(f"Settings: {section}", partial(go, to.settings(section)))
    for cycle in reversed(journal.reviews.cycles()):
        title, of = f"“{cycle.title}”", cycle.id
        if cycle.is_draft:
            yield Findable(f"Continue {title}", partial(go, to.walk(of)))
        else:
            yield Findable(f"Read the report of {title}", partial(go, to.report(of)))
            yield Findable(f"Page to keep of {title}", partial(go, to.yearly_page(of)))
        yield Findable(f"What others said in {title}", partial(go, to.feedback(of)))


def recent_entries(paths: Sequence[Path], open_journal: Callable[[Path], object]) -> list[Findable]:
    """The journals opened lately, by the names of their files."""
    return [Findable(f"Open {shown_name(path)}", partial(open_journal, path)) for path in paths]


def shown_name(path: Path) -> str:
    """The name of a file as it can be shown: what is not UTF-8 in it, as question marks."""
    return path.name.encode(errors="replace").decode()
