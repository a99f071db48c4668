"""The window: the only folder that uses Qt widgets."""
