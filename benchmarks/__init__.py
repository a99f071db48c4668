"""What the product costs, each beside the bare thing in the same run, as a ratio."""
