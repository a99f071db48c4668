"""The walk through a review, skill by skill, and the second walks after it."""
