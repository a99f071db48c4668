"""The library: every rubric with its source, to read."""

from ui.desktop.pages.library.page import LibraryPage

__all__ = ["LibraryPage"]
