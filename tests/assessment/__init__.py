"""The domain: what must hold of every review, whatever is in it."""
