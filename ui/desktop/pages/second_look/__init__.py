"""The page of a second look: the repeat rating, and the look back from memory."""

from ui.desktop.pages.second_look.page import SecondLookPage
from ui.desktop.pages.second_look.repeat import RepeatUse
from ui.desktop.pages.second_look.then_test import ThenTestUse

__all__ = ["RepeatUse", "SecondLookPage", "ThenTestUse"]
