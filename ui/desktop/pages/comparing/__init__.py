"""The Growth page."""

from ui.desktop.pages.comparing.page import GrowthPage

__all__ = ["GrowthPage"]
