"""The tests, and in tests/tour a tour of the real windows."""
