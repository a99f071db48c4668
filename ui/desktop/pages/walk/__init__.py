"""The walk through a review."""
