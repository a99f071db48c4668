"""The yearly page: one A4 side of a review to keep."""
