"""The yearly page: a review on one side of A4, to keep."""
