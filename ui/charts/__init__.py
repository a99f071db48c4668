"""The charts: values from `assessment` drawn on a matplotlib Figure, without Qt or the journal."""
