"""The command line: a module for each area, and beside it what that area's commands print."""
