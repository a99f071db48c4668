"""What the Growth page shows when there is nothing to draw: no review, or no such skill."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop.widgets.empty import empty_state
from ui.desktop.widgets.text import label

TITLE = "Growth"


def empty_growth(go_to_reviews: Callable[[], None]) -> QWidget:
    """The page's title, and a text on what it will show once a review is closed."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    box.addWidget(label(TITLE, "page"))
    box.addWidget(
        empty_state(
            "No closed review yet",
            "Close a review to see its profile here. Close a second one to see what moved, how "
            "sure that is, and what you wrote each time.",
            "Go to the reviews",
            go_to_reviews,
        )
    )
    return made


def no_such_skill(show_all: Callable[[], None]) -> QWidget:
    """What is shown instead of the chart if none of the reviews contains the chosen skills."""
    return empty_state(
        "Nothing to show for these skills",
        "None of these reviews has the skills you chose. Choose other reviews, or show all skills.",
        "Show all skills",
        show_all,
    )
