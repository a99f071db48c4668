"""The pages of the window, one line each; none is imported before it is needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ui.desktop import destinations as to

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desktop.page import Page


class SidebarLine(NamedTuple):
    """A line of the sidebar, its key, and the destination of both."""

    destination: to.Destination
    words: str
    icon: str
    """The name of a file in icons/."""
    keys: str
    is_at_foot: bool = False


class RegisteredPage(NamedTuple):
    """A page by name. A page without a sidebar line belongs to the line above it."""

    name: str
    source: str
    """`module:callable`, called with the page's context and the reviews of a destination."""
    line: SidebarLine | None = None
    is_left_by_escape: bool = False
    """Whether Escape leads back from it: a page that was opened to read, not to work on."""

    def load(self) -> Callable[..., Page]:
        """Imports the page's module and returns the callable that makes the page."""
        module, _, maker = self.source.partition(":")
        return getattr(import_module(module), maker)


_IN = "ui.desktop.pages"

PAGES = (
    RegisteredPage(
        "home", f"{_IN}.home.page:HomePage", SidebarLine(to.home(), "Home", "home", "Ctrl+1")
    ),
    RegisteredPage(
        "reviews",
        f"{_IN}.reviews.cycles:CyclesPage",
        SidebarLine(to.open_review(), "Review", "review", "Ctrl+2"),
    ),
    RegisteredPage("start review", f"{_IN}.reviews.start:StartPage"),
    RegisteredPage("walk", f"{_IN}.walk.page:WalkPage"),
    RegisteredPage("closing", f"{_IN}.reviews.closing:ClosingPage", is_left_by_escape=True),
    RegisteredPage("report", f"{_IN}.reporting.report:ReportPage", is_left_by_escape=True),
    RegisteredPage("yearly page", f"{_IN}.reporting.yearly:YearPage", is_left_by_escape=True),
    RegisteredPage("repeat", f"{_IN}.second_ratings:repeat_page"),
    RegisteredPage("then-test", f"{_IN}.second_ratings:then_test_page"),
    RegisteredPage("feedback", f"{_IN}.feedback:FeedbackPage", is_left_by_escape=True),
    RegisteredPage(
        "evidence",
        f"{_IN}.evidence:EvidencePage",
        SidebarLine(to.evidence(), "Evidence", "evidence", "Ctrl+3"),
    ),
    RegisteredPage(
        "growth",
        f"{_IN}.comparing:GrowthPage",
        SidebarLine(to.growth(), "Growth", "growth", "Ctrl+4"),
    ),
    RegisteredPage(
        "library",
        f"{_IN}.library:LibraryPage",
        SidebarLine(to.library(), "Library", "library", "Ctrl+5"),
    ),
    RegisteredPage(
        "settings",
        f"{_IN}.settings:SettingsPage",
        SidebarLine(to.settings(), "Settings", "settings", "Ctrl+,", is_at_foot=True),
    ),
)
"""In the order of the sidebar."""
