"""One page a module: what it shows and what it asks of the journal."""
