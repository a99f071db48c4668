"""What others said in a review, each view beside one's own rating and never averaged in."""

from ui.desktop.pages.feedback.page import FeedbackPage

__all__ = ["FeedbackPage"]
