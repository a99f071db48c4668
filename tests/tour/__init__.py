"""The tour: the real window driven offscreen through a whole review, by keys and clicks."""
