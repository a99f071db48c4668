"""The walk through a review, skill by skill, and the walks through second ratings."""
