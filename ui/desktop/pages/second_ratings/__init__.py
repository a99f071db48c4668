"""The page of second looks: the repeat, and the look back from memory."""

from ui.desktop.page import PageContext
from ui.desktop.pages.second_ratings.page import SecondRatingPage
from ui.desktop.pages.second_ratings.repeat import RepeatUse
from ui.desktop.pages.second_ratings.then_test import ThenTestUse

__all__ = ["repeat_page", "then_test_page"]


def repeat_page(context: PageContext, cycle_id: str) -> SecondRatingPage:
    """The page that rates a closed review a second time."""
    return SecondRatingPage(context, RepeatUse(context, cycle_id))


def then_test_page(context: PageContext, before_id: str, after_id: str) -> SecondRatingPage:
    """The page that rates an earlier review from memory, by the standard of a later one."""
    return SecondRatingPage(context, ThenTestUse(context, before_id, after_id))
