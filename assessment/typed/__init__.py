"""What people type: the characters of a text, and days as they are written."""
