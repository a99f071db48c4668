"""The tour: drives the real window offscreen through a whole review, by keys and clicks."""
