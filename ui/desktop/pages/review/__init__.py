"""The review: start one, walk through it, look back, close it."""
