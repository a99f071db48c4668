"""The report and the yearly page."""
