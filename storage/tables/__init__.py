"""Everything that the journal keeps, with a module for each kind of thing."""
