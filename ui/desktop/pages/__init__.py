"""The pages of the window, in a folder for each area."""
