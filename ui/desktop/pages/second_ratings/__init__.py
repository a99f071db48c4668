"""The page of a second look: the repeat rating, and the look back from memory."""

from ui.desktop.pages.second_ratings.page import SecondRatingPage
from ui.desktop.pages.second_ratings.repeat import RepeatUse
from ui.desktop.pages.second_ratings.then_test import ThenTestUse

__all__ = ["RepeatUse", "SecondRatingPage", "ThenTestUse"]
