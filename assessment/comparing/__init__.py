"""What moved between reviews: comparisons, charts' values, one's own noise, the then-test."""
