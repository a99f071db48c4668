"""The report and the yearly page, which are read outside the program."""
