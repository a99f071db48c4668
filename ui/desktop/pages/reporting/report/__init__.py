"""The page to read a review and to take it away."""

from ui.desktop.pages.reporting.report.page import ReportPage

__all__ = ["ReportPage"]
