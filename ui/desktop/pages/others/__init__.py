"""What others said in a review, each view beside one's own rating and never averaged in."""

from ui.desktop.pages.others.page import OthersPage

__all__ = ["OthersPage"]
