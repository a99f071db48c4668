"""The tables of the reviews: cycles, answers, ratings, frozen rubrics."""
