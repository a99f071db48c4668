"""What is written to be read elsewhere: the report and the yearly page."""
