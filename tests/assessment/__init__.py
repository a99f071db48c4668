"""The domain: what must hold for every review, whatever is in it."""
