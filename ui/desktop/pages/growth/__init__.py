"""The Growth page."""

from ui.desktop.pages.growth.page import GrowthPage

__all__ = ["GrowthPage"]
