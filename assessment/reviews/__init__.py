"""Review cycles: what is written and rated in them, and what of it may be shown."""
