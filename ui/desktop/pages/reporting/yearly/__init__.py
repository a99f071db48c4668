"""The page to choose what stands on the printed page of a year, and to take it away."""

from ui.desktop.pages.reporting.yearly.page import YearPage

__all__ = ["YearPage"]
