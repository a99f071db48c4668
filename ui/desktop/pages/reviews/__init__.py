"""The list of reviews, starting one and closing one."""
