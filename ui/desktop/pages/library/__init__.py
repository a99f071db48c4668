"""The library: every rubric to read, with its source."""

from ui.desktop.pages.library.page import LibraryPage

__all__ = ["LibraryPage"]
