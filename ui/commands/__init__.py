"""The command line: for each area a module of commands, and one (`..._text`) of what they print."""
