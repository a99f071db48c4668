"""The page that shows a review's report, to read, save and print."""

from ui.desktop.pages.reporting.report.page import ReportPage

__all__ = ["ReportPage"]
