"""Everything the journal keeps, one module for each kind of thing."""
