"""The page that chooses the quotations of a yearly page, and shows, saves and prints it."""

from ui.desktop.pages.reporting.yearly.page import YearPage

__all__ = ["YearPage"]
