"""Feedback in a review, shown beside one's own rating and never averaged with it."""

from ui.desktop.pages.feedback.page import FeedbackPage

__all__ = ["FeedbackPage"]
