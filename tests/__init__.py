"""The tests, and under tests/tour the tour through the real windows."""
