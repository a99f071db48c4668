"""What moved between reviews: comparisons, histories, one's own noise and the then-test."""
