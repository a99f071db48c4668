"""The journal: one file, one way in (`storage.journal.Journal`), and a store for each kind."""
