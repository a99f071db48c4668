"""The charts: plain values from `assessment`, drawn on a matplotlib Figure. No Qt, no journal."""
